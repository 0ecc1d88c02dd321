import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { TrendSeries, Trends } from '../../model-trends.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { useBucketLabel } from '../use-bucket-label.ts'
import { trendsSentences } from './sentences.ts'
import type { TrendsDraft } from './trends-draft.ts'
import { useForecastRefusal } from './use-forecast-refusal.ts'
import { useSeriesName } from './use-line-name.ts'
import { useValueFormat } from './use-value-format.ts'

/** The first line in words: how much, how much last, what is unusual, what comes next. */
export function TrendsSummary({ draft, asked, compared }: AnswerProps<TrendsDraft, Trends>) {
  const t = useTranslate(trendsSentences)
  const { formats } = useLocale()
  const { series, buckets, complete, ahead } = asked.answer
  const nameOf = useSeriesName(draft, series)
  const label = useBucketLabel(draft.unit)
  const valueFormat = useValueFormat()
  const refusal = useForecastRefusal(draft.unit)
  const first = series[0]
  if (!first) return null
  const format = valueFormat(first)
  const at = complete.lastIndexOf(true)
  const last = first.values[at] ?? null
  const before = compared?.answer.series.find(one => one.id === first.id && one.currency === first.currency)
  const next = first.forecast?.isThere ? first.forecast.points[0] : undefined
  const sums = isSum(draft, first) ? 'trends.answer' : 'trends.answer.value'
  const sentences = [
    last === null || first.total === null
      ? t('trends.answer.none', { name: nameOf(first) })
      : t(sums, {
          name: nameOf(first),
          total: format(first.total),
          last: format(last),
          date: label(buckets[at] ?? ''),
        }),
    before && before.total !== null ? t('trends.answer.before', { total: format(before.total) }) : '',
    first.anomalies ? t('trends.answer.unusual', { n: formats.quantity(first.anomalies.places.length) }) : '',
    next
      ? t('trends.answer.next', {
          date: label(ahead[0] ?? ''),
          value: format(next.value),
          sure: formats.percent(0.95),
          low: format(next.low),
          high: format(next.high),
        })
      : '',
    first.forecast && !first.forecast.isThere ? refusal(first.forecast) : '',
  ]
  return sentences.filter(text => text !== '').join(' ')
}

function isSum({ lines }: TrendsDraft, series: TrendSeries): boolean {
  const line = lines[Number(series.id) - 1]
  return line !== undefined && line.over === null && ['events', 'sum'].includes(line.measure.of)
}
