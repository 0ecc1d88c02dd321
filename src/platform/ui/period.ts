import { z } from 'zod'
import type { RegionSettings } from '../i18n/locale.ts'
import { shiftDay } from '../zones/model-days.ts'
import { dayOf, instantsOfDays } from '../zones/offsets.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What a reader chooses: the last so many days, everything, or two days of the calendar, both included. */
export const period = z.union([
  z.object({ days: z.number().int().positive() }),
  z.object({ all: z.literal(true) }),
  z.object({ from: day, to: day }),
])
export type Period = z.infer<typeof period>

export const usualDays = [1, 7, 30, 90, 365] as const

/** Half-open `[from, to)` in instants; null for all time. Today counts as the last of "the last 7 days". */
export function periodInstants(
  chosen: Period,
  region: Pick<RegionSettings, 'offsets'>,
  now: number,
): { from: number; to: number } | null {
  if ('all' in chosen) return null
  const today = dayOf(region.offsets, now)
  const [first, last] =
    'days' in chosen ? [shiftDay(today, 1 - chosen.days), today] : [chosen.from, chosen.to]
  return instantsOfDays(region.offsets, first, last)
}

/** As one word in the address: `90d`, `all`, `2026-11-01..2026-11-22`. */
export function periodToText(chosen: Period): string {
  if ('all' in chosen) return 'all'
  return 'days' in chosen ? `${chosen.days}d` : `${chosen.from}..${chosen.to}`
}

export function periodFromText(text: string): Period | null {
  if (text === 'all') return { all: true }
  const days = /^(\d{1,4})d$/.exec(text)
  const found = period.safeParse(
    days ? { days: Number(days[1]) } : { from: text.split('..')[0], to: text.split('..')[1] },
  )
  return found.success ? found.data : null
}
