import { hijriOfDay, hijriToDay } from '../../collect/files/values/hijri.ts'
import { dayOfText, textOfDay } from '../../platform/zones/model-days.ts'
import { calendarSeries } from '../circumstances/calendar.ts'
import { calendarRules } from '../circumstances/model-calendar-rules.ts'
import { mostOccurrences, type SituationsInput, type Stretch } from '../model-situations.ts'

/** A stretch in days since 1970, both inside. */
export interface Occurrence {
  readonly name: string
  readonly first: number
  readonly last: number
}

/** Ordinary days are looked for so far back: before an Eid lies all of Ramadan. */
export const furthestBack = 120
/** The calendar's occurrences of so many years are looked at. */
const years = 12

/**
 * The occurrences up to a day, oldest first, at most twelve: those written down, and the calendar's that no written one overlaps.
 */
export function occurrencesUntil(q: SituationsInput, day: number): Occurrence[] {
  return all(q, day)
    .filter(one => one.first <= day)
    .slice(-mostOccurrences)
}

/** What it is projected onto: what was said, or the first that is not over on that day. */
export function comingAfter(q: SituationsInput, day: number): Occurrence | null {
  if (q.coming) return occurrenceOf(q.coming)
  return all(q, day).find(one => one.last > day) ?? null
}

function all(q: SituationsInput, day: number): Occurrence[] {
  const written = q.occurrences.map(occurrenceOf)
  const known = q.calendar
    ? calendarSeries(q.calendar, textOfDay(day - years * 366), textOfDay(day + 500)).map(c =>
        occurrenceOf({ name: c.id, from: c.from, to: c.to }),
      )
    : []
  const overlaps = (one: Occurrence) => written.some(w => w.first <= one.last && w.last >= one.first)
  return [...written, ...known.filter(one => !overlaps(one))].sort(
    (a, b) => a.first - b.first || a.last - b.last || (a.name < b.name ? -1 : 1),
  )
}

export function occurrenceOf({ name, from, to }: Stretch): Occurrence {
  return { name, first: dayOfText(from), last: dayOfText(to) }
}

export function alignmentOf({ align, calendar }: SituationsInput): 'start' | 'hijri' {
  if (align !== 'auto') return align
  return calendarRules.some(rule => rule.series === calendar && rule.isHijri) ? 'hijri' : 'start'
}

/**
 * The day that is k = 0 of an occurrence. By start: the day before it. By the Hijri calendar: the day before the month in which
 * the first of the occurrences begins, in the year of this one: k is then the day of that month, and the 30th of a month of 29 is
 * the first of the next.
 */
export function zeroOf(one: Occurrence, align: 'start' | 'hijri', month: number): number {
  if (align === 'start') return one.first - 1
  const { year } = hijriOfDay(one.first)
  const starts = [year - 1, year, year + 1].flatMap(y => hijriToDay(y, month, 1) ?? [])
  // The month's beginning that is nearest: an occurrence may begin in the days before it.
  const [nearest = one.first] = starts.sort(
    (a, b) => Math.abs(a - one.first) - Math.abs(b - one.first) || a - b,
  )
  return nearest - 1
}

/** Days that are ordinary for nobody: Ramadan, the Eids, and what the asker named. By name, for those that lie on some days. */
export function unusualBetween(q: SituationsInput, first: number, last: number): Occurrence[] {
  const [from, to] = [textOfDay(first), textOfDay(last)]
  const feasts = calendarRules
    .filter(rule => rule.isHijri)
    .flatMap(rule => calendarSeries(rule.series, from, to))
    .map(c => occurrenceOf({ name: c.id, from: c.from, to: c.to }))
  const named = q.exclude.map(occurrenceOf).filter(one => one.first <= last && one.last >= first)
  return [...feasts, ...named]
}

/**
 * The ordinary days before a day, newest last: neither among the occurrences, with what is shown around them, nor unusual.
 */
export function ordinaryBefore(
  q: SituationsInput,
  { before, earliest, occurrences }: { before: number; earliest: number; occurrences: readonly Occurrence[] },
): number[] {
  const unusual = unusualBetween(q, before - furthestBack, before)
  const around = occurrences.map(one => ({
    ...one,
    first: one.first - q.around,
    last: one.last + q.around,
  }))
  const isOn = (day: number) => [...unusual, ...around].some(one => one.first <= day && day <= one.last)
  const days: number[] = []
  for (let day = before - 1; day >= Math.max(earliest, before - furthestBack); day--) {
    if (days.length === q.baselineDays) break
    if (!isOn(day)) days.unshift(day)
  }
  return days
}
