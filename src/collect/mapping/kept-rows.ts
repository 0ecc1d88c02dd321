import { z } from 'zod'
import { count, instant, u64 } from '../../platform/warehouse/rows.ts'
import { joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { callTypes } from '../model.ts'
import type { Reached } from './mapping-records.ts'
import type { RunChoice } from './model-mapping.ts'
import type { KeptRow } from './reread.ts'

/** The first row of each message: from it alone all that the message became is made again. */
const isFirst = sql`JSONExtractUInt(mapped, 'part') = 0`

/** Also the row's place in the log, to go on from. */
export interface PlacedRow extends KeptRow {
  readonly trace: bigint
  readonly call: number
}

const keptRow = z
  .object({
    message_id: z.string(),
    content: u64,
    type: z.enum(callTypes),
    call: z.number(),
    channel: z.string(),
    time: instant,
    received_at: instant,
    ordinal: count,
    identifiers: z.array(z.string()),
    trace: u64,
    account: z.string(),
    received: z.string(),
    source: z.string(),
    import_id: z.number(),
    mapping_version: z.number(),
    flags: z.number(),
    batch: u64,
    mapped: z.string(),
    own_properties: z.string(),
  })
  .transform(
    ({ message_id, received_at, import_id, mapping_version, own_properties, ...row }): PlacedRow => ({
      ...row,
      messageId: message_id,
      receivedAt: received_at,
      importId: import_id,
      mappingVersion: mapping_version,
      properties: own_properties,
    }),
  )

const columns = sql`message_id, content, type, call, channel, time, received_at, ordinal, identifiers, trace, account, received,
  source, import_id, mapping_version, flags, batch, mapped,
  if(mapping_version = 0 AND import_id = 0 AND position(received, '"context"') = 0, toString(properties), '') AS own_properties`

/** What a run takes the place of: events of the choice, as they stood when it began, that another version made. */
export function chosenBy(run: {
  readonly workspace: number
  readonly version: number
  readonly upTo: bigint
  readonly choice: RunChoice
}): Sql {
  const { sources, from, to } = run.choice
  const tests = [
    sql`workspace = ${param(run.workspace, 'UInt32')} AND type != 'system'`,
    sql`mapping_version != ${param(run.version, 'UInt16')} AND batch <= ${param(run.upTo, 'UInt64')}`,
    ...(sources.length > 0 ? [sql`source IN ${param(sources, 'Array(String)')}`] : []),
    ...(from === null ? [] : [sql`toUnixTimestamp64Milli(time) >= ${param(from, 'Int64')}`]),
    ...(to === null ? [] : [sql`toUnixTimestamp64Milli(time) < ${param(to, 'Int64')}`]),
  ]
  return joinSql(tests, ' AND ')
}

export async function countMessages(warehouse: Warehouse, which: Sql): Promise<number> {
  const [row] = await warehouse.rows({
    name: 'mapping: messages',
    sql: sql`SELECT count() AS n FROM events WHERE ${which} AND ${isFirst}`,
    row: z.object({ n: count }),
    timeoutMs: 600_000,
  })
  return row?.n ?? 0
}

/** The next messages of the log in its own order, after the one that was read last. */
export function readAfter(
  warehouse: Warehouse,
  which: Sql,
  { after, limit }: { readonly after: Reached | null; readonly limit: number },
): Promise<PlacedRow[]> {
  const later =
    after === null
      ? sql``
      : sql` AND trace >= ${param(BigInt(after.trace), 'UInt64')}
          AND (trace, toUnixTimestamp64Milli(time), ordinal, call, message_id) >
            (${param(BigInt(after.trace), 'UInt64')}, ${param(after.time, 'Int64')}, ${param(BigInt(after.ordinal), 'UInt64')}, ${param(after.call, 'UInt8')}, ${after.id})`
  return warehouse.rows({
    name: 'mapping: messages to derive again',
    sql: sql`SELECT ${columns} FROM events WHERE ${which} AND ${isFirst}${later}
      ORDER BY trace, time, ordinal, call, message_id LIMIT ${limit}`,
    row: keptRow,
    timeoutMs: 600_000,
  })
}

/** The latest messages, or the one with an id, for looking at what rules would do. */
export function readLatest(
  warehouse: Warehouse,
  workspace: number,
  { messageId, limit }: { readonly messageId: string | null; readonly limit: number },
): Promise<PlacedRow[]> {
  const which =
    messageId === null
      ? sql`batch >= (SELECT min(batch) FROM (
          SELECT batch FROM events WHERE workspace = ${param(workspace, 'UInt32')} ORDER BY batch DESC LIMIT ${limit * 4}))`
      : sql`message_id = ${messageId}`
  return warehouse.rows({
    name: 'mapping: latest messages',
    sql: sql`SELECT ${columns} FROM events
      WHERE workspace = ${param(workspace, 'UInt32')} AND type != 'system' AND ${which} AND ${isFirst}
      ORDER BY batch DESC, time DESC, ordinal DESC, call DESC, message_id DESC LIMIT ${limit}`,
    row: keptRow,
    lane: 'lookup',
  })
}
