import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTwo, type TwoWorkspaces } from './two-workspaces.ts'

// Alerts on what moves: a number against the period before, and against twelve of them, through the doors that screens use.

const dayMs = 86_400_000
const now = Date.now()
const day = (ago: number) => new Date(now - ago * dayMs).toISOString().slice(0, 10)
const yesterday = { from: day(1), to: day(1) }
const event = 'Parcel lost'

let two: TwoWorkspaces
beforeAll(async () => {
  two = await openTwo()
})
afterAll(() => two?.close())

const of = (path: string) => `/api/w/${two.workspaces.a}${path}`
const touch = (name: string) => ({ id: name, any: [{ event: name }] })

/** So many people each day lose a parcel at noon in Cairo. */
async function lose(people: number, ago: number, who = 'usual'): Promise<void> {
  const { rihla, keys, workspaces } = two
  const batch = Array.from({ length: people }, (_, i) => ({
    type: 'track',
    event,
    userId: `${who} ${i} ${day(ago)}`,
    messageId: `${who} ${i} ${day(ago)}`,
    timestamp: `${day(ago)}T10:00:00Z`,
  }))
  const authorization = `Basic ${Buffer.from(`${keys.a.write}:`).toString('base64')}`
  const headers = { authorization, 'content-type': 'application/json' }
  const answer = await rihla.app.request('/v1/batch', {
    method: 'POST',
    headers,
    body: JSON.stringify({ batch }),
  })
  expect(answer.status).toBe(200)
  await rihla.composition.understand.journeys.settled(workspaces.a)
}

async function alertOf(rule: object): Promise<number> {
  const question = { question: 'funnel', input: { steps: [touch(event), touch('Never')], period: yesterday } }
  const saved = await (
    await two.owner.post(of('/saved-questions'), { name: `Lost ${JSON.stringify(rule)}`, ...question })
  ).json()
  const alert = {
    saved: saved.id,
    name: 'Lost',
    path: ['steps', 0, 'ofStart', 'n'],
    readers: { members: [] },
    rule,
    isOn: true,
  }
  const answer = await two.owner.post(of('/saved-alerts'), alert)
  const text = await answer.text()
  expect([answer.status, text]).toEqual([201, text])
  return JSON.parse(text).alerts.at(-1).id
}

async function look(id: number) {
  const { alerts } = await (await two.owner.post(of(`/saved-alerts/${id}/check`), {})).json()
  const { state, history } = alerts.find((one: { id: number }) => one.id === id)
  const { value, against, failed } = history[0]
  return { state, value, against, failed }
}

describe('a number that moves', () => {
  it('is told against the period before, and against what is usual', async () => {
    for (let ago = 2; ago <= 13; ago++) await lose(ago % 2 === 0 ? 4 : 5, ago)
    await lose(5, 1)
    const change = await alertOf({ kind: 'change', by: 0.5 })
    const anomaly = await alertOf({ kind: 'anomaly' })
    // Yesterday 5, the day before 4; usual are 4 and 5.
    expect(await look(change)).toEqual({ state: 'off', value: 5, against: 4, failed: '' })
    expect(await look(anomaly)).toEqual({ state: 'off', value: 5, against: 4.5, failed: '' })
    await lose(20, 1, 'sudden')
    expect(await look(change)).toEqual({ state: 'on', value: 25, against: 4, failed: '' })
    expect(await look(anomaly)).toEqual({ state: 'on', value: 25, against: 4.5, failed: '' })
  })
})
