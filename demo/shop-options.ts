import { dayMs, firstKnownDay, lastKnownDay } from './calendar.ts'
import { redesign } from './effects.ts'
import { mostPeople } from './identifiers.ts'

export interface ShopOptions {
  /** Any 32-bit integer. */
  readonly seed: number
  readonly people: number
  /** Milliseconds since 1970 UTC: the "now" of the shop; nothing is later. */
  readonly end: number
  /** How many days before `end` the log begins. */
  readonly days?: number
}

/** The options with what follows from them. */
export interface World {
  readonly seed: number
  readonly people: number
  readonly start: number
  readonly end: number
  readonly redesignAt: number
}

export function createWorld({ seed, people, end, days = 275 }: ShopOptions): World {
  if (!Number.isInteger(seed) || !Number.isInteger(end))
    throw new RangeError('seed and end must be whole numbers')
  if (!Number.isInteger(people) || people < 1 || people > mostPeople)
    throw new RangeError(`people must be a whole number from 1 to ${mostPeople}`)
  const start = Math.floor(end / dayMs) * dayMs - days * dayMs
  if (start / dayMs < firstKnownDay || end / dayMs > lastKnownDay)
    throw new RangeError('the calendar of the demo knows the years 2024 to 2035')
  const redesignAt = Math.floor(end / dayMs) * dayMs - redesign.daysBeforeEnd * dayMs + 2 * 3_600_000
  return { seed, people, start, end, redesignAt }
}
