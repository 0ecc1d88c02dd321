import { offsetAt } from '../zones/offsets.ts'
import { formatsAr } from './formats.ar.ts'
import { formatsEn } from './formats.en.ts'
import { isolateLtr } from './isolate.ts'
import { type CalendarChoice, type LocaleSettings, localeTag } from './locale.ts'
import { makeQuantity, numberFormat, type Quantity, type QuantityOptions } from './quantity.ts'
import { catalog, translator } from './translate.ts'

const words = catalog({ en: formatsEn, ar: formatsAr })

/** An instant in ms since 1970 UTC, or a date `YYYY-MM-DD`, which is a day and not an instant. */
export type DateInput = number | string
export type DateStyle = 'day' | 'short' | 'medium' | 'long' | 'month' | 'weekday' | 'weekdayOfGrid'
/** Where a counted noun stands: alone or as subject (يومان), or after a preposition or verb (يومين). */
export type Place = 'subject' | 'object'

const dateStyles: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
  /** Above a narrow column. Arabic has no shorter form. */
  weekdayOfGrid: { weekday: 'short' },
}

/** Every way the product shows a number or a date, for one reader. Nothing else calls `Intl`. */
export interface Formats {
  readonly locale: string
  number(value: number, options?: { decimals?: number; maxDecimals?: number; sign?: boolean }): string
  compact(value: number): string
  percent(share: number, decimals?: number): string
  /** A number for a sentence: its text and its plural form together. */
  quantity(value: number, options?: QuantityOptions): Quantity
  /** With the decimals of the currency, unless more are asked for: a rate has six. */
  money(amount: number, currency?: string, options?: { compact?: boolean; maxDecimals?: number }): string
  date(input: DateInput, style?: DateStyle): string
  hijri(input: DateInput): string
  /** The date as the workspace wants it: Hijri beside it when that is the calendar. */
  fullDate(input: DateInput): string
  /** 13:05, always 24 hours and always left to right. */
  time(instant: number, seconds?: boolean): string
  dateTime(instant: number): string
  dateRange(from: DateInput, to: DateInput): string
  /** «من 10 إلى 20», "10 to 20": never digits around a hyphen, which turn round in Arabic. */
  range(from: string, to: string): string
  duration(ms: number, options?: { long?: boolean; place?: Place }): string
  relative(instant: number, now: number): string
  list(items: readonly string[]): string
  compare(a: string, b: string): number
}

export function createFormats(settings: LocaleSettings): Formats {
  const locale = localeTag(settings)
  const t = translator(words, settings)
  const shift = (input: DateInput) =>
    typeof input === 'string' ? Date.parse(`${input}T00:00:00Z`) : input + offsetAt(settings.offsets, input)
  const dates = createDates(settings, shift)
  const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' })
  const collator = new Intl.Collator(locale, { numeric: true })
  return {
    locale,
    number: (value, options = {}) =>
      numberFormat(locale, {
        minimumFractionDigits: options.decimals ?? 0,
        maximumFractionDigits: options.decimals ?? options.maxDecimals ?? 2,
        ...(options.sign ? { signDisplay: 'exceptZero' } : {}),
      }).format(value),
    compact: value => makeQuantity(locale, value, { compact: true, maxDecimals: 1 }).text,
    percent: (share, decimals = percentDecimals(share)) =>
      numberFormat(locale, { style: 'percent', maximumFractionDigits: decimals }).format(share),
    quantity: (value, options) => makeQuantity(locale, value, options),
    money: (amount, currency = settings.currency, options = {}) =>
      numberFormat(locale, {
        style: 'currency',
        currency,
        ...(options.compact ? { notation: 'compact' } : {}),
        ...(options.maxDecimals === undefined ? {} : { maximumFractionDigits: options.maxDecimals }),
      })
        .formatToParts(amount)
        // «US$» is turned round inside Arabic: "$US".
        .map(({ type, value }) =>
          type === 'currency' && /[A-Z].*\$/.test(value) ? isolateLtr(value) : value,
        )
        .join(''),
    ...dates,
    fullDate: input =>
      settings.calendar === 'gregory'
        ? dates.date(input)
        : t('date.both', { gregorian: dates.date(input), hijri: dates.hijri(input) }),
    range: (from, to) => t('range.numbers', { from, to }),
    duration: (ms, options = {}) => {
      const { unit, amount, decimals } = splitDuration(ms)
      if (unit === 'instant') return t('duration.instant')
      const n = makeQuantity(locale, amount, { maxDecimals: decimals })
      return t(`${options.long ? 'long' : 'duration'}.${unit}`, { n, place: options.place ?? 'subject' })
    },
    relative: (instant, now) => relativeTime(locale, instant - now),
    list: items => listFormat.format(items),
    compare: (a, b) => collator.compare(a, b),
  }
}

