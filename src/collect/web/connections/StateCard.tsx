import { Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Note } from '../../../platform/ui/Form.tsx'
import { Since } from '../../../platform/ui/Since.tsx'
import { useNow } from '../../../platform/ui/use-now.ts'
import type { ConnectionView, ConnectorView } from '../../connections/model-connection.ts'
import styles from './Connections.module.css'
import { shareDone, stateOf } from './prepare-connections.ts'
import { connectionSentences } from './sentences.ts'
import { useConnectionError } from './use-connections.ts'

interface StateCardProps {
  readonly found: ConnectionView
  readonly kind: ConnectorView
}

/** How far the load has come, what it brought, and its error in words. */
export function StateCard({ found, kind }: StateCardProps) {
  const t = useTranslate(connectionSentences)
  const formats = useFormats()
  const state = stateOf(found, kind.loads)
  const { totals, hook } = found
  return (
    <Card>
      <section className={styles.part}>
        <h2 className={styles.partTitle}>{t('one.state')}</h2>
        {state === 'first' && <FirstLoad found={found} />}
        {state === 'paused' && <Note>{t('one.paused')}</Note>}
        {found.error !== null && <LastError found={found} kind={kind} />}
        <dl className={styles.facts}>
          {kind.loads && (
            <>
              <Fact label={t('one.stored')}>{formats.number(totals.stored)}</Fact>
              <Fact label={t('one.repeated')}>{formats.number(totals.repeated)}</Fact>
              <Fact label={t('one.quarantined')}>{formats.number(totals.quarantined)}</Fact>
              <Fact label={t('one.last')}>
                {found.lastRunAt === null ? t('one.never') : <Since at={found.lastRunAt} />}
              </Fact>
              {found.nextRunAt !== null && !found.isRunning && (
                <Fact label={t('one.next')}>
                  <Until at={found.nextRunAt} />
                </Fact>
              )}
            </>
          )}
          {kind.listens && (
            <>
              <Fact label={t('one.hookCalls')}>{formats.number(hook.calls)}</Fact>
              {hook.refused > 0 && <Fact label={t('one.hookRefused')}>{formats.number(hook.refused)}</Fact>}
              {hook.unread > 0 && <Fact label={t('one.hookUnread')}>{formats.number(hook.unread)}</Fact>}
              {hook.lastAt !== null && (
                <Fact label={t('one.hookLast')}>
                  <Since at={hook.lastAt} />
                </Fact>
              )}
            </>
          )}
        </dl>
        <AppLink to={`/data?source=${encodeURIComponent(found.name)}`} className={styles.link}>
          {t('one.source')}
        </AppLink>
      </section>
    </Card>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A moment to come, kept true while it is looked at. */
function Until({ at }: { at: number }) {
  const formats = useFormats()
  const now = useNow(10_000)
  return <>{formats.relative(Math.max(at, now), now)}</>
}

function FirstLoad({ found }: { found: ConnectionView }) {
  const t = useTranslate(connectionSentences)
  const formats = useFormats()
  const share = shareDone(found)
  const { done, of } = found.progress
  return (
    <div className={styles.progress}>
      <Note>{t('one.firstRunning')}</Note>
      <Progress
        value={share === null ? 100 : share * 100}
        animated={share === null}
        striped={share === null}
        aria-label={t('status.first')}
      />
      <p className={styles.soft}>
        {of === null
          ? t('one.progressUnknown', { n: formats.quantity(done) })
          : t('one.progress', { done: formats.number(done), of: formats.number(Math.max(of, done)) })}
      </p>
    </div>
  )
}

function LastError({ found, kind }: StateCardProps) {
  const t = useTranslate(connectionSentences)
  const sentence = useConnectionError(kind)
  if (found.error === null) return null
  const { code, params, at } = found.error
  const failure = Object.assign(new Error(code), { code, params })
  const when = { node: <Since at={at} /> }
  return (
    <div className={styles.error} role="status">
      <strong>{t('one.error')}</strong>
      <p>{sentence(failure)}</p>
      <p className={styles.soft}>
        {found.nextRunAt === null
          ? t.rich('one.errorStays', { when })
          : t.rich('one.errorAt', { when, next: { node: <Until at={found.nextRunAt} /> } })}
      </p>
    </div>
  )
}
