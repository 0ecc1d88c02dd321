import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Child, runChild } from '../../test/children/child.ts'
import { cairoShop } from '../../test/govern.ts'

// Whole processes start and end here; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder = ''
const children: Child[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-cli-'))
  await chmod(folder, 0o711)
})
afterEach(() => Promise.all(children.splice(0).map(child => child.end('SIGKILL'))))
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }))

const env = () => ({ RIHLA_DATA: join(folder, 'data') })

/** The command line, as somebody types it. */
async function rihla(...args: string[]) {
  const child = runChild('src/cli/main.ts', args, env())
  children.push(child)
  return { code: await child.exited, answer: child.answer(), output: child.output() }
}

async function serve(...args: string[]) {
  const child = runChild('src/main.ts', ['--port', '0', '--no-demo', ...args], env())
  children.push(child)
  const url = (await child.line('Rihla is ready')).replace(/.*ready: /, '')
  return { child, url }
}

/** Makes a workspace the way the command line does, with the key in the data folder. */
async function makeWorkspace(url: string, name: string) {
  const { key } = JSON.parse(await readFile(join(env().RIHLA_DATA, 'server.json'), 'utf8'))
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ ...cairoShop, name })
  expect((await fetch(`${url}/api/workspaces`, { method: 'POST', headers, body })).status).toBe(201)
}

test('without a workspace, or with a command that is not understood, the exit code says so', async () => {
  expect(await rihla('keys')).toMatchObject({ code: 3, answer: '' })
  expect(await rihla('kyes')).toMatchObject({ code: 2, output: expect.stringContaining('keys') })
  expect(await rihla('keys', 'create', 'other', 'x')).toMatchObject({ code: 2 })
  expect(await rihla('--help')).toMatchObject({ code: 0, answer: expect.stringContaining('Exit codes') })
})

test('the running server is asked; without it the data is opened; both see the same', async () => {
  const { child, url } = await serve()
  expect(await child.line('it works once')).toContain(`${url}/welcome?token=`)
  await makeWorkspace(url, 'متجر')
  const made = await rihla('keys', 'create', 'write', 'Web shop', '--json')
  expect(made).toMatchObject({ code: 0 })
  const { secret, id } = JSON.parse(made.answer)
  expect((await send(url, secret)).status).toBe(200)
  await child.end('SIGTERM')

  const listed = await rihla('keys', '--json')
  expect(listed.code).toBe(0)
  expect(JSON.parse(listed.answer).keys).toMatchObject([{ id, kind: 'write', name: 'Web shop' }])
  expect(listed.answer).not.toContain(secret)
  expect(await rihla('keys', 'revoke', String(id))).toMatchObject({ code: 0 })
  expect(await rihla('keys', 'revoke', '999')).toMatchObject({ code: 3 })

  const again = await serve()
  expect((await send(again.url, secret)).status).toBe(401)
  await makeWorkspace(again.url, 'Second')
  expect(await rihla('keys')).toMatchObject({ code: 2, output: expect.stringContaining('--workspace') })
  expect(await rihla('keys', '--workspace', 'متجر')).toMatchObject({ code: 0 })
  expect(await rihla('keys', '--workspace', 'Third')).toMatchObject({ code: 3 })
  const second = runChild('src/main.ts', ['--port', '0'], env())
  expect(await second.exited).toBe(4)
  expect(second.output()).toContain(`process ${again.child.pid}`)
  await again.child.end('SIGTERM')
})

function send(url: string, key: string) {
  return fetch(`${url}/v1/track`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ userId: 'u1', event: 'Order Completed' }),
  })
}
