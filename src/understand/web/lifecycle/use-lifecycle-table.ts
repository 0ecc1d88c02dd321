import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Lifecycle } from '../../model-lifecycle.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import { useBucketLabel } from '../use-bucket-label.ts'
import type { LifecycleDraft } from './lifecycle-draft.ts'
import { lifecycleSentences } from './sentences.ts'
import { useStateBehind } from './use-state-behind.ts'

const counts = ['new', 'returning', 'resurrecting', 'dormant'] as const

export function useLifecycleTable({
  draft,
  asked,
}: Pick<AnswerProps<LifecycleDraft, Lifecycle>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(lifecycleSentences)
  const { formats } = useLocale()
  const label = useBucketLabel(draft.unit)
  const behind = useStateBehind({ draft, asked })
  return {
    columns: [
      { id: 'bucket', header: t('lifecycle.column.period'), kind: 'date' },
      { id: 'active', header: t('lifecycle.total'), kind: 'number' },
      ...counts.map(id => ({ id, header: t(`lifecycle.${id}`), kind: 'number' as const })),
      { id: 'complete', header: t('lifecycle.column.complete'), kind: 'text' },
    ],
    rows: asked.answer.periods.map(period => ({
      key: period.bucket,
      values: { ...period, complete: period.complete ? t('lifecycle.yes') : t('lifecycle.no') },
      shown: {
        bucket: label(period.bucket),
        active: formats.number(period.active),
        ...Object.fromEntries(counts.map(id => [id, formats.number(period[id])])),
      },
      behind: Object.fromEntries(
        counts.filter(state => period[state] > 0).map(state => [state, behind(period, state)]),
      ),
    })),
  }
}
