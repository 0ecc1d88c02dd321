import type { Replay } from '../model-flow.ts'
import { keyOf } from './step-key.ts'

export interface ReplayWalk {
  /** Keys of the shown steps that it visits. */
  readonly stops: readonly string[]
  /** When: milliseconds since 1970, or since its own first step. */
  readonly at: readonly number[]
}

export interface PreparedReplay {
  readonly walks: readonly ReplayWalk[]
  readonly from: number
  readonly to: number
}

export type ReplayMode = 'calendar' | 'together'

/**
 * The walks over the steps that are shown: what lies between is passed on the way. Together, all begin at one moment, and
 * the end is when nine of ten have ended: one that took a year would let the others stand still.
 */
export function prepareReplay(
  { steps, walks }: Replay,
  shown: ReadonlySet<string>,
  mode: ReplayMode,
): PreparedReplay {
  const keys = steps.map(keyOf)
  const seen = walks.flatMap(walk => {
    const places = walk.steps.flatMap((step, i) => {
      const key = keys[step]
      const after = walk.after[i]
      return key !== undefined && after !== undefined && shown.has(key) ? [{ key, after }] : []
    })
    const first = places[0]
    if (!first) return []
    const origin = mode === 'calendar' ? walk.start : -first.after
    return [{ stops: places.map(place => place.key), at: places.map(place => origin + place.after) }]
  })
  const ends = seen.map(walk => walk.at.at(-1) ?? 0).sort((a, b) => a - b)
  const starts = seen.map(walk => walk.at[0] ?? 0)
  const from = mode === 'calendar' ? Math.min(...starts) : 0
  const last = mode === 'calendar' ? ends.at(-1) : ends[Math.floor(0.9 * (ends.length - 1))]
  return {
    walks: seen,
    from: seen.length > 0 ? from : 0,
    to: Math.max(last ?? 0, (seen.length > 0 ? from : 0) + 1),
  }
}

/** Between which steps a walk is at a moment, and how far; null before it began and after it ended. */
export function placeAt(
  { stops, at }: ReplayWalk,
  moment: number,
): { from: string; to: string; share: number } | null {
  const [begin, end] = [at[0], at.at(-1)]
  if (begin === undefined || end === undefined || moment < begin || moment > end) return null
  const next = at.findIndex(time => time > moment)
  const i = next === -1 ? at.length - 1 : Math.max(1, next)
  const [from, to] = [stops[Math.max(0, i - 1)], stops[i]]
  const [before, after] = [at[Math.max(0, i - 1)] ?? begin, at[i] ?? end]
  if (from === undefined || to === undefined) return null
  return { from, to, share: after > before ? (moment - before) / (after - before) : 1 }
}
