import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { namedValue } from '../ask/sentence/fields.tsx'
import { eventOf } from '../ask/touchpoint-draft.ts'
import type { MeasureDraft } from './measure-draft.ts'
import { dailySentences } from './sentences.ts'

/** How a measure is called and told: shares in percent, effects in points or as so many percent more. */
export function useMeasureWords(measure: MeasureDraft) {
  const t = useTranslate(dailySentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { of = 'conversion' } = measure
  const isShare = of === 'conversion' || of === 'share'
  const first = measure.where?.[0]
  const words = {
    event: nameOf('event', eventOf(measure.event)),
    from: nameOf('event', eventOf(measure.from)),
    to: nameOf('event', eventOf(measure.to)),
    path: nameOf('property', first && of === 'share' ? first.path : (measure.path ?? '')),
    value: first ? namedValue(nameOf, first.path, first.value) : '',
  }
  const number = (value: number) =>
    formats.number(value, { maxDecimals: Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0 })
  const isMoney = (of === 'sum' || of === 'average') && measure.currency
  return {
    name: t(`name.${of}`, words),
    value: (value: number) =>
      isShare
        ? formats.percent(value, 1)
        : isMoney
          ? formats.money(value, measure.currency ?? undefined, { compact: Math.abs(value) >= 100_000 })
          : number(value),
    /** The size of an effect without its sign: «5.2 points», 23 %. */
    effect: (value: number, scale: 'relative' | 'additive') => {
      const size = Math.abs(value)
      if (scale === 'relative') return formats.percent(size, size < 0.1 ? 1 : 0)
      return isShare ? t('points', { n: formats.quantity(size * 100, { maxDecimals: 1 }) }) : number(size)
    },
    /** The same with its sign, for tables. */
    signed: (value: number, scale: 'relative' | 'additive') => {
      if (scale === 'relative') return formats.percent(value, Math.abs(value) < 0.1 ? 1 : 0)
      return isShare ? t('points', { n: formats.quantity(value * 100, { maxDecimals: 1 }) }) : number(value)
    },
  }
}
