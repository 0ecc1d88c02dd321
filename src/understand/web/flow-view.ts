import type { ScreenProps } from '../../platform/ui/screen.ts'
import type { FlowFilter } from '../model-flow.ts'
import type { FlowState } from './flow-state.ts'

/** A mark that was clicked, in words, and as the question `cases` understands it. */
export interface Behind {
  readonly about: string
  readonly mark: unknown
  /** What keeps the cases of this mark, or leaves them out, where the screen can. */
  readonly filter?: FlowFilter
}

/** What every view of the flow is given: the part of the journeys that is looked at. */
export interface FlowViewProps {
  readonly state: FlowState
  readonly view: {
    readonly by: string
    readonly period: { from: number; to: number } | null
    readonly only: readonly FlowFilter[]
  }
  readonly setSearch: ScreenProps['setSearch']
  onBehind(behind: Behind): void
}
