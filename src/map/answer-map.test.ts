import { beforeAll, expect, it } from 'vitest'
import { describeOnWarehouses } from '../../test/engines.ts'
import { openJourneys } from '../../test/journey-log.ts'
import { createWorld, type SaidMessage, type World } from '../../test/world.ts'
import { ask } from '../platform/warehouse/question.ts'
import type { Journeys } from '../understand/journeys/create-journeys.ts'
import { answerMap } from './answer-map.ts'
import { draftMap } from './draft/draft-map.ts'
import { readProperties } from './draft/read-properties.ts'
import { listCases } from './list-cases.ts'
import type { MapContent } from './model.ts'
import { eventPositions } from './questions/event-positions.ts'

const day = 86_400_000
const start = Date.UTC(2026, 9, 1)

/** 40 people look; 30 buy within a day on two channels; 20 of them get it a week later and 15 say how it was. */
function shop(): SaidMessage[] {
  const said: SaidMessage[] = []
  const at = (ms: number) => new Date(start + ms).toISOString()
  for (let i = 0; i < 40; i++) {
    const userId = `u${i}`
    said.push({ userId, event: 'Product Viewed', timestamp: at(i * 1000), context: { channel: 'web' } })
    if (i < 30)
      said.push({
        userId,
        event: 'Order Completed',
        timestamp: at(day + i * 1000),
        context: { channel: i < 10 ? 'app' : 'web' },
        properties: { revenue: 5 },
      })
    if (i < 20)
      said.push({
        userId,
        event: 'Order Delivered',
        timestamp: at(8 * day + i * 1000),
        context: { channel: 'courier' },
      })
    if (i < 15)
      said.push({
        userId,
        event: 'Product Reviewed',
        timestamp: at(9 * day + i * 1000),
        properties: { rating: i < 5 ? 1 : 5, review_body: `الكلام رقم ${i} عن الطلب` },
      })
  }
  // Seen again after everything: a step that comes back is still one.
  said.push({ userId: 'u0', event: 'Product Viewed', timestamp: at(20 * day) })
  return said
}

describeOnWarehouses('a map of a small shop', warehouse => {
  let world: World
  let journeys: Journeys
  let content: MapContent
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    world = await createWorld(warehouse())
    const other = await createWorld(warehouse())
    for (const w of [world, other]) w.intake.onStored(group => journeys.onStored(group))
    await world.send(...shop())
    await other.send({ event: 'Product Viewed', userId: 'stranger' })
    await journeys.settled(world.scope.workspace)
    await journeys.settled(other.scope.workspace)
    const positions = await ask(eventPositions, { warehouse: warehouse(), scope: world.scope }, {})
    expect(positions.answer.map(row => [row.name, row.cases])).toEqual([
      ['Product Viewed', 40],
      ['Order Completed', 30],
      ['Order Delivered', 20],
      ['Product Reviewed', 15],
    ])
    const properties = await readProperties(warehouse(), world.scope)
    content = draftMap({
      by: 'person',
      events: positions.answer.map(row => ({ ...row, properties: properties.get(row.name) ?? [] })),
      names: {},
    })
  })

  it('has the numbers that can be counted by hand', async () => {
    const answer = await answerMap(warehouse(), world.scope, content, null)
    expect(answer.cases).toBe(40)
    expect(answer.lastEvent).toBe(start + 20 * day)
    expect(answer.steps.map(s => [s.id, s.cases, s.share, s.dropOff, s.medianToNext])).toEqual([
      ['browses', 40, 1, 0.25, day],
      ['orders', 30, 0.75, 1 / 3, 7 * day],
      ['receives', 20, 0.5, 0.25, day],
      ['says-how-it-was', 15, 0.375, null, null],
    ])
    expect(answer.steps[1]?.channels).toEqual([
      { channel: 'web', cases: 20, share: 2 / 3 },
      { channel: 'app', cases: 10, share: 1 / 3 },
    ])
    expect(answer.steps[0]?.actions).toEqual([{ event: 'Product Viewed', cases: 40, share: 1 }])
    expect(answer.steps[2]?.emotion?.mean).toBeCloseTo((5 * -2 + 10 * 2) / 15, 9)
    expect(answer.steps[2]?.quotes.map(q => [q.text, q.mood])[0]).toEqual(['الكلام رقم 14 عن الطلب', 2])
    expect(answer.steps[1]?.pains.map(p => p.kind)).toEqual(['slow', 'drop-off'])
  })

  it('names exactly the people behind each number', async () => {
    const behind = async (step: string, what: 'reached' | 'left') =>
      listCases(warehouse(), world.scope, { content, behind: { step, what, period: null } })
    expect((await behind('orders', 'reached')).total).toBe(30)
    const left = await behind('orders', 'left')
    expect(left.total).toBe(10)
    expect(left.cases.map(c => c.label).sort()).toEqual(Array.from({ length: 10 }, (_, i) => `u${i + 20}`))
    expect(left.cases[0]?.identifier).toMatch(/^user_id:u2\d$/)
    await expect(behind('nowhere', 'reached')).rejects.toThrow('not-found')
  })

  it('sees only the period that was asked', async () => {
    const answer = await answerMap(warehouse(), world.scope, content, {
      from: start + 8 * day,
      to: start + 9 * day,
    })
    expect(answer.steps.map(s => s.cases)).toEqual([0, 0, 20, 0])
  })

  it('draws a step without a rule hollow, without numbers', async () => {
    const assumed: MapContent = {
      ...content,
      stages: [
        { id: 's', title: { ar: 'المغادرة' }, steps: [{ id: 'leaves', title: { ar: 'يغادر' }, rule: [] }] },
      ],
    }
    expect(await answerMap(warehouse(), world.scope, assumed, null)).toMatchObject({
      cases: 0,
      steps: [{ id: 'leaves', measured: false, cases: 0 }],
      lastEvent: null,
    })
  })
})
