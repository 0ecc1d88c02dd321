import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Child, runChild } from '../test/children/child.ts'
import { findLocalServer } from './platform/data-folder.ts'
import { processStart } from './platform/process-identity.ts'

// Whole processes start and end here; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-server-'))
  await chmod(folder, 0o711)
})
const children: Child[] = []
afterEach(async () => {
  await Promise.all(children.splice(0).map(child => child.end('SIGKILL')))
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

function launch(port = 0): Child {
  const child = runChild('test/children/small-server.ts', [join(folder, 'data'), String(port)])
  children.push(child)
  return child
}

async function start(port = 0) {
  const child = launch(port)
  const url = (await child.line('listening http')).replace('listening ', '')
  return { child, url }
}

test('it starts in order, answers, is found, and stops with code 0', async () => {
  const { child, url } = await start()
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' })
  expect(await findLocalServer(join(folder, 'data'))).toMatchObject({ url, pid: child.pid })
  child.process.kill('SIGTERM')
  expect(await child.exited).toBe(0)
  const said = child.output().split('\n')
  expect(
    said.filter(line => /^(stage|part|listening)/.test(line)).map(line => line.split(' http')[0]),
  ).toEqual([
    'stage engines',
    'stage migrations',
    'stage parts',
    'part started',
    'stage listening',
    'listening',
    'part stopped',
  ])
  expect(await findLocalServer(join(folder, 'data'))).toBeNull()
})

test('a second copy on the same folder is refused and leaves the first alone', async () => {
  const { child, url } = await start()
  const second = launch()
  expect(await second.exited).toBe(1)
  expect(second.output()).toContain('failed data-folder.in-use')
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  await child.end('SIGTERM')
})

test('a call under way is answered before the server stops, new ones are not taken', async () => {
  const { child, url } = await start()
  const slow = fetch(`${url}/api/slow`)
  await child.line('slow begun')
  child.process.kill('SIGINT')
  child.process.kill('SIGINT') // the echo of the same Ctrl-C through npm
  expect(await (await slow).json()).toEqual({ slept: true })
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  expect(await child.exited).toBe(0)
})

test('a second Ctrl-C ends it at once', async () => {
  const { child, url } = await start()
  const calls = Array.from({ length: 3 }, () => fetch(`${url}/api/slow`).catch(() => null))
  await child.line('slow begun')
  child.process.kill('SIGINT')
  await sleep(1100)
  if (child.process.exitCode === null) child.process.kill('SIGINT')
  expect([0, 130]).toContain(await child.exited)
  await Promise.all(calls)
})

test('kill -9 again and again: each next start works on the same folder', async () => {
  for (let i = 0; i < 3; i++) {
    const { child } = await start()
    await child.end('SIGKILL')
  }
  const { child } = await start()
  await child.end('SIGTERM')
})

test('a port that is taken is an error, and everything opened before is closed', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => taken.once('listening', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const child = launch(port)
  expect(await child.exited).toBe(1)
  expect(child.output()).toMatch(/failed .*EADDRINUSE/)
  expect(child.output()).toContain('part stopped')
  taken.close()
  const { child: next } = await start()
  await next.end('SIGTERM')
})

test('under a script that is killed it stops by itself; a failed start under one ends with its code', async () => {
  const launcher = join(folder, 'launcher.mjs')
  const prepare = join(import.meta.dirname, '..', 'scripts', 'prepare.mjs')
  const become = (...args: string[]) =>
    writeFile(
      launcher,
      `import { become } from ${JSON.stringify(prepare)}\nbecome('test/children/small-server.ts', ${JSON.stringify(args)})`,
    )
  const data = join(folder, 'data')
  await become(data, '0')
  const running = runChild(launcher, [])
  children.push(running)
  await running.line('listening http')
  const server = await findLocalServer(data)
  await running.end('SIGKILL')
  for (let i = 0; i < 500 && processStart(server!.pid) !== null; i++) await sleep(20)
  expect(processStart(server!.pid)).toBeNull()

  const { child } = await start()
  const refused = runChild(launcher, [])
  expect(await refused.exited).toBe(1)
  expect(refused.output()).toContain('failed data-folder.in-use')
  await child.end('SIGTERM')
})
