import {
  type Country,
  eidOn,
  hourMs,
  instantOf,
  isRamadan,
  isRestDay,
  isWeekend,
  localDay,
  saleOn,
  weekdayOf,
} from './calendar.ts'
import type { Random } from './random.ts'

/** How many visits an hour of the local day brings, hour 0 first. Evenings are long in all four countries. */
const ordinary = [5, 3, 2, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6, 6, 5, 5, 6, 7, 8, 9, 11, 12, 11, 8]
/** In Ramadan the day is quiet, the hour of iftar empty, and the night lasts until suhoor. */
const ramadan = [12, 11, 9, 6, 3, 1, 1, 1, 2, 3, 4, 5, 5, 6, 6, 5, 3, 1, 1, 4, 8, 11, 13, 13]
/** Shops open from 10 to 22; in Ramadan from 11 to 16 and again from 21 to 1. */
const store = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 5, 6, 4, 3, 4, 6, 8, 9, 9, 8, 5, 0, 0]
const storeRamadan = [4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 4, 4, 3, 2, 0, 0, 0, 0, 0, 7, 9, 8]
/** Agents and couriers. */
const office = [0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 8, 9, 8, 6, 6, 7, 7, 6, 4, 2, 0, 0, 0, 0]
const officeRamadan = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 9, 9, 8, 5, 0, 0, 0, 0, 0, 6, 7, 4, 0]

export type Clockwork = 'visit' | 'store' | 'office'

const table: Readonly<Record<Clockwork, readonly [readonly number[], readonly number[]]>> = {
  visit: [ordinary, ramadan],
  store: [store, storeRamadan],
  office: [office, officeRamadan],
}

/** A time of day, in milliseconds since local midnight, at which such a thing happens. */
export function drawTime(random: Random, clockwork: Clockwork, dayNumber: number): number {
  const [usual, inRamadan] = table[clockwork]
  const weights = isRamadan(dayNumber) ? inRamadan : usual
  // Friday prayers empty the early afternoon everywhere.
  const friday = weekdayOf(dayNumber) === 5
  let total = 0
  for (let h = 0; h < 24; h++) total += weightAt(weights, h, friday)
  let left = random.unit() * total
  for (let h = 0; h < 24; h++) {
    left -= weightAt(weights, h, friday)
    if (left < 0) return h * hourMs + Math.floor(random.unit() * hourMs)
  }
  return 12 * hourMs
}

function weightAt(weights: readonly number[], hour: number, friday: boolean): number {
  const weight = weights[hour] ?? 0
  return friday && (hour === 12 || hour === 13) ? weight * 0.25 : weight
}

/** How busy a day is, compared with an ordinary working day. At most 3. */
export function busyness(country: Country, dayNumber: number): number {
  const sale = saleOn(country, dayNumber)?.visits ?? 1
  const weekend = isWeekend(country, dayNumber) ? 1.25 : 1
  return Math.min(3, sale * weekend * (eidOn(dayNumber) ? 0.6 : 1) * (isRamadan(dayNumber) ? 1.1 : 1))
}

/** Moves an instant to a time of day at which such a thing happens, not before `instant`. */
export function nextTime(random: Random, clockwork: Clockwork, country: Country, instant: number): number {
  let dayNumber = localDay(country, instant)
  for (let tries = 0; tries < 40; tries++) {
    const drawn = instantOf(country, dayNumber, drawTime(random, clockwork, dayNumber))
    if (drawn >= instant) return drawn
    if (tries % 3 === 2) dayNumber++
  }
  return instant
}

/** The next moment at which agents work: never on the day of rest. */
export function nextOfficeTime(random: Random, country: Country, from: number): number {
  for (let dayNumber = localDay(country, from); ; dayNumber++) {
    if (isRestDay(country, dayNumber)) continue
    for (let i = 0; i < 4; i++) {
      const at = instantOf(country, dayNumber, drawTime(random, 'office', dayNumber))
      if (at >= from) return at
    }
  }
}
