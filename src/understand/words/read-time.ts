import { shiftDay } from '../../platform/zones/model-days.ts'
import type { SaidPeriod } from '../model-words.ts'
import {
  type CalendarUnit,
  hijriSpan,
  occurrence,
  realDay,
  type Span,
  seasons,
  toDay,
  unitDays,
  unitSpan,
} from './days.ts'
import type { Line } from './line.ts'

export interface Today {
  readonly today: string
  readonly weekStart: number
}

/** Something found in the line, and the items that said it. */
export interface Found<T> {
  readonly value: T
  readonly from: number
  readonly to: number
}

const units = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const
const twos = ['day', 'week', 'month', 'year'] as const
const seasonNames = [
  'ramadan',
  'eid-al-fitr',
  'eid-al-adha',
  'eid',
  'white-friday',
  'summer',
  'winter',
  'back-to-school',
  'national-day',
] as const

export function unitAt(line: Line, at: number): CalendarUnit | null {
  return units.find(unit => line.has(at, `unit.${unit}`)) ?? null
}

export interface Duration {
  readonly n: number
  readonly unit: CalendarUnit
  /** Whether a number stood there: "week" alone is one. */
  readonly isCounted: boolean
}

/** `7 days`, `two weeks`, `يومين`, `أسبوع`; Arabic numbers may follow: `الأيام السبعة`. */
export function durationAt(line: Line, at: number): Found<Duration> | null {
  const two = twos.find(unit => line.has(at, `two.${unit}`))
  if (two) return { value: { n: 2, unit: two, isCounted: true }, from: at, to: at + 1 }
  const n = line.number(at)
  const next = n === null ? at : line.skip(at + 1)
  const unit = unitAt(line, next)
  if (!unit || n === 0) return null
  const behind = n === null ? line.number(next + 1) : null
  if (behind !== null && behind > 0 && behind < 400 && !unitAt(line, next + 2))
    return { value: { n: behind, unit, isCounted: true }, from: at, to: next + 2 }
  return { value: { n: n ?? 1, unit, isCounted: n !== null }, from: at, to: next + 1 }
}

function seasonAt(line: Line, at: number): string | null {
  const name = seasonNames.find(season => line.has(at, `season.${season}`))
  return name === 'eid' ? 'eid-al-fitr' : (name ?? null)
}

const isYear = (n: number | null) => n !== null && ((n >= 1990 && n <= 2100) || (n >= 1400 && n <= 1500))

/** The year that stands at a place: `2025`, `1447`, `last year`, `this year`. */
function yearAt(line: Line, at: number, { today }: Today): Found<number> | null {
  const place = line.has(at, 'small', 'in', 'from') && !line.has(at, 'unit.year') ? at + 1 : at
  const n = line.number(place)
  if (n !== null && isYear(n)) return { value: n, from: at, to: place + 1 }
  const now = Number(today.slice(0, 4))
  const pair = [
    line.has(place, 'last'),
    line.has(place, 'this'),
    line.has(place, 'unit.year'),
    line.has(place + 1, 'unit.year'),
    line.has(place + 1, 'last'),
    line.has(place + 1, 'this'),
  ]
  const [last, self, unit, unitNext, lastNext, selfNext] = pair
  if ((last && unitNext) || (unit && lastNext)) return { value: now - 1, from: at, to: place + 2 }
  if ((self && unitNext) || (unit && selfNext)) return { value: now, from: at, to: place + 2 }
  return null
}

/** A day, a month or a season: all that has a beginning and an end of its own. */
export function dateAt(line: Line, at: number, now: Today): Found<Span> | null {
  const written =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(line.fold(at)) ??
    /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(line.fold(at))
  if (written) {
    const [, a, b, c] = written.map(Number)
    const day = (a ?? 0) > 31 ? realDay(a ?? 0, b ?? 0, c ?? 0) : realDay(c ?? 0, b ?? 0, a ?? 0)
    return day ? { value: { from: day, to: day }, from: at, to: at + 1 } : null
  }
  return monthAt(line, at, now) ?? dayOfMonthAt(line, at, now) ?? namedSeasonAt(line, at, now)
}

