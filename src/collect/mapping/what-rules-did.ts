import { z } from 'zod'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { failureReasons, type MappingAnswer } from './model-mapping.ts'

type Told = Pick<MappingAnswer, 'counts' | 'failures' | 'older' | 'events' | 'sources'>

/** What the rules of a version did to events, rule by rule, and how many events other versions made. */
export async function whatRulesDid(warehouse: Warehouse, scope: Scope, version: number): Promise<Told> {
  const mine = sql`workspace = ${param(scope.workspace, 'UInt32')} AND type != 'system'`
  const made = sql`${mine} AND mapping_version = ${param(version, 'UInt16')} AND mapped != ''`
  const [counts, failures, whole, sources] = await Promise.all([
    warehouse.rows({
      name: 'mapping: what the rules did',
      sql: sql`
        SELECT rule, count() AS events, countIf(has(failing, rule)) AS failed, countIf(dropping = rule) AS dropped FROM (
          SELECT JSONExtract(mapped, 'rules', 'Array(UInt32)') AS touching,
            arrayMap(one -> tupleElement(one, 'rule'), JSONExtract(mapped, 'failed', 'Array(Tuple(rule UInt32))')) AS failing,
            JSONExtractUInt(mapped, 'dropped') AS dropping
          FROM events WHERE ${made}
        ) ARRAY JOIN touching AS rule GROUP BY rule ORDER BY rule`,
      row: z.object({ rule: z.number(), events: count, failed: count, dropped: count }),
    }),
    warehouse.rows({
      name: 'mapping: what the rules could not do',
      sql: sql`
        SELECT tupleElement(one, 'rule') AS rule, tupleElement(one, 'reason') AS reason, count() AS events FROM (
          SELECT arrayJoin(JSONExtract(mapped, 'failed', 'Array(Tuple(rule UInt32, reason String))')) AS one
          FROM events WHERE ${made}
        ) GROUP BY rule, reason ORDER BY events DESC, rule, reason`,
      row: z.object({ rule: z.number(), reason: z.enum(failureReasons), events: count }),
    }),
    warehouse.rows({
      name: 'mapping: versions in the log',
      sql: sql`SELECT count() AS events, countIf(mapping_version != ${param(version, 'UInt16')}) AS older FROM events WHERE ${mine}`,
      row: z.object({ events: count, older: count }),
    }),
    warehouse.rows({
      name: 'mapping: sources',
      sql: sql`SELECT DISTINCT toString(source) AS source FROM events WHERE ${mine} ORDER BY source LIMIT 200`,
      row: z.object({ source: z.string() }),
    }),
  ])
  const { events = 0, older = 0 } = whole[0] ?? {}
  return { counts, failures, events, older, sources: sources.map(({ source }) => source) }
}
