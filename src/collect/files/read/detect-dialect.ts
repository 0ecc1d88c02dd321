import type { CsvShape } from './csv-parser.ts'
import { createCsvParser } from './csv-parser.ts'
import { looksLikeData, looksLikeName } from './header-evidence.ts'
import type { Row } from './row.ts'

export interface Dialect extends CsvShape {
  readonly header: boolean
  /** Lines above the header: Excel's `sep=;` and titles. */
  readonly skip: number
}

export interface DialectGuess {
  readonly dialect: Dialect
  /** 0…1 each; below 0.8 it is asked. */
  readonly delimiterConfidence: number
  readonly headerConfidence: number
  /** Delimiters that also cut the sample into even rows. */
  readonly delimiters: readonly string[]
}

export interface DialectAnswers {
  readonly delimiter?: string
  readonly header?: boolean
}

export const delimiters = [',', ';', '\t', '|'] as const

/** From the first lines of a file. `sample` need not end at a line. */
export function detectDialect(sample: string, answers: DialectAnswers = {}): DialectGuess {
  const newline = sample.includes('\n') || !sample.includes('\r') ? 'lf' : 'cr'
  const told = /^sep=(.)\r?[\n\r]/i.exec(sample)
  const body = told ? sample.slice(told[0].length) : sample
  const quote = detectQuote(body)
  const wanted = answers.delimiter ?? told?.[1]
  const tried = (wanted === undefined ? delimiters : [wanted]).map(delimiter => ({
    delimiter,
    ...evenness(body, { delimiter, quote, newline }),
  }))
  // A delimiter that also cuts the first line beats one that would call the header a title.
  const fromTop = tried.some(one => one.skip === 0 && one.score > 0.9)
  const candidates = tried
    .map(one => (fromTop && one.skip > 0 ? { ...one, score: 0 } : one))
    .sort((a, b) => b.score - a.score)
  const best = candidates[0]
  if (best === undefined) throw new Error('no delimiter was tried')
  const second = wanted === undefined ? (candidates[1]?.score ?? 0) : 0
  const single = best.score === 0
  const header = decideHeader(best.rows.slice(best.skip))
  const told1 = told ? 1 : 0
  return {
    dialect: {
      delimiter: single ? (wanted ?? ',') : best.delimiter,
      quote,
      newline,
      header: answers.header ?? header.header,
      skip: (single ? 0 : (best.rows[best.skip]?.line ?? 1) - 1) + told1,
    },
    delimiterConfidence: wanted !== undefined || single ? 1 : round(best.score / (best.score + second)),
    headerConfidence: answers.header === undefined ? header.confidence : 1,
    delimiters: candidates.filter(candidate => candidate.score > 0).map(candidate => candidate.delimiter),
  }
}

function round(share: number): number {
  return Math.round(share * 100) / 100
}

/**
 * How evenly a delimiter cuts the sample: the share of rows with the most frequent number of cells (two or more),
 * 0 when the header line does not have it. Rows above the first even one are titles.
 */
function evenness(text: string, shape: CsvShape): { score: number; rows: Row[]; skip: number } {
  const { rows, refused } = createCsvParser(shape).push(text)
  const widths = new Map<number, number>()
  for (const row of rows) widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1)
  const [width = 0, count = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  if (width < 2) return { score: 0, rows, skip: 0 }
  const skip = rows.findIndex(row => row.cells.length === width)
  // Titles stand above a table in ones and twos; more uneven rows mean that this is not the delimiter.
  if (skip > 5) return { score: 0, rows, skip: 0 }
  return { score: count / (rows.length - skip + refused.length), rows, skip }
}

/** Single quotes are taken only where cells are wrapped in them and none in double ones. */
function detectQuote(text: string): string {
  if (/(^|[,;\t|\n\r])"/.test(text)) return '"'
  const wrapped = text.match(/(^|[,;\t|\n])'[^'\n]*'(?=[,;\t|\r\n])/g)?.length ?? 0
  return wrapped >= 3 ? "'" : '"'
}

/**
 * A header is a row of names above columns of something else. All-text tables are decided by how names look;
 * where that says little the confidence is low and the person is asked.
 */
export function decideHeader(rows: readonly Row[]): { header: boolean; confidence: number } {
  const [first, ...rest] = rows
  if (first === undefined) return { header: true, confidence: 0 }
  const cells = first.cells
  if (cells.some(looksLikeData)) return { header: false, confidence: 0.95 }
  const filled = cells.filter(cell => cell.trim() !== '')
  if (new Set(filled).size < filled.length) return { header: false, confidence: 0.8 }
  const above = rest.slice(0, 200)
  const typed = cells.some((_, i) => {
    const below = above.map(row => row.cells[i] ?? '').filter(cell => cell.trim() !== '')
    return below.length > 0 && below.filter(looksLikeData).length > 0.8 * below.length
  })
  if (typed) return { header: true, confidence: 0.98 }
  const repeatsBelow = cells.some((cell, i) => cell !== '' && above.some(row => row.cells[i] === cell))
  if (repeatsBelow) return { header: false, confidence: 0.7 }
  return { header: true, confidence: filled.every(looksLikeName) ? 0.85 : 0.6 }
}
