const dayMs = 86_400_000

/** Runs of days that are missing between sorted days (`2026-03-01`), each with its length. */
export function findGaps(days: readonly string[]): { from: string; to: string; days: number }[] {
  return days.flatMap((day, i) => {
    const next = days[i + 1]
    if (next === undefined) return []
    const missing = (Date.parse(next) - Date.parse(day)) / dayMs - 1
    if (missing < 1) return []
    return [{ from: shift(day, 1), to: shift(next, -1), days: missing }]
  })
}

function shift(day: string, by: number): string {
  return new Date(Date.parse(day) + by * dayMs).toISOString().slice(0, 10)
}
