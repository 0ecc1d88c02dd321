import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Situations } from '../../model-situations.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { dailySentences } from '../daily/sentences.ts'
import { useMeasureWords } from '../daily/use-measure-words.ts'
import { situationsSentences } from './sentences.ts'
import type { SituationsDraft } from './situations-draft.ts'
import { useSituationNames } from './use-situation-names.ts'

/** What the situation is like with its interval, and what the next one may bring. */
export function SituationsSummary({ draft, asked }: AnswerProps<SituationsDraft, Situations>) {
  const t = useTranslate(situationsSentences)
  const d = useTranslate(dailySentences)
  const { formats } = useLocale()
  const names = useSituationNames()
  const words = useMeasureWords(draft.measure)
  const { answer } = asked
  const { average, projection, scale } = answer
  if (answer.currencies.length > 1)
    return d('measure.currencies', { currencies: formats.list(answer.currencies) })
  const counted = answer.occurrences.filter(one => one.counts)
  const only = counted.length === 1 ? counted[0]?.lift : null
  const effect = average ?? only
  if (!effect) return t('answer.none')
  const size = (value: number) => words.effect(value, scale)
  const [low, high] = [effect.low, effect.high ?? effect.effect]
  const kind = low > 0 ? 'more' : high < 0 ? 'less' : 'unsure'
  const told = t(average ? `answer.${kind}` : `answer.one.${kind}`, {
    situation: names.situation(draft),
    measure: words.name,
    effect: size(effect.effect),
    low: size(kind === 'less' ? high : Math.min(kind === 'unsure' ? 0 : low, low)),
    high: size(kind === 'less' ? low : Math.max(kind === 'unsure' ? 0 : high, high)),
    n: formats.quantity(counted.length),
  })
  if (!projection) return told
  const { total } = projection
  const value = (one: number) =>
    scale === 'relative' && draft.measure.of !== 'sum'
      ? formats.number(one, { maxDecimals: 0 })
      : words.value(one)
  const next = { day: formats.date(projection.from), value: value(total.value), usual: value(total.usual) }
  if (total.low === null || total.high === null) return `${told} ${t('answer.next.one', next)}`
  return `${told} ${t('answer.next', { ...next, low: value(Math.max(0, total.low)), high: value(total.high) })}`
}
