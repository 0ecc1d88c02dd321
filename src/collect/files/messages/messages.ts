import { RihlaError } from '../../../platform/errors.ts'
import { callsOf, underTableNames } from '../called-columns.ts'
import type { EventRule, Mapping, Table } from '../mapping.ts'
import type { NoticeItem, Outcome } from '../model-outcome.ts'
import { expandFiles } from '../read/expand-files.ts'
import type { FileInput } from '../read/file-input.ts'
import { type Reading, type RowReader, readRows } from '../read/read-rows.ts'
import type { Row } from '../read/row.ts'
import { plainText } from '../values/text-rules.ts'
import { type BuilderContext, type BuiltEvent, createEventBuilder, type EventRow } from './build-event.ts'
import { checkMapping } from './check-mapping.ts'
import { createOrderCheck } from './check-order.ts'
import { type MatchedFile, matchFiles, missingColumns } from './match-files.ts'
import { createRepeatCounter, createRowNamer, rowLimit } from './message-id.ts'
import { linkNamed, type ResolveContext } from './resolve.ts'
import { lookupLimitMb, type StoredRow, type StoredTable, storeTable } from './stored-table.ts'

export interface MessageLimits {
  /** For each table that is looked into; beyond it `import.lookup-too-large`. */
  readonly lookupMb: number
  /** For each table that carries events; beyond it `import.too-many-rows`. */
  readonly rows: number
}

const defaultLimits: MessageLimits = { lookupMb: lookupLimitMb, rows: rowLimit }

/**
 * The events of the files as messages for the intake, with every row that is refused and everything worth knowing.
 * Tables that carry events are streamed; those that are looked into are held in memory up to a limit. The same rows
 * give the same message ids, so a second import adds nothing, and true repeats stay.
 */
export async function* messages(
  input: Mapping,
  files: readonly FileInput[],
  limits: MessageLimits = defaultLimits,
): AsyncGenerator<Outcome> {
  const mapping = checkMapping(input)
  const matched = await matchFiles(mapping, await expandFiles(files))
  const waiting: Outcome[] = []
  const tell = (outcome: Outcome) => waiting.push(outcome)
  const take = () => waiting.splice(0, waiting.length)
  for (const { name } of matched.leftOut)
    tell({ notice: { file: name, line: 1, notice: 'file-left-out', text: '' } })
  yield* take()
  const eventTables = new Set(mapping.events.map(rule => rule.table))
  const stored = new Map<string, StoredTable>()
  for (const table of mapping.tables) {
    if (!mapping.links.some(link => link.to.table === table.name)) continue
    // A table with events of its own is read again for them, and tells its refused rows then.
    const report = eventTables.has(table.name) ? () => undefined : tell
    const own = matched.of.get(table.name) ?? []
    stored.set(table.name, await storeTable(table, own, { limitMb: limits.lookupMb, report }))
    yield* take()
  }
  const context: ResolveContext = {
    mapping,
    stored,
    readers: new Map(),
    summed: new Set(),
    onRepeated: tellOnce(tell),
  }
  for (const name of eventTables) {
    const table = mapping.tables.find(one => one.name === name)
    if (table) yield* tableMessages({ context, table, tell, take, limits }, matched.of.get(name) ?? [])
  }
  tellUnmatched(context, tell)
  yield* take()
}

interface TableContext {
  readonly context: ResolveContext
  readonly table: Table
  readonly tell: (outcome: Outcome) => void
  readonly take: () => Outcome[]
  readonly limits: MessageLimits
}

