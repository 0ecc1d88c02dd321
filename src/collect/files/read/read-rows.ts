import { readBytes } from './bytes.ts'
import { createCsvParser } from './csv-parser.ts'
import type { Encoding } from './decode.ts'
import { createDecoder } from './decode.ts'
import type { Dialect } from './detect-dialect.ts'
import type { FileInput } from './file-input.ts'
import { createJsonParser } from './json-parser.ts'
import { nameColumns } from './name-columns.ts'
import { readParquet } from './read-parquet.ts'
import type { Batch, RefusedRow, Row } from './row.ts'
import { createXesParser } from './xes-parser.ts'
import type { SheetHead } from './xlsx/detect-head.ts'
import { readSheet } from './xlsx/read-sheet.ts'

/** How a file is to be read; detected by `inspect`, kept in the mapping. */
export type Reading =
  | { readonly format: 'csv'; readonly encoding: Encoding; readonly dialect: Dialect }
  | { readonly format: 'json' | 'xes'; readonly encoding: Encoding }
  | { readonly format: 'parquet' }
  | ({ readonly format: 'xlsx'; readonly sheet: string } & SheetHead)

export interface RowReader {
  /** The names of the columns: complete after the first batch of a delimited file, growing otherwise. */
  readonly columns: readonly string[]
  readonly batches: AsyncIterable<Batch>
}

/** The rows of a file in its order, in batches, in bounded memory. What cannot be read comes as refused rows. */
export function readRows(file: FileInput, reading: Reading): RowReader {
  if (reading.format === 'parquet') return readParquet(file)
  if (reading.format === 'xlsx') return readSheet(file, reading.sheet, reading)
  const parser = reading.format === 'csv' ? createTableParser(reading.dialect) : createGrowing(reading.format)
  return { columns: parser.columns, batches: parse(file, reading.encoding, parser) }
}

interface Parser {
  readonly columns: readonly string[]
  push(text: string): Batch
  end(): Batch
}

function createGrowing(format: 'json' | 'xes'): Parser {
  return format === 'json' ? createJsonParser() : createXesParser()
}

async function* parse(file: FileInput, encoding: Encoding, parser: Parser): AsyncGenerator<Batch> {
  const decoder = createDecoder(encoding)
  for await (const bytes of readBytes(file)) {
    const text = decoder.write(bytes)
    yield checked(parser.push(text), parser.columns, isClean(text))
  }
  const rest = decoder.end()
  yield checked(parser.push(rest), parser.columns, false)
  yield checked(parser.end(), parser.columns, false)
}

function isClean(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** Moves rows with broken characters or NUL to the refused ones. */
function checked(batch: Batch, columns: readonly string[], clean: boolean): Batch {
  // A row may have begun in an earlier chunk: the first one is looked at in any case.
  const suspects = clean ? batch.rows.slice(0, 1) : batch.rows
  if (suspects.every(row => row.cells.every(isClean))) return batch
  const rows: Row[] = []
  const refused: RefusedRow[] = [...batch.refused]
  for (const row of batch.rows) {
    const bad = row.cells.findIndex(cell => !isClean(cell))
    if (bad === -1) rows.push(row)
    else refused.push(refuseCell(row, columns, bad))
  }
  return { rows, refused: refused.sort((a, b) => a.line - b.line) }
}

function refuseCell(row: Row, columns: readonly string[], at: number): RefusedRow {
  const cell = row.cells[at] ?? ''
  return {
    line: row.line,
    column: columns[at],
    reason: cell.isWellFormed() ? 'nul-byte' : 'broken-text',
    text: row.cells.join(' | ').slice(0, 1000).toWellFormed().replaceAll('\0', '␀'),
  }
}

/** A delimited table: titles above it are left out, the header names the columns, uneven rows are refused. */
function createTableParser(dialect: Dialect): Parser {
  const csv = createCsvParser(dialect)
  const columns: string[] = []
  let waiting = true

  const start = (first: Row): boolean => {
    waiting = false
    const names = dialect.header ? first.cells : first.cells.map(() => '')
    columns.push(...nameColumns(names))
    return dialect.header
  }
  const shape = (batch: Batch): Batch => {
    const rows: Row[] = []
    const refused = batch.refused.filter(row => row.line > dialect.skip)
    for (const row of batch.rows) {
      if (row.line <= dialect.skip || (waiting && start(row))) continue
      if (fits(row.cells, columns.length)) rows.push(row)
      else refused.push({ line: row.line, reason: 'ragged', text: row.cells.join(' | ').slice(0, 1000) })
    }
    return { rows, refused }
  }
  return { columns, push: text => shape(csv.push(text)), end: () => shape(csv.end()) }
}

/** Spreadsheets write empty cells past the last column: those are no content. Fewer cells could be any columns. */
function fits(cells: readonly string[], width: number): boolean {
  if (cells.length === width) return true
  return cells.length > width && cells.slice(width).every(cell => cell === '')
}
