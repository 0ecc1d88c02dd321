const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})
const dayMs = 86_400_000
/** 1 Muharram 1 in days since 1970, by the mean lunar year; the calendar itself corrects it below. */
const epoch = -492_148

const starts = new Map<number, number | undefined>()

/**
 * Days since 1970 of a date of the Umm al-Qura calendar, through the runtime's Intl. Undefined for a day that the month
 * does not have (a month has 29 or 30) and outside 1300–1500, where the calendar is computed and not decreed.
 */
export function hijriToDay(year: number, month: number, day: number): number | undefined {
  if (year < 1300 || year > 1500 || month < 1 || month > 12 || day < 1 || day > 30) return undefined
  const start = monthStart(year * 12 + month - 1)
  const next = monthStart(year * 12 + month)
  if (start === undefined || next === undefined || start + day - 1 >= next) return undefined
  return start + day - 1
}

function monthStart(index: number): number | undefined {
  if (starts.has(index)) return starts.get(index)
  const start = findMonthStart(index)
  starts.set(index, start)
  return start
}

function findMonthStart(index: number): number | undefined {
  const middle = Math.round(epoch + (index - 12) * 29.530589 + 14)
  const shown = hijriOfDay(middle)
  return shown.year * 12 + shown.month - 1 === index ? middle - shown.day + 1 : undefined
}

export function hijriOfDay(day: number): { year: number; month: number; day: number } {
  const found = { year: 0, month: 0, day: 0 }
  for (const { type, value } of format.formatToParts(day * dayMs)) {
    if (type === 'year' || type === 'month' || type === 'day') found[type] = Number(value)
  }
  return found
}
