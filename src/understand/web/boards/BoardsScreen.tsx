import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink, useGo } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { CardGrid, Page, PageHeader } from '../../../platform/ui/Page.tsx'
import { Segmented } from '../../../platform/ui/Segmented.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import { useNow } from '../../../platform/ui/use-now.ts'
import { AlertsList } from './AlertsList.tsx'
import styles from './Boards.module.css'
import { EmbedsList } from './EmbedsList.tsx'
import { MailsList } from './MailsList.tsx'
import { NameDialog } from './NameDialog.tsx'
import { SavedQuestions } from './SavedQuestions.tsx'
import { boardSentences } from './sentences.ts'
import { createBoard, useBoards, useChange } from './use-boards.ts'
import { useFirstWords } from './use-first-words.ts'
import { useTellLanguage } from './use-tell-language.ts'

const tabs = ['boards', 'saved', 'alerts', 'mails', 'embeds'] as const
type Tab = (typeof tabs)[number]

/** Boards, saved questions, and what is watched, mailed and shared of them. */
export function BoardsScreen({ search, setSearch }: ScreenProps) {
  const t = useTranslate(boardSentences)
  const mayEdit = useMayEdit()
  useTellLanguage()
  const shown = tabs.filter(tab => tab !== 'embeds' || mayEdit)
  const tab: Tab = shown.find(one => one === search.tab) ?? 'boards'
  return (
    <Page>
      <PageHeader title={t('boards.title')} meta={t('boards.meta')} actions={mayEdit && <NewBoard />} />
      <div className={styles.tabs}>
        <Segmented
          label={t('boards.tabs')}
          value={tab}
          options={shown.map(one => ({ value: one, label: t(`tab.${one}`) }))}
          onChange={chosen => setSearch({ tab: chosen === 'boards' ? undefined : chosen })}
        />
      </div>
      {tab === 'boards' && <BoardCards />}
      {tab === 'saved' && <SavedQuestions />}
      {tab === 'alerts' && <AlertsList />}
      {tab === 'mails' && <MailsList />}
      {tab === 'embeds' && <EmbedsList />}
    </Page>
  )
}

function BoardCards() {
  const t = useTranslate(boardSentences)
  const formats = useFormats()
  const now = useNow()
  const boards = useBoards()
  const said = useFirstWords()
  return (
    <Answer
      query={boards}
      shape="cards"
      isEmpty={found => found.boards.length === 0}
      empty={<EmptyState title={t('boards.emptyTitle')} text={t('boards.emptyText')} />}
    >
      {found => (
        <CardGrid least={300}>
          {found.boards.map(said).map(board => (
            <Card key={board.id}>
              <h2 className={styles.cardTitle} dir="auto">
                <AppLink to={`/boards/${board.id}`}>{board.name}</AppLink>
              </h2>
              {board.description !== '' && (
                <p className={styles.cardText} dir="auto">
                  {board.description}
                </p>
              )}
              <p className={styles.cardFacts}>
                <span>{t('boards.tiles', { n: board.tiles })}</span>
                <span>
                  {board.isAutomatic
                    ? t('boards.byItself')
                    : t('boards.changed', {
                        who: board.changedBy,
                        when: formats.relative(board.changedAt, now),
                      })}
                </span>
                {board.visibility === 'private' && <Tag>{t('field.privateTag')}</Tag>}
              </p>
            </Card>
          ))}
        </CardGrid>
      )}
    </Answer>
  )
}

function NewBoard() {
  const t = useTranslate(boardSentences)
  const go = useGo()
  const [isOpen, setOpen] = useState(false)
  const create = useChange(createBoard, board => go(`/boards/${board.id}?edit=yes`))
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('boards.new')}</Button>
      {isOpen && (
        <NameDialog
          title={t('boards.new')}
          action={t('boards.make')}
          mutation={create}
          onClose={() => setOpen(false)}
          onName={({ name, description, visibility }) => {
            const content = { tiles: [], period: { days: 30 }, segment: null, refreshMinutes: 0 }
            create.mutate({ name, description, visibility, content })
          }}
        />
      )}
    </>
  )
}
