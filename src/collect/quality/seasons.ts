const hijri = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
})

export type Season = 'usual' | 'ramadan' | 'feast'

/**
 * What kind of days a day (`2026-11-22`) is among: people live otherwise in Ramadan and at the two feasts, so their days are
 * measured by days of the same kind. By the calendar of Umm al-Qura.
 */
export function seasonOf(day: string): Season {
  const known = seasons.get(day)
  if (known) return known
  const season = readSeason(day)
  if (seasons.size > 10_000) seasons.clear()
  seasons.set(day, season)
  return season
}

/** The calendar costs 20 µs a day and never changes. */
const seasons = new Map<string, Season>()

function readSeason(day: string): Season {
  const parts = hijri.formatToParts(Date.parse(`${day}T12:00:00Z`))
  const read = (type: 'month' | 'day') => Number(parts.find(part => part.type === type)?.value)
  const [month, date] = [read('month'), read('day')]
  if (month === 9) return 'ramadan'
  if ((month === 10 && date <= 4) || (month === 12 && date >= 8 && date <= 13)) return 'feast'
  return 'usual'
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
