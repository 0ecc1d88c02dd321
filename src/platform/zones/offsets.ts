import type { ZoneOffset } from '../i18n/locale.ts'
import { shiftDay } from './model-days.ts'

/** Ascending; the first row also holds for everything before it, the last for everything after it. */
export type ZoneOffsets = readonly ZoneOffset[]

/** Milliseconds that the zone is ahead of UTC at the instant. The twin of `localTime` in SQL. */
export function offsetAt(offsets: ZoneOffsets, instant: number): number {
  return offsets[indexAt(offsets, instant)]?.offsetMs ?? 0
}

/** Wall clock of an instant, written as the milliseconds that UTC would need to show the same clock. */
export function instantToLocal(offsets: ZoneOffsets, instant: number): number {
  return instant + offsetAt(offsets, instant)
}

export interface LocalInstant {
  readonly instant: number
  /** `gap`: the clock never showed this time. `overlap`: it showed it twice. */
  readonly kind: 'exact' | 'gap' | 'overlap'
}

/**
 * The instant at which a wall clock shows `local`. A time that was shown twice is the first of the two; a time in
 * a gap is moved on by the length of the gap (what `Temporal` calls "compatible"): 00:30 of a night that jumps
 * from 00:00 to 01:00 is 01:30. The caller learns of both, so an import can report them.
 */
export function localToInstant(offsets: ZoneOffsets, local: number): LocalInstant {
  // Offsets stay within a day, so only the rows around the same reading in UTC can apply.
  const from = indexAt(offsets, local - 86_400_000)
  const until = indexAt(offsets, local + 86_400_000)
  const found: number[] = []
  let afterGap = local
  for (let i = from; i <= until; i++) {
    const { offsetMs = 0 } = offsets[i] ?? {}
    const instant = local - offsetMs
    if (indexAt(offsets, instant) === i) found.push(instant)
    // Read with the offset before the jump, a time in the gap lies after the jump.
    else if (instant >= (offsets[i + 1]?.from ?? Number.POSITIVE_INFINITY)) afterGap = instant
  }
  const [first] = found
  if (first === undefined) return { instant: afterGap, kind: 'gap' }
  return { instant: first, kind: found.length > 1 ? 'overlap' : 'exact' }
}

/** First instant of a local day (`YYYY-MM-DD`): not always midnight (Cairo, 2026-04-24, begins at 01:00). */
export function startOfDay(offsets: ZoneOffsets, day: string): number {
  return localToInstant(offsets, Date.parse(`${day}T00:00:00Z`)).instant
}

/** The local day of an instant, `YYYY-MM-DD`. A day is a date, not an instant. */
export function dayOf(offsets: ZoneOffsets, instant: number): string {
  return new Date(instantToLocal(offsets, instant)).toISOString().slice(0, 10)
}

/** Half-open `[from, to)` in instants of local days, both included. */
export function instantsOfDays(
  offsets: ZoneOffsets,
  first: string,
  last: string,
): { readonly from: number; readonly to: number } {
  return { from: startOfDay(offsets, first), to: startOfDay(offsets, shiftDay(last, 1)) }
}

/** Index of the row that holds at the instant. */
function indexAt(offsets: ZoneOffsets, instant: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle]?.from ?? 0) <= instant) low = middle
    else high = middle - 1
  }
  return low
}
