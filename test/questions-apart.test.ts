import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askCommand } from '../src/cli/commands/ask.ts'
import { runCli } from '../src/cli/run-cli.ts'
import { composeParts } from '../src/parts.ts'
import { fieldsWith, freeFields, walkOf } from './question-walk.ts'
import { mark, type Name, openTwo, type TwoWorkspaces, words } from './two-workspaces.ts'

// Whatever is asked in B, in the words and numbers of A too, is answered as if A were empty.

let two: TwoWorkspaces
beforeAll(async () => {
  two = await openTwo()
  await two.fill('b')
})
afterAll(() => two?.close())

function post(name: Name, key: string, question: string, body: object): Promise<Response> {
  return two.call(name, { method: 'POST', path: `/ask/${question}`, body, authorization: `Bearer ${key}` })
}

/** What a question answers, without how long it took and when. */
async function ask(name: Name, question: string, input: object, explain = false): Promise<string> {
  const response = await post(name, two.keys[name].read, question, { input, explain })
  const { evidence, ...rest } = await response.json()
  if (response.status !== 200)
    throw new Error(`${question} ${JSON.stringify(input)}: ${JSON.stringify(rest)}`)
  return JSON.stringify({ ...rest, evidence: { ...evidence, ms: 0, at: 0 } })
}

async function listed(): Promise<{ name: string; input: unknown; example: object }[]> {
  return (await (await two.colleague.get(`/api/w/${two.workspaces.b}/questions`)).json()).questions
}

/** Much of a question is the engine reading it, on one core: the other takes the next. */
async function twoAtATime<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values()
  const next = async () => {
    for (const one of left) await work(one)
  }
  await Promise.all([next(), next()])
}

/** Each question in the words of each workspace, the same once; by its name, whose words and which input. */
async function walk(name: Name, inWords: readonly Name[]): Promise<Map<string, string>> {
  const asked = (await listed()).flatMap(({ name: question, example }) =>
    inWords.flatMap(whose =>
      [example, ...(walkOf(words[whose])[question] ?? [])].map((input, i) => ({ question, whose, i, input })),
    ),
  )
  const answers = new Map<string, string>()
  const same = Map.groupBy(asked, ({ question, input }) => JSON.stringify([question, input]))
  await twoAtATime([...same.values()], async ones => {
    const { question, input } = ones[0]!
    const answer = await ask(name, question, input)
    for (const { whose, i } of ones) answers.set(`${question} ${whose} ${i}`, answer)
  })
  return answers
}

// Some hundred inputs of thirty questions, twice: longer than a test usually may take.
describe('every question', { timeout: 300_000 }, () => {
  let alone: Map<string, string>
  let beside: Map<string, string>
  let ofA: Map<string, string>
  beforeAll(async () => {
    alone = await walk('b', ['a', 'b'])
    await two.fill('a')
    beside = await walk('b', ['a', 'b'])
    ofA = await walk('a', ['a'])
  }, 900_000)

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
    await twoAtATime(await listed(), async ({ name, example }) => {
      for (const input of [example, walkOf(words.b)[name]?.at(-1) ?? {}])
        expect(await ask('b', name, input, true)).not.toMatch(mark)
    })
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
      const byColleague = await two.colleague.post(`/api/w/${two.workspaces.a}/ask/${name}`, body)
      const byReadKey = await post('a', two.keys.b.read, name, body)
      const byWriteKey = await post('a', two.keys.b.write, name, body)
      const answers = [byColleague, byReadKey, byWriteKey]
      expect([name, ...answers.map(one => one.status)]).toEqual([name, 404, 404, 404])
      for (const one of answers) expect(await one.text()).not.toMatch(mark)
      expect((await post('b', two.keys.b.write, name, body)).status).toBe(403)
    }
    expect((await two.colleague.get(`/api/w/${two.workspaces.a}/questions`)).status).toBe(404)
  })

  it('is answered the same to a colleague of B and on the command line', async () => {
    await twoAtATime(await listed(), async ({ name, example }) => {
      const expected = JSON.parse(beside.get(`${name} b 0`)!).answer
      const byColleague = await two.colleague.post(`/api/w/${two.workspaces.b}/ask/${name}`, {
        input: example,
      })
      expect((await byColleague.json()).answer).toEqual(expected)
      expect(JSON.parse(await onCommandLine(name, example)).answer).toEqual(expected)
    })
  })
})

async function onCommandLine(question: string, input: object): Promise<string> {
  const streams = { out: new PassThrough({ encoding: 'utf8' }), err: new PassThrough({ encoding: 'utf8' }) }
  const said = ['ask', question, JSON.stringify(input), '--json', '--workspace', String(two.workspaces.b)]
  const args = [...said, '--data', join(two.folder, 'data')]
  const code = await runCli(args, { compose: composeParts, streams }, [askCommand])
  expect([question, code, streams.err.read()]).toEqual([question, 0, null])
  return streams.out.read()
}