async function* tableMessages(
  { context, table, tell, take, limits }: TableContext,
  files: readonly MatchedFile[],
): AsyncGenerator<Outcome> {
  const rules = context.mapping.events.filter(rule => rule.table === table.name)
  const countRepeat = createRepeatCounter(table.name, limits.rows)
  for (const { input, reading } of files) {
    const reader = readRows(input, reading)
    const calls = callsOf(table, input.name)
    let build: ((row: Row) => void) | undefined
    let known = 0
    let number = 0
    for await (const batch of reader.batches) {
      for (const refused of batch.refused) tell({ refused: { file: input.name, ...refused } })
      if (build === undefined || reader.columns.length > known) {
        if (reader.columns.length === 0) continue
        const missing = hasHead(reading) ? needColumns(table, input.name, reader) : []
        if (files.length === 1) needTime(rules, missing, input.name)
        known = reader.columns.length
        const columns = underTableNames(reader.columns, calls)
        const nameRow = createRowNamer(context.mapping.source, table.name, columns)
        const buildRow = createRowBuilder(context, { rules, columns, tell })
        build = ({ line, cells, lost = [] }) => {
          const name = nameRow(cells)
          const row = { file: input.name, line, cells, name, repeat: countRepeat(name) }
          const notice = (kind: NoticeItem['notice'], text: string) =>
            tell({ notice: { file: input.name, line, notice: kind, text } })
          if (row.repeat > 1) notice('repeated-row', '')
          for (const column of missing) notice('column-missing', column)
          for (const one of lost)
            tell({
              notice: {
                file: input.name,
                line,
                column: columns[one.column],
                notice: 'formula-error',
                text: one.text,
              },
            })
          buildRow(row, number * rules.length)
          number++
        }
      }
      for (const row of batch.rows) {
        build(row)
        yield* take()
      }
      yield* take()
    }
  }
}

/** Whether the columns of a file are known before its rows. */
function hasHead({ format }: Reading): boolean {
  return format !== 'json' && format !== 'xes'
}

/**
 * The columns that a file lacks: its rows go without them. Where more than half are missing it is another file under
 * the same name.
 */
function needColumns(table: Table, file: string, { columns }: RowReader): string[] {
  const missing = missingColumns(table, { name: file }, columns)
  if (missing.length > 0.5 * table.columns.length)
    throw new RihlaError('import.mapping-invalid', { detail: `${file} has no column ${missing.join(', ')}` })
  return missing
}

/** One day without times is told row by row; a table without any is no table of these events. */
function needTime(rules: readonly EventRule[], missing: readonly string[], file: string): void {
  const times = rules.map(rule => rule.time.ref).filter(ref => ref.via.length === 0)
  if (times.length > 0 && times.every(ref => missing.includes(ref.column)))
    throw new RihlaError('import.mapping-invalid', {
      detail: `${file} has no column ${times.map(ref => ref.column).join(', ')}`,
    })
}

interface RowBuilderInput {
  readonly rules: readonly EventRule[]
  readonly columns: readonly string[]
  readonly tell: (outcome: Outcome) => void
}

/** All events of a row. Of equal times the one that the mapping names first has the smaller ordinal. */
function createRowBuilder(
  context: ResolveContext,
  { rules, columns, tell }: RowBuilderInput,
): (row: EventRow, before: number) => void {
  const positions = new Map(columns.map((name, i) => [name, i]))
  const own: BuilderContext = { ...context, positions, notice: notice => tell({ notice }) }
  const builders = rules.map(rule => createEventBuilder(own, rule))
  const check = createOrderCheck(own, rules[0]?.table ?? '')
  return (row, before) => {
    let hasTime = false
    for (const [i, builder] of builders.entries()) {
      const built: BuiltEvent | Extract<Outcome, { refused: unknown }> | undefined = builder.build(row)
      if (built === undefined) continue
      hasTime = true
      if ('refused' in built) tell(built)
      else tell({ message: { ...built.message, ordinal: before + i + 1 } })
    }
    const column = rules.length === 1 ? rules[0]?.time.ref.column : undefined
    const text = row.cells.join(' | ').slice(0, 1000)
    if (hasTime) check(row)
    else tell({ refused: { file: row.file, line: row.line, column, reason: 'time-missing', text } })
  }
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
    const at = details?.columns.indexOf(link.to.column) ?? -1
    for (const { cells, file, line } of details?.rows ?? []) {
      const key = plainText(cells[at] ?? '')
      const group = details?.find(link.to.column, key)
      if (group === undefined || !summed.has(group))
        tell({ notice: { file, line, column: link.to.column, notice: 'detail-unmatched', text: key } })
    }
  }
}
