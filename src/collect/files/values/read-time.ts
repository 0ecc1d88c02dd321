import { localToInstant } from '../../../platform/zones/offsets.ts'
import { readOffsets } from '../../../platform/zones/read-offsets.ts'
import type { TimeReading } from '../mapping.ts'
import { hijriToDay } from './hijri.ts'
import { latinDigits, ownCopy, plainText } from './text-rules.ts'
import { type DateOrder, readClockText, readTimeText, type TimeFacts } from './time-text.ts'

export type TimeRefusal = 'time-unreadable' | 'time-ambiguous' | 'time-out-of-range'

export interface ReadTime {
  /** Milliseconds since 1970 UTC. */
  readonly instant: number
  /** The date that the text shows, in days since 1970: what "late by date" compares. */
  readonly day: number
  /** `gap` and `overlap`: the zone's clock jumped over this local time, or showed it twice (the first is taken). */
  readonly clock: 'exact' | 'gap' | 'overlap'
}

export interface TimeReader {
  /** `clockText` is the cell of a separate column with the time of day. */
  read(text: string, clockText?: string): ReadTime | { readonly refused: TimeRefusal }
}

const dayMs = 86_400_000
/** What the warehouse can hold: 1900 to 2299. */
const first = Date.UTC(1900, 0, 1)
const end = Date.UTC(2300, 0, 1)
const memory = 20_000

/** Reads the times of one column as its mapping says. A text with an offset of its own is an exact instant. */
export function createTimeReader(reading: TimeReading): TimeReader {
  const offsets = readOffsets(reading.zone ?? 'UTC')
  const seen = new Map<string, ReturnType<TimeReader['read']>>()

  const at = (local: number, offset: number | undefined): ReturnType<TimeReader['read']> => {
    const day = Math.floor(local / dayMs)
    const found =
      offset === undefined
        ? localToInstant(offsets, local)
        : { instant: local - offset, kind: 'exact' as const }
    if (found.instant < first || found.instant >= end) return { refused: 'time-out-of-range' }
    return { instant: found.instant, day, clock: found.kind }
  }
  const readText = (text: string, clockText: string): ReturnType<TimeReader['read']> => {
    const clock = clockText === '' ? 0 : readClockText(clockText)
    if (clock === undefined) return { refused: 'time-unreadable' }
    if (reading.format !== 'text') {
      const local = fromNumber(text, reading.format)
      if (local === undefined) return { refused: 'time-unreadable' }
      return at(local + clock, reading.format.startsWith('epoch') ? 0 : undefined)
    }
    const facts = readTimeText(text) ?? readCompact(text)
    if (facts === undefined) return { refused: 'time-unreadable' }
    const day = toDay(facts, reading)
    return typeof day === 'number' ? at(day * dayMs + facts.clock + clock, facts.offset) : day
  }
  return {
    read(text, clockText = '') {
      const key = clockText === '' ? text : `${text}\n${clockText}`
      const known = seen.get(key)
      if (known) return known
      const found = readText(plainText(text), plainText(clockText))
      // A key that is a slice of what was read would keep all of that in memory.
      if (seen.size < memory) seen.set(ownCopy(key), found)
      return found
    },
  }
}

/** Days since 1970 of the date, by the order and the century that the column has. */
export function toDay(
  facts: TimeFacts,
  rules: Pick<TimeReading, 'order' | 'century'>,
): number | { readonly refused: TimeRefusal } {
  const [x, y] = facts.numbers
  const order = facts.orders.length === 1 || x === y ? facts.orders[0] : decided(facts.orders, rules.order)
  if (order === undefined) return { refused: 'time-ambiguous' }
  // A column whose order is proved or answered holds no row in the other order: 25/12 among month-first dates is wrong.
  const contradicts = rules.order !== 'none' && !facts.orders.includes(rules.order) && order !== 'ymd'
  if (contradicts && rules.order !== 'ymd') return { refused: 'time-unreadable' }
  const [year, month, day] = arrange(facts.numbers, order)
  const full = facts.twoDigitYear ? withCentury(year, rules.century) : year
  if (full === undefined) return { refused: 'time-ambiguous' }
  const found = facts.calendar === 'hijri' ? hijriToDay(full, month, day) : gregorianToDay(full, month, day)
  return found ?? { refused: 'time-unreadable' }
}

function decided(orders: readonly DateOrder[], order: TimeReading['order']): DateOrder | undefined {
  return orders.find(possible => possible === order)
}

function arrange([a, b, c]: TimeFacts['numbers'], order: DateOrder): readonly [number, number, number] {
  if (order === 'ymd') return [a, b, c]
  return order === 'dmy' ? [c, b, a] : [c, a, b]
}

function withCentury(year: number, century: TimeReading['century']): number | undefined {
  if (century === '2000') return 2000 + year
  if (century === '1900') return 1900 + year
  if (century === 'pivot-50') return year < 50 ? 2000 + year : 1900 + year
  return undefined
}

function gregorianToDay(year: number, month: number, day: number): number | undefined {
  const at = new Date(0)
  // Date.UTC would read the year 1 as 1901.
  at.setUTCFullYear(year, month - 1, day)
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / dayMs : undefined
}

/** 20240305 and 20240305143000: only in columns that are times, since most such numbers are not. */
export function readCompact(text: string): TimeFacts | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?$/.exec(latinDigits(text))
  if (!found) return undefined
  const [, y, m, d, hour, minute, second = '00'] = found
  return readTimeText(hour === undefined ? `${y}-${m}-${d}` : `${y}-${m}-${d} ${hour}:${minute}:${second}`)
}

/** Local milliseconds of a serial number of a spreadsheet, or milliseconds since 1970. */
function fromNumber(text: string, format: Exclude<TimeReading['format'], 'text'>): number | undefined {
  const number = Number(latinDigits(text).replace(/[,٫]/, '.'))
  if (text === '' || !Number.isFinite(number)) return undefined
  if (format === 'epoch-seconds') return Math.round(number * 1000)
  if (format === 'epoch-milliseconds') return Math.round(number)
  // Day 0 is 1899-12-30 in the 1900 system (its false 29 February 1900 included) and 1904-01-01 in the other.
  const zero = format === 'excel-1900' ? -25_569 : -24_107
  return Math.round((zero + number) * 86_400) * 1000
}
