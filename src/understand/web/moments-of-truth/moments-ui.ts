import { momentsSchema } from '../../model-moments-of-truth.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { MomentsSentence } from './MomentsSentence.tsx'
import { MomentsSummary } from './MomentsSummary.tsx'
import { MomentsView } from './MomentsView.tsx'
import { inputOfDraft, momentsDraft, usualOutcome } from './moments-draft.ts'
import { useMomentsTable } from './use-moments-table.ts'

export const momentsUi = questionUi({
  name: 'moments-of-truth',
  draft: momentsDraft,
  answer: momentsSchema,
  begin: seen => ({ outcome: usualOutcome(seen) }),
  toInput: inputOfDraft,
  Sentence: MomentsSentence,
  Summary: MomentsSummary,
  View: MomentsView,
  isEmpty: answer => answer.units === 0,
  useTable: useMomentsTable,
})
