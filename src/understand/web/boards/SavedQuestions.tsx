import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import { useNow } from '../../../platform/ui/use-now.ts'
import { type Saved, savedSchema } from '../../boards/model-boards.ts'
import { findQuestion } from '../ask/question-uis.ts'
import { askSentences } from '../ask/sentences.ts'
import { AlertDialog } from './AlertDialog.tsx'
import { EmbedDialog } from './EmbedDialog.tsx'
import { MailDialog } from './MailDialog.tsx'
import { NameDialog } from './NameDialog.tsx'
import { PutOnBoardDialog } from './PutOnBoardDialog.tsx'
import { questionAddress } from './prepare-board.ts'
import { boardSentences } from './sentences.ts'
import { remove, useChange, useSavedQuestions } from './use-boards.ts'

/** Every saved question that the reader may see: opened, put on a board, watched, mailed, shared, renamed, copied, deleted. */
export function SavedQuestions() {
  const t = useTranslate(boardSentences)
  const saved = useSavedQuestions()
  return (
    <Answer
      query={saved}
      shape="table"
      isEmpty={found => found.saved.length === 0}
      empty={<EmptyState title={t('saved.emptyTitle')} text={t('saved.emptyText')} />}
    >
      {found => (
        <Card padding="none">
          <RowList>
            {found.saved.map(one => (
              <SavedRow key={one.id} saved={one} />
            ))}
          </RowList>
        </Card>
      )}
    </Answer>
  )
}

function SavedRow({ saved }: { saved: Saved }) {
  const t = useTranslate(boardSentences)
  const ask = useTranslate(askSentences)
  const formats = useFormats()
  const now = useNow()
  const mayEdit = useMayEdit()
  const listed = findQuestion(saved.question)
  const canOpen = listed && !saved.broken
  return (
    <Row
      title={
        canOpen ? (
          <AppLink to={questionAddress(saved)}>
            <bdi>{saved.name}</bdi>
          </AppLink>
        ) : (
          <bdi>{saved.name}</bdi>
        )
      }
      facts={
        <>
          <span>{listed ? ask(listed.title) : <bdi dir="ltr">{saved.question}</bdi>}</span>
          <span>
            {t('boards.changed', { who: saved.changedBy, when: formats.relative(saved.changedAt, now) })}
          </span>
          {saved.visibility === 'private' && <Tag>{t('field.privateTag')}</Tag>}
          {saved.broken && <Tag tone="bad">{t('broken.tag')}</Tag>}
        </>
      }
      below={
        saved.broken ? (
          <span>
            {t(`broken.${saved.broken.why}`)}{' '}
            <bdi dir="ltr">{[saved.broken.path, saved.broken.reason].filter(Boolean).join(': ')}</bdi>
          </span>
        ) : (
          saved.description !== '' && <span dir="auto">{saved.description}</span>
        )
      }
    >
      {mayEdit && <SavedMenu saved={saved} />}
    </Row>
  )
}

type Open = 'rename' | 'copy' | 'delete' | 'board' | 'mail' | 'alert' | 'embed' | null

function SavedMenu({ saved }: { saved: Saved }) {
  const t = useTranslate(boardSentences)
  const [open, setOpen] = useState<Open>(null)
  const acts = saved.broken
    ? (['rename', 'copy', 'delete'] as const)
    : (['board', 'alert', 'mail', 'embed', 'rename', 'copy', 'delete'] as const)
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('saved.more', { name: saved.name })}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {acts.map(act => (
            <Menu.Item key={act} color={act === 'delete' ? 'clay' : undefined} onClick={() => setOpen(act)}>
              {t(`saved.${act}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <SavedDialog saved={saved} open={open} onClose={() => setOpen(null)} />
    </>
  )
}

function SavedDialog({ saved, open, onClose }: { saved: Saved; open: Open; onClose(): void }) {
  const t = useTranslate(boardSentences)
  const { id, name, version, question, input, compare, breakdown, description, visibility } = saved
  const of = { saved: id }
  const rename = useChange(
    (api, named: { name: string; description: string; visibility: Saved['visibility'] }) =>
      api.put(
        `/saved-questions/${id}`,
        { version, question, input, compare, breakdown, ...named },
        savedSchema,
      ),
    onClose,
  )
  const copy = useChange(
    (api, named: { name: string; visibility: Saved['visibility'] }) =>
      api.post(`/saved-questions/${id}/copies`, named, savedSchema),
    onClose,
  )
  const deletion = useChange(remove, onClose)
  switch (open) {
    case null:
      return null
    case 'board':
      return <PutOnBoardDialog saved={id} title={name} onClose={onClose} />
    case 'mail':
      return <MailDialog of={of} name={name} onClose={onClose} />
    case 'alert':
      return <AlertDialog saved={saved} onClose={onClose} />
    case 'embed':
      return <EmbedDialog of={of} name={name} onClose={onClose} />
    case 'rename':
      return (
        <NameDialog
          title={t('saved.rename')}
          action={t('action.save')}
          first={{ name, description, visibility }}
          mayHide={saved.isMine}
          mutation={rename}
          onName={named => rename.mutate(named)}
          onClose={onClose}
        />
      )
    case 'copy':
      return (
        <NameDialog
          title={t('saved.copy')}
          action={t('saved.copy')}
          first={{ name: t('saved.copyName', { name }), visibility }}
          mutation={copy}
          onName={named => copy.mutate({ name: named.name, visibility: named.visibility })}
          onClose={onClose}
        />
      )
    case 'delete':
      return (
        <ConfirmDialog
          title={t('saved.deleteTitle', { name })}
          text={t('saved.deleteText')}
          action={t('saved.delete')}
          mutation={deletion}
          onConfirm={() => deletion.mutate(`/saved-questions/${id}`)}
          onClose={onClose}
        />
      )
  }
}
