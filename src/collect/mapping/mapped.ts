import type { MappingFailure } from './model-mapping.ts'
import type { Bags } from './paths.ts'

/** A message on its way through the rules: what they may read and change. */
export interface Mapped extends Bags {
  /** The call; never changed, but a copy that is given a name is a `track`. */
  call: string
  name: string
  userId: string | number | null | undefined
  anonymousId: string | number | null | undefined
  readonly source: string
  /** Event time, milliseconds since 1970 UTC. */
  readonly time: number
  readonly rules: number[]
  readonly failed: MappingFailure[]
  dropped: number | null
}

/**
 * What one action does to an event: nothing returned means to itself; a list takes its place, of at most `most` events.
 * @throws Failure
 */
export type Act = (event: Mapped, most: number) => Mapped[] | undefined

/** An event before any rule. */
export type Start = Omit<Mapped, 'rules' | 'failed' | 'dropped'>
