import type { Batch, RefusedRow, Row } from './row.ts'

export interface CsvShape {
  readonly delimiter: string
  readonly quote: string
  /** Old Macintosh files end lines with a lone carriage return; elsewhere one is content. */
  readonly newline: 'lf' | 'cr'
}

export interface CsvLimits {
  /** A longer record is refused. Characters. */
  readonly record: number
  /** A quoted field that is still open after so much is called broken. Characters. */
  readonly held: number
}

export const csvLimits: CsvLimits = { record: 1_000_000, held: 16_000_000 }

export interface CsvParser {
  push(text: string): Batch
  end(): Batch
}

/**
 * Records of a delimited text (RFC 4180), with the line each begins on. Own code, because the line must be right
 * after line breaks inside quotes, a broken quote must cost one line instead of the rest of the file, and a huge field
 * must be bounded: docs/decisions tells what the library does instead. The test compares both on random files.
 * Quoting is strict: a quote counts at the start of a field only; after the closing one only a delimiter may follow.
 * A line with broken quoting is refused and reading goes on with the line below it.
 */
export function createCsvParser(shape: CsvShape, limits: CsvLimits = csvLimits): CsvParser {
  let held = ''
  let line = 1
  let retryAt = 0
  let skipping = false

  const read = (atEnd: boolean): Batch => {
    const rows: Row[] = []
    const refused: RefusedRow[] = []
    const batch = { rows, refused }
    if (skipping && !skipRest()) return batch
    let at = 0
    while (at < held.length) {
      const found = scanRecord({ text: held, at, atEnd, shape })
      const givenUp = found.kind === 'open' && held.length - at > limits.held
      if (found.kind === 'open' && !givenUp) break
      if (found.kind === 'record') {
        const text = held.slice(at, found.end)
        if (found.next - at > limits.record) batch.refused.push(refuse(line, 'too-long', text))
        else if (found.end > at) batch.rows.push({ line, cells: found.cells })
        line += found.lines
        at = found.next
        continue
      }
      const lineEnd = nextLine(held, at, shape)
      const broken = found.kind === 'broken' || found.inQuote
      batch.refused.push(
        refuse(line, broken ? 'quote-broken' : 'too-long', held.slice(at, lineEnd ?? at + 1000)),
      )
      skipping = lineEnd === undefined && !atEnd
      line += lineEnd === undefined ? 0 : 1
      at = lineEnd ?? held.length
    }
    held = held.slice(at)
    // Read again only when the open record has doubled: a growing field is scanned a bounded number of times.
    retryAt = at === 0 ? 2 * held.length : 0
    return batch
  }

  const skipRest = (): boolean => {
    const end = nextLine(held, 0, shape)
    held = end === undefined ? '' : held.slice(end)
    if (end !== undefined) line++
    skipping = end === undefined
    return !skipping
  }

  return {
    push(text) {
      held += text
      return held.length < retryAt ? { rows: [], refused: [] } : read(false)
    },
    end: () => read(true),
  }
}

function refuse(line: number, reason: 'too-long' | 'quote-broken', text: string): RefusedRow {
  return { line, reason, text: text.slice(0, 1000) }
}

function nextLine(text: string, from: number, shape: CsvShape): number | undefined {
  const end = text.indexOf(shape.newline === 'lf' ? '\n' : '\r', from)
  return end === -1 ? undefined : end + 1
}

interface ScanInput {
  readonly text: string
  readonly at: number
  readonly atEnd: boolean
  readonly shape: CsvShape
}

type Scanned =
  | { kind: 'record'; cells: string[]; end: number; next: number; lines: number }
  | { kind: 'open'; inQuote: boolean }
  | { kind: 'broken' }

const lf = 10
const cr = 13

function scanRecord({ text, at, atEnd, shape }: ScanInput): Scanned {
  const delimiter = shape.delimiter.charCodeAt(0)
  const quote = shape.quote === '' ? -1 : shape.quote.charCodeAt(0)
  const newline = shape.newline === 'lf' ? lf : cr
  const cells: string[] = []
  let lines = 1
  let i = at
  for (;;) {
    let cell: string
    if (text.charCodeAt(i) === quote) {
      const quoted = scanQuoted(text, i + 1, shape.quote)
      if (quoted === undefined) return atEnd ? { kind: 'broken' } : { kind: 'open', inQuote: true }
      if (quoted.end >= text.length && !atEnd) return { kind: 'open', inQuote: true }
      cell = quoted.value
      lines += countLines(cell, shape.newline === 'lf' ? '\n' : '\r')
      i = quoted.end
    } else {
      const from = i
      for (let code = text.charCodeAt(i); i < text.length; code = text.charCodeAt(++i))
        if (code === delimiter || code === newline) break
      if (i >= text.length && !atEnd) return { kind: 'open', inQuote: false }
      cell = text.slice(from, i)
      if (newline === lf && cell.charCodeAt(cell.length - 1) === cr) cell = cell.slice(0, -1)
    }
    cells.push(cell)
    let code = text.charCodeAt(i)
    if (code === cr && newline === lf) {
      if (i + 1 >= text.length && !atEnd) return { kind: 'open', inQuote: false }
      code = text.charCodeAt(++i)
    }
    if (i >= text.length) return { kind: 'record', cells, end: i, next: i, lines }
    if (code === newline) return { kind: 'record', cells, end: endOf(text, at, i), next: i + 1, lines }
    if (code !== delimiter) return { kind: 'broken' }
    i++
  }
}

/** An empty line has no record: `end` is then its start. */
function endOf(text: string, at: number, newlineAt: number): number {
  const end = text.charCodeAt(newlineAt - 1) === cr ? newlineAt - 1 : newlineAt
  return Math.max(at, end)
}

function scanQuoted(text: string, from: number, quote: string): { value: string; end: number } | undefined {
  let value = ''
  let start = from
  for (;;) {
    const close = text.indexOf(quote, start)
    if (close === -1) return undefined
    value += text.slice(start, close)
    if (text.charCodeAt(close + 1) !== quote.charCodeAt(0)) return { value, end: close + 1 }
    value += quote
    start = close + 2
  }
}

function countLines(text: string, newline: string): number {
  let count = 0
  for (let at = text.indexOf(newline); at !== -1; at = text.indexOf(newline, at + 1)) count++
  return count
}
