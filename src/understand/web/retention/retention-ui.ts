import { retentionSchema } from '../../model-retention.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { RetentionSentence } from './RetentionSentence.tsx'
import { RetentionSummary } from './RetentionSummary.tsx'
import { RetentionView } from './RetentionView.tsx'
import { inputOfRetention, retentionDraft, usualRetention } from './retention-draft.ts'
import { useRetentionTable } from './use-retention-table.ts'

export const retentionUi = questionUi({
  name: 'retention',
  draft: retentionDraft,
  answer: retentionSchema,
  begin: usualRetention,
  toInput: inputOfRetention,
  Sentence: RetentionSentence,
  Summary: RetentionSummary,
  View: RetentionView,
  isEmpty: answer => answer.cases === 0,
  useTable: useRetentionTable,
})
