import { hash } from 'node:crypto'
import { z } from 'zod'
import { RihlaError } from '../../../platform/errors.ts'
import type { Context, Page, Told, Unread } from '../connector.ts'
import type { Tried, TriedEvent } from '../model-connection.ts'
import { type ColumnKind, createRowReader, type PulledRow, type RowReader } from './row-message.ts'
import { neededColumns, type TableCursor, type TableSecrets, type TableSettings } from './table-settings.ts'

export interface TableColumn {
  readonly name: string
  readonly kind: ColumnKind
}

/** One row with the exact texts of its cursor and its key, to go on from. */
export interface TableRow {
  readonly row: PulledRow
  readonly value: string
  readonly key: string
}

/** Where a page begins: after a row, or a little before the end of the last load. */
export type From = { readonly after: { value: string; key: string } } | { readonly around: string } | null

/** A database as the load sees it. Nothing but SELECT of quoted names leaves it. */
export interface TableReader {
  columns(): Promise<TableColumn[]>
  /** At most `limit` rows, `pageRows` unless said. */
  page(columns: readonly TableColumn[], from: From, limit?: number): Promise<TableRow[]>
  count(): Promise<number | null>
  close(): Promise<void>
}

export type TableContext = Context<TableSettings, TableSecrets>
export type OpenTable = (context: TableContext) => Promise<TableReader>

export const pageRows = 2_000

/** Everything after the cursor, in the order of cursor and key: rows with equal cursors are told apart by their key. */
export async function* loadTable(
  kind: string,
  context: TableContext,
  { open, cursor }: { open: OpenTable; cursor: TableCursor | null },
): AsyncGenerator<Page<TableCursor>> {
  const reader = await open(context)
  try {
    const columns = await reader.columns()
    const missing = needColumns(context.settings, columns)
    if (missing !== null) throw new RihlaError('connection.column-missing', missing)
    const read = rowReaderOf(context, columns)
    const names = columns.map(column => column.name)
    let unread = goneColumns(cursor, names, context.settings)
    let at: TableCursor = { value: cursor?.value ?? null, key: cursor?.key ?? null, columns: names }
    // What was written by a transaction that ended late lies a little before the last row that was seen.
    let from: From = at.value === null ? null : { around: at.value }
    const of = cursor === null ? await reader.count() : null
    let done = 0
    for (;;) {
      const rows = await reader.page(columns, from)
      const messages: Told[] = []
      for (const { row, value, key } of rows) {
        const told = read(row, idOf(kind, context.settings, { value, key }))
        if ('reason' in told)
          unread = [...unread, { text: JSON.stringify(row), detail: `${told.reason} ${key}`.slice(0, 300) }]
        else messages.push(told)
      }
      done += rows.length
      const last = rows.at(-1)
      if (last) {
        refuseStandstill(from, last)
        at = { ...at, value: last.value, key: last.key }
        from = { after: { value: last.value, key: last.key } }
      }
      yield { messages, unread, cursor: at, done, of }
      unread = []
      if (rows.length < pageRows) return
    }
  } finally {
    await reader.close()
  }
}

/** A database that compares other than it writes would be asked for the same page for ever. */
function refuseStandstill(from: From, { value, key }: TableRow): void {
  if (from !== null && 'after' in from && from.after.value === value && from.after.key === key)
    throw new RihlaError('connection.source-failed', { detail: 'the rows after the last one begin anew' })
}

const shownRows = 3
const mostColumns = 500
const toldRow = z.object({
  event: z.string(),
  timestamp: z.string(),
  userId: z.string().nullish(),
  anonymousId: z.string().nullish(),
  properties: z.record(z.string(), z.unknown()),
  context: z.object({
    traits: z.object({ email: z.string().optional(), phone: z.string().optional() }).optional(),
  }),
})

/** Looks whether the table is there and has the columns that were named, and what its first rows become. */
export async function tryTable(context: TableContext, open: OpenTable): Promise<Tried> {
  const reader = await open(context)
  try {
    const columns = await reader.columns()
    const missing = needColumns(context.settings, columns)
    const names = columns.slice(0, mostColumns).map(column => column.name)
    if (missing !== null)
      throw new RihlaError('connection.column-missing', { ...missing, columns: names.join('\n') })
    const n = await reader.count()
    const what = { en: 'Rows', ar: 'الصفوف' }
    const read = rowReaderOf(context, columns)
    const rows = await reader.page(columns, null, shownRows)
    return {
      name: context.settings.table,
      counts: n === null ? [] : [{ what, n }],
      columns: names,
      preview: previewOf(rows.map(({ row, key }) => read(row, key))),
    }
  } finally {
    await reader.close()
  }
}

function rowReaderOf({ settings, workspace }: TableContext, columns: readonly TableColumn[]): RowReader {
  const kinds = new Map(columns.map(column => [column.name, column.kind]))
  return createRowReader({ settings, zone: workspace.zone, kindOf: name => kinds.get(name) ?? 'text' })
}

function previewOf(rows: readonly ReturnType<RowReader>[]): NonNullable<Tried['preview']> {
  return {
    refused: rows.flatMap(told => ('reason' in told ? [told.reason] : [])),
    events: rows.flatMap(told => ('reason' in told ? [] : [shownEvent(told)])),
  }
}

function shownEvent(told: Told): TriedEvent {
  const { event, timestamp, userId, anonymousId, properties, context } = toldRow.parse(told)
  const person = userId ?? context.traits?.email ?? context.traits?.phone ?? anonymousId ?? null
  return { event, time: timestamp, person, properties }
}

/** The column that a setting names and the table has not, with the setting. */
function needColumns(
  settings: TableSettings,
  columns: readonly TableColumn[],
): { field: string; column: string } | null {
  const there = new Set(columns.map(column => column.name))
  const found = neededColumns(settings).find(([, name]) => !there.has(name))
  return found ? { field: found[0], column: found[1] } : null
}

/** A column that only gave a property and is gone: rows go on without it, and it is told once. */
function goneColumns(cursor: TableCursor | null, now: readonly string[], { table }: TableSettings): Unread[] {
  return (cursor?.columns ?? [])
    .filter(name => !now.includes(name))
    .map(column => ({
      text: JSON.stringify({ table, column }),
      detail: `column is no longer there: ${column}`,
    }))
}

/** The same row is the same event, whichever load reads it; where changes count, its cursor is part of it. */
function idOf(kind: string, settings: TableSettings, { value, key }: { value: string; key: string }): string {
  const { host, database, schema, table, changes } = settings
  const place = hash('sha256', [host, database, schema, table].join('\u001f'), 'base64url').slice(0, 16)
  return `${kind}:${place}:${key}${changes === 'each' ? `:${value}` : ''}`
}
