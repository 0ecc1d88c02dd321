import { z } from 'zod'
import { numbersAsSentSettings } from '../../../platform/warehouse/engine-settings.ts'
import { count, u64 } from '../../../platform/warehouse/rows.ts'
import { param, type Sql, sql } from '../../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../../platform/warehouse/warehouse.ts'
import { partPrefixLength } from '../run-rules.ts'

const columns = sql`workspace, message_id, id_hash, content, type, call, name, channel, time, received_at, ordinal, identifiers, trace,
  account, properties, properties_text, arrival, received, source, import_id, mapping_version, flags, batch, mapped`
const columnsButVersion = sql`message_id, id_hash, content, type, call, name, channel, time, received_at, ordinal, identifiers, trace,
  account, properties, properties_text, arrival, received, source, import_id, flags, batch, mapped`

interface RunOf {
  readonly workspace: number
  readonly id: number
}

/** The rows of a run, each once however often it was written. */
function stagedOf({ workspace, id }: RunOf): Sql {
  return sql`mapping_staged FINAL WHERE workspace = ${param(workspace, 'UInt32')} AND run = ${param(id, 'UInt32')}`
}

/** Messages that cannot be made again go along as they stand, with all that was ever made of them. */
export async function stageAsTheyStand(
  warehouse: Warehouse,
  run: RunOf & { readonly version: number },
  {
    which,
    ids,
    parts,
  }: { readonly which: Sql; readonly ids: readonly bigint[]; readonly parts: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return
  await warehouse.run({
    name: 'mapping: stage what cannot be read',
    sql: sql`INSERT INTO mapping_staged (run, workspace, mapping_version, ${columnsButVersion})
      SELECT ${param(run.id, 'UInt32')}, workspace, ${param(run.version, 'UInt16')}, ${columnsButVersion} FROM events
      WHERE ${which} AND (id_hash IN ${param([...ids], 'Array(UInt64)')} OR substring(message_id, 1, ${partPrefixLength}) IN ${param([...parts], 'Array(String)')})`,
    // Of rows from before the column the text is made here.
    settings: numbersAsSentSettings,
  })
}

/** Everything or one run's, from the disk. */
export function clearStaged(warehouse: Warehouse, { workspace, id }: RunOf): Promise<void> {
  return warehouse.onEveryNode({
    name: 'mapping: clear what was staged',
    sql: sql`ALTER TABLE ${warehouse.localTable('mapping_staged')} DELETE
      WHERE workspace = ${param(workspace, 'UInt32')} AND run = ${param(id, 'UInt32')}`,
  })
}

/** The rows that go. Names no other table: a node can do it alone. */
export function deleteChosen(warehouse: Warehouse, which: Sql): Promise<void> {
  return warehouse.onEveryNode({
    name: 'mapping: take the old rows out',
    sql: sql`ALTER TABLE ${warehouse.localTable('events')} DELETE WHERE ${which}`,
  })
}

const rowsASlice = 200_000
const space = 1n << 64n

/** Ranges of ids, small enough to be compared with the log in memory. */
export async function slicesOf(warehouse: Warehouse, run: RunOf): Promise<Sql[]> {
  const [row] = await warehouse.rows({
    name: 'mapping: size of what was staged',
    sql: sql`SELECT count() AS n FROM ${stagedOf(run)}`,
    row: z.object({ n: count }),
    timeoutMs: 600_000,
  })
  const slices = BigInt(Math.max(1, Math.ceil((row?.n ?? 0) / rowsASlice)))
  const width = space / slices
  return Array.from({ length: Number(slices) }, (_, i) => {
    const from = BigInt(i) * width
    const to = i === Number(slices) - 1 ? space - 1n : from + width - 1n
    return sql`id_hash BETWEEN ${param(from, 'UInt64')} AND ${param(to, 'UInt64')}`
  })
}

export async function idsIn(warehouse: Warehouse, run: RunOf, slice: Sql): Promise<bigint[]> {
  const rows = await warehouse.rows({
    name: 'mapping: ids of what was staged',
    sql: sql`SELECT id_hash FROM ${stagedOf(run)} AND ${slice}`,
    row: z.object({ id_hash: u64 }),
    timeoutMs: 600_000,
  })
  return rows.map(row => row.id_hash)
}

/** Those that the log does not hold yet: done again after a crash, it adds what is missing. */
export function insertSlice(warehouse: Warehouse, run: RunOf, slice: Sql): Promise<void> {
  return warehouse.run({
    name: 'mapping: put the new rows in',
    sql: sql`INSERT INTO events (${columns}) SELECT ${columns} FROM ${stagedOf(run)} AND ${slice}
      AND id_hash NOT IN (SELECT id_hash FROM events WHERE workspace = ${param(run.workspace, 'UInt32')} AND ${slice})`,
  })
}
