import type { ComponentType, ReactNode } from 'react'
import { DataName } from '../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { ShareBar } from '../../platform/ui/charts/ShareBar.tsx'
import type { LaneKind } from '../model.ts'
import type { Pain, StepAnswer } from '../model-answer.ts'
import styles from './lane-cells.module.css'
import { mapSentences } from './sentences.ts'

type Cell = ComponentType<{ answer: StepAnswer }>

/** One kind of cell a lane; the grid knows none of them by name. Emotion is drawn across all columns. */
export const laneCells: Readonly<Record<Exclude<LaneKind, 'emotion'>, Cell>> = {
  actions: ActionsCell,
  channels: ChannelsCell,
  quotes: QuotesCell,
  pains: PainsCell,
  metrics: MetricsCell,
}

const most = 4

function ActionsCell({ answer }: { answer: StepAnswer }) {
  return (
    <ul className={styles.list}>
      {answer.actions.slice(0, most).map(action => (
        <Bar key={action.event} share={action.share} name={<DataName kind="event" raw={action.event} />} />
      ))}
    </ul>
  )
}

function ChannelsCell({ answer }: { answer: StepAnswer }) {
  const t = useTranslate(mapSentences)
  return (
    <ul className={styles.list}>
      {answer.channels.slice(0, most).map(({ channel, share }) => (
        <Bar
          key={channel}
          share={share}
          name={channel === '' ? t('channel.none') : <DataName kind="channel" raw={channel} />}
        />
      ))}
    </ul>
  )
}

function Bar({ name, share }: { name: ReactNode; share: number }) {
  const { formats } = useLocale()
  return (
    <li className={styles.bar}>
      <span className={styles.label}>
        <span className={styles.name}>{name}</span>
        <span>{formats.percent(share)}</span>
      </span>
      <span className={styles.meter}>
        <ShareBar share={share} colour="var(--r-stage-2)" />
      </span>
    </li>
  )
}

function QuotesCell({ answer }: { answer: StepAnswer }) {
  const quote = answer.quotes[0]
  if (!quote) return null
  return (
    <blockquote className={styles.quote}>
      <p dir="auto">{quote.text.length > 140 ? `${quote.text.slice(0, 140)}…` : quote.text}</p>
      <small>
        <DataName kind="event" raw={quote.event} />
      </small>
    </blockquote>
  )
}

function PainsCell({ answer }: { answer: StepAnswer }) {
  return (
    <ul className={styles.list}>
      {answer.pains.slice(0, 2).map(pain => (
        <PainLine key={pain.kind} pain={pain} />
      ))}
    </ul>
  )
}

export function PainLine({ pain }: { pain: Pain }) {
  const t = useTranslate(mapSentences)
  const { formats } = useLocale()
  const sub =
    pain.kind === 'drop-off'
      ? t('pain.drop-off.sub', {
          share: formats.percent(pain.value),
          n: formats.quantity(pain.cases, { compact: true }),
        })
      : pain.kind === 'slow'
        ? t('pain.slow.sub', { time: formats.duration(pain.value) })
        : t('pain.low-score.sub', {
            value: formats.number(pain.value, { decimals: 1, sign: true }),
            n: pain.cases,
          })
  return (
    <li className={styles.pain}>
      <i data-severe={pain.severity >= 0.5} aria-hidden />
      <span>
        {t(`pain.${pain.kind}`)}
        <small>{sub}</small>
      </span>
    </li>
  )
}

function MetricsCell({ answer }: { answer: StepAnswer }) {
  const t = useTranslate(mapSentences)
  const { formats } = useLocale()
  if (answer.cases === 0) return null
  const goOn = answer.dropOff === null ? null : 1 - answer.dropOff
  return (
    <dl className={styles.metrics}>
      <div>
        <dt>{t('metric.reach')}</dt>
        <dd>{formats.percent(answer.share)}</dd>
      </div>
      {goOn !== null && (
        <div>
          <dt>{t('metric.goOn')}</dt>
          <dd>
            {formats.percent(goOn)}
            {answer.dropOffLow !== null && answer.dropOffHigh !== null && (
              <small>
                {t('metric.between', {
                  low: formats.percent(1 - answer.dropOffHigh),
                  high: formats.percent(1 - answer.dropOffLow),
                })}
              </small>
            )}
          </dd>
        </div>
      )}
    </dl>
  )
}
