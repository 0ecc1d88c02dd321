import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openTestWarehouse } from '../../../test/engines.ts'
import { systemClock } from '../clock.ts'
import { createLog } from '../log.ts'
import { openEmbeddedNode } from './embedded-node.ts'
import { createEngineWarehouse } from './engine-warehouse.ts'
import { insertRows } from './insert-rows.ts'
import { openWarehouse } from './open-warehouse.ts'
import { count, u64 } from './rows.ts'
import { sql } from './sql.ts'
import { table } from './table.ts'
import type { Warehouse } from './warehouse.ts'

const script = join(import.meta.dirname, '../../../test/inserting-process.ts')
/** `PROVE_KILLS=100` for the long form. */
const kills = Number(process.env.PROVE_KILLS ?? 3)

/** Opens the folder in this process. */
async function readFolder<T>(folder: string, read: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const questions = { seconds: 60, memoryBytes: 4_000_000_000, threads: 2 }
  const warehouse = await openWarehouse(
    { dataFolder: folder, warehouse: { kind: 'embedded' }, questions },
    createLog('silent'),
  )
  try {
    return await read(warehouse)
  } finally {
    await warehouse.close()
  }
}

/** Every row in the folder: id → how often. */
async function storedRows(folder: string): Promise<Map<number, number>> {
  return readFolder(folder, async warehouse => {
    const found = await warehouse.rows({
      name: 'stored rows',
      sql: sql`SELECT id, toUInt32(count()) AS times FROM rows GROUP BY id`,
      row: z.object({ id: u64, times: z.number() }),
    })
    // A projection is written with its part: as many rows, or something was torn.
    const projected = await warehouse.rows({
      name: 'rows in the projection',
      sql: sql`SELECT count() AS n FROM mergeTreeProjection('rihla', 'rows', 'by_text')`,
      row: z.object({ n: count }),
    })
    expect(projected).toEqual([{ n: found.reduce((sum, { times }) => sum + times, 0) }])
    return new Map(found.map(({ id, times }) => [Number(id), times]))
  })
}

