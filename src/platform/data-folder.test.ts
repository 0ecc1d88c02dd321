import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runChild } from '../../test/children/child.ts'
import { findLocalServer, openDataFolder } from './data-folder.ts'
import { processSpace, processStart } from './process-identity.ts'

// Whole processes start and end here; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder = ''
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'rihla-folder-')), 'data')
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

const hold = (mode = '') => runChild('test/children/hold-folder.ts', [folder, mode])

test('a second process on the same folder is refused, by name and pid; afterwards it may', async () => {
  const first = hold()
  await first.line('held')
  await expect(openDataFolder(folder)).rejects.toMatchObject({
    code: 'data-folder.in-use',
    params: { pid: String(first.pid), folder },
  })
  await first.end('SIGKILL')
  const second = await openDataFolder(folder)
  await second.release()
  expect(existsSync(join(folder, 'lock'))).toBe(false)
})

test('after kill -9 the next start is never stopped by the lock, ten times over', async () => {
  for (let i = 0; i < 10; i++) {
    const child = hold()
    await child.line('held')
    await child.end('SIGKILL')
    expect(existsSync(join(folder, 'lock'))).toBe(true)
  }
  await (await openDataFolder(folder)).release()
})

test('of eight processes that find a stale lock at once exactly one gets the folder', async () => {
  const dead = hold()
  await dead.line('held')
  await dead.end('SIGKILL')
  const children = Array.from({ length: 8 }, () => hold())
  const results = await Promise.all(
    children.map(child =>
      child.line('held').then(
        () => 'held',
        () => child.output(),
      ),
    ),
  )
  expect(results.filter(result => result === 'held')).toHaveLength(1)
  for (const result of results) expect(result).toMatch(/^held$|data-folder\.in-use/)
  await Promise.all(children.map(child => child.end('SIGKILL')))
})

test('a pid that was given to another process since does not count', async () => {
  await (await openDataFolder(folder)).release()
  const reused = { pid: process.ppid, started: 'long ago', space: processSpace() }
  await writeFile(join(folder, 'lock'), JSON.stringify(reused))
  await (await openDataFolder(folder)).release()
})

test('the lock of a container that is gone is taken over, of one that beats it is not', async () => {
  await (await openDataFolder(folder)).release()
  const lock = join(folder, 'lock')
  const elsewhere = { pid: process.pid, started: processStart(process.pid), space: 'another container' }
  await writeFile(lock, JSON.stringify(elsewhere))
  // As its owner beats: written anew, it would be empty for a moment, and nobody's.
  const beat = setInterval(() => void utimes(lock, new Date(), new Date()), 1000)
  await expect(openDataFolder(folder)).rejects.toMatchObject({ code: 'data-folder.in-use' })
  clearInterval(beat)
  await (await openDataFolder(folder)).release()
})

test('the running server is found, a killed one is not', async () => {
  const server = hold('announce')
  await server.line('held')
  expect(await findLocalServer(folder)).toEqual({
    url: 'http://127.0.0.1:4600',
    key: 'k'.repeat(24),
    pid: server.pid,
  })
  expect((await stat(join(folder, 'server.json'))).mode & 0o777).toBe(0o600)
  await server.end('SIGKILL')
  expect(await findLocalServer(folder)).toBeNull()
})

test('a folder that a newer Rihla wrote is left alone', async () => {
  await (await openDataFolder(folder)).release()
  const before = await readdir(folder)
  await writeFile(join(folder, 'rihla.json'), JSON.stringify({ format: 99 }))
  await expect(openDataFolder(folder)).rejects.toMatchObject({
    code: 'data-folder.newer',
    params: { format: 99 },
  })
  expect(await readdir(folder)).toEqual(before)
})
