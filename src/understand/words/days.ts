import { hijriOfDay, hijriToDay } from '../../collect/files/values/hijri.ts'
import { dayOfText, shiftDay, textOfDay } from '../../platform/zones/model-days.ts'

/** Days as `YYYY-MM-DD`; spans include both. */
export interface Span {
  readonly from: string
  readonly to: string
}

export function toDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

/** A day of the calendar, or null: the 31st of November is none. */
export function realDay(year: number, month: number, day: number): string | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const made = toDay(year, month, day)
  return made.endsWith(`-${String(day).padStart(2, '0')}`) ? made : null
}

export type CalendarUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

export const unitDays: Readonly<Record<CalendarUnit, number>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
}

/** The unit that holds a day, and `back` units before it. */
export function unitSpan(
  unit: CalendarUnit,
  today: string,
  { back, weekStart }: { back: number; weekStart: number },
): Span {
  const [year = 0, month = 0] = today.split('-').map(Number)
  if (unit === 'year') return { from: toDay(year - back, 1, 1), to: toDay(year - back, 12, 31) }
  if (unit === 'month') return { from: toDay(year, month - back, 1), to: toDay(year, month - back + 1, 0) }
  if (unit === 'quarter') {
    const first = month - ((month - 1) % 3) - 3 * back
    return { from: toDay(year, first, 1), to: toDay(year, first + 3, 0) }
  }
  if (unit === 'week') {
    const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7
    const from = shiftDay(today, -((weekday - weekStart + 7) % 7) - 7 * back)
    return { from, to: shiftDay(from, 6) }
  }
  const day = shiftDay(today, -back)
  return { from: day, to: day }
}

export function hijriSpan(
  year: number,
  month: number,
  days: { first: number; days: number } | null,
): Span | null {
  const first = hijriToDay(year, month, days?.first ?? 1)
  if (first === undefined) return null
  if (days) return { from: textOfDay(first), to: textOfDay(first + days.days - 1) }
  const next = month === 12 ? hijriToDay(year + 1, 1, 1) : hijriToDay(year, month + 1, 1)
  return next === undefined ? null : { from: textOfDay(first), to: textOfDay(next - 1) }
}

export function hijriYear(day: string): number {
  return hijriOfDay(dayOfText(day)).year
}

function whiteFriday(year: number): Span {
  const first = new Date(Date.UTC(year, 10, 1)).getUTCDay()
  const friday = 1 + ((4 - first + 7) % 7) + 22
  return { from: toDay(year, 11, friday - 6), to: toDay(year, 11, friday + 1) }
}

interface Season {
  readonly isHijri: boolean
  span(year: number): Span | null
}

/** Stretches of the year that people call by a name. */
export const seasons: Readonly<Record<string, Season>> = {
  ramadan: { isHijri: true, span: year => hijriSpan(year, 9, null) },
  'eid-al-fitr': { isHijri: true, span: year => hijriSpan(year, 10, { first: 1, days: 3 }) },
  'eid-al-adha': { isHijri: true, span: year => hijriSpan(year, 12, { first: 10, days: 4 }) },
  'white-friday': { isHijri: false, span: whiteFriday },
  summer: { isHijri: false, span: year => ({ from: toDay(year, 6, 1), to: toDay(year, 8, 31) }) },
  winter: { isHijri: false, span: year => ({ from: toDay(year, 12, 1), to: toDay(year + 1, 3, 0) }) },
  'back-to-school': { isHijri: false, span: year => ({ from: toDay(year, 8, 20), to: toDay(year, 9, 8) }) },
  'national-day': { isHijri: false, span: year => ({ from: toDay(year, 9, 23), to: toDay(year, 9, 23) }) },
}

/** The newest occurrence that has begun, or `back` before it; of a year that was said, that one. */
export function occurrence(
  { isHijri, span }: Season,
  today: string,
  { back, year }: { back: number; year: number | null },
): Span | null {
  const gregorian = Number(today.slice(0, 4))
  if (year !== null) {
    if (isHijri === year < 1700) return span(year)
    for (const near of [hijriYear(`${year}-01-01`), hijriYear(`${year}-12-31`)]) {
      const found = span(near)
      if (found?.from.startsWith(String(year))) return found
    }
    return null
  }
  const last = isHijri ? hijriYear(today) : gregorian
  const begun = [last, last - 1, last - 2, last - 3]
    .flatMap(each => span(each) ?? [])
    .filter(({ from }) => from <= today)
  return begun[back] ?? null
}
