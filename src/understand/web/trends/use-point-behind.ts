import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { TrendSeries, Trends } from '../../model-trends.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { Behind } from '../flow-view.ts'
import { useBucketLabel } from '../use-bucket-label.ts'
import { trendsSentences } from './sentences.ts'
import type { TrendsDraft } from './trends-draft.ts'
import { useSeriesName } from './use-line-name.ts'

/** Who is behind a line at a place of its buckets; null where nobody can be: nothing was counted, or it is a formula. */
export function usePointBehind({
  draft,
  asked: { input, answer },
}: Pick<AnswerProps<TrendsDraft, Trends>, 'draft' | 'asked'>): (
  series: TrendSeries,
  at: number,
) => Behind | null {
  const t = useTranslate(trendsSentences)
  const nameOf = useSeriesName(draft, answer.series)
  const label = useBucketLabel(draft.unit)
  return (series, at) => {
    const bucket = answer.buckets[at]
    const line = Number(series.id) - 1
    if (bucket === undefined || !series.values[at] || !Number.isInteger(line)) return null
    const { part, value } = series
    const currency = draft.currencies === 'each' ? series.currency : null
    return {
      about: t('trends.open', { name: nameOf(series), date: label(bucket) }),
      mark: { of: 'trends', input, line, part, value, currency, bucket },
    }
  }
}
