import { RihlaError } from '../../../platform/errors.ts'
import { callsOf, underTableNames } from '../called-columns.ts'
import type { EventRule, Table } from '../mapping.ts'
import type { NoticeItem, Outcome } from '../model-outcome.ts'
import { type Reading, type RowReader, readRows } from '../read/read-rows.ts'
import type { Row } from '../read/row.ts'
import { type BuilderContext, type BuiltEvent, createEventBuilder, type EventRow } from './build-event.ts'
import { createOrderCheck } from './check-order.ts'
import { type Cursor, doneBefore } from './cursor.ts'
import { type MatchedFile, missingColumns } from './match-files.ts'
import { createRepeatCounter, createRowNamer } from './message-id.ts'
import type { ResolveContext } from './resolve.ts'

interface TableContext {
  readonly context: ResolveContext
  readonly table: Table
  readonly tell: (outcome: Outcome) => void
  readonly take: () => Outcome[]
  readonly cursor: Cursor
  /** Of the tables that carry events, which one this is. */
  readonly number: number
  readonly limit: number
}

/** The events of one table, file by file. */
export async function* tableMessages(
  { context, table, tell, take, cursor, number: tableNumber, limit }: TableContext,
  files: readonly MatchedFile[],
): AsyncGenerator<Outcome> {
  const rules = context.mapping.events.filter(rule => rule.table === table.name)
  const countRepeat = createRepeatCounter(table.name, limit)
  // Rows that are looked up or summed leave traces in other tables: they are built again, those of a lone table only named.
  const isLone = context.mapping.links.length === 0
  for (const [i, { input, reading }] of files.entries()) {
    const done = doneBefore(cursor, tableNumber, i)
    const reader = readRows(input, reading)
    const calls = callsOf(table, input.name)
    let build: ((row: Row) => void) | undefined
    let count: (cells: Row['cells']) => void = () => undefined
    let known = 0
    let number = 0
    let refusedRows = 0
    for await (const batch of reader.batches) {
      for (const refused of batch.refused)
        if (++refusedRows > done.refused) tell({ refused: { file: input.name, ...refused } })
      yield* take()
      if (build === undefined || reader.columns.length > known) {
        if (reader.columns.length === 0) continue
        const missing = hasHead(reading) ? needColumns(table, input.name, reader) : []
        if (files.length === 1) needTime(rules, missing, input.name)
        known = reader.columns.length
        const columns = underTableNames(reader.columns, calls)
        const nameRow = createRowNamer(context.mapping.source, table.name, columns)
        const buildRow = createRowBuilder(context, { rules, columns, tell })
        count = cells => countRepeat(nameRow(cells))
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
        }
      }
      for (const row of batch.rows) {
        const isNew = number >= done.rows
        if (isNew || !isLone) build(row)
        else count(row.cells)
        number++
        if (isNew) yield* take()
        else take()
      }
      if (number >= done.rows && refusedRows >= done.refused)
        cursor.at = { table: tableNumber, file: i, rows: number, refused: refusedRows }
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
      const built: BuiltEvent | Extract<Outcome, { refused: unknown }> | 'elsewhere' | undefined =
        builder.build(row)
      if (built === undefined) continue
      hasTime = true
      if (built === 'elsewhere') continue
      if ('refused' in built) tell(built)
      else tell({ message: { ...built.message, ordinal: before + i + 1 } })
    }
    const column = rules.length === 1 ? rules[0]?.time.ref.column : undefined
    const text = row.cells.join(' | ').slice(0, 1000)
    if (hasTime) check(row)
    else tell({ refused: { file: row.file, line: row.line, column, reason: 'time-missing', text } })
  }
}
