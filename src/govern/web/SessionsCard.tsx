import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../../platform/http/client.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { Row, RowList } from '../../platform/ui/RowList.tsx'
import { Since } from '../../platform/ui/Since.tsx'
import { Answer, useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../platform/ui/toasts.ts'
import { endedView, type SessionView, sessionsView } from '../model.ts'
import { addressOf, deviceOf } from './prepare-sessions.ts'
import styles from './Settings.module.css'
import { governSentences } from './sentences.ts'

const key = ['my', 'sessions']

/** Where the reader is signed in; any other session can be ended from here. */
export function SessionsCard() {
  const t = useTranslate(governSentences)
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  const sessions = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => callApi({ path: '/api/me/sessions', response: sessionsView, signal }),
  })
  const endOthers = useMutation({
    mutationFn: () =>
      callApi({ method: 'POST', path: '/api/me/sessions/end-others', body: {}, response: endedView }),
    onSuccess: async ({ ended }) => {
      showDone(t('account.sessions.ended', { n: ended }))
      await cache.invalidateQueries({ queryKey: ['my'] })
    },
    onError: error => showFailed(sentence(error)),
  })
  return (
    <Answer query={sessions} shape="table">
      {found => (
        <Card padding="none">
          <RowList>
            {found.sessions.map(session => (
              <SessionRow key={session.id} session={session} />
            ))}
          </RowList>
          {found.sessions.length > 2 && (
            <div className={styles.more}>
              <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
                {t('account.sessions.endOthers')}
              </Button>
            </div>
          )}
        </Card>
      )}
    </Answer>
  )
}

function SessionRow({ session }: { session: SessionView }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  const device = useDeviceName(session.agent)
  const address = addressOf(session.address)
  const end = useMutation({
    mutationFn: () =>
      callApi({ method: 'DELETE', path: `/api/me/sessions/${encodeURIComponent(session.id)}` }),
    onSuccess: async () => {
      showDone(t('account.sessions.ended', { n: 1 }))
      await cache.invalidateQueries({ queryKey: ['my'] })
    },
    onError: error => showFailed(sentence(error)),
  })
  return (
    <Row
      title={device}
      facts={
        <>
          <span>{t('account.sessions.since', { date: formats.dateTime(session.since) })}</span>
          {address !== '' && <Ltr>{address}</Ltr>}
        </>
      }
    >
      {session.isCurrent ? (
        <Tag tone="good">{t('account.sessions.current')}</Tag>
      ) : (
        <>
          <span className={styles.aside}>
            {t.rich('account.sessions.seen', { when: { node: <Since at={session.seenAt} /> } })}
          </span>
          <Button
            variant="default"
            loading={end.isPending}
            aria-label={t('account.sessions.end.for', { device })}
            onClick={() => end.mutate()}
          >
            {t('account.sessions.end')}
          </Button>
        </>
      )}
    </Row>
  )
}

function useDeviceName(agent: string): string {
  const t = useTranslate(governSentences)
  const { browser, system } = deviceOf(agent)
  if (browser === null || system === null) return browser ?? system ?? t('account.sessions.unknown')
  return t('account.sessions.device', { browser, system })
}
