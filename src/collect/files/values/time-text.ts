import { foldText } from '../../../platform/i18n/fold-text.ts'
import { findMonth } from './month-names.ts'
import { latinDigits, plainText } from './text-rules.ts'

export type DateOrder = 'ymd' | 'dmy' | 'mdy'

/** What one text says as a date or date-time, before anything is decided about its column. */
export interface TimeFacts {
  readonly calendar: 'gregorian' | 'hijri'
  /** The three numbers as they stand. */
  readonly numbers: readonly [number, number, number]
  /** The orders in which they make a date. More than one: the column has to prove it, or it is asked. */
  readonly orders: readonly DateOrder[]
  readonly twoDigitYear: boolean
  readonly hasClock: boolean
  /** Milliseconds since midnight. */
  readonly clock: number
  /** Milliseconds east of UTC when the text says so. */
  readonly offset: number | undefined
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2})?)?$/

/** Reads ISO dates quickly and everything else thoroughly. Undefined when the text is no date. */
export function readTimeText(text: string): TimeFacts | undefined {
  const found = iso.exec(text)
  if (!found) return readOther(text)
  const [, y, m, d, hour, minute, second, fraction, utc, offsetHour, offsetMinute] = found
  const hasClock = hour !== undefined
  if (!hasClock && (utc ?? offsetHour) !== undefined) return undefined
  const clock = clockOf({ hour, minute, second, fraction })
  return clock === undefined
    ? undefined
    : dated([Number(y), Number(m), Number(d)], 'ymd', {
        hasClock,
        clock,
        offset: offsetOf(utc, offsetHour, offsetMinute),
      })
}

type Clock = Pick<TimeFacts, 'hasClock' | 'clock' | 'offset'>

/** With a four-digit year first or last, or a named month: the numbers and the orders that are possible. */
function dated(
  numbers: readonly [number, number, number],
  shape: 'ymd' | 'named' | 'year-last' | 'short',
  clock: Clock,
): TimeFacts | undefined {
  const [a, b, c] = numbers
  const year = shape === 'ymd' ? a : c
  // A Gregorian year of the Middle Ages is no event of a shop; the same number is this generation's Hijri year.
  const calendar = shape !== 'short' && year >= 1300 && year <= 1500 ? 'hijri' : 'gregorian'
  const last = calendar === 'hijri' ? 30 : 31
  const fits = (day: number, month: number) => day >= 1 && day <= last && month >= 1 && month <= 12
  const orders: DateOrder[] = []
  if ((shape === 'ymd' || shape === 'short') && fits(c, b)) orders.push('ymd')
  if (shape !== 'ymd' && fits(a, b)) orders.push('dmy')
  if ((shape === 'year-last' || shape === 'short') && fits(b, a)) orders.push('mdy')
  if (orders.length === 0) return undefined
  // 05/05/2024 is the same day in both readings: it neither proves nor asks anything.
  const same = shape === 'year-last' && a === b
  return {
    ...clock,
    calendar,
    numbers,
    orders: same ? ['dmy', 'mdy'] : orders,
    twoDigitYear: shape === 'short',
  }
}

const clockText =
  /(?<![\d:])(\d{1,2})\s?[:h]\s?(\d{2})(?:\s?:\s?(\d{2})(?:[.,](\d{1,9}))?)?(?:\s?(am|pm|a\.m\.?|p\.m\.?|ص|م|صباحا|مساء)(?!\p{L}))?(?:\s?(z|utc|gmt)(?!\p{L}))?(?:\s?([+-]\d{2}):?(\d{2})?(?!\d))?/u
const noise =
  /(?<![\p{L}])(sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tue|wed|thu|fri|sat|dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|يوم|le|at|a|on|of|de|الساعه|سنه|عام)(?![\p{L}])/gu

function readOther(text: string): TimeFacts | undefined {
  if (text.length > 60 || !/[\d٠-٩۰-۹].*[^\d٠-٩۰-۹].*[\d٠-٩۰-۹]/.test(text)) return undefined
  // Decimals are the most frequent text that is no date.
  if (/^-?\d+[.,]\d+$/.test(text)) return undefined
  const folded = foldText(text)
  const time = clockText.exec(folded)
  const clock = time ? readClock(time) : { hasClock: false, clock: 0, offset: undefined }
  if (clock === undefined) return undefined
  const rest = (time ? `${folded.slice(0, time.index)} ${folded.slice(time.index + time[0].length)}` : folded)
    .replace(/[,،]/g, ' ')
    .replace(/(?<=\d)(st|nd|rd|th|er)(?!\p{L})/u, '')
    .replace(noise, ' ')
  return readDate(rest, clock)
}

