import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { WhatDiffers } from '../../model-what-differs.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { differsSentences } from './sentences.ts'
import { useDifferenceWords } from './use-difference-words.ts'
import type { WhatDiffersDraft } from './what-differs-draft.ts'

export function WhatDiffersSummary({ asked }: AnswerProps<WhatDiffersDraft, WhatDiffers>) {
  const t = useTranslate(differsSentences)
  const { formats } = useLocale()
  const words = useDifferenceWords()
  const { goesOn, differences, differing, compared } = asked.answer
  const [first] = differences
  const found =
    first && differing > 0
      ? t('differs.found', {
          n: formats.quantity(differing),
          of: formats.number(compared),
          what: words(first),
        })
      : t('differs.none', { of: formats.quantity(compared) })
  return t('differs.answer', {
    share: formats.percent(goesOn.share),
    n: formats.quantity(goesOn.of),
    sure: formats.percent(0.95),
    low: formats.percent(goesOn.low),
    high: formats.percent(goesOn.high),
    found,
  })
}