function monthSpan(
  month: { calendar: 'gregorian' | 'hijri'; month: number },
  year: number | null,
  { today }: Today,
): Span | null {
  if (month.calendar === 'hijri')
    return occurrence({ isHijri: true, span: y => hijriSpan(y, month.month, null) }, today, { back: 0, year })
  const span = (y: number) => ({ from: toDay(y, month.month, 1), to: toDay(y, month.month + 1, 0) })
  return occurrence({ isHijri: false, span }, today, { back: 0, year })
}

/** `March`, `March 2026`, `March 3`, `شهر مارس`. */
function monthAt(line: Line, at: number, now: Today): Found<Span> | null {
  const start = line.has(at, 'unit.month') && line.month(at + 1) ? at + 1 : at
  const month = line.month(start)
  if (!month) return null
  const day = line.number(start + 1)
  if (day !== null && day >= 1 && day <= 31 && !unitAt(line, start + 2)) {
    const year = yearAt(line, start + 2, now)
    const found = dayIn(month, day, { year: year?.value ?? null, now })
    if (found) return { value: found, from: at, to: year?.to ?? start + 2 }
  }
  const year = yearAt(line, start + 1, now)
  const span = monthSpan(month, year?.value ?? null, now)
  return span && { value: span, from: at, to: year?.to ?? start + 1 }
}

/** `3 November 2026`, `15 رمضان 1447`, `1st of March`. */
function dayOfMonthAt(line: Line, at: number, now: Today): Found<Span> | null {
  const day = line.number(at) ?? /^(\d{1,2})(?:st|nd|rd|th)$/.exec(line.fold(at))?.[1] ?? null
  if (day === null) return null
  const next = line.skip(at + 1)
  const month =
    line.month(next) ?? (line.has(next, 'season.ramadan') ? ({ calendar: 'hijri', month: 9 } as const) : null)
  if (!month) return null
  const year = yearAt(line, next + 1, now)
  const found = dayIn(month, Number(day), { year: year?.value ?? null, now })
  return found && { value: found, from: at, to: year?.to ?? next + 1 }
}

function dayIn(
  month: { calendar: 'gregorian' | 'hijri'; month: number },
  day: number,
  { year, now }: { year: number | null; now: Today },
): Span | null {
  const whole = monthSpan(month, year, now)
  if (!whole || day < 1) return null
  const found = shiftDay(whole.from, day - 1)
  return found <= whole.to ? { from: found, to: found } : null
}

/** `Ramadan`, `last Ramadan`, `رمضان الماضي`, `Ramadan 2025`, `رمضان 1447`. */
function namedSeasonAt(line: Line, at: number, now: Today): Found<Span> | null {
  const isLast = line.has(at, 'last', 'latest')
  const start = isLast || line.has(at, 'this') ? line.skip(at + 1) : at
  const name = seasonAt(line, start)
  const season = name ? seasons[name] : undefined
  if (!season) return null
  const year = yearAt(line, start + 1, now)
  if (year) {
    const span = occurrence(season, now.today, { back: 0, year: year.value })
    if (span) return { value: span, from: at, to: year.to }
  }
  const lastBehind = line.has(start + 1, 'last')
  const newest = occurrence(season, now.today, { back: 0, year: null })
  const isRunning = newest !== null && newest.to >= now.today
  const span =
    (isLast || lastBehind) && isRunning ? occurrence(season, now.today, { back: 1, year: null }) : newest
  const to = lastBehind || line.has(start + 1, 'this') ? start + 2 : start + 1
  return span && { value: span, from: at, to }
}

/** All that says when: the newest days, a unit of the calendar, a date, a span of dates. */
export function periodAt(line: Line, at: number, now: Today): Found<SaidPeriod> | null {
  const day = now.today
  if (line.has(at, 'today')) return { value: { days: 1 }, from: at, to: at + 1 }
  if (line.has(at, 'yesterday'))
    return { value: { from: shiftDay(day, -1), to: shiftDay(day, -1) }, from: at, to: at + 1 }
  if (line.has(at, 'all-time')) return { value: { all: true }, from: at, to: at + 1 }
  return (
    sinceAt(line, at, now) ??
    betweenAt(line, at, now) ??
    relativeAt(line, at, now) ??
    dateAt(line, at, now) ??
    bareYearAt(line, at, now)
  )
}

