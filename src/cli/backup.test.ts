import { chmod, copyFile, mkdtemp, open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Child, runChild } from '../../test/children/child.ts'

// Whole processes start and end here; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder = ''
const children: Child[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-backup-'))
  await chmod(folder, 0o711)
  expect(await rihla('data', 'demo', '--people', '40')).toMatchObject({ code: 0 })
})
afterEach(() => Promise.all(children.splice(0).map(child => child.end('SIGKILL'))))
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }))

const at = (name: string) => join(folder, name)

async function rihla(data: string, ...args: string[]) {
  const child = runChild('src/cli/main.ts', [...args, '--data', at(data)])
  children.push(child)
  return { code: await child.exited, answer: child.answer(), output: child.output() }
}

async function serve(data: string) {
  const child = runChild('src/main.ts', ['--port', '0', '--no-demo', '--data', at(data)])
  children.push(child)
  await child.line('Rihla is ready')
  const { url, key } = JSON.parse(await readFile(join(at(data), 'server.json'), 'utf8'))
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const ask = async (path: string) => (await fetch(`${url}/api/w/1/${path}`, { headers })).json()
  return { child, ask, url, headers }
}

/** What every part answers, once nothing is being worked on. */
async function answers(data: string) {
  const { child, ask, url, headers } = await serve(data)
  const post = async (path: string, body: unknown) => {
    const call = { method: 'POST', headers, body: JSON.stringify(body) }
    return (await fetch(`${url}/api/w/1/${path}`, call)).json()
  }
  const paths = [
    'sources',
    'settings',
    'keys',
    'rates',
    'names',
    'audit?limit=200',
    'people',
    'maps',
    'maps/1',
  ]
  const { questions } = await ask('questions')
  const asked = questions.map(({ name, example }: { name: string; example: unknown }) =>
    post(`ask/${name}`, { input: example }),
  )
  const found = await Promise.all([...paths.map(ask), ...asked, post('maps/1/answer', {})])
  await child.end('SIGTERM')
  // When it was found and how long it took is no part of an answer.
  return JSON.parse(
    JSON.stringify(found, (key, value) =>
      key === 'ms' ? 0 : key === 'evidence' ? { ...value, at: 0 } : value,
    ),
  )
}

test('backup, a new folder, restore: the same answers; while the server runs and while it does not', async () => {
  const before = await answers('data')
  expect(before.filter((answer: { code?: string }) => answer.code)).toEqual([])
  expect(JSON.stringify(before).length).toBeGreaterThan(20_000)
  expect(await rihla('data', 'backup', at('cold.tar'))).toMatchObject({ code: 0 })
  const { child } = await serve('data')
  expect(await rihla('data', 'backup', at('hot.tar'))).toMatchObject({ code: 0 })
  await child.end('SIGTERM')
  expect((await stat(at('hot.tar'))).mode & 0o777).toBe(0o600)
  for (const name of ['cold', 'hot']) {
    expect(await rihla(`from-${name}`, 'restore', at(`${name}.tar`))).toMatchObject({ code: 0 })
    expect(await answers(`from-${name}`)).toEqual(before)
  }
  expect((await readdir(folder)).filter(name => /parts|draft/.test(name))).toEqual([])
})

test('events that arrive during a backup wait and are all there afterwards', async () => {
  const { child, url, headers } = await serve('data')
  const made = await fetch(`${url}/api/w/1/keys`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ kind: 'write', name: 'stream' }),
  })
  const { secret } = await made.json()
  let isOver = false
  const backup = rihla('data', 'backup', at('busy.tar')).finally(() => {
    isOver = true
  })
  let sent = 0
  while (!isOver) {
    const batch = Array.from({ length: 20 }, () => ({ type: 'track', event: 'Busy', userId: `b${sent++}` }))
    const body = JSON.stringify({ batch })
    const answer = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body,
    })
    expect(answer.status).toBe(200)
  }
  expect(await backup).toMatchObject({ code: 0 })
  const { sources } = await (await fetch(`${url}/api/w/1/sources`, { headers })).json()
  expect(sources.find((source: { source: string }) => source.source === 'stream').events).toBe(sent)
  await child.end('SIGTERM')
  expect(await rihla('from-busy', 'restore', at('busy.tar'))).toMatchObject({ code: 0 })
})

test('what was answered for before a backup is in it, in whatever stream it came', async () => {
  const { child, url, headers } = await serve('data')
  const body = JSON.stringify({ kind: 'write', name: 'crowd' })
  const { secret } = await (await fetch(`${url}/api/w/1/keys`, { method: 'POST', headers, body })).json()
  let sent = 0
  const answered = new Set<number>()
  let isOver = false
  const sendOn = async () => {
    while (!isOver) {
      const n = sent++
      const batch = [{ type: 'track', event: 'Crowd', userId: `c${n}`, messageId: `crowd-${n}` }]
      const authorization = `Bearer ${secret}`
      const answer = await fetch(`${url}/v1/batch`, {
        ...{ method: 'POST', headers: { authorization }, body: JSON.stringify({ batch }) },
      })
      if (answer.ok) answered.add(n)
    }
  }
  const senders = Array.from({ length: 16 }, sendOn)
  await expect.poll(() => answered.size).toBeGreaterThan(300)
  const file = at('crowd.tar')
  const asked = fetch(`${url}/api/backup`, { method: 'POST', headers, body: JSON.stringify({ file }) })
  const before = [...answered]
  const { status } = await asked
  isOver = true
  await Promise.all(senders)
  await child.end('SIGKILL')
  expect(status).toBe(204)
  expect(await rihla('from-crowd', 'restore', file)).toMatchObject({ code: 0 })
  const restored = await serve('from-crowd')
  const held = await Promise.all(
    before.map(n => restored.ask(`people/${encodeURIComponent(`user_id:c${n}`)}`)),
  )
  expect(before.filter((_, i) => held[i].code !== undefined)).toEqual([])
  await restored.child.end('SIGTERM')
})

test('a backup replaces nothing, and a restore fills only what is empty', async () => {
  expect(await rihla('data', 'backup', at('once.tar'))).toMatchObject({ code: 0 })
  expect(await rihla('data', 'backup', at('once.tar'))).toMatchObject({ code: 4 })
  expect(await rihla('data', 'restore', at('once.tar'))).toMatchObject({ code: 4 })
  expect(await rihla('data', 'keys')).toMatchObject({ code: 0 })
  expect(await rihla('nowhere', 'restore', at('missing.tar'))).toMatchObject({ code: 3 })
})

test('a file that was cut or changed is refused, and the folder stays free for a good one', async () => {
  await rihla('data', 'backup', at('good.tar'))
  const { size } = await stat(at('good.tar'))
  for (const part of [0.2, 0.6, 0.95]) {
    await copyFile(at('good.tar'), at('bad.tar'))
    await truncate(at('bad.tar'), Math.floor(size * part))
    expect(await rihla('fresh', 'restore', at('bad.tar'))).toMatchObject({ code: 2 })
  }
  await copyFile(at('good.tar'), at('bad.tar'))
  const file = await open(at('bad.tar'), 'r+')
  await file.write('not a tar', 0)
  await file.close()
  expect(await rihla('fresh', 'restore', at('bad.tar'))).toMatchObject({ code: 2 })
  expect(await rihla('fresh', 'restore', at('good.tar'))).toMatchObject({ code: 0 })
})
