import { situationsSchema } from '../../model-situations.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { SituationsSentence } from './SituationsSentence.tsx'
import { SituationsSummary } from './SituationsSummary.tsx'
import { SituationsView } from './SituationsView.tsx'
import { beginSituations, situationsDraft, situationsInputOf } from './situations-draft.ts'
import { useSituationsTable } from './use-situations-table.ts'

export const situationsUi = questionUi({
  name: 'situations',
  draft: situationsDraft,
  answer: situationsSchema,
  begin: beginSituations,
  toInput: situationsInputOf,
  Sentence: SituationsSentence,
  Summary: SituationsSummary,
  View: SituationsView,
  isEmpty: answer => answer.occurrences.length === 0 && answer.currencies.length <= 1,
  useTable: useSituationsTable,
  scope: { compare: false, period: false },
})
