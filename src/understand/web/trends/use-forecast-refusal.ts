import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { BucketUnit } from '../../model-buckets.ts'
import type { TrendForecast } from '../../model-trends.ts'
import { trendsSentences } from './sentences.ts'

/** Why there is no forecast, and what would help. */
export function useForecastRefusal(unit: BucketUnit): (forecast: TrendForecast) => string {
  const t = useTranslate(trendsSentences)
  const { formats } = useLocale()
  return forecast => {
    if (forecast.isThere) return ''
    const { reason, has, needs } = forecast
    if (reason === 'sparse') return t('trends.sparse')
    const numbers = { has: formats.number(has), needs: formats.number(needs) }
    if (reason === 'too-many') return t('trends.tooMany', numbers)
    if (unit === 'week') return t('trends.short.week', numbers)
    if (unit === 'month') return t('trends.short.month', numbers)
    return t('trends.short', { has: formats.quantity(has), needs: formats.quantity(needs) })
  }
}
