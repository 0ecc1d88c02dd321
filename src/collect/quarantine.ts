import { z } from 'zod'
import { count, instant, instantText, u64 } from '../platform/warehouse/rows.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { adapters } from './adapters/adapters.ts'
import { reopen } from './adapters/envelope.ts'
import type { Intake } from './intake/intake.ts'
import type { Origin } from './intake/prepare-event.ts'
import type { Quarantined } from './intake/quarantine-line.ts'
import { quarantineLine } from './intake/quarantine-line.ts'
import { type QuarantineReason, quarantineReasons } from './model.ts'

const entry = z.object({
  id: u64,
  at: instant,
  source: z.string(),
  import_id: z.number(),
  reason: z.enum(quarantineReasons),
  detail: z.string(),
  received: z.string(),
})

/** Entries that still wait, newest version of each. */
function open(scope: Scope): Sql {
  return sql`(SELECT * FROM quarantine FINAL WHERE workspace = ${param(scope.workspace, 'UInt32')} AND status = 'open')`
}

export interface QuarantineFilter {
  readonly reason?: QuarantineReason
  readonly source?: string
  readonly limit: number
}

/** What waits in quarantine, newest first, and how much by reason and source. Counts come before the limit. */
export async function readQuarantine(warehouse: Warehouse, scope: Scope, filter: QuarantineFilter) {
  const reason = filter.reason === undefined ? sql`` : sql` AND reason = ${filter.reason}`
  const source = filter.source === undefined ? sql`` : sql` AND source = ${filter.source}`
  const [counts, rows] = await Promise.all([
    warehouse.rows({
      name: 'collect.quarantine-counts',
      sql: sql`SELECT reason, source, count() AS events FROM ${open(scope)} GROUP BY reason, source ORDER BY events DESC, reason, source`,
      row: z.object({ reason: z.enum(quarantineReasons), source: z.string(), events: count }),
    }),
    warehouse.rows({
      name: 'collect.quarantine-rows',
      sql: sql`
        SELECT id, at, source, import_id, reason, detail, substringUTF8(received, 1, 20000) AS received
        FROM ${open(scope)} WHERE 1${reason}${source}
        ORDER BY at DESC, id LIMIT ${filter.limit + 1}`,
      row: entry,
    }),
  ])
  return {
    counts,
    more: rows.length > filter.limit,
    rows: rows
      .slice(0, filter.limit)
      .map(({ import_id, id, ...row }) => ({ ...row, id: String(id), importId: import_id })),
  }
}

export interface QuarantineDeps {
  readonly warehouse: Warehouse
  insertRows(table: 'quarantine', lines: readonly string[]): Promise<unknown>
}

export interface ReplayDeps extends QuarantineDeps {
  readonly intake: Intake
  originOf(scope: Scope, source: string, importId: number): Promise<Origin>
}

/** Sends entries through the intake again, with a repaired text where one is given. What is taken leaves quarantine. */
export async function replay(
  deps: ReplayDeps,
  scope: Scope,
  entries: readonly { readonly id: string; readonly received?: string | undefined }[],
) {
  const found = await readEntries(
    deps.warehouse,
    scope,
    entries.map(e => BigInt(e.id)),
  )
  const results: { id: string; status: 'stored' | 'repeated' | 'quarantined' | 'gone'; reason: string }[] = []
  for (const { id, received } of entries) {
    const kept = found.get(BigInt(id))
    if (kept === undefined) {
      results.push({ id, status: 'gone', reason: '' })
      continue
    }
    const origin = await deps.originOf(scope, kept.source, kept.importId)
    const text = received ?? kept.received
    const value = parseOrNull(text)
    if (value === null) {
      results.push({ id, status: 'quarantined', reason: 'json-invalid' })
      continue
    }
    const receipts = await deps.intake.accept(origin, reopen(adapters, text, value) ?? [{ text, value }])
    const receipt = receipts.find(({ status }) => status === 'quarantined') ?? receipts[0]
    if (receipt === undefined) continue
    const refusedAgain = receipt.status === 'quarantined'
    // Refused again with another reason is another entry; this one is done either way, unless nothing changed.
    if (!refusedAgain || receipt.reason !== kept.reason || text !== kept.received) {
      await deps.insertRows('quarantine', [closedLine(kept, scope.now)])
    }
    results.push({ id, status: receipt.status, reason: refusedAgain ? receipt.reason : '' })
  }
  return results
}

