import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
import type { Attribution, Touches } from '../../model-attribution.ts'
import { type AttributionModel, attributionModels } from '../../model-attribution.ts'
import styles from './Attribution.module.css'
import type { Measure, TouchRow } from './prepare-attribution.ts'
import { attributionSentences } from './sentences.ts'
import { useAmount } from './use-change-words.ts'
import { useTouchNames } from './use-touch-names.ts'

/** All models side by side: a cell is a number with a bar of its share; the baseline's column stands out. */
export function ModelTable(props: {
  touches: Touches
  answer: Attribution
  model: AttributionModel
  measure: Measure
  rows: readonly TouchRow[]
}) {
  const t = useTranslate(attributionSentences)
  const nameTouch = useTouchNames(props.touches)
  const amount = useAmount(props)
  const { answer, rows } = props
  const largest = Math.max(1e-9, ...rows.flatMap(row => Object.values(row.byModel)))
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{t('attribution.models')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('attribution.models')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('attribution.touch')}</th>
              {attributionModels.map(model => (
                <th key={model} scope="col" data-baseline={model === answer.baseline ? '' : undefined}>
                  {t(`model.${model}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.key}>
                <th scope="row">
                  <bdi dir="auto">
                    {row.name === null
                      ? t('attribution.other', { n: answer.other?.names ?? 0 })
                      : nameTouch(row.name)}
                  </bdi>
                </th>
                {attributionModels.map(model => (
                  <td key={model} data-baseline={model === answer.baseline ? '' : undefined}>
                    {amount(row.byModel[model])}
                    <span className={styles.length}>
                      <ShareBar share={row.byModel[model] / largest} />
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