type Dates = Pick<Formats, 'date' | 'hijri' | 'time' | 'dateTime' | 'dateRange'>

/** Instants are moved by the workspace's offset and shown as UTC: the page never uses the browser's own zone data. */
function createDates(settings: LocaleSettings, shift: (input: DateInput) => number): Dates {
  const made = new Map<string, Intl.DateTimeFormat>()
  const format = (options: Intl.DateTimeFormatOptions, calendar: CalendarChoice = 'gregory') => {
    const key = `${calendar} ${JSON.stringify(options)}`
    const known = made.get(key)
    if (known) return known
    const fresh = new Intl.DateTimeFormat(localeTag(settings, calendar), { timeZone: 'UTC', ...options })
    made.set(key, fresh)
    return fresh
  }
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  const time = (instant: number, seconds = false) =>
    isolateLtr(format(seconds ? { ...clock, second: '2-digit' } : clock).format(shift(instant)))
  return {
    date: (input, style = 'medium') => format(dateStyles[style]).format(shift(input)),
    hijri: input =>
      format({ day: 'numeric', month: 'long', year: 'numeric' }, 'islamic-umalqura').format(shift(input)),
    time,
    dateTime: instant => format({ ...dateStyles.medium, ...clock }).format(shift(instant)),
    dateRange: (from, to) => format(dateStyles.medium).formatRange(shift(from), shift(to)),
  }
}

/** One decimal below 10 %, none above; one that is not zero is never shown as 0 %, one that is not all not as 100 %. */
function percentDecimals(share: number): number {
  const percent = Math.abs(share) * 100
  if (percent === 0 || percent >= 100) return 0
  // Nearly all is not all.
  if (percent >= 99.5) return percent >= 99.95 ? 2 : 1
  if (percent >= 10) return 0
  return percent < 0.1 ? 2 : 1
}

type DurationUnit = 'second' | 'minute' | 'hour' | 'day'
const minuteMs = 60_000
const hourMs = 3_600_000
const dayMs = 86_400_000

/** The largest unit with at least one of it; one decimal for hours and days below ten ("3.4 d"), none otherwise. */
export function splitDuration(ms: number): {
  unit: DurationUnit | 'instant'
  amount: number
  decimals: 0 | 1
} {
  const size = Math.abs(ms)
  if (size < 500) return { unit: 'instant', amount: 0, decimals: 0 }
  if (size < 59_500) return { unit: 'second', amount: Math.round(ms / 1000), decimals: 0 }
  if (size < 59.5 * minuteMs) return { unit: 'minute', amount: Math.round(ms / minuteMs), decimals: 0 }
  const [unit, one]: [DurationUnit, number] = size < 23.95 * hourMs ? ['hour', hourMs] : ['day', dayMs]
  const amount = ms / one
  return Math.abs(amount) < 9.95
    ? { unit, amount: Math.round(amount * 10) / 10, decimals: 1 }
    : { unit, amount: Math.round(amount), decimals: 0 }
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['second', 1000, 60_000],
  ['minute', minuteMs, hourMs],
  ['hour', hourMs, dayMs],
  ['day', dayMs, 45 * dayMs],
  ['month', 30.44 * dayMs, 548 * dayMs],
  ['year', 365.25 * dayMs, Number.POSITIVE_INFINITY],
]

function relativeTime(locale: string, difference: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const size = Math.abs(difference)
  const [unit, one] = steps.find(([, , below]) => size < below) ?? ['year', 365.25 * dayMs]
  return format.format(Math.trunc(difference / one), unit)
}
