import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Child, runChild } from '../../../test/children/child.ts'
import { createLog } from '../log.ts'
import { openStore } from './store.ts'
import { chooseHome } from './store-home.ts'

// Whole processes start and end here; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const kills = Number(process.env.PROVE_KILLS ?? 5)
const log = createLog('silent')
let dataFolder = ''

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'rihla-kill-'))
  await chmod(dataFolder, 0o711)
})
afterEach(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 20 }))

const open = () => openStore({ config: { databaseUrl: null, dataFolder }, log })
const hold = () => runChild('test/children/hold-store.ts', [dataFolder])
const cluster = () => join(dataFolder, 'store', 'postgres-18')

function servers(): string[] {
  return readdirSync('/proc').filter(name => {
    if (!/^\d+$/.test(name)) return false
    try {
      return readlinkSync(`/proc/${name}/cwd`) === cluster()
    } catch {
      return false
    }
  })
}

const inStore = () => (existsSync(join(dataFolder, 'store')) ? readdirSync(join(dataFolder, 'store')) : [])
const drafts = () => inStore().some(name => name.includes('.new-'))

function statOf(pid: number | string): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ') // state, parent, process group, …
}

async function noServers(): Promise<void> {
  for (let i = 0; i < 250 && servers().length > 0; i++) await sleep(20)
  expect(servers()).toEqual([])
}

function committed(child: Child): number[] {
  return [...child.output().matchAll(/^committed (\d+)$/gm)].map(match => Number(match[1]))
}

async function stored(): Promise<number[]> {
  const store = await open()
  const { rows } = await sql<{ n: number }>`SELECT n FROM numbers`.execute(store.db)
  await store.close()
  return rows.map(row => row.n)
}

test(`kill -9 of the parent, ${kills} times: no server stays, every commit is there`, async () => {
  const seen: number[] = []
  for (let i = 0; i < kills; i++) {
    const child = hold()
    await child.line('committed')
    await sleep(50 + ((i * 37) % 200))
    await child.end('SIGKILL')
    seen.push(...committed(child))
    if (i % 2 === 0) await noServers() // in the other half the next start meets the dying server
  }
  await noServers()
  const all = new Set(await stored())
  expect(seen.length).toBeGreaterThan(kills)
  expect(seen.filter(n => !all.has(n))).toEqual([])
}, 600_000)

test('kill -9 of the parent and of the watcher: the orphan is stopped by the next start', async () => {
  const child = hold()
  await child.line('committed')
  const postmaster = Number((await readFile(join(cluster(), 'postmaster.pid'), 'utf8')).split('\n')[0])
  const watcher = Number(statOf(postmaster)[1])
  // Every shell between us and the server: the watcher and the one that reads the pipe.
  const readers = execFileSync('sh', [
    '-c',
    `grep -l "^PPid:[[:space:]]*${watcher}$" /proc/[0-9]*/status || true`,
  ])
  const pids = [...String(readers).matchAll(/\d+/g)].map(match => Number(match[0]))
  for (const pid of [child.pid, watcher, ...pids.filter(pid => pid !== postmaster)])
    process.kill(pid, 'SIGKILL')
  await child.exited
  await sleep(300)
  expect(servers()).toContain(String(postmaster))
  const all = new Set(await stored())
  expect(committed(child).filter(n => !all.has(n))).toEqual([])
  await noServers()
})

test('kill -9 of the server itself: its lock file and another living pid in it stop nothing', async () => {
  const child = hold()
  await child.line('committed')
  const lockFile = join(cluster(), 'postmaster.pid')
  const lines = (await readFile(lockFile, 'utf8')).split('\n')
  process.kill(Number(lines[0]), 'SIGKILL')
  await child.end('SIGKILL')
  await noServers()
  // What a restarted machine or container shows: the number belongs to an unrelated process now.
  await writeFile(lockFile, [process.ppid, ...lines.slice(1)].join('\n'))
  expect((await stored()).length).toBeGreaterThan(0)
})

test('a start that was killed while it initialised begins anew', async () => {
  const child = hold()
  for (let i = 0; i < 500 && !drafts(); i++) await sleep(2)
  await child.end('SIGKILL')
  expect(existsSync(cluster())).toBe(false)
  expect(drafts()).toBe(true)
  const store = await open()
  expect((await sql`SELECT 1 AS one`.execute(store.db)).rows).toEqual([{ one: 1 }])
  await store.close()
})

test('a clean stop leaves no process and no lock file; Ctrl-C does not reach the server before us', async () => {
  const store = await open()
  expect(servers().length).toBeGreaterThan(0)
  for (const server of servers()) expect(statOf(server)[2]).not.toBe(statOf(process.pid)[2])
  await store.close()
  expect(servers()).toEqual([])
  expect(existsSync(join(cluster(), 'postmaster.pid'))).toBe(false)
})

test('a data folder with a long path and spaces works', async () => {
  const long = join(dataFolder, 'a folder with spaces '.repeat(8).trim())
  const store = await openStore({ config: { databaseUrl: null, dataFolder: long }, log })
  expect((await sql`SELECT 1 AS one`.execute(store.db)).rows).toEqual([{ one: 1 }])
  await store.close()
})

// Only root has to run PostgreSQL under another account.
const asRoot = test.runIf(process.getuid?.() === 0)

asRoot('in a closed home the cluster lives where its account can reach it, and is found again', async () => {
  const home = await mkdtemp(join(homedir(), 'rihla-closed-'))
  await chmod(home, 0o700)
  const config = { databaseUrl: null, dataFolder: join(home, 'data') }
  const first = await openStore({ config, log })
  await sql`CREATE TABLE kept (id int)`.execute(first.db)
  await first.close()
  const second = await openStore({ config, log })
  expect((await sql`SELECT to_regclass('kept')::text AS t`.execute(second.db)).rows).toEqual([{ t: 'kept' }])
  await second.close()
  const { folder } = await chooseHome(join(config.dataFolder, 'store'))
  expect(folder.startsWith(home)).toBe(false)
  await rm(folder, { recursive: true })
  await rm(home, { recursive: true })
})
