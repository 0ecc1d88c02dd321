/**
 * Days, weeks, Ramadan and sales of the four countries. Own tables, because the runtime's differ with its version and the
 * demo must be the same bytes everywhere; a test compares them with the runtime's `Intl`.
 *
 * A day is a number: days since 1970-01-01 of the local calendar.
 */
export const countries = ['MA', 'EG', 'SA', 'AE'] as const
export type Country = (typeof countries)[number]

export const dayMs = 86_400_000
export const hourMs = 3_600_000
export const minuteMs = 60_000

const at = (text: string) => Date.parse(text)
const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / dayMs

/** Changes of the offset in minutes, by instant. Morocco stands still on UTC since 2026-09-20 (tz 2026c). */
const casablanca: readonly (readonly [number, number])[] = [
  [0, 60],
  [at('2024-03-10T02:00:00Z'), 0],
  [at('2024-04-14T02:00:00Z'), 60],
  [at('2025-02-23T02:00:00Z'), 0],
  [at('2025-04-06T02:00:00Z'), 60],
  [at('2026-02-15T02:00:00Z'), 0],
  [at('2026-03-22T02:00:00Z'), 60],
  [at('2026-09-20T01:00:00Z'), 0],
]

/** Summer time from the last Friday of April to the end of the last Thursday of October. Years 2024 to 2035. */
const cairo: readonly (readonly [number, number])[] = [
  [0, 120],
  ...Array.from({ length: 12 }, (_, i) => 2024 + i).flatMap(
    year =>
      [
        [lastWeekday(year, 3, 5) * dayMs - 2 * hourMs, 180],
        [(lastWeekday(year, 9, 4) + 1) * dayMs - 3 * hourMs, 120],
      ] as const,
  ),
]

function lastWeekday(year: number, month: number, weekday: number): number {
  let last = Date.UTC(year, month + 1, 0) / dayMs
  while (weekdayOf(last) !== weekday) last--
  return last
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7
}

export function offsetMs(country: Country, instant: number): number {
  if (country === 'SA') return 3 * hourMs
  if (country === 'AE') return 4 * hourMs
  const table = country === 'MA' ? casablanca : cairo
  let minutes = 0
  for (const [from, offset] of table) if (instant >= from) minutes = offset
  return minutes * minuteMs
}

export function localDay(country: Country, instant: number): number {
  return Math.floor((instant + offsetMs(country, instant)) / dayMs)
}

/** Milliseconds since local midnight. */
export function localTime(country: Country, instant: number): number {
  const local = instant + offsetMs(country, instant)
  return local - Math.floor(local / dayMs) * dayMs
}

/** The instant of a local day and time; a time that the clocks skip moves on by the gap. */
export function instantOf(country: Country, dayNumber: number, timeOfDay: number): number {
  const local = dayNumber * dayMs + timeOfDay
  const guess = local - offsetMs(country, local)
  return local - offsetMs(country, guess)
}

export function isoDay(dayNumber: number): string {
  return new Date(dayNumber * dayMs).toISOString().slice(0, 10)
}

/** Friday and Saturday in Egypt and Saudi Arabia, Saturday and Sunday in Morocco and the Emirates. */
export function isWeekend(country: Country, dayNumber: number): boolean {
  const weekday = weekdayOf(dayNumber)
  return weekday === 6 || weekday === (country === 'EG' || country === 'SA' ? 5 : 0)
}

/** The day on which couriers, agents and the warehouse rest. */
export function isRestDay(country: Country, dayNumber: number): boolean {
  if (eidOn(dayNumber)) return true
  return weekdayOf(dayNumber) === (country === 'EG' || country === 'SA' ? 5 : 0)
}

/** The day that lies `count` working days later (0: today, or the next working day). */
export function addWorkingDays(country: Country, from: number, count: number): number {
  let current = from
  for (let left = count; ; current++) {
    if (isRestDay(country, current)) continue
    if (left-- <= 0) return current
  }
}

