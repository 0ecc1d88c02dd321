import { afterAll, beforeAll, expect, it } from 'vitest'
import { bought, seen } from './question-walk.ts'
import { openTwo, type TwoWorkspaces } from './two-workspaces.ts'

// Recent answers through the doors that screens use: who gets them, and when they are gone.

let two: TwoWorkspaces
beforeAll(async () => {
  two = await openTwo()
  await two.fill('a')
  await two.fill('b')
})
afterAll(() => two?.close())

const quarter = 15 * 60_000
const touch = (event: string) => ({ id: event, any: [{ event }] })
const input = { steps: [touch(seen), touch(bought)], period: { from: '2026-09-01', to: '2026-10-31' } }
const at = (path: string, name: 'a' | 'b' = 'a') => `/api/w/${two.workspaces[name]}${path}`

async function asked(answer: Response | Promise<Response>) {
  const said = await (await answer).json()
  return { at: said.evidence.at, people: said.evidence.people, answer: said.answer }
}
const ask = (notOlderThanMs: number, name: 'a' | 'b' = 'a', who = two.owner) =>
  asked(who.post(at('/ask/funnel', name), { input, notOlderThanMs }))

async function buys(userId: string): Promise<void> {
  const batch = [seen, bought].map((event, n) => ({
    ...{ type: 'track', event, userId, messageId: `${userId} ${n}` },
    timestamp: `2026-10-20T10:0${n}:00Z`,
  }))
  const authorization = `Basic ${Buffer.from(`${two.keys.a.write}:`).toString('base64')}`
  const answer = await two.rihla.app.request('/v1/batch', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ batch }),
  })
  expect(answer.status).toBe(200)
  await two.rihla.composition.understand.journeys.settled(two.workspaces.a)
}

it('are given as they were to whoever may ask in that workspace, until somebody asks anew', async () => {
  const first = await ask(quarter)
  expect(first.people).toBe(6)
  await buys('late')
  expect(await ask(quarter)).toEqual(first)
  const inB = await ask(quarter, 'b')
  expect([inB.people, inB.at > first.at]).toEqual([6, true])
  expect([403, 404]).toContain(
    (await two.colleague.post(at('/ask/funnel'), { input, notOlderThanMs: quarter })).status,
  )
  expect((await two.rihla.app.request(at('/ask/funnel'), { method: 'POST', body: '{}' })).status).toBe(401)
  expect((await ask(quarter, 'b', two.colleague)).at).toBe(inB.at)
  const fresh = await ask(0)
  expect([fresh.people, fresh.at > first.at]).toEqual([7, true])
  expect(await ask(quarter)).toEqual(fresh)
  for (const wrong of [-1, 86_400_001, 0.5, 'soon'])
    expect((await two.owner.post(at('/ask/funnel'), { input, notOlderThanMs: wrong })).status).toBe(400)
})

it('are those of a board and of its link, which asks the engine once a minute at most', async () => {
  const known = await ask(quarter)
  const tile = { kind: 'question', id: 'a', width: 12, height: 3, question: 'funnel', input }
  const content = { tiles: [tile], refreshMinutes: 5 }
  const board = await (await two.owner.post(at('/boards'), { name: 'Kept', content })).json()
  const answers = async (body: object) => {
    const [one] = (await (await two.owner.post(at(`/boards/${board.id}/answers`), body)).json()).answers
    return one.asked.evidence.at
  }
  expect(await answers({ notOlderThanMs: quarter })).toBe(known.at)
  const anew = await answers({})
  expect(anew).toBeGreaterThan(known.at)
  const link = { of: { board: board.id }, language: 'en' }
  const { path } = await (await two.owner.post(at('/embeds'), link)).json()
  const through = (notOlderThanMs: number) =>
    asked(
      two.rihla.app.request(`/api/embed/${path.split('/').at(-1)}/ask/funnel`, {
        method: 'POST',
        body: JSON.stringify({ input, notOlderThanMs }),
        headers: { 'content-type': 'application/json', origin: 'http://localhost' },
      }),
    )
  for (const age of [quarter, 0]) expect((await through(age)).at).toBe(anew)
  // Opened, it is in the queue for its next time.
  const isScheduled = async () =>
    (await two.rihla.engines.jobs.list()).filter(({ name }) => name === 'understand.boards-refresh').length
  expect(await isScheduled()).toBe(1)
})

it('are gone when somebody is erased', async () => {
  const before = await ask(quarter)
  const inB = await ask(quarter, 'b')
  expect((await two.owner.post(at(`/people/${encodeURIComponent('user_id:late')}/erase`), {})).status).toBe(
    200,
  )
  const after = await ask(quarter)
  expect([before.people, after.people, after.at > before.at]).toEqual([7, 6, true])
  expect(await ask(quarter, 'b')).toEqual(inB)
})
