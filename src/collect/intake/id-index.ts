import { z } from 'zod'
import { count, u64 } from '../../platform/warehouse/rows.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { KnownIds } from './known-ids.ts'

/** Ids are read back in this many ranges at start, so that no answer is large. */
const ranges = 64n

/**
 * Remembers which message ids the log holds. In memory: a filter over all of them, filled in the background after a
 * start; until then, and for every id that the filter suspects, the warehouse is asked.
 */
export function createIdIndex(warehouse: Warehouse) {
  const known = new KnownIds()
  let loaded = false

  /** Content hash by id hash, of those ids that the log holds. */
  async function find(workspace: number, ids: readonly bigint[]): Promise<Map<bigint, bigint>> {
    const suspects = loaded ? ids.filter(id => known.mayHave(id)) : ids
    if (suspects.length === 0) return new Map()
    const rows = await warehouse.rows({
      name: 'collect.known-ids',
      sql: sql`
        SELECT id_hash, any(content) AS content FROM events
        WHERE workspace = ${param(workspace, 'UInt32')} AND id_hash IN ${param(suspects, 'Array(UInt64)')}
        GROUP BY id_hash`,
      row: z.object({ id_hash: u64, content: u64 }),
      lane: 'lookup',
    })
    return new Map(rows.map(row => [row.id_hash, row.content]))
  }

  async function load(): Promise<void> {
    for (let range = 0n; range < ranges; range++) {
      const rows = await warehouse.rows({
        name: 'collect.load-ids',
        sql: sql`
          SELECT base64Encode(arrayStringConcat(groupArray(reinterpretAsFixedString(id_hash)))) AS ids, count() AS n
          FROM events WHERE intDiv(id_hash, ${param((1n << 64n) / ranges, 'UInt64')}) = ${param(range, 'UInt64')}`,
        row: z.object({ ids: z.string(), n: count }),
        lane: 'question',
      })
      for (const row of rows) for (const id of idsIn(row.ids)) known.add(id)
    }
    loaded = true
  }

  return {
    find,
    load,
    remember: (ids: readonly bigint[]) => {
      for (const id of ids) known.add(id)
    },
  }
}

export type IdIndex = ReturnType<typeof createIdIndex>

function* idsIn(base64: string): Generator<bigint> {
  const bytes = Buffer.from(base64, 'base64')
  for (let at = 0; at + 8 <= bytes.length; at += 8) yield bytes.readBigUInt64LE(at)
}
