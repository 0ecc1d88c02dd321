import { Button } from '@mantine/core'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { BarList } from '../../../platform/ui/charts/BarList.tsx'
import { LineChart } from '../../../platform/ui/charts/LineChart.tsx'
import type { Funnel } from '../../model-funnel.ts'
import type { AnswerProps, AskedAnswer } from '../ask/question-ui.ts'
import styles from './Funnel.module.css'
import type { FunnelDraft } from './funnel-draft.ts'
import { funnelSentences } from './sentences.ts'

interface FunnelMoreProps {
  readonly asked: AskedAnswer<Funnel>
  readonly labels: readonly string[]
  readonly onBehind: AnswerProps<FunnelDraft, Funnel>['onBehind']
}

/** Conversion over time, how long it took, and who left after each step. */
export function FunnelMore({ asked, labels, onBehind }: FunnelMoreProps) {
  const t = useTranslate(funnelSentences)
  const { formats } = useLocale()
  const { steps, series } = asked.answer
  const took = steps.at(-1)?.took ?? []
  return (
    <>
      <div className={styles.left}>
        {steps.slice(0, -1).map(({ id }, i) => {
          const about = t('funnel.left', { step: labels[i] ?? '' })
          const mark = { of: 'funnel', input: asked.input, level: i + 1, outcome: 'left' }
          return (
            <Button key={id} size="compact-sm" variant="default" onClick={() => onBehind({ about, mark })}>
              {about}
            </Button>
          )
        })}
      </div>
      {series.length > 1 && (
        <section className={styles.more}>
          <h2>{t('funnel.series')}</h2>
          <LineChart
            title={t('funnel.series')}
            format={value => formats.percent(value)}
            formatDate={at => formats.date(new Date(at).toISOString().slice(0, 10))}
            fromZero
            points={series.map(({ from, share }) => ({
              at: Date.parse(`${from}T12:00:00Z`),
              value: share.share,
              low: share.low,
              high: share.high,
              n: share.of,
            }))}
          />
        </section>
      )}
      {took.length > 1 && (
        <section className={styles.more}>
          <h2>{t('funnel.distribution')}</h2>
          <BarList
            label={t('funnel.distribution')}
            bars={took.map(({ untilMs, n }) => ({
              id: String(untilMs),
              label: t('funnel.within', { time: formats.duration(untilMs, { place: 'object' }) }),
              value: n,
              text: formats.number(n),
            }))}
          />
        </section>
      )}
    </>
  )
}
