import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import type { Moment } from '../../model-moments-of-truth.ts'
import { MomentCurve } from './MomentCurve.tsx'
import styles from './Moments.module.css'
import type { MomentsDraft } from './moments-draft.ts'
import { momentsSentences } from './sentences.ts'
import { useMomentWords } from './use-moment-words.ts'

interface FactsProps {
  readonly moment: Moment
  readonly draft: MomentsDraft
  readonly scale: number
}

const tones = {
  'most-important': 'attention',
  'penalty-only': 'bad',
  'penalty-outweighs': 'bad',
  'makes-leave': 'bad',
  'keeps-away': 'bad',
  'reward-only': 'good',
  'reward-outweighs': 'good',
  'both-ways': 'plain',
  'meets-many': 'plain',
  'meets-few': 'quiet',
} as const

/** Why it is one: reasons in words, how it went at each end, and what the ends cost and bring. */
export function MomentFacts({ moment, draft, scale }: FactsProps) {
  const t = useTranslate(momentsSentences)
  const { formats } = useLocale()
  const words = useMomentWords(draft)
  const ratio = (interval: { value: number; low: number; high: number }) => ({
    value: formats.number(interval.value, { maxDecimals: 2 }),
    low: formats.number(interval.low, { maxDecimals: 2 }),
    high: formats.number(interval.high, { maxDecimals: 2 }),
  })
  const together = moment.together.map(({ experience }) => words.experience(experience))
  return (
    <>
      <span className={styles.reasons}>
        {moment.reasons.map(reason => (
          <Tag key={reason} tone={tones[reason]}>
            {t(`moments.reason.${reason}`)}
          </Tag>
        ))}
      </span>
      <span className={styles.evidence}>
        <Groups moment={moment} draft={draft} />
        <Swings moment={moment} draft={draft} scale={scale} />
        {moment.curve.length > 0 && draft.outcome.of !== 'score' && (
          <MomentCurve curve={moment.curve} of={draft.outcome.of} />
        )}
      </span>
      {(moment.odds || moment.hazard) && (
        <span className={styles.ratios}>
          {moment.odds && <span>{t('moments.odds', ratio(moment.odds))}</span>}
          {moment.hazard && draft.outcome.of !== 'score' && (
            <span>{t(`moments.hazard.${draft.outcome.of}`, ratio(moment.hazard))}</span>
          )}
        </span>
      )}
      {together.length > 0 && (
        <span className={styles.together}>{t('moments.together', { list: formats.list(together) })}</span>
      )}
    </>
  )
}

function Groups({ moment, draft }: Omit<FactsProps, 'scale'>) {
  const t = useTranslate(momentsSentences)
  const { formats } = useLocale()
  const words = useMomentWords(draft)
  const ends = (['bad', 'middle', 'good'] as const).flatMap(end => {
    const group = moment[end]
    return group ? [{ end, group }] : []
  })
  return (
    <span className={styles.groups}>
      {ends.map(({ end, group }) => (
        <span key={end} className={styles.group} data-end={end}>
          <b>{words.mean(group.mean)}</b>
          <span>{t(`moments.group.${end}`)}</span>
          <span>
            {t('moments.group.n', { n: formats.quantity(group.n) })}
            {group.from !== null && group.to !== null && (
              <>
                {' · '}
                {t('moments.group.range', {
                  from: words.value(moment.experience, group.from),
                  to: words.value(moment.experience, group.to),
                })}
              </>
            )}
          </span>
        </span>
      ))}
    </span>
  )
}

/** The two bars: what its bad end costs, what its good end brings, from one line in the middle. */
function Swings({ moment, draft, scale }: FactsProps) {
  const t = useTranslate(momentsSentences)
  const words = useMomentWords(draft)
  const swings = (['penalty', 'reward'] as const).flatMap(kind => {
    const swing = moment[kind]
    return swing ? [{ kind, swing }] : []
  })
  return (
    <span className={styles.swings}>
      {swings.map(({ kind, swing }) => (
        <span key={kind} className={styles.swing} data-kind={kind}>
          <span className={styles.track} aria-hidden>
            <span style={{ inlineSize: `${(50 * Math.abs(swing.value)) / scale}%` }} />
          </span>
          <span>
            {t(`moments.${kind}`, {
              value: words.change(swing.value),
              low: words.change(swing.low),
              high: words.change(swing.high),
            })}
          </span>
        </span>
      ))}
    </span>
  )
}
