import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../clock.ts'
import { createLog } from '../log.ts'
import { openEmbeddedNode } from './embedded-node.ts'
import { createEngineWarehouse } from './engine-warehouse.ts'
import { insertRows } from './insert-rows.ts'
import { openWarehouse } from './open-warehouse.ts'
import { count, u64 } from './rows.ts'
import { sql } from './sql.ts'
import { table } from './table.ts'

const script = join(import.meta.dirname, '../../../test/inserting-process.ts')
/** `PROVE_KILLS=100` for the long form. */
const kills = Number(process.env.PROVE_KILLS ?? 3)

/** Every row in the folder, read by this process: id → how often. */
async function storedRows(folder: string): Promise<Map<number, number>> {
  const questions = { seconds: 60, memoryBytes: 4_000_000_000, threads: 2 }
  const warehouse = await openWarehouse(
    { dataFolder: folder, warehouse: { kind: 'embedded' }, questions },
    createLog('silent'),
  )
  try {
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
  } finally {
    await warehouse.close()
  }
}

/** Runs the inserting process until it is killed after so long; the ids that it said were acknowledged. */
async function insertAndKill(folder: string, first: number, afterMs: number): Promise<number[]> {
  const child = spawn(process.execPath, [script, folder, 'forever', String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise(resolve => child.once('close', resolve))
  const acknowledged: number[] = []
  let rest = ''
  const started = new Promise<void>(resolve => {
    child.stdout.on('data', chunk => {
      const lines = `${rest}${chunk}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) acknowledged.push(...line.split(' ').map(Number))
      resolve()
    })
  })
  await Promise.race([started, ended])
  await wait(afterMs)
  child.kill('SIGKILL')
  await ended
  return acknowledged
}

test(`after ${kills} kills every acknowledged row is there exactly once`, {
  timeout: 60_000 + kills * 10_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rihla-kill-'))
  try {
    const acknowledged: number[] = []
    for (let i = 0; i < kills; i++)
      acknowledged.push(...(await insertAndKill(folder, i * 10_000_000, 100 + ((i * 377) % 1_000))))
    const stored = await storedRows(folder)
    expect(acknowledged.length).toBeGreaterThan(kills * 100)
    expect(acknowledged.filter(id => !stored.has(id))).toEqual([])
    expect([...stored].filter(([, times]) => times !== 1)).toEqual([])
    console.log(`${kills} kills, ${acknowledged.length} rows acknowledged, ${stored.size} stored`)
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