/** Entries are read in pieces of this size: texts are large. */
const pieceSize = 200

/**
 * Gives every waiting entry of a source and reason to a reader, oldest first; those that it took leave quarantine. What
 * it did not take is left, and so is what comes in meanwhile with a later time.
 */
export async function rereadEntries(
  deps: QuarantineDeps,
  scope: Scope,
  { source, reason }: { readonly source: string; readonly reason: QuarantineReason },
  take: (text: string) => Promise<boolean>,
): Promise<{ taken: number; left: number }> {
  const done = { taken: 0, left: 0 }
  let after = { at: 0, id: 0n }
  for (;;) {
    const rows = await deps.warehouse.rows({
      name: 'collect.quarantine-reread',
      sql: sql`
        SELECT id, at, source, import_id, reason, detail, received FROM ${open(scope)}
        WHERE source = ${source} AND reason = ${reason} AND received != ''
          AND (at, id) > (fromUnixTimestamp64Milli(${param(after.at, 'Int64')}, 'UTC'), ${param(after.id, 'UInt64')})
        ORDER BY at, id LIMIT ${pieceSize}`,
      row: entry,
    })
    const closed: string[] = []
    for (const { import_id: importId, ...row } of rows) {
      after = { at: row.at, id: row.id }
      if (await take(row.received))
        closed.push(closedLine({ ...row, importId, workspace: scope.workspace }, scope.now))
      else done.left++
    }
    if (closed.length > 0) await deps.insertRows('quarantine', closed)
    done.taken += closed.length
    if (rows.length < pieceSize) return done
  }
}

async function readEntries(
  warehouse: Warehouse,
  scope: Scope,
  ids: readonly bigint[],
): Promise<Map<bigint, Quarantined>> {
  const rows = await warehouse.rows({
    name: 'collect.quarantine-entries',
    sql: sql`SELECT id, at, source, import_id, reason, detail, received FROM ${open(scope)} WHERE id IN ${param(ids, 'Array(UInt64)')}`,
    row: entry,
  })
  return new Map(
    rows.map(({ import_id, ...row }) => [
      row.id,
      { ...row, importId: import_id, workspace: scope.workspace },
    ]),
  )
}

function closedLine(kept: Quarantined, now: number): string {
  const open: unknown = JSON.parse(quarantineLine(kept))
  return JSON.stringify({
    ...z.record(z.string(), z.unknown()).parse(open),
    received: '',
    status: 'done',
    version: String(Math.max(now, kept.at + 1)),
    at: instantText(kept.at),
  })
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const mendable: readonly QuarantineReason[] = ['identifier-too-long', 'identity-missing']
const mostMended = 20_000

/** Tries messages again that mapping rules may have made whole: those that came late enough to be refused for whom they name. */
export async function replayMendable(
  deps: ReplayDeps,
  scope: Scope,
  sources: readonly string[],
): Promise<void> {
  const from = sources.length > 0 ? sql` AND source IN ${param(sources, 'Array(String)')}` : sql``
  const rows = await deps.warehouse.rows({
    name: 'collect.mendable',
    sql: sql`SELECT id FROM ${open(scope)} WHERE reason IN ${param(mendable, 'Array(String)')}${from} ORDER BY at, id LIMIT ${mostMended}`,
    row: z.object({ id: u64 }),
  })
  for (let at = 0; at < rows.length; at += 200)
    await replay(
      deps,
      scope,
      rows.slice(at, at + 200).map(({ id }) => ({ id: String(id) })),
    )
}
