const dayMs = 86_400_000

/** Days since 1970-01-01 of a day of the calendar, `YYYY-MM-DD`. Such a day is a date: it has no zone and never 23 hours. */
export function dayOfText(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / dayMs
}

export function textOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

export function shiftDay(text: string, by: number): string {
  return textOfDay(dayOfText(text) + by)
}
