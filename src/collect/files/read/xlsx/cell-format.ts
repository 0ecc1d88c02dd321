/** How the number of a cell is meant. `zeros:5`: shown with at least five digits, as codes are. */
export type CellFormat = 'number' | 'date' | 'clock' | `zeros:${number}`

const builtInDates = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])
const builtInClocks = new Set([18, 19, 20, 21, 32, 33, 45, 47])

/** ECMA-376 18.8.30: numbers below 164 are the program's own, others bring their code. */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    if (builtInDates.has(id)) return 'date'
    return builtInClocks.has(id) ? 'clock' : 'number'
  }
  const [first = ''] = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')
  const zeros = /^0{2,}$/.exec(first)
  if (zeros) return `zeros:${zeros[0].length}`
  // Hours counted beyond a day are a length of time.
  if (/\[[hms]+\]/i.test(first) || /general/i.test(first)) return 'number'
  if (/[yd]/i.test(first)) return 'date'
  if (/[hs]/i.test(first)) return 'clock'
  return /m/i.test(first) ? 'date' : 'number'
}

const day = 86_400_000

/**
 * A serial number of a spreadsheet as text: `2026-11-01`, `2026-11-01 10:15:00`, or `10:15:00` for a time of day.
 * The 1900 system counts a 29 February 1900 that never was; it stays as it is written and is refused as a time.
 */
export function serialText(serial: number, format: 'date' | 'clock', is1904: boolean): string {
  const days = Math.floor(serial)
  if (serial < 0 || days > 2_958_465) return String(serial)
  const ms = wholeSeconds(Math.round((serial - days) * day))
  if (format === 'clock' && days === 0) return clockText(ms)
  if (!is1904 && days === 60) return '1900-02-29'
  const start = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const date = new Date(start + days * day + ms).toISOString()
  const text = date.slice(0, 10)
  return ms === 0 && format === 'date' ? text : `${text} ${clockText(ms % day)}`
}

/** Parts of a day are written with too few digits for milliseconds: one more or less is a whole second. */
function wholeSeconds(ms: number): number {
  const rest = ms % 1000
  if (rest <= 1) return ms - rest
  return rest >= 999 ? ms + 1000 - rest : ms
}

function clockText(ms: number): string {
  const text = new Date(ms).toISOString().slice(11, 23)
  return text.endsWith('.000') ? text.slice(0, 8) : text
}

/** As a spreadsheet shows it: fifteen digits, without the binary error behind them. */
export function numberText(text: string, format: CellFormat): string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  const plain = String(Number(value.toPrecision(15)))
  if (!format.startsWith('zeros:') || !/^\d+$/.test(plain)) return plain
  return plain.padStart(Number(format.slice(6)), '0')
}
