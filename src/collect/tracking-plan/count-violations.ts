import { z } from 'zod'
import { count, instant } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { events, propertyText } from '../events.ts'
import { type Plan, planFaults } from './model-plan.ts'
import { faultsSql } from './plan-sql.ts'

const dayMs = 86_400_000
const mostRows = 2_000

const row = z.object({
  event: z.string(),
  path: z.string(),
  fault: z.enum(planFaults),
  source: z.string(),
  app: z.string(),
  events: count,
  first: instant,
  last: instant,
})

/**
 * How many events of the last days are not as a plan says: by source, version of the app and what is wrong. Counted in the
 * log, so it may be asked of a plan that is not saved yet, and a new version counts the past anew. An event with two
 * faults stands in two rows.
 */
export async function countViolations(warehouse: Warehouse, scope: Scope, plan: Plan, days: number) {
  if (plan.events.length === 0) return { checked: [], rows: [] }
  const since = sql`time >= ${new Date(scope.now - days * dayMs)}`
  const rows: z.infer<typeof row>[] = []
  for (const event of plan.events) {
    const each = sql`SELECT source, ${app} AS app, time, ${faultsSql(event)} AS faults FROM ${inLog(scope, sql`name = ${event.name} AND ${since}`)}`
    rows.push(
      ...(await warehouse.rows({
        name: 'collect: violations of the plan',
        sql: sql`SELECT ${event.name} AS event, found.2 AS path, found.1 AS fault, source, app, count() AS events, min(time) AS first, max(time) AS last
          FROM (${each}) ARRAY JOIN faults AS found
          GROUP BY path, fault, source, app ORDER BY events DESC, path, fault, source, app LIMIT ${mostRows}`,
        row,
      })),
    )
  }
  const named = plan.events.map(event => event.name)
  const unplanned = await warehouse.rows({
    name: 'collect: events that no plan names',
    sql: sql`SELECT name AS event, '' AS path, 'event-unplanned' AS fault, source, ${app} AS app, count() AS events, min(time) AS first, max(time) AS last
      FROM ${inLog(scope, sql`name NOT IN ${named} AND ${since}`)}
      GROUP BY event, source, app ORDER BY events DESC, event, source, app LIMIT ${mostRows}`,
    row,
  })
  const checked = await warehouse.rows({
    name: 'collect: events that the plan names',
    sql: sql`SELECT name AS event, count() AS events FROM ${inLog(scope, sql`name IN ${named} AND ${since}`)} GROUP BY event ORDER BY event`,
    row: z.object({ event: z.string(), events: count }),
  })
  return { checked, rows: [...rows, ...unplanned].toSorted((a, b) => b.events - a.events) }
}

const app = propertyText('$context.app.version')

/** TRICKY: `FROM events` itself and not the fragment's subquery, because `properties` is read outside of it. */
function inLog(scope: Scope, where: Sql): Sql {
  return sql`${events(scope, { where })}`
}

/** What the plan keeps out now, by the version that did so. */
export async function countKeptOut(warehouse: Warehouse, scope: Scope) {
  const rows = await warehouse.rows({
    name: 'collect: kept out by the plan',
    sql: sql`
      SELECT toUInt32OrZero(extract(detail, '^v(\\d+):')) AS version, source, JSONExtractString(received, 'context', 'app', 'version') AS app,
        if(JSONExtractString(received, 'event') != '', JSONExtractString(received, 'event'), JSONExtractString(received, 'type')) AS event, count() AS events
      FROM quarantine FINAL
      WHERE workspace = ${param(scope.workspace, 'UInt32')} AND status = 'open' AND reason = 'off-plan'
      GROUP BY version, source, app, event ORDER BY events DESC, version DESC, source, app, event LIMIT 500`,
    row: z.object({
      version: z.number(),
      source: z.string(),
      app: z.string(),
      event: z.string(),
      events: count,
    }),
  })
  return rows
}
