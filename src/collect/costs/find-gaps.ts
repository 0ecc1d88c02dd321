import { dayOfText, shiftDay } from '../../platform/zones/model-days.ts'
/** Runs of days that are missing between sorted days (`2026-03-01`), each with its length. */
export function findGaps(days: readonly string[]): { from: string; to: string; days: number }[] {
  return days.flatMap((day, i) => {
    const next = days[i + 1]
    if (next === undefined) return []
    const missing = dayOfText(next) - dayOfText(day) - 1
    if (missing < 1) return []
    return [{ from: shiftDay(day, 1), to: shiftDay(next, -1), days: missing }]
  })
}