/** First of Ramadan, first of Shawwal, tenth of Dhu al-Hijja by Umm al-Qura. */
const hijri: readonly (readonly [number, number, number])[] = (
  [
    ['2024-03-11', '2024-04-10', '2024-06-16'],
    ['2025-03-01', '2025-03-30', '2025-06-06'],
    ['2026-02-18', '2026-03-20', '2026-05-27'],
    ['2027-02-08', '2027-03-09', '2027-05-16'],
    ['2028-01-28', '2028-02-26', '2028-05-05'],
    ['2029-01-16', '2029-02-14', '2029-04-24'],
    ['2030-01-05', '2030-02-04', '2030-04-13'],
    ['2030-12-26', '2031-01-24', '2031-04-02'],
    ['2031-12-16', '2032-01-14', '2032-03-22'],
    ['2032-12-04', '2033-01-03', '2033-03-12'],
    ['2033-11-23', '2033-12-23', '2034-03-01'],
    ['2034-11-12', '2034-12-12', '2035-02-19'],
    ['2035-11-01', '2035-12-01', '2036-02-08'],
  ] as const
).map(([ramadan, fitr, adha]) => [day(ramadan), day(fitr), day(adha)])

/** The period that the tables know, in days. */
export const firstKnownDay = day('2024-01-01')
export const lastKnownDay = day('2035-12-31')

export function isRamadan(dayNumber: number): boolean {
  return hijri.some(([ramadan, fitr]) => dayNumber >= ramadan && dayNumber < fitr)
}

/** Three days of Eid al-Fitr, four of Eid al-Adha. */
export function eidOn(dayNumber: number): 'eid_al_fitr' | 'eid_al_adha' | null {
  for (const [, fitr, adha] of hijri) {
    if (dayNumber >= fitr && dayNumber < fitr + 3) return 'eid_al_fitr'
    if (dayNumber >= adha && dayNumber < adha + 4) return 'eid_al_adha'
  }
  return null
}

export type SaleId =
  | 'white_friday'
  | 'eid_al_fitr_sale'
  | 'eid_al_adha_sale'
  | 'back_to_school'
  | 'saudi_national_day'
export interface Sale {
  readonly id: SaleId
  /** Share taken off the price. */
  readonly discount: number
  /** How many times the usual visits. */
  readonly visits: number
}

const sales: Readonly<Record<SaleId, Sale>> = {
  white_friday: { id: 'white_friday', discount: 0.3, visits: 2.4 },
  eid_al_fitr_sale: { id: 'eid_al_fitr_sale', discount: 0.2, visits: 1.7 },
  eid_al_adha_sale: { id: 'eid_al_adha_sale', discount: 0.15, visits: 1.4 },
  back_to_school: { id: 'back_to_school', discount: 0.1, visits: 1.25 },
  saudi_national_day: { id: 'saudi_national_day', discount: 0.2, visits: 1.9 },
}

/** White Friday: the last Friday of November and the six days before it. */
export function saleOn(country: Country, dayNumber: number): Sale | null {
  const date = new Date(dayNumber * dayMs)
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  if (month === 10) {
    const friday = lastWeekday(year, 10, 5)
    if (dayNumber > friday - 7 && dayNumber <= friday + 1) return sales.white_friday
  }
  for (const [, fitr, adha] of hijri) {
    if (dayNumber >= fitr - 10 && dayNumber < fitr) return sales.eid_al_fitr_sale
    if (dayNumber >= adha - 8 && dayNumber < adha) return sales.eid_al_adha_sale
  }
  if (country === 'SA' && month === 8 && dayOfMonth >= 21 && dayOfMonth <= 24) return sales.saudi_national_day
  if ((month === 7 && dayOfMonth >= 20) || (month === 8 && dayOfMonth <= 8)) return sales.back_to_school
  return null
}
