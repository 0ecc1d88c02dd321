import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Conformance } from '../../model-conformance.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { ConformanceDraft } from './conformance-draft.ts'
import { conformanceSentences } from './sentences.ts'
import { useDeviationWords } from './use-deviation-words.ts'

export function ConformanceSummary({ draft, asked, compared }: AnswerProps<ConformanceDraft, Conformance>) {
  const t = useTranslate(conformanceSentences)
  const { formats } = useLocale()
  const words = useDeviationWords(draft)
  const { cases, events, deviations } = asked.answer
  if (cases.of === 0) return t('conform.answer.none')
  const most = deviations.find(one => !one.accepted)
  const before = compared?.answer.cases
  return [
    t('conform.answer', {
      share: formats.percent(cases.share),
      n: formats.quantity(cases.of),
      sure: formats.percent(0.95),
      low: formats.percent(cases.low),
      high: formats.percent(cases.high),
      events: formats.percent(events.share),
    }),
    ...(most
      ? [t('conform.answer.most', { what: words(most), share: formats.percent(most.cases.share) })]
      : []),
    ...(before && before.of > 0 ? [t('conform.before', { share: formats.percent(before.share) })] : []),
  ].join(' ')
}
