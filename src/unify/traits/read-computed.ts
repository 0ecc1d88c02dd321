import { z } from 'zod'
import { events } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, param, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { measuredSql, measureOfNothing, measureSql, selectsSql } from './measure-sql.ts'
import type { ComputedTrait, TraitTitles } from './model-traits.ts'

/** The values of computed traits of one person, from all their traces; empty text where somebody has none. */
export async function readComputed(
  warehouse: Warehouse,
  scope: Scope,
  { traces, traits }: { traces: readonly bigint[]; traits: readonly ComputedTrait[] },
): Promise<{ id: number; name: string; titles: TraitTitles; value: string }[]> {
  if (traits.length === 0) return []
  const read = traits.flatMap(({ measure }, i) => [
    sql`${selectsSql(measure.event, scope)} AS ${ident(`is_${i}`)}`,
    sql`${measuredSql(measure)} AS ${ident(`value_${i}`)}`,
  ])
  const said = traits.map(({ measure }, i) =>
    measureSql(measure, ident(`is_${i}`), ident(`value_${i}`), scope),
  )
  const rows = await warehouse.rows({
    name: 'unify: computed traits of a person',
    lane: 'lookup',
    sql: sql`SELECT [${joinSql(said, ', ')}] AS found FROM ${events(scope, {
      select: joinSql([sql`time, (time, ordinal, call, message_id) AS place`, ...read], ', '),
      where: sql`trace IN ${param([...traces], 'Array(UInt64)')}`,
    })}`,
    row: z.object({ found: z.array(z.string()) }),
  })
  const found = rows[0]?.found
  return traits.map(({ id, name, titles, measure }, i) => ({
    id,
    name,
    titles,
    value: found?.[i] ?? measureOfNothing(measure),
  }))
}
