import { whatChangedSchema } from '../../model-what-changed.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { useWhatChangedTable } from './use-what-changed-table.ts'
import { WhatChangedSentence } from './WhatChangedSentence.tsx'
import { WhatChangedSummary } from './WhatChangedSummary.tsx'
import { WhatChangedView } from './WhatChangedView.tsx'
import { beginWhatChanged, whatChangedDraft, whatChangedInputOf } from './what-changed-draft.ts'

export const whatChangedUi = questionUi({
  name: 'what-changed',
  draft: whatChangedDraft,
  answer: whatChangedSchema,
  begin: beginWhatChanged,
  toInput: whatChangedInputOf,
  Sentence: WhatChangedSentence,
  Summary: WhatChangedSummary,
  View: WhatChangedView,
  // Too few days is an answer, and its sentence says what is missing.
  isEmpty: () => false,
  useTable: useWhatChangedTable,
  scope: { compare: false, period: false },
})
