import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import type { TrendSeries } from '../../model-trends.ts'

type Line = Pick<TrendSeries, 'currency'> & Partial<Pick<TrendSeries, 'values'>>

/** How a value of a line is written: money with its currency, whole numbers whole (what is expected of them too). */
export function useValueFormat(): (line: Line, isShort?: boolean) => (value: number) => string {
  const { formats } = useLocale()
  return ({ currency, values = [] }, isShort = false) => {
    if (currency) return value => formats.money(value, currency, isShort ? { compact: true } : {})
    const isWhole = values.length > 0 && values.every(value => value === null || Number.isInteger(value))
    return value => {
      if (isShort && Math.abs(value) >= 10_000) return formats.compact(value)
      const decimals = Math.abs(value) < 10 ? 2 : Math.abs(value) < 1_000 ? 1 : 0
      return formats.number(value, { maxDecimals: isWhole ? 0 : decimals })
    }
  }
}
