import { hijriOfDay } from '../../collect/files/values/hijri.ts'
import { dayOfText, textOfDay } from '../../platform/zones/model-days.ts'
import { type CalendarRule, calendarRules, type DaySpan } from './model-calendar-rules.ts'
import type { Circumstance } from './model-circumstances.ts'

/**
 * What the calendar knows of the days between two, both inside, in a country (two letters): feasts, national days, the
 * trade's usual sales. Islamic dates by the calendar of Umm al-Qura, from the runtime.
 */
export function calendarBetween(country: string, from: string, to: string): Circumstance[] {
  const [first, last] = [dayOfText(from), dayOfText(to)]
  return calendarRules
    .filter(({ countries }) => countries === 'all' || countries.includes(country))
    .flatMap(rule => yearsOf(rule, first, last).map(year => occurrenceOf(rule, year)))
    .filter(c => c !== null)
    .filter(c => c.from <= to && c.to >= from)
    .sort(inOrder)
}

/** The occurrences of one situation that the calendar knows, wherever it is kept. Empty where it knows none of that name. */
export function calendarSeries(series: string, from: string, to: string): Circumstance[] {
  const rule = calendarRules.find(known => known.series === series)
  if (!rule) return []
  return yearsOf(rule, dayOfText(from), dayOfText(to))
    .map(year => occurrenceOf(rule, year))
    .filter(c => c !== null)
    .filter(c => c.from <= to && c.to >= from)
}

/** Order of time; the same days by id, so that nothing is left to luck. */
export function inOrder(a: Circumstance, b: Circumstance): number {
  return compare(a.from, b.from) || compare(a.to, b.to) || compare(a.source, b.source) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** One more year at each end: what began before the period may reach into it. */
function yearsOf({ isHijri }: CalendarRule, first: number, last: number): number[] {
  const yearAt = (day: number) => (isHijri ? hijriOfDay(day).year : Number(textOfDay(day).slice(0, 4)))
  const [from, to] = [yearAt(first) - 1, yearAt(last) + 1]
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

function occurrenceOf(rule: CalendarRule, year: number): Circumstance | null {
  const span: DaySpan | null = rule.days(year)
  if (!span) return null
  return {
    id: `${rule.series}-${year}`,
    source: 'calendar',
    series: rule.series,
    names: rule.names,
    kind: rule.kind,
    from: textOfDay(span.first),
    to: textOfDay(span.last),
    isHijri: rule.isHijri,
    certainty: rule.certainty,
    channels: [],
    note: '',
    insteadOf: null,
    createdBy: '',
    createdAt: null,
  }
}
