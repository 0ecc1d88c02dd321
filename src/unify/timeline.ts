import { z } from 'zod'
import { events, numbersAsSent } from '../collect/events.ts'
import { idHashOf } from '../collect/intake/id-hash.ts'
import { count, instant, instantText, u64 } from '../platform/warehouse/rows.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import { joinSql, param, type Sql, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import type { TimelineEvent, TimelineFilter } from './model-people.ts'

const columns = sql`message_id, time, type, name, channel, source, ordinal, call, trace, identifiers, account,
  properties_text AS properties, flags, received_at`
const newestFirst = sql`ORDER BY time DESC, ordinal DESC, call DESC, message_id DESC`

/**
 * A page of a timeline, newest first in the total order of events, across all channels. System events show what Rihla
 * itself did. `which` says whose; `before` is the `next` of the page before.
 */
export async function readTimeline(
  warehouse: Warehouse,
  scope: Scope,
  which: Sql,
  page: TimelineFilter & { readonly before?: string | undefined; readonly limit: number },
): Promise<{ events: (TimelineEvent & { trace: bigint })[]; next: string | null }> {
  const cursor = page.before === undefined ? null : cursorSchema.parse(JSON.parse(page.before))
  const rows = await warehouse.rows({
    name: 'unify: timeline',
    lane: 'lookup',
    sql: sql`SELECT * FROM ${events(scope, {
      withSystem: true,
      withFlagged: true,
      select: columns,
      first: which,
      where: sql`true${cursor === null ? sql`` : beforeCursor(cursor)}${joinSql(wanted(page), '\n')}`,
      end: sql`${newestFirst} LIMIT ${param(page.limit + 1, 'UInt64')} ${numbersAsSent}`,
    })} ${newestFirst}`,
    row: timelineRow,
    // A few rows of each part: shared between threads it takes a fifth more of the processor, and no less time.
    settings: { max_threads: 1 },
  })
  const shown = await withTexts(warehouse, scope, rows.slice(0, page.limit))
  const last = shown.at(-1)
  const next =
    rows.length > page.limit && last
      ? JSON.stringify([last.time, last.ordinal, last.call, last.messageId])
      : null
  return { events: shown.map(({ call: _, ...event }) => event), next }
}

type Row = z.infer<typeof timelineRow>

/** Puts in what was not written down as text. */
async function withTexts(warehouse: Warehouse, scope: Scope, rows: readonly Row[]): Promise<Row[]> {
  const wanting = rows.filter(row => row.properties === '')
  if (wanting.length === 0) return [...rows]
  const ids = wanting.map(({ messageId }) => messageId)
  const hashes = ids.map(id => idHashOf(scope.workspace, id))
  const which = sql`id_hash IN ${param(hashes, 'Array(UInt64)')} AND message_id IN ${param(ids, 'Array(String)')}`
  const found = await warehouse.rows({
    name: 'unify: texts of properties',
    lane: 'lookup',
    sql: sql`SELECT * FROM (SELECT message_id, toString(properties) AS text
      FROM ${events(scope, { withSystem: true, withFlagged: true, withDropped: true, where: which })} ${numbersAsSent})`,
    row: z.object({ message_id: z.string(), text: z.string() }),
  })
  const texts = new Map(found.map(({ message_id, text }) => [message_id, text]))
  return rows.map(row => ({ ...row, properties: row.properties || (texts.get(row.messageId) ?? '{}') }))
}

/** The filters of a timeline, each beginning with AND. */
function wanted({ channel, kind, name, from, to }: TimelineFilter): Sql[] {
  return [
    ...(channel === undefined ? [] : [sql` AND channel = ${channel}`]),
    ...(kind === undefined ? [] : [sql` AND type IN ${[...typesOfKind[kind]]}`]),
    ...(name === undefined ? [] : [sql` AND name = ${name}`]),
    ...(from === undefined ? [] : [sql` AND time >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [sql` AND time < ${new Date(to)}`]),
  ]
}

const typesOfKind = {
  actions: ['track'],
  views: ['page', 'screen'],
  profile: ['identify', 'group', 'alias'],
  system: ['system'],
} as const

const cursorSchema = z.tuple([z.number().int(), z.number().int(), z.number().int(), z.string()])

/** The bound on time alone lets the engine skip; the tuple decides. */
function beforeCursor([time, ordinal, call, messageId]: z.infer<typeof cursorSchema>): Sql {
  const at = param(instantText(time), "DateTime64(3, 'UTC')")
  return sql` AND time <= ${at} AND (time, ordinal, call, message_id) < (${at}, ${param(ordinal, 'UInt64')}, ${param(call, 'UInt8')}, ${messageId})`
}

const timelineRow = z
  .object({
    message_id: z.string(),
    time: instant,
    type: z.string(),
    name: z.string(),
    channel: z.string(),
    source: z.string(),
    ordinal: count,
    call: z.number(),
    trace: u64,
    identifiers: z.array(z.string()),
    account: z.string(),
    properties: z.string(),
    flags: z.number(),
    received_at: instant,
  })
  .transform(({ message_id, received_at, ...row }) => ({
    ...row,
    messageId: message_id,
    receivedAt: received_at,
  }))