function bareYearAt(line: Line, at: number, now: Today): Found<SaidPeriod> | null {
  const n = line.number(at)
  if (n === null || !isYear(n) || n > Number(now.today.slice(0, 4))) return null
  return { value: { from: toDay(n, 1, 1), to: toDay(n, 12, 31) }, from: at, to: at + 1 }
}

/** From a day until now. */
function sinceAt(line: Line, at: number, now: Today): Found<SaidPeriod> | null {
  if (!line.has(at, 'since')) return null
  const next = line.skip(at + 1)
  const date = dateAt(line, next, now)
  if (date && date.value.from <= now.today)
    return { value: { from: date.value.from, to: now.today }, from: at, to: date.to }
  const said = durationAt(line, next)
  if (!said?.value.isCounted) return null
  return {
    value: { days: Math.max(1, Math.round(said.value.n * unitDays[said.value.unit])) },
    from: at,
    to: said.to,
  }
}

/** From one day to another. */
function betweenAt(line: Line, at: number, now: Today): Found<SaidPeriod> | null {
  const hasOpening = line.has(at, 'from', 'between', 'in')
  const first = dateAt(line, hasOpening ? line.skip(at + 1) : at, now)
  if (!first) return null
  if (!line.has(first.to, 'to', 'until', 'and', 'followed-by')) return null
  const second = dateAt(line, line.skip(first.to + 1), now)
  if (!second || second.value.to < first.value.from) return null
  return { value: { from: first.value.from, to: second.value.to }, from: at, to: second.to }
}

/** `last 30 days`, `last month`, `this week`, `الشهر الماضي`, `آخر ٧ أيام`, `the past year`. */
function relativeAt(line: Line, at: number, now: Today): Found<SaidPeriod> | null {
  const [isLast, isLatest, isThis] = [line.has(at, 'last'), line.has(at, 'latest'), line.has(at, 'this')]
  if (isLast || isLatest || isThis) {
    const said = durationAt(line, line.skip(at + 1))
    if (said)
      return {
        value: relative(said.value, { isThis: isThis && !isLast, isLatest, now }),
        from: at,
        to: said.to,
      }
  }
  const said = durationAt(line, at)
  if (!said) return null
  const behind = line.skip(said.to)
  // "7 days last 30 days": that "last" belongs to what follows.
  const isOther =
    line.number(line.skip(behind + 1)) !== null && durationAt(line, line.skip(behind + 1)) !== null
  if (line.has(behind, 'last', 'latest') && !isOther)
    return { value: relative(said.value, { isThis: false, isLatest: false, now }), from: at, to: behind + 1 }
  if (line.has(behind, 'this') && !said.value.isCounted)
    return { value: relative(said.value, { isThis: true, isLatest: false, now }), from: at, to: behind + 1 }
  return null
}

function relative(
  { n, unit, isCounted }: Duration,
  { isThis, isLatest, now }: { isThis: boolean; isLatest: boolean; now: Today },
): SaidPeriod {
  if (isThis)
    return { from: unitSpan(unit, now.today, { back: 0, weekStart: now.weekStart }).from, to: now.today }
  if (isCounted || isLatest) {
    const exact = unit === 'year' ? 365 * n : n * unitDays[unit]
    return { days: Math.min(7_400, Math.max(1, Math.round(exact))) }
  }
  return unitSpan(unit, now.today, { back: 1, weekStart: now.weekStart })
}

/** The year before the period, or the period before it. */
export function comparedAt(line: Line, at: number): Found<'before' | 'year-before'> | null {
  if (line.has(at, 'year-before')) return { value: 'year-before', from: at, to: at + 1 }
  if (line.has(at, 'period-before')) return { value: 'before', from: at, to: at + 1 }
  const unit = (i: number) => unitAt(line, i)
  if (line.has(at, 'last') && unit(at + 1))
    return { value: unit(at + 1) === 'year' ? 'year-before' : 'before', from: at, to: at + 2 }
  if (unit(at) && line.has(at + 1, 'last', 'before'))
    return { value: unit(at) === 'year' ? 'year-before' : 'before', from: at, to: at + 2 }
  return null
}
