import { z } from 'zod'
import { systemClock } from '../src/platform/clock.ts'
import { ask, type Question } from '../src/platform/warehouse/question.ts'
import { type Sql, sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { createZoneTable, zoneMigrations } from '../src/platform/zones/zone-table.ts'
import { createZones } from '../src/platform/zones/zones.ts'
import { lifecycle } from '../src/understand/questions/lifecycle.ts'
import { retention } from '../src/understand/questions/retention.ts'
import { trends } from '../src/understand/questions/trends.ts'
import { personOf } from '../src/unify/person-of.ts'

/** The questions of time, in Cairo's days, and the same in SQL over raw events with persons resolved, in days of UTC. On workspace 1. */
export async function timeWork(warehouse: Warehouse) {
  await warehouse.migrate(zoneMigrations)
  await createZoneTable({ warehouse, zones: createZones() }).ensure('Africa/Cairo')
  const scope = { workspace: 1, now: systemClock.now() }
  const asks =
    <I, R, A>(q: Question<I, R, A>, input: object) =>
    () =>
      ask(q, { warehouse, scope }, { ...input, zone: 'Africa/Cairo' })
  const runs = (query: Sql) => () => warehouse.rows({ name: 'bench: raw time', sql: query, row: z.unknown() })
  const line = (measure: object) => ({ lines: [{ id: 'line', measure }] })
  const raw = sql`(SELECT ${personOf(scope, sql`trace`)} AS person, toDate(time) AS day, toMonday(time) AS week, properties.price AS price FROM events
    WHERE workspace = 1 AND trace != 0 AND type IN ('page', 'screen', 'track') AND bitAnd(flags, 3) = 0)`
  return {
    folded: {
      'trends: events by day': asks(trends, line({ of: 'events' })),
      'trends: people by day': asks(trends, line({ of: 'cases' })),
      'trends: sum of a property by day': asks(trends, line({ of: 'sum', path: 'price', money: 'no' })),
      'trends: judged and forecast': asks(trends, { ...line({}), anomalies: true, forecast: 14 }),
      'retention of any event, 12 weeks': asks(retention, { units: 12 }),
      'lifecycle by week': asks(lifecycle, {}),
    },
    raw: {
      'trends: events by day': runs(sql`SELECT day, count() FROM ${raw} GROUP BY day ORDER BY day`),
      'trends: people by day': runs(sql`SELECT day, uniqExact(person) FROM ${raw} GROUP BY day ORDER BY day`),
      'trends: sum of a property by day': runs(
        sql`SELECT day, sum(toFloat64OrNull(toString(price))) FROM ${raw} GROUP BY day ORDER BY day`,
      ),
      'retention of any event, 12 weeks': runs(
        sql`SELECT cohort, dateDiff('week', cohort, week) AS unit, uniqExact(person) FROM (
          SELECT person, week, min(week) OVER (PARTITION BY person) AS cohort FROM ${raw}
        ) WHERE unit <= 12 GROUP BY cohort, unit ORDER BY cohort, unit`,
      ),
      'lifecycle by week': runs(
        sql`SELECT week, state, count() FROM (
          SELECT week, multiIf(place = 1, 'new', before = week - 7, 'returning', 'resurrecting') AS state
          FROM (
            SELECT week, row_number() OVER each AS place, lagInFrame(week) OVER each AS before FROM (SELECT DISTINCT person, week FROM ${raw})
            WINDOW each AS (PARTITION BY person ORDER BY week ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
          )
        ) GROUP BY week, state ORDER BY week, state`,
      ),
    },
  }
}
