import { conformanceSchema } from '../../model-conformance.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { ConformanceSentence } from './ConformanceSentence.tsx'
import { ConformanceSummary } from './ConformanceSummary.tsx'
import { ConformanceView } from './ConformanceView.tsx'
import { conformanceDraft, inputOfDraft, usualPlan } from './conformance-draft.ts'
import { useConformanceTable } from './use-conformance-table.ts'

export const conformanceUi = questionUi({
  name: 'conformance',
  draft: conformanceDraft,
  answer: conformanceSchema,
  begin: usualPlan,
  toInput: inputOfDraft,
  Sentence: ConformanceSentence,
  Summary: ConformanceSummary,
  View: ConformanceView,
  isEmpty: answer => answer.cases.of === 0,
  useTable: useConformanceTable,
})
