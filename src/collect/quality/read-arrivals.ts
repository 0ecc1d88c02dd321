import { z } from 'zod'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { localDay } from '../../platform/zones/local-time.ts'
import { events } from '../events.ts'
import { eventFlags } from '../model.ts'

const shownDays = 14
const dayMs = 86_400_000

/**
 * How what came live came, by source and day of our clock. Late: more than an hour after it happened. Early: up to five
 * minutes before, by a clock that is ahead; future: more than that. Out of order: an event of the same trace that happened
 * later was here before. None of it changes an answer: events stand by their own time.
 */
export async function readArrivals(warehouse: Warehouse, scope: Scope, zone: string) {
  const since = new Date(scope.now - shownDays * dayMs)
  const day = sql`toString(${localDay(sql`received_at`, zone)})`
  const workspace = param(scope.workspace, 'UInt32')
  const source = { source: z.string(), day: z.string() }
  const [arrived, repeated, refused] = await Promise.all([
    warehouse.rows({
      name: 'collect: arrivals',
      sql: sql`
        SELECT source, day, count() AS events, countIf(delay > 3600000) AS late, countIf(delay < 0 AND delay >= -300000) AS early,
          countIf(delay < -300000) AS future, countIf(before > ms) AS unordered, countIf(bitAnd(flags, ${eventFlags.bot | eventFlags.internal | eventFlags.offPlan}) != 0) AS flagged
        FROM (
          SELECT source, day, flags, ms, delay, if(trace = 0, ms, max(ms) OVER (PARTITION BY trace ORDER BY received_at, batch ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS before
          FROM ${events(scope, {
            withFlagged: true,
            where: sql`import_id = 0 AND received_at >= ${since}`,
            select: sql`source, ${day} AS day, flags, trace, received_at, batch, toUnixTimestamp64Milli(time) AS ms, toUnixTimestamp64Milli(received_at) - toUnixTimestamp64Milli(time) AS delay`,
          })}
        )
        GROUP BY source, day ORDER BY day DESC, source LIMIT 3000`,
      row: z.object({
        ...source,
        ...{ events: count, late: count, early: count, future: count, unordered: count, flagged: count },
      }),
    }),
    warehouse.rows({
      name: 'collect: repeats',
      sql: sql`SELECT source, toString(${localDay(sql`hour`, zone)}) AS day, sum(events) AS n FROM intake_counts
        WHERE workspace = ${workspace} AND hour >= ${since} AND what = 'repeated' GROUP BY source, day ORDER BY day DESC, source LIMIT 3000`,
      row: z.object({ ...source, n: count }),
    }),
    warehouse.rows({
      name: 'collect: refused by day',
      sql: sql`SELECT source, toString(${localDay(sql`at`, zone)}) AS day, count() AS n FROM quarantine FINAL
        WHERE workspace = ${workspace} AND at >= ${since} AND import_id = 0 AND status = 'open' GROUP BY source, day ORDER BY day DESC, source LIMIT 3000`,
      row: z.object({ ...source, n: count }),
    }),
  ])
  const none = { events: 0, late: 0, early: 0, future: 0, unordered: 0, flagged: 0 }
  const key = (row: { source: string; day: string }) => JSON.stringify([row.day, row.source])
  const byKey = (rows: typeof repeated) => new Map(rows.map(row => [key(row), row.n]))
  const [again, out] = [byKey(repeated), byKey(refused)]
  const all = new Map(
    [...repeated, ...refused].map(({ source: of, day: on }) => [
      key({ source: of, day: on }),
      { source: of, day: on, ...none },
    ]),
  )
  for (const row of arrived) all.set(key(row), row)
  return [...all.values()]
    .map(row => ({ ...row, repeated: again.get(key(row)) ?? 0, refused: out.get(key(row)) ?? 0 }))
    .toSorted((a, b) => (a.day === b.day ? (a.source < b.source ? -1 : 1) : a.day < b.day ? 1 : -1))
}
