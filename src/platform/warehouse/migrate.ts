import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { EngineNode } from './engine-node.ts'
import { instantText, jsonRows } from './rows.ts'
import { fingerprint, table, type WarehouseMigration } from './table.ts'
import { type Layout, statementsFor } from './table-sql.ts'
import { WarehouseError } from './warehouse-error.ts'

const ledger = table({
  name: 'warehouse_migrations',
  columns: "id String, position UInt16, fingerprint String, applied_at DateTime64(3, 'UTC')",
  engine: 'MergeTree',
  orderBy: 'id, position',
  placement: 'everywhere',
})

const ledgerRow = z.object({ id: z.string(), position: z.number(), fingerprint: z.string() })

interface Target {
  readonly nodes: readonly EngineNode[]
  readonly layout: Layout
  readonly clock: Clock
}

/**
 * Applies what is missing, in the order of the ids, each item on every node before the next. Every node remembers
 * each item once it is done, so after a crash only the interrupted item runs again (CREATE … IF NOT EXISTS, or an
 * `Sql` that its author wrote so that it can). An item that was edited after it was applied is an error.
 */
export async function applyMigrations(
  target: Target,
  migrations: readonly WarehouseMigration[],
): Promise<void> {
  const sorted = [...migrations].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const [i, { id }] of sorted.entries())
    if (sorted[i + 1]?.id === id) throw new Error(`two warehouse migrations are called ${id}`)

  const applied = new Map<EngineNode, ReadonlyMap<string, string>>()
  for (const node of target.nodes) {
    for (const text of statementsFor(ledger, target.layout)) await execute(node, ledger.name, text)
    applied.set(node, await readLedger(node))
  }
  for (const { id, up } of sorted)
    for (const [position, item] of up.entries())
      for (const node of target.nodes) {
        const print = fingerprint(item)
        const known = applied.get(node)?.get(`${id} ${position}`)
        if (known !== undefined && known !== print)
          throw new Error(`warehouse migration ${id}, item ${position + 1}: edited after it was applied`)
        if (known !== undefined) continue
        for (const text of statementsFor(item, target.layout)) await execute(node, id, text)
        const row = { id, position, fingerprint: print, applied_at: instantText(target.clock.now()) }
        await node.insert(ledger.name, [JSON.stringify(row)])
      }
}

async function readLedger(node: EngineNode): Promise<ReadonlyMap<string, string>> {
  const text = await node.query({
    name: 'warehouse: applied migrations',
    text: `SELECT id, position, fingerprint FROM ${ledger.name} ORDER BY id, position`,
    params: {},
    settings: {},
    lane: 'lookup',
  })
  const rows = jsonRows(text).map(row => ledgerRow.parse(row))
  return new Map(rows.map(row => [`${row.id} ${row.position}`, row.fingerprint]))
}

async function execute(node: EngineNode, name: string, text: string): Promise<void> {
  await node.run({ name, text, params: {}, settings: {}, lane: 'lookup' }).catch(cause => {
    throw new WarehouseError(`migration ${name}`, text, cause)
  })
}
