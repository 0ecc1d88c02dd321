import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { WhatChanged } from '../../model-what-changed.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { dailySentences } from '../daily/sentences.ts'
import { useMeasureWords } from '../daily/use-measure-words.ts'
import { doubtsOf, expectedOf } from './prepare-what-changed.ts'
import { whatChangedSentences } from './sentences.ts'
import type { WhatChangedDraft } from './what-changed-draft.ts'

/** "Conversion rose by 5.2 points (3.9 to 6.5) …", with care where a check failed. */
export function WhatChangedSummary({ draft, asked }: AnswerProps<WhatChangedDraft, WhatChanged>) {
  const t = useTranslate(whatChangedSentences)
  const d = useTranslate(dailySentences)
  const { formats } = useLocale()
  const words = useMeasureWords(draft.measure)
  const { answer } = asked
  const { headline, scale, days, treated } = answer
  if (answer.currencies.length > 1)
    return d('measure.currencies', { currencies: formats.list(answer.currencies) })
  if (!headline || !days || treated.after.value === null) return t('answer.few')
  const told = { day: formats.date(days.change), measure: words.name }
  const doubts = doubtsOf(answer).map(doubt => t(`answer.${doubt}`))
  const { effect, low, high, found } = headline
  const size = (value: number) => words.effect(value, scale)
  const sentence =
    found === 'nothing'
      ? high === null
        ? t('answer.nothing.open', told)
        : t('answer.nothing', { ...told, low: size(Math.min(0, low)), high: size(Math.max(0, high)) })
      : t(`answer.${found}`, {
          ...told,
          effect: size(effect),
          low: size(found === 'rose' ? low : (high ?? effect)),
          high: size(found === 'rose' ? (high ?? effect) : low),
          value: words.value(treated.after.value),
          expected: words.value(expectedOf(answer)),
        })
  return [sentence, ...doubts].join(' ')
}
