import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
import type { Attribution, AttributionModel, Touches } from '../../model-attribution.ts'
import styles from './Attribution.module.css'
import type { Measure, TouchRow } from './prepare-attribution.ts'
import { attributionSentences } from './sentences.ts'
import { useAmount } from './use-change-words.ts'
import { useTouchNames } from './use-touch-names.ts'

interface Props {
  readonly touches: Touches
  readonly answer: Attribution
  readonly model: AttributionModel
  readonly measure: Measure
  readonly rows: readonly TouchRow[]
  readonly isSmall?: boolean
  onTouch(name: string, called: string): void
}

/** A touch by the baseline and by the model, one bar under the other; and what it cost. */
export function TouchBars(props: Props) {
  const t = useTranslate(attributionSentences)
  const nameTouch = useTouchNames(props.touches)
  const amount = useAmount(props)
  const { answer, rows, model, isSmall = false } = props
  return (
    <ul className={styles.bars}>
      {rows.map(row => {
        const { name } = row
        const called =
          name === null ? t('attribution.other', { n: answer.other?.names ?? 0 }) : nameTouch(name)
        return (
          <li key={row.key}>
            <div className={styles.head}>
              {name === null ? (
                <span>{called}</span>
              ) : (
                <button type="button" className={styles.name} onClick={() => props.onTouch(name, called)}>
                  <bdi dir="auto">{called}</bdi>
                </button>
              )}
              <span className={styles.numbers}>
                <span>{amount(row.byModel[answer.baseline])}</span>
                <strong>{amount(row.byModel[model])}</strong>
              </span>
            </div>
            <span className={styles.lengths}>
              <ShareBar share={row.lengths.baseline} colour="var(--r-faint)" />
              <ShareBar share={row.lengths.model} />
            </span>
            {!isSmall && <Detail row={row} answer={answer} />}
          </li>
        )
      })}
    </ul>
  )
}

function Detail({ row, answer }: { row: TouchRow; answer: Attribution }) {
  const t = useTranslate(attributionSentences)
  const { formats } = useLocale()
  const { removal, cost } = row
  const money = (value: number) => formats.money(value, answer.currency ?? undefined)
  const lost =
    removal &&
    (removal.low === null || removal.high === null
      ? t('attribution.removal.only', { share: formats.percent(removal.share) })
      : t('attribution.removal', {
          share: formats.percent(removal.share),
          low: formats.percent(removal.low),
          high: formats.percent(removal.high),
        }))
  return (
    <p className={styles.detail}>
      {lost && <span>{lost}</span>}
      {cost && <span>{costWords()}</span>}
    </p>
  )

  function costWords(): string {
    if (cost === null) return ''
    const said = { cost: money(cost.total) }
    if (cost.perConversion === null) return t('attribution.cost.nothing', said)
    const per = money(cost.perConversion)
    if (cost.back === null) return t('attribution.cost.noReturn', { ...said, per })
    return t('attribution.cost', { ...said, per, return: formats.number(cost.back, { maxDecimals: 2 }) })
  }
}
