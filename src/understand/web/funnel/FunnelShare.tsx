import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Funnel } from '../../model-funnel.ts'
import { funnelSentences } from './sentences.ts'

/** How many of those who began came to the last step, as a sentence. */
export function FunnelShare({ answer }: { answer: Funnel }) {
  const t = useTranslate(funnelSentences)
  const { formats } = useLocale()
  const last = answer.steps.at(-1)?.ofStart
  if (!last || last.of === 0) return t('funnel.answer.none')
  return t('funnel.answer', {
    share: formats.percent(last.share),
    n: formats.quantity(last.of),
    sure: formats.percent(0.95),
    low: formats.percent(last.low),
    high: formats.percent(last.high),
  })
}
