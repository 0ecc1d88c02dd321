import { frictionSchema } from '../../model-friction.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { FrictionSentence } from './FrictionSentence.tsx'
import { FrictionSummary } from './FrictionSummary.tsx'
import { FrictionView } from './FrictionView.tsx'
import { frictionDraft } from './friction-draft.ts'
import { useFrictionTable } from './use-friction-table.ts'

export const frictionUi = questionUi({
  name: 'friction',
  draft: frictionDraft,
  answer: frictionSchema,
  begin: () => ({}),
  toInput: draft => draft,
  Sentence: FrictionSentence,
  Summary: FrictionSummary,
  View: FrictionView,
  isEmpty: answer => answer.cases === 0,
  useTable: useFrictionTable,
})
