import type { TrendSeries, Trends } from '../../model-trends.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { Panel } from './prepare-trends.ts'
import type { TrendsDraft } from './trends-draft.ts'
import type { Influence } from './use-influences.ts'

export type PanelProps = AnswerProps<TrendsDraft, Trends> & {
  readonly panel: Panel
  readonly before: readonly (TrendSeries | undefined)[]
  readonly influences: readonly Influence[]
  readonly height: number
}
