import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { ShareBar } from '../../platform/ui/charts/ShareBar.tsx'
import { ForwardIcon } from '../../platform/ui/icons.tsx'
import type { Paths } from '../model-answers.ts'
import styles from './Flow.module.css'
import { flowSentences } from './sentences.ts'
import { useStepLabel } from './use-step-label.ts'

/** At most twelve stops are drawn of a long way: its ends, and how many lie between. */
export function Trail({ path }: { path: Paths['paths'][number] }) {
  const { formats } = useLocale()
  const label = useStepLabel()
  const { steps } = path
  const isLong = steps.length > 12
  const head = isLong ? steps.slice(0, 8) : steps
  const tail = isLong ? steps.slice(-3) : []
  const stops = [
    ...head.map(label),
    ...(isLong ? [`+${formats.number(steps.length - 11)}`] : []),
    ...tail.map(label),
  ]
  return (
    <span className={styles.trail}>
      {stops.map((stop, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way may pass the same stop twice; its place is what tells them apart
        <span key={i} className={styles.leg}>
          {i > 0 && <ForwardIcon size={14} aria-hidden />}
          <bdi className={styles.stop} dir="auto">
            {stop}
          </bdi>
        </span>
      ))}
    </span>
  )
}

/** How many took it, as a bar with the band in which the share surely lies. The longest band is as long as the bar. */
export function Amount({ share, widest }: { share: Paths['paths'][number]['share']; widest: number }) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const values = {
    share: formats.percent(share.share),
    low: formats.percent(share.low),
    high: formats.percent(share.high),
    sure: formats.percent(0.95),
  }
  return (
    <span className={styles.amount} title={t('paths.share', values)}>
      <strong>{formats.number(share.n)}</strong>
      <span>{values.share}</span>
      <span className={styles.length}>
        <ShareBar
          share={share.share / widest}
          interval={{ low: share.low / widest, high: share.high / widest }}
          colour="var(--r-stage-2)"
        />
      </span>
    </span>
  )
}
