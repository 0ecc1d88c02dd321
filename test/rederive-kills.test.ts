import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { mappingAnswer, runAnswer, runsAnswer } from '../src/collect/mapping/model-mapping.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { count } from '../src/platform/warehouse/rows.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { openTestStore } from './store.ts'
import { openShop, startWhole, type WholeServer } from './whole-server.ts'

/** `PROVE_KILLS=50 PROVE_EVENTS=50000` for the long form. */
const kills = Number(process.env.PROVE_KILLS ?? 2)
const total = Number(process.env.PROVE_EVENTS ?? 1_500)
const slow = { timeout: 120_000 }

let folder = ''
let server: WholeServer
let store: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  store = await openTestStore()
  folder = await mkdtemp(join(tmpdir(), 'rihla-rederive-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
})
afterAll(async () => {
  await server?.child.end('SIGKILL')
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

const message = (i: number) => ({
  type: 'track',
  event: 'Order',
  messageId: `m-${i}`,
  userId: `u${i % 97}`,
  timestamp: new Date(Date.UTC(2026, 10, 1) + i * 1_000).toISOString(),
  properties: { total: String(i), lines: [{ sku: 'a' }, { sku: 'شاي' }] },
})

/** Everything, in batches; whatever was there already is a repeat. */
async function sendAll(url: string, writeKey: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`
  for (let at = 0; at < total; at += 500) {
    const batch = Array.from({ length: Math.min(500, total - at) }, (_, i) => message(at + i))
    const headers = { authorization, 'content-type': 'application/json' }
    const answer = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ batch }),
    })
    expect(answer.status).toBe(200)
  }
}

const when = { sources: [], calls: [], events: ['Order'], properties: [] }
const number = {
  do: 'cast',
  path: 'total',
  to: 'number',
  decimal: '.',
  zone: 'UTC',
  order: 'none',
  currency: null,
}
const splitting = [{ do: 'split', list: 'lines', name: 'Line', keep: true }, number]
const plain = [{ do: 'rename-event', pattern: null, to: 'Sale' }]
/** The last version makes three rows of each message, the one before it one, and so on. */
const isSplitting = (version: number) => (kills - version) % 2 === 0
const namesOf = (version: number) => (isSplitting(version) ? ['Line', 'Line', 'Order'] : ['Sale'])
const setOf = (version: number) => ({
  rules: [{ id: 1, name: '', isOn: true, when, actions: isSplitting(version) ? splitting : plain }],
  tables: [],
})

async function runToEnd({ call }: WholeServer, base: string): Promise<void> {
  for (;;) {
    const [run] = (await call(`${base}/runs`, runsAnswer)).runs
    if (run?.status === 'done') return
    expect(['staging', 'swapping', 'following']).toContain(run?.status)
    await sleep(100)
  }
}

/** From now on the step of a run out of `swapping` waits: its rows stand in their place, and the store does not know. */
async function holdSwaps(): Promise<void> {
  await store.pool.query(`
    CREATE TABLE held ();
    CREATE FUNCTION wait_while_held() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        WHILE EXISTS (SELECT FROM pg_class WHERE relname = 'held') LOOP PERFORM pg_sleep(0.05); END LOOP;
        RETURN NEW;
      END $$;
    CREATE TRIGGER held BEFORE UPDATE ON mapping_runs FOR EACH ROW
      WHEN (NEW.status = 'following') EXECUTE FUNCTION wait_while_held()`)
}

const waiting = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"

/** Kills it while the step waits, and takes every second row out again: as a kill in the middle of putting them in. */
async function killInSwap({ child }: WholeServer, data: string, workspace: number): Promise<void> {
  await expect.poll(async () => (await store.pool.query(`SELECT ${waiting}`)).rowCount, slow).toBe(1)
  child.process.kill('SIGKILL')
  await child.exited
  await store.pool.query(`SELECT pg_terminate_backend(pid) ${waiting}`)
  await store.pool.query('DROP TRIGGER held ON mapping_runs; DROP TABLE held')
  const rows = await onLog(data, async warehouse => {
    await warehouse.onEveryNode({
      name: 'test: rows that were not put in yet',
      sql: sql`ALTER TABLE ${warehouse.localTable('events')} DELETE
        WHERE workspace = ${workspace} AND type != 'system' AND id_hash % 2 = 0`,
    })
    return readRows(warehouse, workspace)
  })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.length).toBeLessThan(total * 3)
}

it(`derives ${total} messages again, each once, through ${kills} × kill -9, the last while rows change places`, {
  timeout: 120_000 + kills * (60_000 + total * 10),
}, async () => {
  const data = join(folder, 'data')
  const start = () => startWhole(data, 0, { DATABASE_URL: store.url })
  server = await start()
  const { workspace, writeKey } = await openShop(server)
  const base = `/api/w/${workspace}/mapping`
  await sendAll(server.url, writeKey)
  const met: string[] = []
  for (let version = 1; version <= kills; version++) {
    const isLast = version === kills
    if (isLast) await holdSwaps()
    // No run comes after the last: it would cover what the kill has left.
    await server.call(base, mappingAnswer, { set: setOf(version), base: version - 1 })
    await server.call(`${base}/runs`, runAnswer, {})
    if (!isLast) await sleep(((version * 7_919) % 23) * 60) // another moment each time
    if (isLast) await killInSwap(server, data, workspace)
    else {
      met.push((await server.call(`${base}/runs`, runsAnswer)).runs[0]?.status ?? '')
      server.child.process.kill('SIGKILL')
      await server.child.exited
    }
    server = await start()
    // What comes again while rows are on their way out and in is known all the same.
    await sendAll(server.url, writeKey)
    await runToEnd(server, base)
    const { events, older } = await server.call(base, mappingAnswer)
    expect({ version, events, older }).toEqual({ version, events: total * namesOf(version).length, older: 0 })
  }
  console.log(`killed while ${[...met, 'swapping'].join(', ')}`)
  server.child.process.kill('SIGTERM')
  expect(await server.child.exited).toBe(0)
  const rows = await onLog(data, async warehouse => {
    const [left] = await warehouse.rows({
      name: 'test: staged',
      sql: sql`SELECT count() AS n FROM mapping_staged`,
      row: z.object({ n: count }),
    })
    expect(left?.n).toBe(0)
    return readRows(warehouse, workspace)
  })
  const names = namesOf(kills)
  expect(rows.length).toBe(total * names.length)
  expect(rows.filter(row => row.n !== 1)).toEqual([])
  const byTime = Map.groupBy(rows, row => row.time)
  expect(byTime.size).toBe(total)
  const told = (of: typeof rows) => of.map(row => row.name).sort()
  expect([...byTime.values()].filter(of => told(of).join() !== names.join())).toEqual([])
})

async function onLog<T>(data: string, work: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openWarehouse(readConfig({ RIHLA_DATA: data }), createLog('silent'))
  try {
    return await work(warehouse)
  } finally {
    await warehouse.close()
  }
}

function readRows(warehouse: Warehouse, workspace: number) {
  return warehouse.rows({
    name: 'test: the log',
    sql: sql`SELECT message_id, name, toString(time) AS time, count() AS n FROM events
      WHERE workspace = ${workspace} AND type != 'system' GROUP BY message_id, name, time`,
    row: z.object({ message_id: z.string(), name: z.string(), time: z.string(), n: count }),
  })
}
