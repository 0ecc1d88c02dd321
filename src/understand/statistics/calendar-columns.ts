import { type BucketUnit, weekAnchor } from '../model-buckets.ts'

/** A situation that the calendar knows before it comes: days since 1970, both inside. */
export interface KnownSpan {
  readonly series: string
  readonly first: number
  readonly last: number
}

/** What a series' buckets are: its calendar, and what is known of it. */
export interface SeriesCalendar {
  readonly unit: BucketUnit
  readonly weekStart: number
  /** ISO days, 1 Monday … 7 Sunday. */
  readonly weekend: readonly number[]
  readonly known: readonly KnownSpan[]
}

/** Buckets of one season: a week of days or of hours, a year of weeks or of months. */
export function seasonLength(unit: BucketUnit): number {
  return { hour: 168, day: 7, week: 52, month: 12 }[unit]
}

/** First and last day of a bucket, days since 1970. */
export function daysOfBucket(index: number, { unit, weekStart }: SeriesCalendar): readonly [number, number] {
  if (unit === 'hour') return [Math.floor(index / 24), Math.floor(index / 24)]
  if (unit === 'day') return [index, index]
  if (unit === 'week') {
    const first = weekAnchor(weekStart) + 7 * index
    return [first, first + 6]
  }
  const first = (month: number) => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000
  return [first(index), first(index + 1) - 1]
}

/** ISO day of a day number, 1 Monday … 7 Sunday. */
export function isoDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/**
 * The season as columns: of days each day of the week, or weekend and workday where there are less than four weeks; of
 * hours each hour of workdays and of weekends, and each day; none of weeks and months, whose year is a curve (`yearColumns`).
 */
export function seasonColumns(index: number, calendar: SeriesCalendar, buckets: number): number[] {
  const { unit, weekend } = calendar
  if (unit === 'week' || unit === 'month') return []
  const iso = isoDay(daysOfBucket(index, calendar)[0])
  const isWeekend = weekend.includes(iso) ? 1 : 0
  const weeks = buckets / seasonLength(unit)
  const days = weeks < 4 ? [isWeekend] : [1, 2, 3, 4, 5, 6].map(day => (iso === day ? 1 : 0))
  if (unit === 'day') return days
  const hour = ((index % 24) + 24) % 24
  const hours = Array.from({ length: 23 }, (_, i) => (hour === i ? 1 : 0))
  return [...days, ...hours, ...hours.map(is => is * isWeekend)]
}

/** Two waves of the year, for what has two years behind it. */
export function yearColumns(index: number, calendar: SeriesCalendar): number[] {
  const [first, last] = daysOfBucket(index, calendar)
  const angle = (2 * Math.PI * (first + last)) / 2 / 365.2425
  return [Math.sin(angle), Math.cos(angle), Math.sin(2 * angle), Math.cos(2 * angle)]
}

/**
 * Share of a bucket's days in each situation. One that fell on less than two days of the buckets that are learned from is not
 * there: nothing can be learned of it.
 */
export function knownSeries(indices: readonly number[], calendar: SeriesCalendar): string[] {
  const names = [...new Set(calendar.known.map(span => span.series))].sort()
  return names.filter(name => {
    const shares = indices.map(index => shareIn(index, name, calendar))
    const days = shares.reduce((sum, share, i) => {
      const [first, last] = daysOfBucket(indices[i] ?? 0, calendar)
      return sum + (share * (last - first + 1)) / (calendar.unit === 'hour' ? 24 : 1)
    }, 0)
    return days >= 2 && shares.some(share => share < 1)
  })
}

export function knownColumns(index: number, names: readonly string[], calendar: SeriesCalendar): number[] {
  return names.map(name => shareIn(index, name, calendar))
}

function shareIn(index: number, name: string, calendar: SeriesCalendar): number {
  const [first, last] = daysOfBucket(index, calendar)
  let days = 0
  for (const span of calendar.known)
    if (span.series === name) days += Math.max(0, Math.min(last, span.last) - Math.max(first, span.first) + 1)
  return Math.min(1, days / (last - first + 1))
}

/** Buckets between the bends of a trend: about four weeks of days, a week of hours, 13 weeks, half a year. */
export const trendSpacing = { hour: 168, day: 28, week: 13, month: 6 } as const

/**
 * A trend that may bend: straight between knots that stand evenly, about `spacing` buckets apart. Each column is a hat over one knot,
 * together they are 1 everywhere.
 */
export function trendColumns(place: number, buckets: number, spacing: number): number[] {
  const pieces = Math.max(1, Math.round((buckets - 1) / spacing))
  const at = (place / Math.max(1, buckets - 1)) * pieces
  return Array.from({ length: pieces + 1 }, (_, knot) => Math.max(0, 1 - Math.abs(at - knot)))
}
