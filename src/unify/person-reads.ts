import { z } from 'zod'
import { events, numbersAsSent } from '../collect/events.ts'
import { count, instant, u64 } from '../platform/warehouse/rows.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import type { EventCount, SourceEvent, Trait } from './model-people.ts'
import { compareOrder, type OrderKey } from './order.ts'

/** All reads of somebody's events: they go by trace, the order in which the log is sorted. */

export interface TraceSummary {
  readonly events: number
  readonly firstTime: number
  readonly lastTime: number
  readonly channels: readonly string[]
  /** What the trace is: the identifiers of each of its events. */
  readonly identifiers: readonly string[]
}

export async function summariseTraces(
  warehouse: Warehouse,
  scope: Scope,
  traces: readonly bigint[],
): Promise<Map<bigint, TraceSummary>> {
  if (traces.length === 0) return new Map()
  const rows = await warehouse.rows({
    name: 'unify: summary of traces',
    lane: 'lookup',
    sql: sql`SELECT trace, count() AS events, min(time) AS first_time, max(time) AS last_time,
        arraySort(groupUniqArray(20)(channel)) AS channels, any(carried) AS identifiers
      FROM ${events(scope, {
        withFlagged: true,
        select: sql`trace, time, channel, identifiers AS carried`,
        first: among(traces),
      })} GROUP BY trace`,
    row: z.object({
      trace: u64,
      events: count,
      first_time: instant,
      last_time: instant,
      channels: z.array(z.string()),
      identifiers: z.array(z.string()),
    }),
  })
  return new Map(
    rows.map(({ trace, first_time, last_time, ...row }) => [
      trace,
      { ...row, firstTime: first_time, lastTime: last_time },
    ]),
  )
}

/** What each trace called its person last, and when, in the order of events. */
export async function nameTraces(
  warehouse: Warehouse,
  scope: Scope,
  traces: readonly bigint[],
): Promise<Map<bigint, { name: string; at: OrderKey }>> {
  if (traces.length === 0) return new Map()
  const rows = await warehouse.rows({
    name: 'unify: names of traces',
    lane: 'lookup',
    sql: sql`SELECT trace, argMax(n.name, (n.time, n.ordinal, n.call, n.message_id)) AS name,
        max((n.time, n.ordinal, n.call, n.message_id)) AS at,
        at.1 AS time, at.2 AS ordinal, at.3 AS call, at.4 AS message_id
      FROM person_names AS n
      WHERE workspace = ${param(scope.workspace, 'UInt32')} AND ${among(traces)} GROUP BY trace`,
    row: z.object({ trace: u64, name: z.string(), ...orderColumns }),
  })
  return new Map(rows.map(row => [row.trace, { name: row.name, at: orderOf(row) }]))
}

/** The latest of several traces' names. */
export function latestName(
  names: ReadonlyMap<bigint, { readonly name: string; readonly at: OrderKey }>,
  traces: readonly bigint[],
): string | null {
  const [latest] = traces.flatMap(trace => names.get(trace) ?? []).sort((x, y) => compareOrder(y.at, x.at))
  return latest?.name ?? null
}

export async function readIdentifierFacts(warehouse: Warehouse, scope: Scope, traces: readonly bigint[]) {
  if (traces.length === 0) return []
  const rows = await warehouse.rows({
    name: 'unify: identifiers of a person',
    lane: 'lookup',
    sql: sql`SELECT arrayJoin(identifiers) AS identifier, count() AS events, min(time) AS first_time, max(time) AS last_time
      FROM ${everything(scope)} WHERE ${among(traces)} GROUP BY identifier ORDER BY identifier LIMIT 500`,
    row: z.object({ identifier: z.string(), events: count, first_time: instant, last_time: instant }),
  })
  return rows.map(row => ({
    identifier: row.identifier,
    events: row.events,
    firstTime: row.first_time,
    lastTime: row.last_time,
  }))
}

