import { z } from 'zod'
import { instant } from '../platform/warehouse/rows.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import { param, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { events, numbersAsSent } from './events.ts'
import { idHashOf } from './intake/id-hash.ts'
import type { CheckEvent } from './tracking-plan/compile-plan.ts'

interface OpenDeps {
  readonly warehouse: Warehouse
  checkOf(workspace: number): CheckEvent | null
}

/** One message, from the log or from quarantine; null where it is in neither (any more). */
export async function openMessage(
  deps: OpenDeps,
  scope: Scope,
  { messageId, entry }: { messageId: string; entry: string },
) {
  if (entry !== '') return openEntry(deps.warehouse, scope, BigInt(entry))
  return messageId === '' ? null : openEvent(deps, scope, messageId)
}

async function openEvent({ warehouse, checkOf }: OpenDeps, scope: Scope, messageId: string) {
  const [row] = await warehouse.rows({
    name: 'collect: one message',
    lane: 'lookup',
    sql: sql`SELECT * FROM (SELECT source, name, time, received_at, received, toString(properties) AS properties, identifiers, flags, mapping_version
      FROM ${events(scope, {
        withSystem: true,
        withFlagged: true,
        where: sql`id_hash = ${param(idHashOf(scope.workspace, messageId), 'UInt64')} AND message_id = ${messageId}`,
      })} LIMIT 1 ${numbersAsSent})`,
    row: z.object({
      source: z.string(),
      name: z.string(),
      time: instant,
      received_at: instant,
      received: z.string(),
      properties: z.string(),
      identifiers: z.array(z.string()),
      flags: z.number(),
      mapping_version: z.number(),
    }),
  })
  if (!row) return null
  const { received_at, mapping_version, ...event } = row
  const faults = checkOf(scope.workspace)?.(event)?.faults ?? []
  const { name: _, ...shown } = event
  return {
    ...{ ...shown, messageId, receivedAt: received_at, mappingVersion: mapping_version },
    ...{ reason: '', detail: '', faults: faults.map(fault => ({ ...fault })) },
  }
}

async function openEntry(warehouse: Warehouse, scope: Scope, id: bigint) {
  const [row] = await warehouse.rows({
    name: 'collect: one entry of quarantine',
    lane: 'lookup',
    sql: sql`SELECT source, at, reason, detail, received FROM quarantine FINAL
      WHERE workspace = ${param(scope.workspace, 'UInt32')} AND id = ${param(id, 'UInt64')} AND status = 'open' LIMIT 1`,
    row: z.object({
      source: z.string(),
      at: instant,
      reason: z.string(),
      detail: z.string(),
      received: z.string(),
    }),
  })
  if (!row) return null
  const { at, ...entry } = row
  return {
    ...{ ...entry, messageId: '', receivedAt: at, time: null, properties: '', identifiers: [] },
    ...{ flags: 0, mappingVersion: 0, faults: [] },
  }
}
