import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Trends } from '../../model-trends.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import { useBucketLabel } from '../use-bucket-label.ts'
import { trendsSentences } from './sentences.ts'
import type { TrendsDraft } from './trends-draft.ts'
import { useSeriesName } from './use-line-name.ts'
import { usePointBehind } from './use-point-behind.ts'
import { useValueFormat } from './use-value-format.ts'

/** A row a bucket, a column a line. */
export function useTrendsTable({
  draft,
  asked,
}: Pick<AnswerProps<TrendsDraft, Trends>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(trendsSentences)
  const { series, buckets, complete } = asked.answer
  const nameOf = useSeriesName(draft, series)
  const label = useBucketLabel(draft.unit)
  const behind = usePointBehind({ draft, asked })
  const valueFormat = useValueFormat()
  const yes = (is: boolean) => t(is ? 'trends.yes' : 'trends.no')
  return {
    columns: [
      { id: 'bucket', header: t('trends.column.date'), kind: 'date' },
      ...series.map((one, i) => ({ id: `s${i}`, header: nameOf(one), kind: 'number' as const })),
      { id: 'unusual', header: t('trends.column.unusual'), kind: 'text' },
      { id: 'complete', header: t('trends.column.complete'), kind: 'text' },
    ],
    rows: buckets.map((bucket, at) => ({
      key: bucket,
      values: {
        bucket,
        ...Object.fromEntries(series.map((one, i) => [`s${i}`, one.values[at] ?? null])),
        unusual: yes(series.some(one => one.anomalies?.places.includes(at))),
        complete: yes(complete[at] ?? false),
      },
      shown: {
        bucket: label(bucket),
        ...Object.fromEntries(
          series.map((one, i) => {
            const value = one.values[at] ?? null
            return [`s${i}`, value === null ? '–' : valueFormat(one)(value)]
          }),
        ),
      },
      behind: Object.fromEntries(
        series.flatMap((one, i) => {
          const found = behind(one, at)
          return found ? [[`s${i}`, found]] : []
        }),
      ),
    })),
  }
}