/** What was done and how often. */
export function countEvents(warehouse: Warehouse, scope: Scope, which: Sql): Promise<EventCount[]> {
  return warehouse.rows({
    name: 'unify: events of a person by name',
    lane: 'lookup',
    sql: sql`SELECT type, name, count() AS events FROM ${events(scope, { withSystem: true, withFlagged: true })}
      WHERE ${which} GROUP BY type, name ORDER BY events DESC, type, name LIMIT 200`,
    row: z.object({ type: z.string(), name: z.string(), events: count }),
  })
}

export function countChannels(warehouse: Warehouse, scope: Scope, which: Sql) {
  return warehouse.rows({
    name: 'unify: channels of a person',
    lane: 'lookup',
    sql: sql`SELECT channel, count() AS events FROM ${everything(scope)} WHERE ${which}
      GROUP BY channel ORDER BY events DESC, channel LIMIT 50`,
    row: z.object({ channel: z.string(), events: count }),
  })
}

/**
 * Each trait as the latest call of its kind gives it by event time: identify for a person, group for an account.
 * `$context` is where it was said, not a trait.
 */
export async function readTraits(
  warehouse: Warehouse,
  scope: Scope,
  which: Sql,
  call: 'identify' | 'group',
): Promise<Trait[]> {
  const rows = await warehouse.rows({
    name: 'unify: traits of a person',
    lane: 'lookup',
    sql: sql`SELECT key, argMax(said.value, said.place) AS value, uniqExact(said.value) AS values,
        argMax((said.message_id, said.time, said.type, said.name, said.channel, said.source), said.place) AS origin,
        origin.1 AS message_id, origin.2 AS time, origin.3 AS type, origin.4 AS name, origin.5 AS channel, origin.6 AS source
      FROM (
        SELECT tupleElement(pair, 1) AS key, tupleElement(pair, 2) AS value, (time, ordinal, call, message_id) AS place,
          message_id, time, type, name, channel, source
        FROM (
          SELECT arrayJoin(JSONExtractKeysAndValuesRaw(toString(properties))) AS pair, time, ordinal, call, message_id, type,
            name, channel, source
          FROM ${everything(scope)} WHERE (${which}) AND type = ${call}
          ${numbersAsSent}
        )
      ) AS said
      WHERE key != '$context' GROUP BY key ORDER BY key LIMIT 500`,
    row: z.object({ key: z.string(), value: z.string(), values: count, ...sourceColumns }),
  })
  return rows.map(row => ({ key: row.key, value: row.value, values: row.values, from: sourceOf(row) }))
}

/** Some events of the traces by their message ids. */
export async function readSources(
  warehouse: Warehouse,
  scope: Scope,
  traces: readonly bigint[],
  messageIds: readonly string[],
): Promise<SourceEvent[]> {
  if (messageIds.length === 0 || traces.length === 0) return []
  const rows = await warehouse.rows({
    name: 'unify: events that are evidence',
    lane: 'lookup',
    sql: sql`SELECT message_id, time, type, name, channel, source FROM ${everything(scope)}
      WHERE ${among(traces)} AND message_id IN ${param([...messageIds], 'Array(String)')}
      ORDER BY time, ordinal, call, message_id`,
    row: z.object(sourceColumns),
  })
  return rows.map(sourceOf)
}

export const orderColumns = { time: instant, ordinal: count, call: z.number(), message_id: z.string() }
export function orderOf(row: { time: number; ordinal: number; call: number; message_id: string }): OrderKey {
  return { time: row.time, ordinal: row.ordinal, call: row.call, messageId: row.message_id }
}

export const sourceColumns = {
  message_id: z.string(),
  time: instant,
  type: z.string(),
  name: z.string(),
  channel: z.string(),
  source: z.string(),
}
export function sourceOf(row: {
  message_id: string
  time: number
  type: string
  name: string
  channel: string
  source: string
}): SourceEvent {
  const { time, type, name, channel, source } = row
  return { messageId: row.message_id, time, type, name, channel, source }
}

function everything(scope: Scope): Sql {
  return events(scope, { withFlagged: true })
}

export function among(traces: readonly bigint[]): Sql {
  return sql`trace IN ${param([...traces], 'Array(UInt64)')}`
}
