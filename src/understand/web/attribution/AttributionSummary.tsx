import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Attribution } from '../../model-attribution.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { AttributionDraft } from './attribution-draft.ts'
import { largestChanges, prepareTouches, usualJudge } from './prepare-attribution.ts'
import { attributionSentences } from './sentences.ts'
import { useChangeWords } from './use-change-words.ts'

export function AttributionSummary({ draft, asked, compared }: AnswerProps<AttributionDraft, Attribution>) {
  const t = useTranslate(attributionSentences)
  const { formats } = useLocale()
  const model = usualJudge(asked.answer.baseline)
  const words = useChangeWords({
    touches: draft.touches,
    answer: asked.answer,
    model,
    measure: 'conversions',
  })
  const { conversions, rate } = asked.answer.total
  if (rate.of === 0) return t('attribution.answer.untouched', { n: formats.quantity(conversions) })
  const [largest] = largestChanges(prepareTouches(asked.answer, { measure: 'conversions', model }), 1)
  const answer = t('attribution.answer', {
    n: formats.quantity(conversions),
    share: formats.percent(rate.share),
    sure: formats.percent(0.95),
    low: formats.percent(rate.low),
    high: formats.percent(rate.high),
    change: words(largest ?? null),
  })
  if (!compared) return answer
  return `${answer} ${t('attribution.before', { n: formats.quantity(compared.answer.total.conversions) })}`
}
