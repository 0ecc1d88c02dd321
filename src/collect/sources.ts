import { z } from 'zod'
import { count, instant } from '../platform/warehouse/rows.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import { param, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'

/** What each source has sent: events by call, people's traces, first and last, and what stands in quarantine. */
export async function readSources(warehouse: Warehouse, scope: Scope) {
  const workspace = param(scope.workspace, 'UInt32')
  const [events, refused] = await Promise.all([
    warehouse.rows({
      name: 'collect.sources',
      sql: sql`
        SELECT source, type, count() AS events, uniq(trace) AS people, min(time) AS first_time, max(time) AS last_time, max(received_at) AS last_received
        FROM events WHERE workspace = ${workspace} GROUP BY source, type ORDER BY source, type`,
      row: z.object({
        source: z.string(),
        type: z.string(),
        events: count,
        people: count,
        first_time: instant,
        last_time: instant,
        last_received: instant,
      }),
    }),
    warehouse.rows({
      name: 'collect.sources-refused',
      sql: sql`
        SELECT source, count() AS events FROM quarantine FINAL
        WHERE workspace = ${workspace} AND status = 'open' GROUP BY source ORDER BY source`,
      row: z.object({ source: z.string(), events: count }),
    }),
  ])
  const bySource = Map.groupBy(events, row => row.source)
  const names = [...new Set([...bySource.keys(), ...refused.map(row => row.source)])].sort()
  return names.map(source => {
    const rows = bySource.get(source) ?? []
    return {
      source,
      events: rows.reduce((sum, row) => sum + row.events, 0),
      people: Math.max(0, ...rows.map(row => row.people)),
      calls: Object.fromEntries(rows.map(row => [row.type, row.events])),
      firstTime: Math.min(...rows.map(row => row.first_time), Number.MAX_SAFE_INTEGER),
      lastTime: Math.max(0, ...rows.map(row => row.last_time)),
      lastReceived: Math.max(0, ...rows.map(row => row.last_received)),
      quarantined: refused.find(row => row.source === source)?.events ?? 0,
    }
  })
}
