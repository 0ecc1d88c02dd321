import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Funnel } from '../../model-funnel.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { FunnelDraft } from './funnel-draft.ts'
import { funnelSentences } from './sentences.ts'

export function FunnelSummary({ asked, compared }: AnswerProps<FunnelDraft, Funnel>) {
  const t = useTranslate(funnelSentences)
  const { formats } = useLocale()
  const last = asked.answer.steps.at(-1)?.ofStart
  const before = compared?.answer.steps.at(-1)?.ofStart
  if (!last || last.of === 0) return t('funnel.answer.none')
  const answer = t('funnel.answer', {
    share: formats.percent(last.share),
    n: formats.quantity(last.of),
    sure: formats.percent(0.95),
    low: formats.percent(last.low),
    high: formats.percent(last.high),
  })
  if (!before || before.of === 0) return answer
  return `${answer} ${t('funnel.before', { share: formats.percent(before.share) })}`
}
