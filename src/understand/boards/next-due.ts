import type { Zones } from '../../platform/zones/zones.ts'
import type { Schedule } from './model-mails.ts'

const dayMs = 86_400_000

/**
 * The first instant after `after` at which the wall clock of the schedule's zone shows its hour on one of its days. Asked of
 * the clock on the wall, not of elapsed hours: at 8:00 it stays 8:00 when the clocks change. An hour that a night leaves out is
 * taken as much later as the clock jumped; one that a night has twice counts the first time alone.
 */
export function nextDue(
  { zone, hour, minute, ...days }: Schedule,
  zones: Pick<Zones, 'offsetAt' | 'localToInstant'>,
  after: number,
): number {
  const wall = after + zones.offsetAt(zone, after)
  const today = Math.floor(wall / dayMs) * dayMs
  // The day before too: the clock may have been put back over midnight. A month and a half holds every kind of day.
  for (let day = today - dayMs; day <= today + 63 * dayMs; day += dayMs) {
    if (!isDue(days, day)) continue
    const { instant } = zones.localToInstant(zone, day + hour * 3_600_000 + minute * 60_000)
    if (instant > after) return instant
  }
  throw new Error(`no day of ${JSON.stringify(days)} in two months`)
}

/** `day`: its midnight as UTC would show it. */
function isDue({ every, weekday, monthDay }: Pick<Schedule, 'every' | 'weekday' | 'monthDay'>, day: number) {
  const date = new Date(day)
  if (every === 'day') return true
  if (every === 'week') return (date.getUTCDay() + 6) % 7 === weekday - 1
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.getUTCDate() === Math.min(monthDay, last)
}
