import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Config } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { startTestServers } from './clickhouse-server.ts'

export type WarehouseKind = Warehouse['kind']

const questions = { seconds: 30, memoryBytes: 4_000_000_000, threads: 2 }

/**
 * A fresh, empty warehouse. Closing it removes its data and ends its servers. The embedded engine is one a process:
 * close it before opening another. An engine that does not answer throws.
 */
export async function openTestWarehouse(kind: WarehouseKind = 'embedded'): Promise<Warehouse> {
  const folder = mkdtempSync(join(tmpdir(), 'rihla-warehouse-'))
  const servers = kind === 'embedded' ? null : await startTestServers(kind === 'cluster' ? 2 : 1)
  const cleanUp = async () => {
    await servers?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const config = { dataFolder: folder, questions, warehouse: warehouseConfigOf(kind, servers?.urls ?? []) }
    const warehouse = await openWarehouse(config, createLog('silent'))
    return {
      ...warehouse,
      async close() {
        await warehouse.close()
        await cleanUp()
      },
    }
  } catch (error) {
    await cleanUp()
    throw error
  }
}

/** How Rihla is told of this engine. */
export function warehouseConfigOf(kind: WarehouseKind, urls: readonly string[]): Config['warehouse'] {
  if (kind === 'embedded') return { kind }
  return kind === 'cluster' ? { kind, urls } : { kind, url: urls[0]! }
}

/**
 * The same body on every engine: always in this process, and on those that `RIHLA_TEST_WAREHOUSES` lists
 * (`server,cluster`). The body gets a function that returns the open warehouse; call it inside tests and hooks.
 */
export function describeOnWarehouses(
  name: string,
  body: (warehouse: () => Warehouse, kind: WarehouseKind) => void,
): void {
  for (const kind of testedKinds())
    describe(`${name} (${kind})`, () => {
      let warehouse: Warehouse | null = null
      beforeAll(async () => {
        warehouse = await openTestWarehouse(kind)
      })
      afterAll(async () => {
        await warehouse?.close()
      })
      body(() => {
        if (!warehouse) throw new Error('the warehouse is open in tests and hooks only')
        return warehouse
      }, kind)
    })
}

/**
 * The random logs of an engine: all of them in this process; of the others, which are told the same SQL, every second, so that each
 * check runs on each engine, and each log in two. With PROVE_SEEDS all of them everywhere.
 */
export function seedsFor(kind: WarehouseKind, seeds: readonly number[]): readonly number[] {
  if (kind === 'embedded' || process.env.PROVE_SEEDS !== undefined) return seeds
  return seeds.filter((_, i) => i % 2 === (kind === 'server' ? 0 : 1))
}

export function testedKinds(): WarehouseKind[] {
  const listed = (process.env.RIHLA_TEST_WAREHOUSES ?? '').split(',').filter(text => text !== '')
  const kinds = listed.map(text => {
    if (text === 'embedded' || text === 'server' || text === 'cluster') return text
    throw new Error(`RIHLA_TEST_WAREHOUSES: not an engine: ${text}`)
  })
  return [...new Set<WarehouseKind>(['embedded', ...kinds])]
}
