import { pageHeatSchema } from '../../model-page-heat.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { HeatSentence } from './HeatSentence.tsx'
import { HeatSummary } from './HeatSummary.tsx'
import { HeatView } from './HeatView.tsx'
import { heatDraft } from './heat-draft.ts'
import { useHeatTable } from './use-heat-table.ts'

export const pageHeatUi = questionUi({
  name: 'page-heat',
  draft: heatDraft,
  answer: pageHeatSchema,
  begin: () => ({}),
  toInput: draft => draft,
  Sentence: HeatSentence,
  Summary: HeatSummary,
  View: HeatView,
  isEmpty: ({ pages, heat }) => pages.length === 0 && heat === null,
  useTable: useHeatTable,
})
