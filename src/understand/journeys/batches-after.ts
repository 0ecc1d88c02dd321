import { z } from 'zod'
import { count, u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { stepEvents } from './parts-sql.ts'

export interface Batch {
  readonly batch: bigint
  readonly steps: number
}

/** The batches of the log after one, ascending, with how many steps each has. */
export function batchesAfter(warehouse: Warehouse, scope: Scope, after: bigint): Promise<Batch[]> {
  return warehouse.rows({
    name: 'journeys: batches not folded',
    sql: sql`SELECT batch, count() AS steps FROM ${stepEvents(scope)}
      WHERE batch > ${param(after, 'UInt64')} GROUP BY batch ORDER BY batch`,
    row: z.object({ batch: u64, steps: count }),
    lane: 'lookup',
  })
}

/** Ranges of batches, each of at most so many steps, or of one batch: what is derived in one statement is held in memory. */
export function rangesOf(
  batches: readonly Batch[],
  after: bigint,
  most: number,
): { readonly after: bigint; readonly upTo: bigint }[] {
  const ranges: { after: bigint; upTo: bigint }[] = []
  let held = Number.POSITIVE_INFINITY
  for (const { batch, steps } of batches) {
    const last = ranges.at(-1)
    if (last && held + steps <= most) {
      last.upTo = batch
      held += steps
    } else {
      ranges.push({ after: last?.upTo ?? after, upTo: batch })
      held = steps
    }
  }
  return ranges
}
