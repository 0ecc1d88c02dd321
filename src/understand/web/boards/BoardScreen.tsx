import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconBell, IconCode, IconDots, IconMail, IconPencil, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { BackIcon } from '../../../platform/ui/icons.tsx'
import { Page, PageHeader } from '../../../platform/ui/Page.tsx'
import { PeriodPicker } from '../../../platform/ui/PeriodPicker.tsx'
import { periodFromText, periodToText } from '../../../platform/ui/period.ts'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import type { Board } from '../../boards/model-boards.ts'
import { BoardAnswers } from './BoardAnswers.tsx'
import { BoardEditor } from './BoardEditor.tsx'
import styles from './Boards.module.css'
import { BoardTile } from './BoardTile.tsx'
import { EmbedDialog } from './EmbedDialog.tsx'
import { MailDialog } from './MailDialog.tsx'
import { boardSentences } from './sentences.ts'
import { useBoard } from './use-boards.ts'
import { useFirstTiles } from './use-first-words.ts'
import { useTellLanguage } from './use-tell-language.ts'
import { useAskAgain } from './use-tile-answer.ts'

/** One board: looked at through a period, edited in place, mailed and shared. */
export function BoardScreen({ params, search, setSearch }: ScreenProps) {
  const t = useTranslate(boardSentences)
  const [refresh, setRefresh] = useState(0)
  const said = useFirstTiles()
  const board = useBoard(params.id ?? '', { period: search.period }, refresh)
  useTellLanguage()
  const wanted = board.data?.content.refreshMinutes ?? 0
  if (wanted !== refresh) setRefresh(wanted)
  return (
    <Page>
      <p className={styles.back}>
        <AppLink to="/boards">
          <BackIcon size={14} aria-hidden /> {t('board.back')}
        </AppLink>
      </p>
      <Answer query={board} shape="cards">
        {found => (
          <BoardAnswers refreshMinutes={found.content.refreshMinutes}>
            {search.edit === 'yes' ? (
              <BoardEditor key={found.version} board={found} onDone={() => setSearch({ edit: undefined })} />
            ) : (
              <BoardPage board={said(found)} search={search} setSearch={setSearch} />
            )}
          </BoardAnswers>
        )}
      </Answer>
    </Page>
  )
}

function BoardPage({ board, search, setSearch }: Omit<ScreenProps, 'params'> & { board: Board }) {
  const t = useTranslate(boardSentences)
  const mayEdit = useMayEdit()
  const [open, setOpen] = useState<'mail' | 'embed' | null>(null)
  const { content, shown, name } = board
  const period = periodFromText(search.period ?? '') ?? content.period
  const byId = new Map(shown.map(tile => [tile.id, tile]))
  return (
    <>
      <PageHeader
        title={name}
        meta={board.description}
        actions={
          <>
            {shown.length > 0 && (
              <PeriodPicker
                value={period ?? { days: 30 }}
                onChange={chosen => setSearch({ period: periodToText(chosen) })}
              />
            )}
            {shown.length > 0 && <AskAgain tiles={shown} />}
            {mayEdit && (
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => setSearch({ edit: 'yes', period: undefined })}
              >
                {t('board.edit')}
              </Button>
            )}
            {mayEdit && <BoardMenu onOpen={setOpen} />}
          </>
        }
      />
      {content.tiles.length === 0 ? (
        <EmptyState title={t('board.emptyTitle')} text={t('board.emptyText')} />
      ) : (
        <div className={styles.grid}>
          {content.tiles.map(tile => (
            <BoardTile key={tile.id} tile={tile} shown={byId.get(tile.id)} editing={null} />
          ))}
        </div>
      )}
      {open === 'mail' && <MailDialog of={{ board: board.id }} name={name} onClose={() => setOpen(null)} />}
      {open === 'embed' && <EmbedDialog of={{ board: board.id }} name={name} onClose={() => setOpen(null)} />}
    </>
  )
}

function AskAgain({ tiles }: { tiles: Board['shown'] }) {
  const t = useTranslate(boardSentences)
  const { isAsking, askAgain } = useAskAgain(tiles)
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={t('board.askAgain')}
      title={t('board.askAgain')}
      loading={isAsking}
      onClick={askAgain}
    >
      <IconRefresh size={17} aria-hidden />
    </ActionIcon>
  )
}

function BoardMenu({ onOpen }: { onOpen(what: 'mail' | 'embed'): void }) {
  const t = useTranslate(boardSentences)
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t('board.more')}>
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconMail size={16} aria-hidden />} onClick={() => onOpen('mail')}>
          {t('mail.action')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCode size={16} aria-hidden />} onClick={() => onOpen('embed')}>
          {t('embed.action')}
        </Menu.Item>
        <Menu.Item
          component={AppLink}
          to="/boards?tab=alerts"
          leftSection={<IconBell size={16} aria-hidden />}
        >
          {t('tab.alerts')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
