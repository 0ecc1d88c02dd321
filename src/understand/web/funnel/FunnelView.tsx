import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { FunnelColumns } from '../../../platform/ui/charts/FunnelColumns.tsx'
import type { Funnel } from '../../model-funnel.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import styles from './Funnel.module.css'
import { FunnelMore } from './FunnelMore.tsx'
import { eventOf, type FunnelDraft } from './funnel-draft.ts'
import { funnelSentences } from './sentences.ts'

/** The steps as columns; each opens the people who reached it. */
export function FunnelView({ draft, asked, onBehind, size }: AnswerProps<FunnelDraft, Funnel>) {
  const t = useTranslate(funnelSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const labels = draft.steps.map(step => nameOf('event', eventOf(step)))
  const { steps } = asked.answer
  const open = (id: string) => {
    const level = steps.findIndex(step => step.id === id) + 1
    const about = t('funnel.reached', { step: labels[level - 1] ?? '' })
    onBehind({ about, mark: { of: 'funnel', input: asked.input, level, outcome: 'reached' } })
  }
  return (
    <>
      <FunnelColumns
        title={t('funnel.title')}
        steps={steps.map(({ id, ofStart }, i) => ({ id, name: labels[i] ?? id, count: ofStart.n }))}
        onStep={open}
      />
      {size === 'whole' && <FunnelMore asked={asked} labels={labels} onBehind={onBehind} />}
      {size === 'whole' && (
        <ul className={styles.times}>
          {steps.map(
            ({ id, medianMs, p90Ms }, i) =>
              medianMs !== null &&
              p90Ms !== null && (
                <li key={id}>
                  {t('funnel.took', {
                    step: labels[i] ?? '',
                    median: formats.duration(medianMs, { place: 'object' }),
                    p90: formats.duration(p90Ms, { place: 'object' }),
                  })}
                </li>
              ),
          )}
        </ul>
      )}
    </>
  )
}
