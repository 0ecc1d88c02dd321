import { checkoutEffortSchema } from '../../model-checkout-effort.ts'
import { usualAttempt } from '../ask/attempt-draft.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { EffortSentence } from './EffortSentence.tsx'
import { EffortSummary } from './EffortSummary.tsx'
import { EffortView } from './EffortView.tsx'
import { effortDraft, inputOfDraft } from './effort-draft.ts'
import { useEffortTable } from './use-effort-table.ts'

export const checkoutEffortUi = questionUi({
  name: 'checkout-effort',
  draft: effortDraft,
  answer: checkoutEffortSchema,
  begin: usualAttempt,
  toInput: inputOfDraft,
  Sentence: EffortSentence,
  Summary: EffortSummary,
  View: EffortView,
  isEmpty: answer => answer.attempts === 0,
  useTable: useEffortTable,
})
