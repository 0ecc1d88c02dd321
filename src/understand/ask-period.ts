import { shiftDay } from '../platform/zones/model-days.ts'
import { dayOf, instantsOfDays, startOfDay, type ZoneOffsets } from '../platform/zones/offsets.ts'
import type { Period } from './model.ts'
import type { AskedPeriod } from './model-ask.ts'

const dayMs = 86_400_000

/** Instants of a period as it was said, in a zone. Null is all time. */
export function periodSaid(said: AskedPeriod, offsets: ZoneOffsets, now: number): Period | null {
  if (said === null || 'all' in said) return null
  if ('days' in said) {
    const today = dayOf(offsets, now)
    return instantsOfDays(offsets, shiftDay(today, 1 - said.days), today)
  }
  if (typeof said.from === 'string' && typeof said.to === 'string')
    return instantsOfDays(offsets, said.from, said.to)
  return typeof said.from === 'number' && typeof said.to === 'number'
    ? { from: said.from, to: said.to }
    : null
}

/** As many local days right before a period. */
export function periodBefore({ from, to }: Period, offsets: ZoneOffsets): Period {
  const first = dayOf(offsets, from)
  const length = Math.max(1, Math.round((to - from) / dayMs))
  const start = startOfDay(offsets, shiftDay(first, -length))
  return { from: Math.min(start, from - 1), to: from }
}

/** The same local days a year earlier; 29 February is then the 28th. */
export function periodYearBefore({ from, to }: Period, offsets: ZoneOffsets): Period {
  const start = startOfDay(offsets, yearBefore(dayOf(offsets, from)))
  const end = startOfDay(offsets, yearBefore(dayOf(offsets, to)))
  return { from: start, to: Math.max(end, start + 1) }
}

function yearBefore(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const last = month === '02' && date === '29' ? '28' : date
  return `${String(Number(year) - 1).padStart(4, '0')}-${month}-${last}`
}
