import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Inventory } from '../../model-touchpoint-inventory.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import { frictionSentences } from '../friction/sentences.ts'
import type { InventoryDraft } from './inventory-draft.ts'
import { sortByVerdict, touchpointKey } from './prepare-inventory.ts'
import { inventorySentences } from './sentences.ts'
import { useTouchpointWords } from './use-touchpoint-words.ts'

const columns = [
  ['touchpoint', 'text'],
  ['channel', 'text'],
  ['verdict', 'text'],
  ['cases', 'number'],
  ['share', 'number'],
  ['times', 'number'],
  ['effect', 'number'],
  ['effectLow', 'number'],
  ['effectHigh', 'number'],
  ['elsewhere', 'number'],
  ['everybody', 'number'],
  ['friction', 'number'],
  ['worst', 'text'],
  ['feeling', 'number'],
  ['answers', 'number'],
] as const

export function useInventoryTable({
  asked,
}: Pick<AnswerProps<InventoryDraft, Inventory>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(inventorySentences)
  const kinds = useTranslate(frictionSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { points } = useTouchpointWords()
  return {
    columns: columns.map(([id, kind]) => ({ id, header: t(`inventory.column.${id}`), kind })),
    rows: sortByVerdict(asked.answer.touchpoints).map(one => {
      const { effect, feeling, friction } = one
      return {
        key: touchpointKey(one),
        values: {
          touchpoint: one.isPage ? one.name : nameOf('event', one.name),
          channel: one.channel === '' ? null : nameOf('channel', one.channel),
          verdict: t(`inventory.verdict.${one.verdict}`),
          cases: one.share.n,
          share: one.share.share,
          times: one.times,
          effect: effect?.difference.value ?? null,
          effectLow: effect?.difference.low ?? null,
          effectHigh: effect?.difference.high ?? null,
          elsewhere: effect?.elsewhere.difference.value ?? null,
          everybody: effect?.everybody.difference.value ?? null,
          friction: friction.share.of === 0 ? null : friction.share.share,
          worst: friction.worst && kinds(`friction.kind.${friction.worst}`),
          feeling: feeling?.mean.value ?? null,
          answers: feeling?.answers ?? null,
        },
        shown: {
          cases: formats.number(one.share.n),
          share: formats.percent(one.share.share),
          times: formats.number(one.times),
          ...(effect && {
            effect: points(effect.difference.value),
            effectLow: points(effect.difference.low),
            effectHigh: points(effect.difference.high),
            elsewhere: points(effect.elsewhere.difference.value),
            everybody: points(effect.everybody.difference.value),
          }),
          ...(friction.share.of > 0 && { friction: formats.percent(friction.share.share) }),
          ...(feeling && {
            feeling: formats.number(feeling.mean.value, { maxDecimals: 1 }),
            answers: formats.number(feeling.answers),
          }),
        },
      }
    }),
  }
}
