import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Lifecycle } from '../../model-lifecycle.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { useBucketLabel } from '../use-bucket-label.ts'
import type { LifecycleDraft } from './lifecycle-draft.ts'
import { lifecycleSentences } from './sentences.ts'

export function LifecycleSummary({ draft, asked, compared }: AnswerProps<LifecycleDraft, Lifecycle>) {
  const t = useTranslate(lifecycleSentences)
  const { formats } = useLocale()
  const label = useBucketLabel(draft.unit)
  const last = asked.answer.periods.findLast(period => period.complete)
  if (!last) return t('lifecycle.answer.young')
  const before = compared?.answer.periods.findLast(period => period.complete)
  const answer = t('lifecycle.answer', {
    period: label(last.bucket),
    active: formats.quantity(last.active),
    new: formats.number(last.new),
    returning: formats.number(last.returning),
    resurrecting: formats.number(last.resurrecting),
    dormant: formats.number(last.dormant),
  })
  return before ? `${answer} ${t('lifecycle.before', { n: formats.number(before.active) })}` : answer
}