function readDate(text: string, clock: Clock): TimeFacts | undefined {
  const era = /(?<=\d\s?)(ه|ah|م|ad)\s*$/u.exec(text.trimEnd())
  const body = (era ? text.slice(0, era.index) : text).replace(/(?<=\d)t\s*$/u, '').trim()
  const facts = readNamed(body, clock) ?? readNumbers(body, clock)
  const hijriEra = era?.[1] === 'ه' || era?.[1] === 'ah'
  return facts && era && hijriEra !== (facts.calendar === 'hijri') ? undefined : facts
}

function readNumbers(body: string, clock: Clock): TimeFacts | undefined {
  const found = /^(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,4})$/.exec(body)
  if (!found) return undefined
  const [, a = '', , b = '', c = ''] = found
  const numbers = [Number(a), Number(b), Number(c)] as const
  if (a.length === 4 && c.length <= 2) return dated(numbers, 'ymd', clock)
  if (c.length === 4 && a.length <= 2) return dated(numbers, 'year-last', clock)
  return a.length <= 2 && c.length === 2 ? dated(numbers, 'short', clock) : undefined
}

/** "12 رمضان 1446", "March 5, 2024", "5-mars-2024", "2024 Mar 5", "05-Mar-24" (day before year, as all write it). */
function readNamed(body: string, clock: Clock): TimeFacts | undefined {
  const month = findMonth(body)
  const found = month && /^[\s./-]*(\d{1,4})[\s./-]+(\d{1,4})[\s./-]*$/.exec(month.rest)
  if (!found) return undefined
  const [, first = '', second = ''] = found
  const [day, year] = first.length === 4 ? [second, first] : [first, second]
  if (day.length > 2 || (year.length !== 4 && year.length !== 2)) return undefined
  const facts = dated([Number(day), month.month, Number(year)], 'named', clock)
  if (facts === undefined) return undefined
  const twoDigitYear = year.length === 2
  const fits = twoDigitYear ? month.calendar === 'gregorian' : facts.calendar === month.calendar
  return fits ? { ...facts, orders: ['dmy'], twoDigitYear } : undefined
}

function readClock(found: RegExpExecArray): Clock | undefined {
  const [, hourText = '', minute, second, fraction, half, utc, offsetHour, offsetMinute] = found
  let hour = Number(hourText)
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (/^(p|م)/u.test(half) ? 12 : 0)
  }
  const clock = clockOf({ hour: String(hour), minute, second, fraction })
  if (clock === undefined) return undefined
  return { hasClock: true, clock, offset: offsetOf(utc, offsetHour, offsetMinute) }
}

interface ClockText {
  readonly hour: string | undefined
  readonly minute: string | undefined
  readonly second: string | undefined
  readonly fraction: string | undefined
}

function clockOf({ hour, minute, second, fraction }: ClockText): number | undefined {
  const [h, m, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)]
  if (h > 23 || m > 59 || s > 59) return undefined
  return ((h * 60 + m) * 60 + s) * 1000 + (fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0)
}

function offsetOf(utc: string | undefined, hour: string | undefined, minute: string | undefined) {
  if (hour === undefined) return utc === undefined ? undefined : 0
  const sign = hour.startsWith('-') ? -1 : 1
  return sign * (Math.abs(Number(hour)) * 60 + Number(minute ?? 0)) * 60_000
}

/** A time of day alone, in milliseconds since midnight: a column beside a column of dates. */
export function readClockText(text: string): number | undefined {
  if (text.length > 20 || !/[:h]/.test(text)) return undefined
  const folded = foldText(latinDigits(plainText(text)))
  const found = clockText.exec(folded)
  if (!found || found[0].length !== folded.length) return undefined
  const clock = readClock(found)
  return clock?.offset === undefined ? clock?.clock : undefined
}
