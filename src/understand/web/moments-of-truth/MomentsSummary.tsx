import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Moments } from '../../model-moments-of-truth.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { MomentsDraft } from './moments-draft.ts'
import { momentsSentences } from './sentences.ts'
import { useMomentWords } from './use-moment-words.ts'

export function MomentsSummary({ draft, asked: { answer } }: AnswerProps<MomentsDraft, Moments>) {
  const t = useTranslate(momentsSentences)
  const { formats } = useLocale()
  const words = useMomentWords(draft)
  const [first] = answer.moments
  if (!first)
    return t(`moments.answer.none.${answer.none ?? 'nothing-found'}`, {
      n: formats.number(answer.units),
      looked: formats.quantity(answer.looked),
    })
  return t('moments.answer', {
    moment: words.experience(first.experience, first.isMissed),
    bad: words.mean((first.bad ?? first.good ?? first.middle).mean),
    middle: words.mean(first.middle.mean),
    n: formats.number(first.reach.n),
    of: formats.number(first.reach.of),
    share: formats.percent(first.importance.value),
    sure: formats.percent(0.95),
    low: formats.percent(first.importance.low),
    high: formats.percent(first.importance.high),
  })
}
