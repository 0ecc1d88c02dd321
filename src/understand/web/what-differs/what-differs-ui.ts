import { whatDiffersSchema } from '../../model-what-differs.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { useDiffersTable } from './use-differs-table.ts'
import { WhatDiffersSentence } from './WhatDiffersSentence.tsx'
import { WhatDiffersSummary } from './WhatDiffersSummary.tsx'
import { WhatDiffersView } from './WhatDiffersView.tsx'
import { inputOfDraft, usualDraft, whatDiffersDraft } from './what-differs-draft.ts'

export const whatDiffersUi = questionUi({
  name: 'what-differs',
  draft: whatDiffersDraft,
  answer: whatDiffersSchema,
  begin: usualDraft,
  toInput: inputOfDraft,
  Sentence: WhatDiffersSentence,
  Summary: WhatDiffersSummary,
  View: WhatDiffersView,
  isEmpty: answer => answer.reached === 0,
  useTable: useDiffersTable,
})
