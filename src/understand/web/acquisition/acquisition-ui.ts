import { acquisitionSchema } from '../../model-acquisition.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { AcquisitionSentence } from './AcquisitionSentence.tsx'
import { AcquisitionSummary } from './AcquisitionSummary.tsx'
import { AcquisitionView } from './AcquisitionView.tsx'
import { acquisitionDraft, inputOfDraft, touchOf, usualConversion } from './acquisition-draft.ts'
import { useVisitsTable } from './use-visits-table.ts'

export const acquisitionUi = questionUi({
  name: 'acquisition',
  draft: acquisitionDraft,
  answer: acquisitionSchema,
  begin: seen => ({ conversion: touchOf(usualConversion(seen)) }),
  toInput: inputOfDraft,
  Sentence: AcquisitionSentence,
  Summary: AcquisitionSummary,
  View: AcquisitionView,
  isEmpty: answer => answer.total.visits === 0,
  useTable: useVisitsTable,
})
