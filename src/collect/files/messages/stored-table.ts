import { RihlaError } from '../../../platform/errors.ts'
import { callsOf, underTableNames } from '../called-columns.ts'
import type { Table } from '../mapping.ts'
import type { Outcome } from '../model-outcome.ts'
import { readRows } from '../read/read-rows.ts'
import { ownCopy, plainText } from '../values/text-rules.ts'
import type { MatchedFile } from './match-files.ts'

/** A table that other rows look into, held in memory: only the columns that are used. */
export interface StoredTable {
  readonly table: Table
  readonly columns: readonly string[]
  readonly rows: readonly StoredRow[]
  /** The rows with this key, in file order: of one column its value, of several `keyOf`. */
  find(columns: readonly string[], key: string): readonly StoredRow[]
}

export interface StoredRow {
  readonly cells: readonly string[]
  readonly file: string
  readonly line: number
}

export const lookupLimitMb = 512

/** Reads a table into memory, up to a limit. Rows that cannot be read are handed to `report`. */
export async function storeTable(
  table: Table,
  files: readonly MatchedFile[],
  { limitMb, report }: { readonly limitMb: number; readonly report: (outcome: Outcome) => void },
): Promise<StoredTable> {
  const columns = table.columns.map(column => column.name)
  const rows: StoredRow[] = []
  // The same short words come again and again in tables that are looked up: one copy of each is kept.
  const words = new Map<string, string>()
  const keep = (text: string) => {
    const known = words.get(text)
    if (known !== undefined) return known
    const own = ownCopy(text)
    if (words.size < 100_000 && own.length <= 64) words.set(own, own)
    return own
  }
  let bytes = 0
  for (const { input, reading } of files) {
    const reader = readRows(input, reading)
    let positions: number[] = []
    for await (const batch of reader.batches) {
      if (positions.length < columns.length || positions.includes(-1))
        positions = positionsOf(columns, underTableNames(reader.columns, callsOf(table, input.name)))
      for (const refused of batch.refused) report({ refused: { file: input.name, ...refused } })
      for (const row of batch.rows) {
        const cells = positions.map(at => keep(row.cells[at] ?? ''))
        rows.push({ cells, file: input.name, line: row.line })
        bytes += cells.reduce((sum, cell) => sum + 2 * cell.length + 16, 100)
        if (bytes > limitMb * 1e6)
          throw new RihlaError('import.lookup-too-large', { table: table.name, limit: limitMb })
      }
    }
  }
  return { table, columns, rows, find: createFinder(columns, rows) }
}

function positionsOf(columns: readonly string[], own: readonly string[]): number[] {
  return columns.map(name => own.indexOf(name))
}

/** One value, or several that only together name something; empty where the first is. */
export function keyOf(cells: readonly string[], at: readonly number[]): string {
  const [first = '', ...rest] = at.map(i => plainText(cells[i] ?? ''))
  return first === '' ? '' : [first, ...rest].join('\u001f')
}

function createFinder(columns: readonly string[], rows: readonly StoredRow[]): StoredTable['find'] {
  const indexes = new Map<string, Map<string, StoredRow[]>>()
  const indexOf = (keys: readonly string[]) => {
    const name = keys.join('\u001f')
    const known = indexes.get(name)
    if (known) return known
    const at = keys.map(column => columns.indexOf(column))
    const index = Map.groupBy(rows, row => keyOf(row.cells, at))
    indexes.set(name, index)
    return index
  }
  return (keys, value) => (value === '' ? [] : (indexOf(keys).get(value) ?? []))
}
