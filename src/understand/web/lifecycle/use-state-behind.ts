import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Lifecycle, LifecycleState } from '../../model-lifecycle.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { Behind } from '../flow-view.ts'
import { useBucketLabel } from '../use-bucket-label.ts'
import type { LifecycleDraft } from './lifecycle-draft.ts'
import { lifecycleSentences } from './sentences.ts'

type Period = Lifecycle['periods'][number]

/** Who was in a state in a period: the part of a bar, and the cell of the table. */
export function useStateBehind({
  draft,
  asked,
}: Pick<AnswerProps<LifecycleDraft, Lifecycle>, 'draft' | 'asked'>): (
  period: Period,
  state: LifecycleState,
) => Behind {
  const t = useTranslate(lifecycleSentences)
  const { formats } = useLocale()
  const label = useBucketLabel(draft.unit)
  return (period, state) => ({
    about: t('lifecycle.open', {
      state: t(`lifecycle.${state}`),
      period: label(period.bucket),
      n: formats.number(period[state]),
    }),
    mark: { of: 'lifecycle', input: asked.input, bucket: period.bucket, state },
  })
}
