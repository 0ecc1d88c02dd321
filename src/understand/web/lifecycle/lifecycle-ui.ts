import { lifecycleSchema } from '../../model-lifecycle.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { LifecycleSentence } from './LifecycleSentence.tsx'
import { LifecycleSummary } from './LifecycleSummary.tsx'
import { LifecycleView } from './LifecycleView.tsx'
import { inputOfLifecycle, lifecycleDraft } from './lifecycle-draft.ts'
import { useLifecycleTable } from './use-lifecycle-table.ts'

export const lifecycleUi = questionUi({
  name: 'lifecycle',
  draft: lifecycleDraft,
  answer: lifecycleSchema,
  begin: () => ({ active: [], unit: 'week' }),
  toInput: inputOfLifecycle,
  Sentence: LifecycleSentence,
  Summary: LifecycleSummary,
  View: LifecycleView,
  isEmpty: answer => answer.periods.length === 0,
  useTable: useLifecycleTable,
})