/** Runs the inserting process and kills it so long after its first words (null: lets it end); what it said. */
async function runAndKill(folder: string, args: readonly string[], afterMs: number | null) {
  const child = spawn(process.execPath, [script, folder, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise(resolve => child.once('close', resolve))
  let said = ''
  const started = new Promise(resolve => child.stdout.once('data', resolve))
  child.stdout.on('data', chunk => {
    said += chunk
  })
  await Promise.race([started, ended])
  if (afterMs !== null) {
    await wait(afterMs)
    child.kill('SIGKILL')
  }
  await ended
  // Half a line was never said.
  return { lines: said.split('\n').slice(0, -1) }
}

test(`after ${kills} kills every acknowledged row is there exactly once`, {
  timeout: 60_000 + kills * 10_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rihla-kill-'))
  try {
    const acknowledged: number[] = []
    for (let i = 0; i < kills; i++) {
      const args = ['forever', String(i * 10_000_000)]
      const { lines } = await runAndKill(folder, args, 100 + ((i * 377) % 1_000))
      for (const line of lines) for (const id of line.split(' ')) acknowledged.push(Number(id))
    }
    const stored = await storedRows(folder)
    expect(acknowledged.length).toBeGreaterThan(kills * 100)
    expect(acknowledged.filter(id => !stored.has(id))).toEqual([])
    expect([...stored].filter(([, times]) => times !== 1)).toEqual([])
    console.log(`${kills} kills, ${acknowledged.length} rows acknowledged, ${stored.size} stored`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('migrations that were killed in the middle are finished by the next start', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rihla-migrate-'))
  try {
    for (let afterMs = 40; afterMs <= 40 * kills; afterMs += 40)
      await runAndKill(folder, ['migrate'], afterMs)
    const { lines } = await runAndKill(folder, ['migrate'], null)
    expect(lines).toEqual(['migrating', 'done'])
    const row = z.object({ tables: count, filled: count, items: count, distinct: count })
    const found = await readFolder(folder, warehouse =>
      warehouse.rows({
        name: 'migrated',
        sql: sql`SELECT count() AS items, uniqExact(id, position) AS distinct,
          (SELECT count() FROM system.tables WHERE database = 'rihla' AND name LIKE 'table_%') AS tables,
          (SELECT sum(total_rows) FROM system.tables WHERE database = 'rihla' AND name LIKE 'table_%') AS filled
          FROM warehouse_migrations WHERE id LIKE '2026-02%'`,
        row,
      }),
    )
    expect(found).toEqual([{ tables: 60, filled: 60, items: 120, distinct: 120 }])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/**
 * A limit on the size of a file makes writing fail as a full disk does, for root and for everybody else.
 */
test('a disk that takes no more blames no row, keeps what it has and goes on when it can', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rihla-full-'))
  try {
    // 4,000 blocks of 1 KiB; the large group has 53 MB.
    const command = `ulimit -f 4000; exec "$0" "$@"`
    const child = spawn('bash', ['-c', command, process.execPath, script, folder, 'large'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let failed = ''
    child.stdout.on('data', chunk => {
      said += chunk
    })
    child.stderr.on('data', chunk => {
      failed += chunk
    })
    const code = await new Promise(resolve => child.once('close', resolve))
    expect({ code, failed }).toEqual({ code: 0, failed: '' })
    const outcomes = said
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(outcomes).toEqual([
      { name: 'small', outcome: 3 },
      { name: 'large', outcome: expect.stringMatching(/^warehouse.unavailable: CANNOT_/) },
      { name: 'small again', outcome: 2 },
      ...[1, 2, 3, 4, 5].map(i => ({ name: `medium ${i}`, outcome: 100 })),
      { name: 'merge', outcome: expect.stringMatching(/^CANNOT_/) },
    ])
    const stored = await storedRows(folder)
    expect([...stored.values()].filter(times => times !== 1)).toEqual([])
    expect([...stored.keys()].filter(id => id < 10_000).sort()).toEqual([1, 2, 3, 4, 5])
    expect(stored.size).toBe(505)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('with too little room on the disk nothing is written, and what is there can be asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rihla-room-'))
  const open = async (keepFreeBytes: number) =>
    createEngineWarehouse({
      kind: 'embedded',
      nodes: [
        await openEmbeddedNode({ folder, keepFreeBytes, clock: systemClock, log: createLog('silent') }),
      ],
      layout: { cluster: null, user: null },
      limits: { seconds: 10, memoryBytes: 1e9, threads: 2 },
      clock: systemClock,
    })
  const rows = table({
    name: 'rows',
    columns: 'id UInt64',
    engine: 'MergeTree',
    orderBy: 'id',
    placement: 'everywhere',
  })
  try {
    const roomy = await open(0)
    await roomy.migrate([{ id: '2026-01-01-01-rows', up: [rows] }])
    await roomy.insert('rows', ['{"id":"1"}'])
    await roomy.close()
    const full = await open(1e15)
    await expect(insertRows(full, 'rows', ['{"id":"2"}', '{"id":"3"}'])).rejects.toMatchObject({
      code: 'warehouse.unavailable',
      cause: { type: 'NOT_ENOUGH_SPACE' },
    })
    const found = await full.rows({ name: 'ids', sql: sql`SELECT id FROM rows`, row: z.object({ id: u64 }) })
    expect(found).toEqual([{ id: 1n }])
    await full.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('what a merge replaced outlives two looks at what was written, and goes soon afterwards', async () => {
  const short = table({
    name: 'short',
    columns: 'id UInt64',
    engine: 'MergeTree',
    orderBy: 'id',
    placement: 'everywhere',
    settings: { old_parts_lifetime: 1 },
  })
  const warehouse = await openTestWarehouse()
  const ask = <T>(query: ReturnType<typeof sql>, row: z.ZodType<T>) =>
    warehouse.rows({ name: 'test', sql: query, row })
  try {
    const kept = sql`SELECT toUInt64(value) AS seconds FROM system.merge_tree_settings WHERE name = 'old_parts_lifetime'`
    expect(await ask(kept, z.object({ seconds: count }))).toEqual([{ seconds: 60 }])
    const cleaners = sql`SELECT toUInt64(value) AS threads FROM system.server_settings WHERE name = 'max_parts_cleaning_thread_pool_size'`
    expect(await ask(cleaners, z.object({ threads: count }))).toEqual([{ threads: 1 }])
    await warehouse.migrate([{ id: '2026-01-01-01-short', up: [short] }])
    for (let i = 0; i < 5; i++) await warehouse.insert('short', [`{"id":"${i}"}`])
    await warehouse.run({ name: 'test: merge', sql: sql`OPTIMIZE TABLE short FINAL` })
    const replaced = sql`SELECT count() AS parts FROM system.parts WHERE table = 'short' AND NOT active`
    expect(await ask(replaced, z.object({ parts: count }))).not.toEqual([{ parts: 0 }])
    // Left alone the engine looks every 30 to 40 s.
    await expect
      .poll(() => ask(replaced, z.object({ parts: count })), { timeout: 15_000 })
      .toEqual([{ parts: 0 }])
  } finally {
    await warehouse.close()
  }
}, 30_000)
