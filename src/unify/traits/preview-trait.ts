import { z } from 'zod'
import { events } from '../../collect/events.ts'
import { count, u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { personOf } from '../person-of.ts'
import { measuredSql, measureSql, selectsSql } from './measure-sql.ts'
import type { ComputedMeasure } from './model-traits.ts'

const examples = 8

/**
 * How many people would have a value of a computed trait, and some of them? Whoever did what it measures at least once and
 * of whom it says something; those who did it last come first. Nothing is kept.
 */
export async function previewTrait(
  warehouse: Warehouse,
  scope: Scope,
  measure: ComputedMeasure,
): Promise<{ people: number; examples: { person: bigint; value: string }[] }> {
  const log = events(scope, {
    select: sql`${personOf(scope, sql`trace`)} AS person, time, (time, ordinal, call, message_id) AS place, ${measuredSql(measure)} AS measured`,
    where: sql`trace != 0 AND ${selectsSql(measure.event, scope)}`,
  })
  const rows = await warehouse.rows({
    name: 'unify: preview of a computed trait',
    sql: sql`SELECT person, value, people FROM (
        SELECT person, value, latest, count() OVER () AS people FROM (
          SELECT person, ${measureSql(measure, sql`1`, sql`measured`, scope)} AS value, max(time) AS latest
          FROM ${log} GROUP BY person
        ) WHERE value != ''
      ) ORDER BY latest DESC, person LIMIT ${examples}`,
    row: z.object({ person: u64, value: z.string(), people: count }),
  })
  return {
    people: rows[0]?.people ?? 0,
    examples: rows.map(({ person, value }) => ({ person, value })),
  }
}
