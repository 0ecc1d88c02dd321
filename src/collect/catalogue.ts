import { z } from 'zod'
import { count, instant, u64 } from '../platform/warehouse/rows.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { events } from './events.ts'

/** Types and examples are learnt from so many events of each name, and from one of each property. */
const sample = 2000
/** So many sets of properties are counted. Whoever writes ids into names of properties has more. */
const mostSets = 200_000
const mostWitnesses = 20_000

export interface CatalogueLimits {
  readonly sets?: number
}

/**
 * Every event name with its channels, and the properties that its events carry. Which names and properties there are, how many
 * events carry each, and when it was first and last seen (by event time) is true of the whole log as it stands: a late event moves it,
 * and what was erased, undone or flagged takes no part. Types and examples are those most frequent in a sample.
 *
 * Each row holds the set of its properties (`paths`, decision 84), and there are few sets: counted are sets, not rows.
 */
export async function readCatalogue(
  warehouse: Warehouse,
  scope: Scope,
  { sets = mostSets }: CatalogueLimits = {},
) {
  const [names, counted] = await Promise.all([
    readNames(warehouse, scope),
    countPaths(warehouse, scope, sets),
  ])
  const learnt = await learnPaths(
    warehouse,
    scope,
    counted.map(row => row.event),
  )
  const isCounted = counted.every(row => row.groups < sets)
  const counts = new Map(counted.map(row => [keyOf(row), row]))
  const looks = new Map(learnt.map(row => [keyOf(row), row]))
  const paths: readonly { name: string; path: string; share: number }[] = isCounted ? counted : learnt
  const byName = Map.groupBy(paths, row => row.name)
  return names.map(({ first_time, last_time, ...row }) => ({
    ...row,
    firstTime: first_time,
    lastTime: last_time,
    properties: (byName.get(row.name) ?? []).map(({ name, path, share }) => {
      const key = keyOf({ name, path })
      const [look, seen] = [looks.get(key), isCounted ? counts.get(key) : undefined]
      return {
        ...{ path, share, type: look?.type ?? '', examples: look?.examples ?? [] },
        ...{
          count: seen?.seen ?? null,
          firstTime: seen?.since ?? null,
          lastTime: seen?.until ?? null,
        },
      }
    }),
  }))
}

function readNames(warehouse: Warehouse, scope: Scope) {
  return warehouse.rows({
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
  })
}

/**
 * Grouped by hashes of two columns that have few values: they are made once for each value, and numbers are compared
 * (*measured*: 3 million rows in 160 ms, by the texts themselves in 700, by each property of each row in 6,000).
 */
function countPaths(warehouse: Warehouse, scope: Scope, most: number) {
  return warehouse.rows({
    name: 'collect.catalogue-counts',
    sql: sql`
      WITH counted AS (
        SELECT any(name) AS name, any(paths) AS paths, count() AS n, min(time) AS first_time, max(time) AS last_time, min(id_hash) AS witness
        FROM ${events(scope, { select: sql`name, paths, time, id_hash, cityHash64(name) AS name_hash, cityHash64(paths) AS paths_hash` })}
        GROUP BY name_hash, paths_hash
      ), placed AS (
        SELECT *, sum(n) OVER (PARTITION BY name) AS total, count() OVER () AS sets FROM counted
      ), each AS (
        SELECT name, path, sum(n) AS seen, seen / any(total) AS share, min(first_time) AS since, max(last_time) AS until,
               min(witness) AS event, any(sets) AS of_sets
        FROM placed ARRAY JOIN JSONExtract(paths, 'Array(String)') AS path GROUP BY name, path
      )
      SELECT *, greatest(of_sets, count() OVER ()) AS groups FROM each ORDER BY name, share DESC, path LIMIT 300 BY name`,
    row: z.object({
      name: z.string(),
      path: z.string(),
      seen: count,
      share: z.number(),
      since: instant,
      until: instant,
      event: u64,
      groups: count,
    }),
    settings: { max_rows_to_group_by: most, group_by_overflow_mode: 'any' },
  })
}

/** `witnesses`: events to learn from in any case, so that what is rare has a type and an example too. */
function learnPaths(warehouse: Warehouse, scope: Scope, witnesses: readonly bigint[]) {
  const some = param(witnesses.slice(0, mostWitnesses), 'Array(UInt64)')
  return warehouse.rows({
    name: 'collect.catalogue-properties',
    sql: sql`
      WITH sampled AS (
        SELECT name, properties FROM ${events(scope, {
          first: sql`id_hash IN (SELECT id_hash FROM ${events(scope, { select: sql`name, id_hash` })} LIMIT ${sample} BY name) OR id_hash IN ${some}`,
        })}
      ), paths AS (
        SELECT name, count() OVER (PARTITION BY name) AS total, toString(properties) AS document, JSONAllPathsWithTypes(properties) AS found FROM sampled
      ), each AS (
        SELECT name, total, tupleElement(pair, 1) AS path, tupleElement(pair, 2) AS kind,
               trim(BOTH '"' FROM JSONExtractRaw(document, path)) AS example
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
  })
}

function keyOf({ name, path }: { name: string; path: string }): string {
  return JSON.stringify([name, path])
}

/** For `GROUP BY`: the values that are not empty, the most frequent first, equally frequent ones by their bytes. */
function mostFrequent(value: Sql): Sql {
  const counted = sql`sumMapIf([${value}], [toInt64(1)], ${value} != '')`
  return sql`arraySort((found, n) -> (-n, found), ${counted}.1, ${counted}.2)`
}
