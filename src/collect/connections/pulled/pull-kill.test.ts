import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { seeded } from '../../../../test/seeded.ts'
import { readStoppedLog } from '../../../../test/stopped-log.ts'
import { openShop, startWhole, type WholeServer } from '../../../../test/whole-server.ts'
import { createLog } from '../../../platform/log.ts'
import { startPostgres } from '../../../platform/store/postgres-server.ts'
import { count } from '../../../platform/warehouse/rows.ts'
import { sql } from '../../../platform/warehouse/sql.ts'
import { type ConnectionView, connectionIssued, connectionView } from '../model-connection.ts'
import { pageRows } from './load-table.ts'

/** `PROVE_KILLS=50` for the long form; `PROVE_SEED` repeats a run. */
const kills = Number(process.env.PROVE_KILLS ?? 2)
const seed = Number(process.env.PROVE_SEED ?? Date.now() % 1_000_000)
/** Four pages a kill: there is a middle left, also for the last one. */
const rows = pageRows * 4 * (kills + 1)
/** So many rows share each time of the cursor. What lies ten minutes before it is read again: these, and no more. */
const tied = 700
/** Written while the process is dead, after everything else. */
const meanwhile = 100

const env = { RIHLA_ALLOW_PRIVATE: '127.0.0.1' }

let folder = ''
let postgres: Awaited<ReturnType<typeof startPostgres>>
let source: pg.Client
let server: WholeServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-pull-kill-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
  postgres = await startPostgres({
    folder: join(folder, 'source'),
    log: createLog('silent'),
    listen: 'tcp',
  })
  source = new pg.Client({ connectionString: postgres.url })
  await source.connect()
  await source.query(
    'CREATE TABLE orders (id bigint PRIMARY KEY, customer text, placed_at timestamptz, total int, updated_at timestamptz)',
  )
  await source.query('CREATE INDEX ON orders (updated_at, id)')
  // The order of their keys is none of the order in which they are read.
  await write(1, rows, `n * 7919 % ${rows + 1}`)
})
afterAll(async () => {
  await server?.child.end('SIGKILL')
  await source?.end()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

/** Rows of the places `from` to `to` in the order of the cursor, an hour between those that do not share it. */
async function write(from: number, to: number, key = 'n'): Promise<void> {
  await source.query(`INSERT INTO orders SELECT ${key}, 'c' || n % 911, timestamptz '2026-03-01 12:00+00' + n * interval '1 second', n,
    timestamptz '2026-03-02 00:00:00.123456+00' + (n / ${tied}) * interval '1 hour' FROM generate_series(${from}, ${to}) n`)
}

function connection() {
  const { hostname, port, username, password, pathname } = new URL(postgres.url)
  const place = { host: hostname, port: Number(port), database: pathname.slice(1), encrypted: false }
  const read = { table: 'orders', keyColumn: 'id', cursorColumn: 'updated_at' }
  const event = { event: 'Order Completed', timeColumn: 'placed_at', userColumn: 'customer' }
  return {
    ...{ kind: 'postgresql', name: 'orders' },
    settings: { ...place, user: decodeURIComponent(username), ...read, ...event },
    secrets: { password: decodeURIComponent(password) },
  }
}

interface Pull {
  readonly data: string
  readonly random: () => number
  read(): Promise<ConnectionView>
}

/** Kills the process in the middle of its first load, at moments that differ, and starts it again. */
async function killAgainAndAgain({ data, random, read }: Pull): Promise<number[]> {
  const port = Number(new URL(server.url).port)
  const after: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    let found = await read()
    while (found.progress.pages < 1 + 3 * kill) {
      expect([found.error, found.firstLoadedAt]).toEqual([null, null])
      await sleep(5)
      found = await read()
    }
    await sleep(random() * 120)
    const before = await read()
    await server.child.end('SIGKILL')
    expect(before.firstLoadedAt).toBeNull()
    after.push(before.progress.pages)
    const last = rows + kill * meanwhile
    await write(last + 1, last + meanwhile)
    server = await startWhole(data, port, env)
    // What it had read is not forgotten.
    expect((await read()).progress.pages).toBeGreaterThanOrEqual(before.progress.pages)
  }
  return after
}

async function until(read: () => Promise<ConnectionView>, holds: (found: ConnectionView) => boolean) {
  let found = await read()
  for (; !holds(found); found = await read()) {
    expect([found.error, found.status]).toEqual([null, 'active'])
    await sleep(50)
  }
  return found
}

/** Each row that the log holds as `key total`, and how often. */
function readLog(data: string, workspace: number) {
  return readStoppedLog(data, workspace, warehouse =>
    warehouse.rows({
      name: 'test: the log',
      sql: sql`SELECT concat(toString(properties.id), ' ', toString(properties.total)) AS row, count() AS n
        FROM events WHERE workspace = ${workspace} AND type != 'system' GROUP BY row`,
      row: z.object({ row: z.string(), n: count }),
    }),
  )
}

it(`brings each row of a table once through ${kills} × kill -9 in the middle of a pull, and goes on after it`, {
  timeout: 120_000 + kills * 60_000,
}, async () => {
  console.log(`PROVE_SEED=${seed}`)
  const data = join(folder, 'data')
  server = await startWhole(data, 0, env)
  const { workspace } = await openShop(server)
  const path = `/api/w/${workspace}/connections`
  const { id } = (await server.call(path, connectionIssued, connection())).connection
  const read = () => server.call(`${path}/${id}`, connectionView)

  const after = await killAgainAndAgain({ data, random: seeded(seed), read })
  const first = await until(read, ({ firstLoadedAt }) => firstLoadedAt !== null)
  const written = rows + kills * meanwhile
  console.log(
    `killed after ${after.join(', ')} pages; ${first.totals.repeated} of ${written} rows were read again`,
  )
  expect(after).toHaveLength(kills)
  // Each start reads again at most the page that was under way, and what shares its time with the last row.
  expect(first.totals.repeated).toBeLessThanOrEqual(kills * (pageRows + tied))
  expect(first.totals.stored + first.totals.repeated).toBeGreaterThanOrEqual(written)

  // The cursor goes on: what comes now is read, and with it no more than what lies just before it.
  await write(written + 1, written + meanwhile)
  await server.call(`${path}/${id}/run`, z.unknown(), {})
  const next = await until(read, found => found.lastRunAt !== first.lastRunAt && !found.isRunning)
  expect(next.progress).toMatchObject({ stored: meanwhile, quarantined: 0 })
  expect(next.progress.repeated).toBeLessThanOrEqual(tied)

  server.child.process.kill('SIGTERM')
  expect(await server.child.exited).toBe(0)
  const { told, refused } = await readLog(data, workspace)
  const there = await source.query<{ row: string }>(`SELECT id || ' ' || total AS row FROM orders`)
  expect(told.filter(({ n }) => n !== 1)).toEqual([])
  expect(told.map(({ row }) => row).sort()).toEqual(there.rows.map(({ row }) => row).sort())
  expect(told).toHaveLength(written + meanwhile)
  expect(refused).toBe(0)
})
