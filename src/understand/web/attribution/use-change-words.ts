import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Attribution, AttributionModel, Touches } from '../../model-attribution.ts'
import type { Measure, TouchRow } from './prepare-attribution.ts'
import { attributionSentences } from './sentences.ts'
import { useTouchNames } from './use-touch-names.ts'

interface Judged {
  readonly touches: Touches
  readonly answer: Attribution
  readonly model: AttributionModel
  readonly measure: Measure
}

/** An amount of what is given out: conversions to a tenth, or money. */
export function useAmount({ answer, measure }: Pick<Judged, 'answer' | 'measure'>) {
  const { formats } = useLocale()
  return (amount: number) =>
    measure === 'revenue' && answer.currency !== null
      ? formats.money(amount, answer.currency, { maxDecimals: 0 })
      : formats.number(amount, { maxDecimals: amount < 100 ? 1 : 0 })
}

/** What changes for a touch, in words; null: nothing does. */
export function useChangeWords(judged: Judged): (row: TouchRow | null) => string {
  const t = useTranslate(attributionSentences)
  const nameTouch = useTouchNames(judged.touches)
  const amount = useAmount(judged)
  const models = { model: t(`model.${judged.model}`), baseline: t(`model.${judged.answer.baseline}`) }
  return row => {
    if (row === null || row.name === null) return t('attribution.change.none', models)
    const said = { ...models, touch: nameTouch(row.name), n: amount(Math.abs(row.change)) }
    return row.change > 0 ? t('attribution.change.up', said) : t('attribution.change.down', said)
  }
}
