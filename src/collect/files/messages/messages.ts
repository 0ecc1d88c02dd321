import type { Mapping } from '../mapping.ts'
import type { Outcome } from '../model-outcome.ts'
import { expandFiles } from '../read/expand-files.ts'
import type { FileInput } from '../read/file-input.ts'
import { checkMapping } from './check-mapping.ts'
import { type Cursor, createCursor, isStart } from './cursor.ts'
import { matchFiles } from './match-files.ts'
import { rowLimit } from './message-id.ts'
import { linkNamed, type ResolveContext } from './resolve.ts'
import { keyOf, lookupLimitMb, type StoredRow, type StoredTable, storeTable } from './stored-table.ts'
import { tableMessages } from './table-messages.ts'

export interface MessageOptions {
  /** For each table that is looked into; beyond it `import.lookup-too-large`. */
  readonly lookupMb: number
  /** For each table that carries events; beyond it `import.too-many-rows`. */
  readonly rows: number
  /** Where to go on, and where the reading stands. */
  readonly cursor?: Cursor
}

export const defaultLimits: MessageOptions = { lookupMb: lookupLimitMb, rows: rowLimit }

/**
 * The events of the files as messages for the intake, with every row that is refused and everything worth knowing.
 * Tables that carry events are streamed; those that are looked into are held in memory up to a limit. The same rows
 * give the same message ids, so a second import adds nothing, and true repeats stay. With a cursor the reading goes on
 * where an earlier one ended: what came before is read, for repeats are counted from the start, and not handed out.
 */
export async function* messages(
  input: Mapping,
  files: readonly FileInput[],
  options: MessageOptions = defaultLimits,
): AsyncGenerator<Outcome> {
  const mapping = checkMapping(input)
  const matched = await matchFiles(mapping, await expandFiles(files))
  const waiting: Outcome[] = []
  const tell = (outcome: Outcome) => waiting.push(outcome)
  const take = () => waiting.splice(0, waiting.length)
  const cursor = options.cursor ?? createCursor()
  const takeNew = () => {
    const taken = take()
    return isStart(cursor.from) ? taken : []
  }
  for (const { name } of matched.leftOut)
    tell({ notice: { file: name, line: 1, notice: 'file-left-out', text: '' } })
  yield* takeNew()
  const eventTables = new Set(mapping.events.map(rule => rule.table))
  const stored = new Map<string, StoredTable>()
  for (const table of mapping.tables) {
    if (!mapping.links.some(link => link.to.table === table.name)) continue
    // A table with events of its own is read again for them, and tells its refused rows then.
    const report = eventTables.has(table.name) ? () => undefined : tell
    const own = matched.of.get(table.name) ?? []
    stored.set(table.name, await storeTable(table, own, { limitMb: options.lookupMb, report }))
    yield* takeNew()
  }
  const context: ResolveContext = {
    mapping,
    stored,
    readers: new Map(),
    summed: new Set(),
    told: new Map(),
    onRepeated: tellOnce(tell),
  }
  for (const name of eventTables) {
    const table = mapping.tables.find(one => one.name === name)
    const number = [...eventTables].indexOf(name)
    if (table)
      yield* tableMessages(
        { context, table, tell, take, cursor, number, limit: options.rows },
        matched.of.get(name) ?? [],
      )
  }
  tellUnmatched(context, tell)
  yield* take()
}

/** A table that is looked into should have each key once; every further row is told one time. */
function tellOnce(tell: (outcome: Outcome) => void): ResolveContext['onRepeated'] {
  const told = new WeakSet<StoredRow>()
  return (table, row) => {
    if (told.has(row)) return
    told.add(row)
    tell({ notice: { file: row.file, line: row.line, notice: 'lookup-repeated', text: table } })
  }
}

/** Rows that were to be summed up on a row that does not exist. */
function tellUnmatched({ mapping, stored, summed }: ResolveContext, tell: (outcome: Outcome) => void): void {
  const names = new Set(
    mapping.events.flatMap(rule => rule.properties.flatMap(one => (one.from === 'rows' ? [one.link] : []))),
  )
  for (const name of names) {
    const link = linkNamed(mapping, name)
    const details = stored.get(link.to.table)
    const keys = [link.to.column, ...link.also]
    const at = keys.map(column => details?.columns.indexOf(column) ?? -1)
    for (const { cells, file, line } of details?.rows ?? []) {
      const key = keyOf(cells, at)
      const group = details?.find(keys, key)
      if (group === undefined || !summed.has(group))
        tell({ notice: { file, line, column: link.to.column, notice: 'detail-unmatched', text: key } })
    }
  }
}
