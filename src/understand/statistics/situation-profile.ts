import { type DayPoint, type Estimate, ratioOf, type Scale } from './day-series.ts'
import { asShare, withInterval } from './difference-in-differences.ts'
import { tCritical } from './student-t.ts'

/** A day of a situation, or an ordinary one. */
export interface SituationDay {
  readonly weekday: number
  readonly point: DayPoint
}

/** What ordinary days are like: each weekday's own ratio, and how far days err from it. */
export interface Usual {
  readonly days: number
  readonly ratio: number
  of(weekday: number): number
  /** Variance of a day's error over one unit of `of`; in shares of what is usual where the scale is relative. */
  readonly unitVariance: number
  /** How many `of` there are in all. */
  readonly weight: number
  /** How much longer errors last than a day: a mean over days is as sure as one over so many times fewer. */
  readonly lasting: number
}

/** Fewer ordinary days say nothing of what is usual. */
export const fewestUsual = 7
const mostLasting = 9

/** Null where there are too few ordinary days, or nothing happened on them. */
export function usualOf(days: readonly SituationDay[], scale: Scale): Usual | null {
  const some = days.filter(day => day.point.of > 0)
  const ratio = ratioOf(some.map(day => day.point))
  if (some.length < fewestUsual || !Number.isFinite(ratio) || (scale === 'relative' && ratio <= 0))
    return null
  const own = Array.from({ length: 7 }, (_, weekday) => {
    const same = some.filter(day => day.weekday === weekday).map(day => day.point)
    const value = same.length >= 2 ? ratioOf(same) : ratio
    return scale === 'relative' && value <= 0 ? ratio : value
  })
  const of = (weekday: number) => own[weekday] ?? ratio
  const errors = some.map(({ weekday, point }) => {
    const away = point.n / point.of - of(weekday)
    return Math.sqrt(point.of) * (scale === 'relative' ? away / of(weekday) : away)
  })
  const known = Math.max(1, some.length - Math.min(7, some.length / 3))
  const unitVariance = errors.reduce((sum, e) => sum + e * e, 0) / known
  const together = errors.slice(1).reduce((sum, e, i) => sum + e * (errors[i] ?? 0), 0)
  const rho = Math.max(
    0,
    together /
      Math.max(
        1e-300,
        errors.reduce((sum, e) => sum + e * e, 0),
      ),
  )
  return {
    days: some.length,
    ratio,
    of,
    unitVariance,
    weight: some.reduce((sum, day) => sum + day.point.of, 0),
    lasting: Math.min(mostLasting, (1 + rho) / Math.max(1e-9, 1 - rho)),
  }
}

/** How far a day is beyond what is usual of its weekday: a share more or less, or a difference. */
export function liftOf({ weekday, point }: SituationDay, usual: Usual, scale: Scale): number {
  if (point.of <= 0) return Number.NaN
  const value = point.n / point.of
  return scale === 'relative' ? value / usual.of(weekday) - 1 : value - usual.of(weekday)
}

/**
 * How far the days of one occurrence are beyond what their weekdays usually are, together. The error is that of both means from
 * the errors of ordinary days, as long as those last. Relative on the logarithm; null where nothing happened.
 */
export function occurrenceLift(days: readonly SituationDay[], usual: Usual, scale: Scale): Estimate | null {
  const some = days.filter(day => day.point.of > 0)
  const weight = some.reduce((sum, day) => sum + day.point.of, 0)
  const n = some.reduce((sum, day) => sum + day.point.n, 0)
  const expected = some.reduce((sum, { weekday, point }) => sum + point.of * usual.of(weekday), 0)
  if (weight <= 0) return null
  const error = Math.sqrt(usual.unitVariance * usual.lasting * (1 / weight + 1 / usual.weight))
  const freedom = Math.max(3, usual.days / usual.lasting - 1)
  if (!(error > 0)) return null
  if (scale === 'additive') return withInterval((n - expected) / weight, error, freedom)
  return n > 0 && expected > 0 ? asShare(withInterval(Math.log(n / expected), error, freedom)) : null
}

/** Inside, relative lifts are logarithms, so that twice as much and half as much are equally far. */
function inside(lift: number, scale: Scale): number {
  return scale === 'relative' ? Math.log1p(lift) : lift
}

function outside(value: number, scale: Scale): number {
  return scale === 'relative' ? Math.expm1(value) : value
}

/** The mean over occurrences with the interval of the mean; with one only, null. */
export function averageLift(lifts: readonly number[], scale: Scale): Estimate | null {
  const spread = spreadOf(lifts.map(lift => inside(lift, scale)))
  if (!spread || !(spread.deviation > 0)) return null
  const estimate = withInterval(spread.mean, spread.deviation / Math.sqrt(lifts.length), lifts.length - 1)
  return scale === 'relative' ? asShare(estimate) : estimate
}

export interface ProfilePoint {
  readonly k: number
  readonly n: number
  readonly lift: number
  readonly low: number | null
  readonly high: number | null
}

/**
 * The mean curve. `lifts`: for each occurrence its lift by day k; a day that an occurrence lacks is passed over. Of single days
 * the lifts themselves are averaged: a day of nothing has no logarithm, and left out it would make the others look too good.
 */
export function averageProfile(lifts: readonly ReadonlyMap<number, number>[]): ProfilePoint[] {
  const days = [...new Set(lifts.flatMap(one => [...one.keys()]))].sort((a, b) => a - b)
  return days.flatMap(k => {
    const there = lifts.map(one => one.get(k) ?? Number.NaN).filter(value => Number.isFinite(value))
    const mean = there.reduce((sum, value) => sum + value, 0) / there.length
    if (there.length === 0) return []
    const spread = spreadOf(there)
    const half = spread && (tCritical(0.05, there.length - 1) * spread.deviation) / Math.sqrt(there.length)
    const at = (by: number) => (half === null ? null : mean + by * half)
    return [{ k, n: there.length, lift: mean, low: at(-1), high: at(1) }]
  })
}

export interface Projected {
  readonly effect: number
  readonly low: number | null
  readonly high: number | null
}

/**
 * The lift of an occurrence that is yet to come: the mean of those that were, with a prediction interval. Its spread is that
 * between the occurrences (t with one degree less than there are), and what the coming one's own ordinary days may err by. Of
 * one occurrence nothing is known about the spread: no interval.
 */
export function projectLift(
  lifts: readonly number[],
  scale: Scale,
  { usual, weight }: { usual: Usual; weight: number },
): Projected | null {
  const told = lifts.map(lift => inside(lift, scale)).filter(value => Number.isFinite(value))
  if (told.length === 0) return null
  const mean = told.reduce((sum, value) => sum + value, 0) / told.length
  const spread = spreadOf(told)
  if (!spread) return { effect: outside(mean, scale), low: null, high: null }
  const between = spread.deviation ** 2 * (1 + 1 / told.length)
  const within = usual.unitVariance * usual.lasting * (1 / usual.weight + 1 / weight)
  const half = tCritical(0.05, told.length - 1) * Math.sqrt(between + within)
  return {
    effect: outside(mean, scale),
    low: outside(mean - half, scale),
    high: outside(mean + half, scale),
  }
}

function spreadOf(values: readonly number[]): { mean: number; deviation: number } | null {
  if (values.length < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) }
}
