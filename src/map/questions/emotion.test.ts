import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { createWorld, type SaidMessage } from '../../../test/world.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import { emotion } from './emotion.ts'
import { quotes } from './quotes.ts'

const clause = (event: string, path?: string) => ({
  event,
  channels: [],
  where: path ? [{ path, op: 'over' as const, value: '2' }] : [],
})
const steps = [
  { id: 'receives', rule: [clause('Delivered')] },
  { id: 'says', rule: [clause('Reviewed'), clause('Surveyed', 'weight')] },
]
const scores = [
  { event: 'Reviewed', path: 'rating', worst: 1, best: 5, about: null },
  { event: 'Surveyed', path: 'answers.nps', worst: 0, best: 10, about: null },
  { event: 'Surveyed', path: 'courier', worst: 5, best: 1, about: 'receives' },
]
const period = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 1) }

/** The same by hand: every score to its steps, then mean and deviation. */
function twin(messages: readonly SaidMessage[]): Record<string, { mean: number; n: number; half: number }> {
  const moods: Record<string, number[]> = {}
  for (const m of messages) {
    const p = JSON.parse(JSON.stringify(m.properties))
    const at = Date.parse(String(m.timestamp))
    if (at < period.from || at >= period.to) continue
    const put = (id: string, x: unknown, worst: number, best: number) => {
      const mood = typeof x === 'number' ? -2 + (4 * (x - worst)) / (best - worst) : Number.NaN
      if (mood >= -2 && mood <= 2) moods[id] = [...(moods[id] ?? []), mood]
    }
    if (m.event === 'Reviewed') put('says', p.rating, 1, 5)
    if (m.event === 'Surveyed' && p.weight > 2) put('says', p.answers?.nps, 0, 10)
    if (m.event === 'Surveyed') put('receives', p.courier, 5, 1)
  }
  return Object.fromEntries(
    Object.entries(moods).map(([id, list]) => {
      const mean = list.reduce((a, b) => a + b, 0) / list.length
      const variance = list.reduce((a, b) => a + (b - mean) ** 2, 0) / (list.length - 1)
      return [
        id,
        {
          mean,
          n: list.length,
          half: list.length > 1 ? (1.96 * Math.sqrt(variance)) / Math.sqrt(list.length) : 4,
        },
      ]
    }),
  )
}

const anyMessage = fc.record({
  event: fc.constantFrom('Reviewed', 'Surveyed', 'Delivered'),
  timestamp: fc.constantFrom(
    '2026-09-30T23:59:59.999Z',
    '2026-10-01T00:00:00Z',
    '2026-10-15T12:00:00Z',
    '2026-10-31T23:59:59.999Z',
    '2026-11-01T00:00:00Z',
  ),
  properties: fc.record({
    rating: fc.constantFrom(1, 2, 3, 4, 5, 6, 0, 'five', null),
    weight: fc.integer({ min: 0, max: 5 }),
    courier: fc.constantFrom(1, 3, 5, 9),
    answers: fc.record({ nps: fc.integer({ min: -1, max: 11 }) }),
  }),
})

describeOnWarehouses('map.emotion', warehouse => {
  it('agrees with its twin on random scores', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMessage, { maxLength: 60 }), async messages => {
        const world = await createWorld(warehouse())
        if (messages.length > 0) await world.send(...messages)
        const other = await createWorld(warehouse())
        await other.send({ event: 'Reviewed', timestamp: '2026-10-15T12:00:00Z', properties: { rating: 1 } })
        const { answer } = await ask(
          emotion,
          { warehouse: warehouse(), scope: world.scope },
          { steps, scores, period },
        )
        const expected = twin(messages)
        expect(Object.keys(answer).sort()).toEqual(Object.keys(expected).sort())
        for (const [id, e] of Object.entries(expected)) {
          expect(answer[id]?.n).toBe(e.n)
          expect(answer[id]?.mean).toBeCloseTo(e.mean, 9)
          expect(answer[id]?.low).toBeCloseTo(Math.max(-2, e.mean - e.half), 9)
          expect(answer[id]?.high).toBeCloseTo(Math.min(2, e.mean + e.half), 9)
        }
      }),
      { numRuns: 12 },
    )
  })

  it('is silent where nobody was asked', async () => {
    const world = await createWorld(warehouse())
    expect(
      (
        await ask(
          emotion,
          { warehouse: warehouse(), scope: world.scope },
          { steps, scores: [], period: null },
        )
      ).answer,
    ).toEqual({})
  })
})

describeOnWarehouses('map.quotes', warehouse => {
  let world: Awaited<ReturnType<typeof createWorld>>
  beforeAll(async () => {
    world = await createWorld(warehouse())
    const said = (text: string, day: number, over: SaidMessage = {}) => ({
      event: 'Reviewed',
      timestamp: `2026-10-${String(day).padStart(2, '0')}T10:00:00Z`,
      context: { channel: 'survey' },
      properties: { text, rating: 5 },
      ...over,
    })
    await world.send(
      said('قالوا يومين ووصل بعد أسبوع', 1),
      said('the same words', 2),
      said('  the same words ', 3, { userId: 'u2' }),
      said('short', 4),
      said('newest of all 👩🏽‍🚀', 5, { properties: { text: 'newest of all 👩🏽‍🚀', rating: 1 } }),
      said('another event', 6, { event: 'Delivered' }),
    )
  })

  it('gives the latest, each once, with its mood', async () => {
    const input = {
      steps,
      scores,
      quotes: [{ event: 'Reviewed', path: 'text', about: null }],
      period: null,
      most: 3,
    }
    const { answer } = await ask(quotes, { warehouse: warehouse(), scope: world.scope }, input)
    expect(Object.keys(answer)).toEqual(['says'])
    expect(answer.says?.map(q => [q.text, q.mood, q.channel])).toEqual([
      ['newest of all 👩🏽‍🚀', -2, 'survey'],
      ['the same words', 2, 'survey'],
      ['قالوا يومين ووصل بعد أسبوع', 2, 'survey'],
    ])
    const two = await ask(quotes, { warehouse: warehouse(), scope: world.scope }, { ...input, most: 2 })
    expect(two.answer.says).toHaveLength(2)
  })
})

describe('their SQL', () => {
  it.each([emotion, quotes])('is what it was', async q => {
    const golden = q === emotion ? goldenSql(emotion, emotion.example) : goldenSql(quotes, quotes.example)
    await expect(golden).toMatchFileSnapshot(`__golden__/${q.name}.sql`)
  })
})
