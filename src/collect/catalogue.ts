import { z } from 'zod'
import { count, instant } from '../platform/warehouse/rows.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import { type Sql, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { events } from './events.ts'

/** Properties are learnt from so many events of each name. */
const sample = 2000

/** Every event name with its channels, and the properties seen on a sample of each: path, type, share, examples. */
export async function readCatalogue(warehouse: Warehouse, scope: Scope) {
  const [names, properties] = await Promise.all([
    warehouse.rows({
      name: 'collect.catalogue',
      sql: sql`
        SELECT name, min(type) AS type, count() AS count, arraySort(groupUniqArray(50)(channel)) AS channels,
               min(time) AS first_time, max(time) AS last_time
        FROM ${events(scope)} GROUP BY name ORDER BY count DESC, name LIMIT 2000`,
      row: z.object({
        name: z.string(),
        type: z.string(),
        count,
        channels: z.array(z.string()),
        first_time: instant,
        last_time: instant,
      }),
    }),
    warehouse.rows({
      name: 'collect.catalogue-properties',
      sql: sql`
        WITH sampled AS (
          SELECT name, properties FROM ${events(scope)} LIMIT ${sample} BY name
        ), paths AS (
          SELECT name, count() OVER (PARTITION BY name) AS total, properties, JSONAllPathsWithTypes(properties) AS found FROM sampled
        ), each AS (
          SELECT name, total, tupleElement(pair, 1) AS path, tupleElement(pair, 2) AS kind,
                 trim(BOTH '"' FROM JSONExtractRaw(toString(properties), path)) AS example
          FROM paths ARRAY JOIN CAST(found, 'Array(Tuple(String, String))') AS pair
        )
        SELECT name, path, ${mostFrequent(sql`kind`)}[1] AS type, count() / any(total) AS share,
               arrayMap(e -> substringUTF8(e, 1, 80), arraySlice(${mostFrequent(sql`example`)}, 1, 5)) AS examples
        FROM each GROUP BY name, path ORDER BY name, share DESC, path LIMIT 300 BY name`,
      row: z.object({
        name: z.string(),
        path: z.string(),
        type: z.string(),
        share: z.number(),
        examples: z.array(z.string()),
      }),
    }),
  ])
  const byName = Map.groupBy(properties, row => row.name)
  return names.map(({ first_time, last_time, ...row }) => ({
    ...row,
    firstTime: first_time,
    lastTime: last_time,
    properties: (byName.get(row.name) ?? []).map(({ name: _, ...property }) => property),
  }))
}

/** For `GROUP BY`: the values that are not empty, the most frequent first, equally frequent ones by their bytes. */
function mostFrequent(value: Sql): Sql {
  const counted = sql`sumMapIf([${value}], [toInt64(1)], ${value} != '')`
  return sql`arraySort((found, n) -> (-n, found), ${counted}.1, ${counted}.2)`
}
