import { Button, Group, Switch } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer, EmptyState, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../../platform/ui/toasts.ts'
import { type BoardMail, boardMailsSchema } from '../../boards/model-mails.ts'
import styles from './Boards.module.css'
import { MailDialog } from './MailDialog.tsx'
import { boardSentences } from './sentences.ts'
import { remove, useBoardMails, useChange } from './use-boards.ts'

/** What is mailed, when it comes next, and what became of the latest letters. */
export function MailsList() {
  const t = useTranslate(boardSentences)
  const mails = useBoardMails()
  return (
    <Answer
      query={mails}
      shape="table"
      isEmpty={found => found.mails.length === 0}
      empty={<EmptyState title={t('mails.emptyTitle')} text={t('mails.emptyText')} />}
    >
      {found => (
        <Card padding="none">
          <RowList>
            {found.mails.map(mail => (
              <MailRow key={mail.id} mail={mail} />
            ))}
          </RowList>
        </Card>
      )}
    </Answer>
  )
}

function MailRow({ mail }: { mail: BoardMail }) {
  const t = useTranslate(boardSentences)
  const { formats } = useLocale()
  const mayEdit = useMayEdit()
  const failed = mail.letters.find(letter => letter.state === 'failed')
  const last = mail.letters[0]
  const readers = [
    ...mail.readers.members.map(({ name, hasLeft }) => (hasLeft ? t('mails.left') : name)),
    ...mail.readers.outside.map(({ address }) => address),
  ]
  return (
    <Row
      title={<bdi>{mail.name}</bdi>}
      facts={
        <>
          <span>{t(`mail.${mail.schedule.every}`)}</span>
          <span>
            {mail.nextAt === null ? t('mails.off') : t('mails.next', { at: formats.dateTime(mail.nextAt) })}
          </span>
          <span>{readers.length === 0 ? t('mails.nobody') : formats.list(readers)}</span>
        </>
      }
      below={
        <>
          {failed && (
            <span className={styles.bad}>
              {t('mails.failed', { to: failed.to })} <bdi dir="ltr">{failed.failed}</bdi>
            </span>
          )}
          {!failed && last && (
            <span className={styles.quiet}>
              {t(`mails.${last.state}`, { to: last.to, at: formats.dateTime(last.at) })}
            </span>
          )}
        </>
      }
    >
      {mayEdit && <MailActions mail={mail} />}
    </Row>
  )
}

function MailActions({ mail }: { mail: BoardMail }) {
  const t = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const [isOpen, setOpen] = useState(false)
  const turn = useChange((api, isOn: boolean) => {
    const { schedule, readers } = mail
    const members = readers.members.filter(({ hasLeft }) => !hasLeft).map(({ userId }) => userId)
    const body = { schedule, readers: { members, outside: readers.outside }, isOn }
    return api.put(`/board-mails/${mail.id}`, body, boardMailsSchema)
  })
  const send = useChange(
    (api, _: undefined) => api.post(`/board-mails/${mail.id}/send`, {}, z.unknown()),
    () => showDone(t('mails.sentToYou')),
  )
  const end = useChange(remove)
  const fail = { onError: (error: unknown) => showFailed(sentence(error)) }
  return (
    <Group gap="xs">
      <Switch
        aria-label={t('mails.isOn', { name: mail.name })}
        checked={mail.isOn}
        disabled={turn.isPending}
        onChange={event => turn.mutate(event.currentTarget.checked, fail)}
      />
      <Button
        size="xs"
        variant="default"
        loading={send.isPending}
        onClick={() => send.mutate(undefined, fail)}
      >
        {t('mails.sendNow')}
      </Button>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('action.change')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="clay"
        onClick={() => end.mutate(`/board-mails/${mail.id}`, fail)}
      >
        {t('mails.end')}
      </Button>
      {isOpen && <MailDialog of={mail.of} name={mail.name} mail={mail} onClose={() => setOpen(false)} />}
    </Group>
  )
}
