import { attributionSchema } from '../../model-attribution.ts'
import { touchOf, usualConversion } from '../acquisition/acquisition-draft.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { AttributionSentence } from './AttributionSentence.tsx'
import { AttributionSummary } from './AttributionSummary.tsx'
import { AttributionView } from './AttributionView.tsx'
import { attributionDraft, inputOfDraft } from './attribution-draft.ts'
import { useAttributionTable } from './use-attribution-table.ts'

export const attributionUi = questionUi({
  name: 'attribution',
  draft: attributionDraft,
  answer: attributionSchema,
  begin: seen => ({ conversion: touchOf(usualConversion(seen) ?? seen.events[0] ?? null) }),
  toInput: inputOfDraft,
  Sentence: AttributionSentence,
  Summary: AttributionSummary,
  View: AttributionView,
  isEmpty: answer => answer.total.conversions === 0,
  useTable: useAttributionTable,
})
