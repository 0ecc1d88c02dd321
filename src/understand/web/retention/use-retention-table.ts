import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Retention } from '../../model-retention.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import { useBucketLabel } from '../use-bucket-label.ts'
import type { RetentionDraft } from './retention-draft.ts'
import { retentionSentences } from './sentences.ts'

/** A row a cohort and unit: what a spreadsheet can pivot. */
export function useRetentionTable({
  draft,
  asked,
}: Pick<AnswerProps<RetentionDraft, Retention>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(retentionSentences)
  const { formats } = useLocale()
  const label = useBucketLabel(draft.unit)
  return {
    columns: [
      { id: 'cohort', header: t('retention.began'), kind: 'date' },
      { id: 'size', header: t('retention.size'), kind: 'number' },
      { id: 'unit', header: t('retention.column.unit'), kind: 'number' },
      { id: 'n', header: t('retention.column.n'), kind: 'number' },
      { id: 'share', header: t('retention.column.share'), kind: 'number' },
      { id: 'low', header: t('retention.column.low'), kind: 'number' },
      { id: 'high', header: t('retention.column.high'), kind: 'number' },
      { id: 'complete', header: t('retention.column.complete'), kind: 'text' },
    ],
    rows: asked.answer.cohorts.flatMap(({ cohort, size, cells }) =>
      cells.map(({ unit, n, share, low, high, complete }) => ({
        key: `${cohort} ${unit}`,
        values: {
          cohort,
          size,
          unit,
          n,
          share,
          low,
          high,
          complete: complete ? t('retention.yes') : t('retention.no'),
        },
        shown: {
          cohort: label(cohort),
          size: formats.number(size),
          unit: formats.number(unit),
          n: formats.number(n),
          share: formats.percent(share),
          low: formats.percent(low),
          high: formats.percent(high),
        },
      })),
    ),
  }
}
