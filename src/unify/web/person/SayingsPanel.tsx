import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { EmptyState } from '../../../platform/ui/states.tsx'
import type { Messages, Saying } from '../../profile/model-profile.ts'
import { useEventName } from '../use-event-name.ts'
import styles from './Profile.module.css'
import { toneOfScore } from './prepare-score.ts'
import { profileSentences } from './sentences.ts'

/** What they said of us, in their own words. */
export function SayingsPanel({ sayings }: { sayings: readonly Saying[] }) {
  const t = useTranslate(profileSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const nameOfEvent = useEventName()
  if (sayings.length === 0)
    return (
      <Card>
        <EmptyState title={t('said.none')} text={t('said.noneText')} />
      </Card>
    )
  return (
    <Card>
      <ul className={styles.list}>
        {sayings.map(({ from, score, scoreOf, text }) => (
          <li key={from.messageId} className={styles.entry}>
            <span className={styles.line}>
              <span className={styles.strong}>{nameOfEvent(from)}</span>
              {score !== null && (
                <Tag tone={toneOfScore({ score, scoreOf, event: from.name })}>
                  {t('said.score', { what: nameOf('property', scoreOf), score: formats.number(score) })}
                </Tag>
              )}
              {from.channel !== '' && <span className={styles.quiet}>{nameOf('channel', from.channel)}</span>}
              <span className={`${styles.quiet} ${styles.end}`}>{formats.dateTime(from.time)}</span>
            </span>
            {text !== '' && (
              <blockquote className={styles.words} dir="auto">
                {text}
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const tones = {
  sent: 'quiet',
  delivered: 'quiet',
  opened: 'good',
  clicked: 'good',
  bounced: 'bad',
  received: 'plain',
} as const

/** Messages to them and from them, and what became of each. */
export function MessagesPanel({ messages }: { messages: Messages }) {
  const t = useTranslate(profileSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const nameOfEvent = useEventName()
  if (messages.latest.length === 0)
    return (
      <Card>
        <EmptyState title={t('messages.none')} text={t('messages.noneText')} />
      </Card>
    )
  return (
    <Card>
      <div className={styles.stack}>
        <p className={styles.line}>
          {messages.counts.map(({ state, messages: n }) => (
            <Tag key={state} tone={tones[state]}>
              {t(`messages.${state}.n`, { n })}
            </Tag>
          ))}
        </p>
        <ul className={styles.list}>
          {messages.latest.map(({ state, subject, from }) => (
            <li key={from.messageId} className={styles.entry}>
              <span className={styles.line}>
                <Tag tone={tones[state]}>{t(`messages.${state}`)}</Tag>
                <bdi dir="auto" className={styles.strong}>
                  {subject === '' ? nameOfEvent(from) : subject}
                </bdi>
                {from.channel !== '' && (
                  <span className={styles.quiet}>{nameOf('channel', from.channel)}</span>
                )}
                <span className={`${styles.quiet} ${styles.end}`}>{formats.dateTime(from.time)}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
