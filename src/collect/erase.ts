import { z } from 'zod'
import { hash64 } from '../platform/ids.ts'
import type { Subject } from '../platform/part.ts'
import { count, instant } from '../platform/warehouse/rows.ts'
import { param, type Sql, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'

/** Events that are about to go, for the parts that derive from them: announced before, and by its name told when it is done. */
export interface Removal {
  readonly name: string
  /** Of the columns of `events`, for `WHERE`. */
  readonly which: Sql
}

/** The same person is the same removal: an erasure that failed is asked for again. */
export function erasureOf(subject: Subject): Removal {
  return { name: `person ${hash64([...subject.traces].map(String).sort().join())}`, which: ofPerson(subject) }
}

export function undoingOf(workspace: number, importId: number): Removal {
  return { name: `import ${importId}`, which: ofImport(workspace, importId) }
}

/** Resolves when no deletion that was begun, by a process that died meanwhile, is under way any more. */
export function finishDeletes(warehouse: Warehouse): Promise<void> {
  // Mutations take effect one after the other.
  return deleteRows(warehouse, 'events', sql`1 = 0`)
}

/** The events of a person: those of their traces, and any other that carries one of their identifiers. */
function ofPerson({ workspace, traces, identifiers }: Subject): Sql {
  return sql`workspace = ${param(workspace, 'UInt32')} AND (trace IN ${param([...traces], 'Array(UInt64)')} OR hasAny(identifiers, ${param([...identifiers], 'Array(String)')}))`
}

/**
 * Entries of quarantine that mention the person. Text that no parser understood can only be searched: a value of at
 * least four characters that stands in it as a whole word is taken for a mention.
 */
function mentions({ workspace, identifiers }: Subject): Sql {
  const values = identifiers
    .map(identifier => identifier.slice(identifier.indexOf(':') + 1))
    .filter(value => value.length >= 4)
  return sql`workspace = ${param(workspace, 'UInt32')} AND multiSearchAny(lowerUTF8(received), ${param(
    values.map(v => v.toLowerCase()),
    'Array(String)',
  )})`
}

/** Everything the log and quarantine hold about a person, events in total order. */
export async function exportEvents(warehouse: Warehouse, subject: Subject) {
  const [events, quarantined] = await Promise.all([
    warehouse.rows({
      name: 'collect.export-events',
      sql: sql`
        SELECT message_id, type, name, channel, time, identifiers, account, source, received FROM events
        WHERE ${ofPerson(subject)} ORDER BY time, ordinal, call, message_id`,
      row: z.object({
        message_id: z.string(),
        type: z.string(),
        name: z.string(),
        channel: z.string(),
        time: instant,
        identifiers: z.array(z.string()),
        account: z.string(),
        source: z.string(),
        received: z.string(),
      }),
    }),
    warehouse.rows({
      name: 'collect.export-quarantine',
      sql: sql`SELECT at, reason, received FROM quarantine FINAL WHERE ${mentions(subject)} AND received != '' ORDER BY at, id`,
      row: z.object({ at: instant, reason: z.string(), received: z.string() }),
    }),
  ])
  return { events, quarantined }
}

/** Removes them from disk, not only from sight. Returns how many there were. */
export async function eraseEvents(warehouse: Warehouse, subject: Subject): Promise<Record<string, number>> {
  const counts = {
    events: await countRows(warehouse, sql`events WHERE ${ofPerson(subject)}`),
    quarantined: await countRows(warehouse, sql`quarantine WHERE ${mentions(subject)}`),
  }
  if (counts.events > 0) await deleteRows(warehouse, 'events', ofPerson(subject))
  // Also what is about to take the place of their events.
  await deleteRows(warehouse, 'mapping_staged', ofPerson(subject))
  if (counts.quarantined > 0) await deleteRows(warehouse, 'quarantine', mentions(subject))
  return counts
}

/** Removes all rows that an import brought. */
export async function deleteImport(
  warehouse: Warehouse,
  workspace: number,
  importId: number,
): Promise<number> {
  const brought = ofImport(workspace, importId)
  const events = await countImported(warehouse, workspace, importId)
  await deleteRows(warehouse, 'events', brought)
  await deleteRows(warehouse, 'mapping_staged', brought)
  await deleteRows(warehouse, 'quarantine', brought)
  return events
}

/** How many events of the log an import brought. */
export function countImported(warehouse: Warehouse, workspace: number, importId: number): Promise<number> {
  return countRows(warehouse, sql`events WHERE ${ofImport(workspace, importId)}`)
}

function ofImport(workspace: number, importId: number): Sql {
  return sql`workspace = ${param(workspace, 'UInt32')} AND import_id = ${param(importId, 'UInt32')}`
}

async function countRows(warehouse: Warehouse, from: Sql): Promise<number> {
  const [row] = await warehouse.rows({
    name: 'collect.count',
    sql: sql`SELECT count() AS n FROM ${from}`,
    row: z.object({ n: count }),
  })
  return row?.n ?? 0
}

async function deleteRows(
  warehouse: Warehouse,
  table: 'events' | 'mapping_staged' | 'quarantine',
  where: Sql,
): Promise<void> {
  await warehouse.onEveryNode({
    name: `collect.delete-${table}`,
    sql: sql`ALTER TABLE ${warehouse.localTable(table)} DELETE WHERE ${where}`,
  })
}
