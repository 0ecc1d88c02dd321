import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestWarehouse, testedKinds, type WarehouseKind } from '../../../test/engines.ts'
import { sql } from './sql.ts'
import { alterTable, table, type WarehouseMigration } from './table.ts'
import type { Warehouse } from './warehouse.ts'

const migrations: WarehouseMigration[] = [
  {
    id: '2026-01-01-01-kept',
    up: [
      table({
        name: 'kept',
        columns: 'id UInt64, text String, day Date MATERIALIZED toDate(id), properties JSON',
        engine: 'MergeTree',
        orderBy: 'id',
        placement: { shardBy: 'id' },
        projections: ['by_text (SELECT text, id ORDER BY text)'],
      }),
      table({
        name: 'copied',
        columns: 'id UInt64',
        engine: 'MergeTree',
        orderBy: 'id',
        placement: 'everywhere',
      }),
      table({
        name: 'replaced',
        columns: 'id UInt64, version UInt64',
        engine: 'ReplacingMergeTree(version)',
        orderBy: 'id',
        placement: { shardBy: 'id' },
      }),
      table({
        name: 'empty',
        columns: 'id UInt64',
        engine: 'MergeTree',
        orderBy: 'id',
        placement: 'everywhere',
      }),
    ],
  },
]

const contents = (warehouse: Warehouse) =>
  warehouse.rows({
    name: 'contents',
    sql: sql`SELECT * FROM (SELECT 'kept' AS t, count() AS n, sum(cityHash64(id, text, toString(properties))) AS content FROM kept
      UNION ALL SELECT 'copied', count(), sum(id) FROM copied
      UNION ALL SELECT 'replaced', count(), sum(id * version) FROM replaced FINAL UNION ALL SELECT 'empty', count(), sum(id) FROM empty)
      ORDER BY t`,
    row: z.object({ t: z.string(), n: z.string(), content: z.string() }),
  })

async function backUp(kind: WarehouseKind, folder: string) {
  const warehouse = await openTestWarehouse(kind)
  try {
    await warehouse.migrate(migrations)
    const lines = Array.from({ length: 5_000 }, (_, i) =>
      JSON.stringify({
        id: String(i * 7_919),
        text: `نص ${i % 50}`,
        properties: { a: i, [`k${i % 5}`]: 'x' },
      }),
    )
    await warehouse.insert('kept', lines)
    await warehouse.insert('copied', ['{"id":"1"}', '{"id":"2"}'])
    // Written three times, merged or not: a restore in one piece keeps one row each.
    for (const version of [1, 2, 3])
      await warehouse.insert(
        'replaced',
        [1, 2, 3, 4].map(id => JSON.stringify({ id: String(id), version: String(version) })),
      )
    await warehouse.backupTo(folder)
    await expect(warehouse.backupTo(folder)).rejects.toThrow(/there is a backup/)
    await expect(warehouse.restoreFrom(folder)).rejects.toThrow(/copied is not empty/)
    return await contents(warehouse)
  } finally {
    await warehouse.close()
  }
}

/** Each engine restores what the one before wrote: a backup is not bound to its driver. */
describe('a backup', () => {
  const kinds = testedKinds()
  test.each(kinds)('is restored, the one of %s', async kind => {
    const folder = mkdtempSync(join(tmpdir(), 'rihla-backup-'))
    try {
      const before = await backUp(kind, join(folder, 'backup'))
      expect(before.map(({ t, n }) => [t, n])).toEqual([
        ['copied', '2'],
        ['empty', '0'],
        ['kept', '5000'],
        ['replaced', '4'],
      ])
      expect(existsSync(join(folder, 'backup', 'kept.native.zst'))).toBe(true)
      const other = kinds[(kinds.indexOf(kind) + 1) % kinds.length]!
      for (const target of new Set([kind, other])) {
        const warehouse = await openTestWarehouse(target)
        try {
          await warehouse.migrate(migrations)
          await warehouse.restoreFrom(join(folder, 'backup'))
          expect(await contents(warehouse)).toEqual(before)
        } finally {
          await warehouse.close()
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test.each(kinds)('of %s is restored where the engine made a column that is sent since', async kind => {
    const folder = mkdtempSync(join(tmpdir(), 'rihla-backup-'))
    const sizes = table({
      name: 'sizes',
      columns: 'id UInt64, text String, size UInt64 MATERIALIZED length(text)',
      engine: 'MergeTree',
      orderBy: 'id',
      placement: { shardBy: 'id' },
    })
    const made: WarehouseMigration = { id: '2026-01-01-01-sizes', up: [sizes] }
    const sent: WarehouseMigration = {
      id: '2026-01-01-02-sizes-sent',
      up: [alterTable(sizes, 'MODIFY COLUMN size UInt64 DEFAULT length(text)')],
    }
    const read = (warehouse: Warehouse) =>
      warehouse.rows({
        name: 'sizes',
        sql: sql`SELECT id, size FROM sizes ORDER BY id`,
        row: z.object({ id: z.string(), size: z.string() }).transform(({ id, size }) => [id, size]),
      })
    const inNew = async (
      migrated: readonly WarehouseMigration[],
      work: (warehouse: Warehouse) => Promise<void>,
    ) => {
      const warehouse = await openTestWarehouse(kind)
      try {
        await warehouse.migrate(migrated)
        await work(warehouse)
      } finally {
        await warehouse.close()
      }
    }
    try {
      await inNew([made], async warehouse => {
        await warehouse.insert('sizes', ['{"id":"1","text":"abc"}'])
        await warehouse.backupTo(join(folder, 'made'))
      })
      await inNew([made, sent], async warehouse => {
        await warehouse.restoreFrom(join(folder, 'made'))
        await warehouse.insert('sizes', ['{"id":"2","text":"abc","size":"7"}'])
        await warehouse.backupTo(join(folder, 'sent'))
      })
      await inNew([made, sent], async warehouse => {
        await warehouse.restoreFrom(join(folder, 'sent'))
        expect(await read(warehouse)).toEqual([
          ['1', '3'],
          ['2', '7'],
        ])
      })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
