import { abandonmentSchema } from '../../model-abandonment.ts'
import { usualAttempt } from '../ask/attempt-draft.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { AbandonmentSentence } from './AbandonmentSentence.tsx'
import { AbandonmentSummary } from './AbandonmentSummary.tsx'
import { AbandonmentView } from './AbandonmentView.tsx'
import { abandonmentDraft, inputOfDraft } from './abandonment-draft.ts'
import { useAbandonmentTable } from './use-abandonment-table.ts'

export const abandonmentUi = questionUi({
  name: 'abandonment',
  draft: abandonmentDraft,
  answer: abandonmentSchema,
  begin: usualAttempt,
  toInput: inputOfDraft,
  Sentence: AbandonmentSentence,
  Summary: AbandonmentSummary,
  View: AbandonmentView,
  isEmpty: answer => answer.attempts === 0,
  useTable: useAbandonmentTable,
})
