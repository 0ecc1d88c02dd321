import { z } from 'zod'
import { events, numbersAsSent } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { sourceColumns, sourceOf } from '../person-reads.ts'
import type { TraitHistory } from './model-profile.ts'

const mostSaid = 2_000
const mostShown = 200

/**
 * Which values did a trait have, since when, and who said so? By event time in the total order of the log, whenever the
 * events arrived. Said again and again in a row, a value stands once, with its first event as the source.
 */
export async function readTraitHistory(
  warehouse: Warehouse,
  scope: Scope,
  { which, call, key }: { which: Sql; call: 'identify' | 'group'; key: string },
): Promise<TraitHistory> {
  const rows = await warehouse.rows({
    name: 'unify: history of a trait',
    lane: 'lookup',
    sql: sql`SELECT message_id, time, type, name, channel, source, value FROM (
        SELECT message_id, time, type, name, channel, source, ordinal, call, JSONExtractRaw(toString(properties), ${key}) AS value
        FROM ${events(scope, { withFlagged: true })} WHERE (${which}) AND type = ${call} ${numbersAsSent}
      ) AS said
      WHERE value NOT IN ('', 'null') ORDER BY said.time DESC, said.ordinal DESC, said.call DESC, said.message_id DESC
      LIMIT ${mostSaid}`,
    row: z.object({ ...sourceColumns, value: z.string() }),
  })
  const values: TraitHistory['values'] = []
  // Newest first: an earlier saying of the same value moves the beginning of its row back.
  for (const row of rows) {
    const newer = values.at(-1)
    if (newer?.value === row.value) {
      newer.from = sourceOf(row)
      newer.times++
    } else values.push({ value: row.value, from: sourceOf(row), last: row.time, times: 1 })
  }
  return {
    key,
    values: values.slice(0, mostShown),
    isCut: values.length > mostShown || rows.length === mostSaid,
  }
}
