import { funnelSchema } from '../../model-funnel.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { FunnelSentence } from './FunnelSentence.tsx'
import { FunnelSummary } from './FunnelSummary.tsx'
import { FunnelView } from './FunnelView.tsx'
import { funnelDraft, inputOfDraft, usualSteps } from './funnel-draft.ts'
import { useFunnelTable } from './use-funnel-table.ts'

export const funnelUi = questionUi({
  name: 'funnel',
  draft: funnelDraft,
  answer: funnelSchema,
  begin: seen => ({ steps: usualSteps(seen) }),
  toInput: inputOfDraft,
  Sentence: FunnelSentence,
  Summary: FunnelSummary,
  View: FunnelView,
  isEmpty: answer => (answer.steps[0]?.ofStart.n ?? 0) === 0,
  useTable: useFunnelTable,
})
