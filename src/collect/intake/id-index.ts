import { z } from 'zod'
import { u64 } from '../../platform/warehouse/rows.ts'
import { ident, param, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { KnownIds } from './known-ids.ts'

/** Ids are read back in this many ranges at start, so that no answer is large. */
const ranges = 64n
const mostRecent = 200_000

/**
 * Remembers which message ids the log holds. In memory: a filter over all of them, filled in the background after a
 * start; until then, and for every id that the filter suspects, the warehouse is asked.
 */
export function createIdIndex(warehouse: Warehouse) {
  const known = new KnownIds()
  /** The latest ids with their content: a sender that repeats its last batch is answered without the warehouse. */
  const recent = new Map<bigint, bigint>()
  /** Ids on their way into the log, and how many messages have each, so that who comes with one of them meanwhile waits for what becomes of it. */
  const underWay = new Map<bigint, number>()
  let loaded = false
  /** Workspaces of which rows stand in `mapping_staged` that were taken out of the log and are not yet in it again. */
  const swapping = new Set<number>()

  /** Content hash by id hash, of those ids that the log holds. */
  async function find(workspace: number, ids: readonly bigint[]): Promise<Map<bigint, bigint>> {
    const found = new Map<bigint, bigint>()
    const suspects: bigint[] = []
    for (const id of ids) {
      const content = recent.get(id)
      if (content !== undefined) found.set(id, content)
      else if (!loaded || swapping.has(workspace) || known.mayHave(id)) suspects.push(id)
    }
    if (suspects.length === 0) return found
    for (const table of swapping.has(workspace) ? ['mapping_staged', 'events'] : ['events']) {
      const rows = await warehouse.rows({
        name: 'collect.known-ids',
        sql: sql`
        SELECT id_hash, any(content) AS content FROM ${ident(table)}
        WHERE workspace = ${param(workspace, 'UInt32')} AND id_hash IN ${param(suspects, 'Array(UInt64)')}
        GROUP BY id_hash`,
        row: z.object({ id_hash: u64, content: u64 }),
        lane: 'check',
      })
      for (const row of rows) found.set(row.id_hash, row.content)
    }
    return found
  }

  /** True where certainly nobody used any of these ids: neither the log holds one, nor is one on its way, nor two are the same. */
  function areNew(events: readonly { readonly workspace: number; readonly idHash: bigint }[]): boolean {
    if (!loaded || new Set(events.map(({ idHash }) => idHash)).size < events.length) return false
    return events.every(
      ({ workspace, idHash }) =>
        !swapping.has(workspace) && !underWay.has(idHash) && !recent.has(idHash) && !known.mayHave(idHash),
    )
  }

  function end(id: bigint): void {
    const others = (underWay.get(id) ?? 1) - 1
    if (others > 0) underWay.set(id, others)
    else underWay.delete(id)
  }

  /** Call it before the insert: one that fails half-way may have kept rows, and sending them again must find them. */
  function suspect(ids: readonly bigint[]): void {
    for (const id of ids) known.add(id)
  }

  /** Call it when they are durable. */
  function keep(entries: readonly { readonly idHash: bigint; readonly content: bigint }[]): void {
    for (const { idHash, content } of entries) recent.set(idHash, content)
    for (const id of recent.keys()) {
      if (recent.size <= mostRecent) break
      recent.delete(id)
    }
  }

  /** After events were deleted: what was known may be gone. */
  function forget(): void {
    recent.clear()
  }

  let loading: Promise<void> = Promise.resolve()
  let stopped = false

  function load(): Promise<void> {
    loading = loadRanges()
    return loading
  }

  /** Lets go of the warehouse: a load under way ends after its range. */
  async function stop(): Promise<void> {
    stopped = true
    await loading.catch(() => undefined) // said where it was begun
  }

  async function loadRanges(): Promise<void> {
    for (let range = 0n; range < ranges; range++) {
      if (stopped) return
      const rows = await warehouse.rows({
        name: 'collect.load-ids',
        sql: sql`
          SELECT arrayStringConcat(groupArray(leftPad(hex(id_hash), 16, '0'))) AS ids
          FROM events WHERE intDiv(id_hash, ${param((1n << 64n) / ranges, 'UInt64')}) = ${param(range, 'UInt64')}`,
        row: z.object({ ids: z.string() }),
        lane: 'question',
      })
      for (const row of rows) for (const id of idsIn(row.ids)) known.add(id)
    }
    loaded = true
  }

  return {
    find,
    areNew,
    begin: (id: bigint) => void underWay.set(id, (underWay.get(id) ?? 0) + 1),
    end,
    load,
    suspect,
    keep,
    forget,
    stop,
    beginSwap: (workspace: number) => void swapping.add(workspace),
    endSwap: (workspace: number) => void swapping.delete(workspace),
  }
}

export type IdIndex = ReturnType<typeof createIdIndex>

/** TRICKY: 16 digits each, leading zeros written. Fixed-length bytes lose their trailing zeros on the way through a string. */
function* idsIn(hex: string): Generator<bigint> {
  const bytes = Buffer.from(hex, 'hex')
  for (let at = 0; at < bytes.length; at += 8) yield bytes.readBigUInt64BE(at)
}
