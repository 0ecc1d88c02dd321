import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Abandonment } from '../../model-abandonment.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { AbandonmentDraft } from './abandonment-draft.ts'
import { prepareAbandonment } from './prepare-abandonment.ts'
import { abandonmentSentences } from './sentences.ts'

export function AbandonmentSummary({ asked, compared }: AnswerProps<AbandonmentDraft, Abandonment>) {
  const t = useTranslate(abandonmentSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { left } = asked.answer
  const [first] = prepareAbandonment(asked.answer).found
  const whole = (value: number) => formats.number(Math.max(0, Math.round(value)))
  const top = first
    ? t('abandonment.top', {
        cause: nameOf('event', first.id),
        n: formats.quantity(Math.round(first.conversions.estimate)),
        low: whole(first.conversions.low),
        high: whole(first.conversions.high),
      })
    : t('abandonment.noTop')
  const answer = t('abandonment.answer', {
    n: formats.quantity(left.n),
    of: formats.number(left.of),
    share: formats.percent(left.share),
    sure: formats.percent(0.95),
    low: formats.percent(left.low),
    high: formats.percent(left.high),
    top,
  })
  const before = compared?.answer.left
  if (!before || before.of === 0) return answer
  return `${answer} ${t('abandonment.before', { share: formats.percent(before.share) })}`
}
