import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { FunnelColumns } from '../../../platform/ui/charts/FunnelColumns.tsx'
import type { Funnel } from '../../model-funnel.ts'
import type { Behind } from '../flow-view.ts'
import styles from './Funnel.module.css'
import { funnelSentences } from './sentences.ts'
import { useReached } from './use-reached.ts'

export interface FunnelStepsProps {
  readonly answer: Funnel
  /** What was asked for this answer. */
  readonly input: unknown
  readonly labels: readonly string[]
  readonly hasTimes: boolean
  onBehind(behind: Behind): void
}

/** The steps as columns, each opens the people who reached it; below them how long that took. */
export function FunnelSteps({ answer: { steps }, input, labels, hasTimes, onBehind }: FunnelStepsProps) {
  const t = useTranslate(funnelSentences)
  const { formats } = useLocale()
  const reached = useReached(input, labels)
  const time = (ms: number) => formats.duration(ms, { place: 'object' })
  return (
    <>
      <FunnelColumns
        title={t('funnel.title')}
        steps={steps.map(({ id, ofStart }, i) => ({ id, name: labels[i] ?? id, count: ofStart.n }))}
        onStep={id => onBehind(reached(steps.findIndex(step => step.id === id) + 1))}
      />
      {hasTimes && (
        <ul className={styles.times}>
          {steps.map(
            ({ id, medianMs, p90Ms }, i) =>
              medianMs !== null &&
              p90Ms !== null && (
                <li key={id}>
                  {t('funnel.took', { step: labels[i] ?? '', median: time(medianMs), p90: time(p90Ms) })}
                </li>
              ),
          )}
        </ul>
      )}
    </>
  )
}
