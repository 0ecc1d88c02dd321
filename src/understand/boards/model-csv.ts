import { stripMarks } from '../../platform/i18n/isolate.ts'

/** Spreadsheets take a cell that begins like this for a formula, and would run what a visitor wrote. */
const formula = /^[\s\p{Cc}]*[=+\-@]|^[\t\r]/u

/**
 * Rows as RFC 4180 text that Excel opens in Arabic: with the mark of UTF-8, with CRLF. A text that looks like a formula is
 * kept from being one by an apostrophe; numbers stay numbers.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map(row => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const plain = stripMarks(value)
  const safe = formula.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
