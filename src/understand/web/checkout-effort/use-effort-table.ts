import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { CheckoutEffort } from '../../model-checkout-effort.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import type { EffortDraft } from './effort-draft.ts'
import { effortSentences } from './sentences.ts'
import { useEffortWords } from './use-effort-words.ts'

const numbers = ['n', 'mean', 'median', 'p75', 'p90'] as const

export function useEffortTable({
  asked,
}: Pick<AnswerProps<EffortDraft, CheckoutEffort>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(effortSentences)
  const nameOf = useDataNames()
  const words = useEffortWords()
  const sides = { all: '', before: t('effort.before'), after: t('effort.after') }
  return {
    columns: [
      { id: 'group', header: t('effort.column.group'), kind: 'text' },
      { id: 'channel', header: t('effort.column.channel'), kind: 'text' },
      ...numbers.map(id => ({ id, header: t(`effort.column.${id}`), kind: 'amount' as const })),
    ],
    rows: asked.answer.effort.map(one => {
      const { measure, channel, side } = one
      const amount = (value: number | null) => words.amount(measure, value)
      const where = channel === '' ? t('effort.everywhere') : nameOf('channel', channel)
      return {
        key: `${measure} ${channel} ${side}`,
        values: {
          group: words.nameOf(measure),
          channel: side === 'all' ? where : `${where} · ${sides[side]}`,
          n: one.n,
          mean: one.mean,
          median: one.median,
          p75: one.p75,
          p90: one.p90,
        },
        shown: {
          mean: amount(one.mean),
          median: amount(one.median),
          p75: amount(one.p75),
          p90: amount(one.p90),
        },
      }
    }),
  }
}
