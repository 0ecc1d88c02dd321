import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askCommand } from '../src/cli/commands/ask.ts'
import { runCli } from '../src/cli/run-cli.ts'
import { traceOf } from '../src/collect/intake/identifiers-of.ts'
import { composeParts, type Rihla } from '../src/parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { type Running, startServer } from '../src/server.ts'
import { browser, cairoShop, tokenOf } from './govern.ts'
import { bought, fieldsWith, freeFields, reviewed, seen, type Words, walkOf } from './question-walk.ts'

// Two workspaces with the same people, events and properties, and some that one has alone. Whatever is asked in B, in the
// words and numbers of A too, is answered as if A were empty.

const wordsOf = (name: string): Words => ({
  event: `${name} event`,
  channel: `${name}-channel`,
  kind: `${name}_order`,
  path: `${name}_field`,
  value: `${name} value`,
  identifier: `user_id:${name}-1`,
  account: `${name}-account`,
  person: String(traceOf([`user_id:${name}-1`])),
})
const words = { a: wordsOf('alpha7'), b: wordsOf('beta') }
const mark = /alpha7/

let folder: string
let rihla: Running<Rihla>
/** An owner of B alone. */
let colleague: ReturnType<typeof browser>
const workspaces = { a: 0, b: 0 }
const keys = { a: { read: '', write: '' }, b: { read: '', write: '' } }
type Name = keyof typeof workspaces

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-apart-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
  const config = readConfig({ RIHLA_DATA: join(folder, 'data'), RIHLA_LOG: 'silent', RIHLA_PORT: '0' })
  rihla = await startServer({ config, log: createLog('silent'), compose: composeParts })
  const { govern } = rihla.composition
  const owner = browser(rihla.app)
  const account = { name: 'Owner', email: 'owner@a.example', password: 'ten characters' }
  const token = tokenOf(await govern.issueWelcome())
  await owner.post('/api/welcome', { token, ...account, workspace: { ...cairoShop, name: 'A' } })
  workspaces.a = (await (await owner.get('/api/me')).json()).workspaces[0].id
  workspaces.b = (await (await owner.post('/api/workspaces', { ...cairoShop, name: 'B' })).json()).id
  const { path } = await (await owner.post(`/api/w/${workspaces.b}/invitations`, { role: 'owner' })).json()
  colleague = browser(rihla.app)
  await colleague.post('/api/auth/accept', {
    token: tokenOf(path),
    account: { ...account, email: 'owner@b.example' },
  })
  const caller = { kind: 'local' } as const
  for (const name of ['a', 'b'] as const)
    for (const kind of ['read', 'write'] as const) {
      const made = await govern.workspaces.createKey({
        workspace: workspaces[name],
        kind,
        name: kind,
        caller,
      })
      keys[name][kind] = made.secret
    }
  await fill('b')
})
afterAll(async () => {
  await rihla?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

/** Six people: four that both workspaces know under the same names, and two of its own. */
async function fill(name: Name): Promise<void> {
  const { event, channel, kind, path, value, account } = words[name]
  const workspace = workspaces[name]
  const { journeys } = rihla.composition.understand
  for (const property of [kind, path, 'order_id']) await journeys.declareKind(workspace, property)
  await journeys.saveRules(workspace, [{ event, where: [{ path, op: 'is', value }] }])
  const users = ['1', '2', '3', '4', `${name}-1`, `${name}-2`]
  const batch = users.flatMap((userId, person) =>
    [seen, bought, event, reviewed].map((said, nth) => ({
      type: 'track',
      event: said,
      userId,
      messageId: `${name} ${person} ${nth}`,
      timestamp: new Date(Date.UTC(2026, 9, 1 + person, nth * (name === 'a' ? 2 : 1))).toISOString(),
      context: { channel: nth % 2 === 0 ? 'web' : channel, groupId: person % 2 === 0 ? 'acme' : account },
      properties: {
        [kind]: `o${person}`,
        order_id: `o${person}`,
        [path]: nth === 1 ? '7' : value,
        rating: name === 'a' ? 5 : (person % 5) + 1,
        text: `${name} said these words ${person}`,
      },
    })),
  )
  const headers = {
    authorization: `Basic ${btoa(`${keys[name].write}:`)}`,
    'content-type': 'application/json',
  }
  const body = JSON.stringify({ batch })
  expect(await (await rihla.app.request('/v1/batch', { method: 'POST', headers, body })).json()).toEqual({
    success: true,
    quarantined: [],
  })
  // A file may hold events of nobody.
  const origin = { workspace, country: 'EG', source: 'file', importId: 1 }
  const nobody = { type: 'track', event: seen, timestamp: '2026-10-01T00:00:00Z' }
  const lines = Array.from({ length: name === 'a' ? 3 : 1 }, (_, i) => ({
    ...nobody,
    messageId: `nobody ${i}`,
  }))
  const texts = lines.map(value => ({ text: JSON.stringify(value), value }))
  await rihla.composition.collect.intake.accept(origin, texts)
  await rihla.composition.unify.settled()
  await journeys.settled(workspace)
}

async function post(name: Name, key: string, question: string, body: object): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const path = `/api/w/${workspaces[name]}/ask/${question}`
  return rihla.app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** What a question answers, without how long it took. */
async function ask(name: Name, question: string, input: object, explain = false): Promise<string> {
  const response = await post(name, keys[name].read, question, { input, explain })
  const { evidence, ...rest } = await response.json()
  if (response.status !== 200)
    throw new Error(`${question} ${JSON.stringify(input)}: ${JSON.stringify(rest)}`)
  return JSON.stringify({ ...rest, evidence: { ...evidence, ms: 0 } })
}

async function listed(): Promise<{ name: string; input: unknown; example: object }[]> {
  return (await (await colleague.get(`/api/w/${workspaces.b}/questions`)).json()).questions
}

/** Each question in the words of each workspace, two at a time; by its name, whose words and which input. */
async function walk(name: Name, inWords: readonly Name[]): Promise<Map<string, string>> {
  const asked = (await listed()).flatMap(({ name: question, example }) =>
    inWords.flatMap(whose =>
      [example, ...(walkOf(words[whose])[question] ?? [])].map((input, i) => ({ question, whose, i, input })),
    ),
  )
  const answers = new Map<string, string>()
  const next = async (): Promise<void> => {
    for (let one = asked.shift(); one; one = asked.shift())
      answers.set(`${one.question} ${one.whose} ${one.i}`, await ask(name, one.question, one.input))
  }
  await Promise.all([next(), next()])
  return answers
}

describe('every question', () => {
  let alone: Map<string, string>
  let beside: Map<string, string>
  let ofA: Map<string, string>
  beforeAll(async () => {
    alone = await walk('b', ['a', 'b'])
    await fill('a')
    beside = await walk('b', ['a', 'b'])
    ofA = await walk('a', ['a'])
  })

  it('is walked, with each field that takes a text naming something of A', async () => {
    const all = new Set(Object.values(words.a))
    const inputs = walkOf(words.a)
    for (const { name, input } of await listed()) {
      const named = new Set((inputs[name] ?? []).flatMap(asked => fieldsWith(asked, all)))
      expect([name, [...freeFields(input)].filter(field => !named.has(field))]).toEqual([name, []])
      expect(inputs[name]?.length ?? 0).toBeGreaterThan(0)
    }
  })

  it('is answered in B as if A were empty, in whatever words it is asked', () => {
    expect(beside.size).toBeGreaterThan(120)
    for (const [asked, answer] of beside) expect([asked, answer]).toEqual([asked, alone.get(asked)])
  })

  it('tells B nothing of A, also where each step is explained', async () => {
    for (const [asked, answer] of beside)
      if (asked.includes(' b ')) expect(`${asked}: ${answer}`).not.toMatch(mark)
    for (const { name, example } of await listed())
      for (const input of [example, walkOf(words.b)[name]?.at(-1) ?? {}])
        expect(await ask('b', name, input, true)).not.toMatch(mark)
  })

  it('would have had something to tell', async () => {
    for (const { name } of await listed()) {
      const told = [...ofA].filter(
        ([asked, answer]) => asked.startsWith(`${name} a `) && answer !== beside.get(asked),
      )
      expect([name, told.length > 0]).toEqual([name, true])
    }
    expect([...ofA.values()].filter(answer => mark.test(answer)).length).toBeGreaterThan(30)
  })

  it('is refused with A in the path, to a colleague and to each key of B', async () => {
    for (const { name, example } of await listed()) {
      const body = { input: example }
      const byColleague = await colleague.post(`/api/w/${workspaces.a}/ask/${name}`, body)
      const byReadKey = await post('a', keys.b.read, name, body)
      const byWriteKey = await post('a', keys.b.write, name, body)
      const answers = [byColleague, byReadKey, byWriteKey]
      expect([name, ...answers.map(one => one.status)]).toEqual([name, 404, 404, 404])
      for (const one of answers) expect(await one.text()).not.toMatch(mark)
      expect((await post('b', keys.b.write, name, body)).status).toBe(403)
    }
    expect((await colleague.get(`/api/w/${workspaces.a}/questions`)).status).toBe(404)
  })

  it('is answered the same to a colleague of B and on the command line', async () => {
    for (const { name, example } of await listed()) {
      const expected = JSON.parse(beside.get(`${name} b 0`)!).answer
      const byColleague = await colleague.post(`/api/w/${workspaces.b}/ask/${name}`, { input: example })
      expect((await byColleague.json()).answer).toEqual(expected)
      expect(JSON.parse(await onCommandLine(name, example)).answer).toEqual(expected)
    }
  })
})

async function onCommandLine(question: string, input: object): Promise<string> {
  const streams = { out: new PassThrough({ encoding: 'utf8' }), err: new PassThrough({ encoding: 'utf8' }) }
  const said = ['ask', question, JSON.stringify(input), '--json', '--workspace', String(workspaces.b)]
  const args = [...said, '--data', join(folder, 'data')]
  const code = await runCli(args, { compose: composeParts, streams }, [askCommand])
  expect([question, code, streams.err.read()]).toEqual([question, 0, null])
  return streams.out.read()
}
