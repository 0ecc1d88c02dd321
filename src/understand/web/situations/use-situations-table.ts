import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Situations } from '../../model-situations.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import { useMeasureWords } from '../daily/use-measure-words.ts'
import { situationsSentences } from './sentences.ts'
import type { SituationsDraft } from './situations-draft.ts'
import { useSituationNames } from './use-situation-names.ts'

/** Every day of every occurrence beside what was usual of its weekday. */
export function useSituationsTable({
  draft,
  asked,
}: Pick<AnswerProps<SituationsDraft, Situations>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(situationsSentences)
  const { formats } = useLocale()
  const words = useMeasureWords(draft.measure)
  const names = useSituationNames()
  const { answer } = asked
  const value = (one: number | null) => (one === null ? '–' : words.value(one))
  return {
    columns: [
      { id: 'name', header: t('column.name'), kind: 'text' },
      { id: 'k', header: t('column.k'), kind: 'number' },
      { id: 'day', header: t('column.date'), kind: 'date' },
      { id: 'value', header: t('column.value'), kind: 'number' },
      { id: 'usual', header: t('column.usual'), kind: 'number' },
      { id: 'lift', header: t('column.lift'), kind: 'number' },
    ],
    rows: answer.occurrences.flatMap(one =>
      one.series.map(({ k, day, value: seen, usual, lift }) => ({
        key: `${one.name} ${day}`,
        values: { name: names.occurrence(one.name), k, day, value: seen, usual, lift },
        shown: {
          day: formats.date(day),
          value: value(seen),
          usual: value(usual),
          lift: lift === null ? '–' : words.signed(lift, answer.scale),
        },
      })),
    ),
  }
}
