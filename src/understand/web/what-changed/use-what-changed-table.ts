import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { WhatChanged } from '../../model-what-changed.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import { useMeasureWords } from '../daily/use-measure-words.ts'
import { whatChangedSentences } from './sentences.ts'
import type { WhatChangedDraft } from './what-changed-draft.ts'

/** Every day: what was seen, expected, and what the control did. */
export function useWhatChangedTable({
  draft,
  asked,
}: Pick<AnswerProps<WhatChangedDraft, WhatChanged>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(whatChangedSentences)
  const { formats } = useLocale()
  const words = useMeasureWords(draft.measure)
  const value = (one: number | null) => (one === null ? '–' : words.value(one))
  return {
    columns: [
      { id: 'day', header: t('view.day'), kind: 'date' },
      { id: 'treated', header: t('view.seen'), kind: 'number' },
      { id: 'expected', header: t('view.expected'), kind: 'number' },
      { id: 'low', header: t('view.low'), kind: 'number' },
      { id: 'high', header: t('view.high'), kind: 'number' },
      { id: 'control', header: t('view.control'), kind: 'number' },
      { id: 'added', header: t('view.added'), kind: 'number' },
    ],
    rows: asked.answer.series.map(({ day, treated, expected, low, high, control, added }) => ({
      key: day,
      values: { day, treated, expected, low, high, control, added },
      shown: {
        day: formats.date(day),
        treated: value(treated),
        expected: value(expected),
        low: value(low),
        high: value(high),
        control: value(control),
        added: added === null ? '–' : formats.number(added, { maxDecimals: 0 }),
      },
    })),
  }
}
