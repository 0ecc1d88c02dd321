import type { RegionSettings } from '../i18n/locale.ts'
import { shiftDay } from '../zones/model-days.ts'

export interface MonthDay {
  readonly date: string
  readonly isWeekend: boolean
}

/** ISO weekday of a date: 1 Monday … 7 Sunday. */
export function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}

/** The days of a month after as many empty places as the workspace's week needs. Days are in reading order. */
export function prepareMonth(
  month: string,
  region: Pick<RegionSettings, 'weekStart' | 'weekend'>,
): { blanks: number; days: readonly MonthDay[]; weekdays: readonly string[] } {
  const first = `${month}-01`
  const days: MonthDay[] = []
  for (let date = first; date.startsWith(month); date = shiftDay(date, 1))
    days.push({ date, isWeekend: region.weekend.includes(weekdayOf(date)) })
  const blanks = (weekdayOf(first) - region.weekStart + 7) % 7
  // 2026-06-01 is a Monday: any week serves to name the weekdays.
  const weekdays = Array.from({ length: 7 }, (_, index) =>
    shiftDay('2026-06-01', region.weekStart - 1 + index),
  )
  return { blanks, days, weekdays }
}

export function shiftMonth(month: string, by: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}
