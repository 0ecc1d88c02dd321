import type { Link, Mapping, Ref } from '../mapping.ts'
import { plainText } from '../values/text-rules.ts'
import { type CellReader, type CellValue, createCellReader } from './read-cell.ts'
import type { StoredRow, StoredTable } from './stored-table.ts'

/** A row of a table on its way, or one that is stored. */
export interface RowInHand {
  readonly cells: readonly string[]
}

export interface Resolved extends CellValue {
  readonly text: string
  /** The table in which the look-up found nothing. */
  readonly missing?: string
}

/** Reads a reference from a row of the table for which it was made. */
export type Resolver = (row: RowInHand) => Resolved

export interface ResolveContext {
  readonly mapping: Mapping
  readonly stored: ReadonlyMap<string, StoredTable>
  /** Rows that a look-up had to choose from: the first is taken, the others are told once. */
  readonly onRepeated: (table: string, row: StoredRow) => void
  readonly readers: Map<string, CellReader>
  /** Groups of rows that were summed up: the others belong to no row. */
  readonly summed: Set<readonly StoredRow[]>
  /** Of rules that several rows fulfil once: what was told already. */
  readonly told: Map<string, Set<string>>
}

/** Where the columns of a table stand in the row in hand. */
export type Positions = ReadonlyMap<string, number>

/** Compiles a reference for the rows of `table`. */
export function createResolver(
  context: ResolveContext,
  start: { readonly table: string; readonly positions: Positions },
  ref: Ref & { readonly clock?: string | null },
): Resolver {
  const steps = ref.via.map(name => linkNamed(context.mapping, name))
  const [first, ...rest] = steps
  const end = steps.at(-1)?.to.table ?? start.table
  const read = readerOf(context, end, ref.column)
  if (first === undefined) {
    const at = start.positions.get(ref.column) ?? -1
    const clockAt = ref.clock ? (start.positions.get(ref.clock) ?? -1) : -1
    return ({ cells }) => {
      const text = cells[at] ?? ''
      return { ...read(text, clockAt === -1 ? undefined : (cells[clockAt] ?? '')), text }
    }
  }
  const keyAt = start.positions.get(first.from.column) ?? -1
  const endTable = context.stored.get(end)
  const column = endTable?.columns.indexOf(ref.column) ?? -1
  return row => {
    let found = lookUp(context, first, row.cells[keyAt] ?? '')
    for (const link of rest) {
      if (typeof found === 'string' || found === undefined) break
      const at = context.stored.get(link.from.table)?.columns.indexOf(link.from.column) ?? -1
      found = lookUp(context, link, found.cells[at] ?? '')
    }
    if (found === undefined) return { text: '' }
    if (typeof found === 'string') return { text: '', missing: found }
    const text = found.cells[column] ?? ''
    return { ...read(text), text }
  }
}

/** The row that a key leads to; undefined for an empty key, the table's name where there is none. */
function lookUp(
  { stored, onRepeated }: ResolveContext,
  link: Link,
  key: string,
): StoredRow | string | undefined {
  const plain = plainText(key)
  if (plain === '') return undefined
  const rows = stored.get(link.to.table)?.find([link.to.column], plain) ?? []
  const [first, second] = rows
  if (first === undefined) return link.to.table
  if (second !== undefined) onRepeated(link.to.table, second)
  return first
}

/** All rows that belong to a key (`keyOf`), for sums. */
export function rowsOf(context: ResolveContext, linkName: string, key: string): readonly StoredRow[] {
  const link = linkNamed(context.mapping, linkName)
  const rows = context.stored.get(link.to.table)?.find([link.to.column, ...link.also], key) ?? []
  if (rows.length > 0) context.summed.add(rows)
  return rows
}

export function linkNamed(mapping: Mapping, name: string): Link {
  const link = mapping.links.find(one => one.name === name)
  if (link === undefined) throw new Error(`the mapping has no link ${name}`)
  return link
}

/** One reader a column: it remembers the times that it has read. */
function readerOf({ mapping, readers }: ResolveContext, table: string, column: string): CellReader {
  const key = `${table}\n${column}`
  const known = readers.get(key)
  if (known) return known
  const found = mapping.tables.find(one => one.name === table)?.columns.find(one => one.name === column)
  const reader = createCellReader(found?.reading ?? { as: 'text' })
  readers.set(key, reader)
  return reader
}
