import { trendsSchema } from '../../model-trends.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { TrendsSentence } from './TrendsSentence.tsx'
import { TrendsSummary } from './TrendsSummary.tsx'
import { TrendsView } from './TrendsView.tsx'
import { inputOfTrends, trendsDraft, usualTrends } from './trends-draft.ts'
import { useTrendsTable } from './use-trends-table.ts'

export const trendsUi = questionUi({
  name: 'trends',
  draft: trendsDraft,
  answer: trendsSchema,
  begin: usualTrends,
  toInput: inputOfTrends,
  Sentence: TrendsSentence,
  Summary: TrendsSummary,
  View: TrendsView,
  isEmpty: answer => answer.series.length === 0 || answer.events === 0,
  useTable: useTrendsTable,
})
