import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { WhatDiffers } from '../../model-what-differs.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import { differsSentences } from './sentences.ts'
import { useDifferenceWords } from './use-difference-words.ts'
import type { WhatDiffersDraft } from './what-differs-draft.ts'

const numbers = ['went', 'left', 'n', 'goesOn', 'lift', 'odds', 'h', 'q'] as const

export function useDiffersTable({
  asked,
}: Pick<AnswerProps<WhatDiffersDraft, WhatDiffers>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(differsSentences)
  const { formats } = useLocale()
  const words = useDifferenceWords()
  const decimal = (value: number) => formats.number(value, { maxDecimals: 2 })
  return {
    columns: [
      { id: 'what', header: t('differs.column.what'), kind: 'text' },
      ...numbers.map(id => ({ id, header: t(`differs.column.${id}`), kind: 'number' as const })),
    ],
    rows: asked.answer.differences.map(one => ({
      key: `${one.kind} ${one.name} ${one.value}`,
      values: {
        what: words(one),
        went: one.ofWent.share,
        left: one.ofLeft.share,
        n: one.goesOn.of,
        goesOn: one.goesOn.share,
        lift: one.lift,
        odds: one.oddsRatio.estimate,
        h: one.effect.h,
        q: one.q,
      },
      shown: {
        went: formats.percent(one.ofWent.share),
        left: formats.percent(one.ofLeft.share),
        n: formats.number(one.goesOn.of),
        goesOn: formats.percent(one.goesOn.share),
        lift: decimal(one.lift),
        odds: decimal(one.oddsRatio.estimate),
        h: decimal(one.effect.h),
        q: formats.number(one.q, { maxDecimals: 4 }),
      },
    })),
  }
}
