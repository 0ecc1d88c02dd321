import { beforeAll, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../test/engines.ts'
import { createWorld, type SaidMessage, type World } from '../../test/world.ts'
import { readCatalogue } from './catalogue.ts'

/** Of each name and path the examples: the most frequent first, then by bytes; at most five. */
function twin(said: readonly SaidMessage[]): Map<string, string[]> {
  const counts = new Map<string, Map<string, number>>()
  for (const { event, properties } of said)
    for (const [path, value] of Object.entries(properties as Record<string, unknown>)) {
      const at = counts.get(`${event} ${path}`) ?? new Map<string, number>()
      if (value !== '') at.set(String(value), (at.get(String(value)) ?? 0) + 1)
      counts.set(`${event} ${path}`, at)
    }
  const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
  const sorted = [...counts].map(([key, at]) => {
    const best = [...at].sort(([a, n], [b, m]) => m - n || byBytes(a, b)).slice(0, 5)
    return [key, best.map(([value]) => value)] as const
  })
  return new Map(sorted)
}

describeOnWarehouses('the catalogue', warehouse => {
  let world: World
  const coupons = ['عيد', 'ramadan', 'Ramadan', '', 'été', 'b', 'a', 'أهلا']
  const said: SaidMessage[] = Array.from({ length: 240 }, (_, i) => ({
    event: i % 3 === 0 ? 'Cart Viewed' : 'Order Completed',
    userId: `u${i % 7}`,
    properties: {
      coupon: coupons[(i * 5) % 8],
      // Twelve values that are equally frequent, and one more that is more so.
      size: i % 13 === 0 ? 'x' : `s${i % 12}`,
      price: i % 4,
      ...(i === 0 ? { rare: 'once' } : {}),
    },
  }))
  beforeAll(async () => {
    world = await createWorld(warehouse())
    const other = await createWorld(warehouse())
    await other.send({ event: 'Cart Viewed', properties: { coupon: 'of another shop' } })
    for (let i = 0; i < said.length; i += 60) await world.send(...said.slice(i, i + 60))
  })

  test('gives examples in the order of their frequency, then of the text, each time', async () => {
    const expected = twin(said)
    for (let round = 0; round < 3; round++) {
      const events = await readCatalogue(warehouse(), world.scope)
      expect(events.map(e => [e.name, e.count])).toEqual([
        ['Order Completed', 160],
        ['Cart Viewed', 80],
      ])
      const found = events.flatMap(e => e.properties.map(p => [`${e.name} ${p.path}`, p.examples] as const))
      expect(new Map(found)).toEqual(expected)
      const types = events[1]?.properties.map(p => [p.path, p.type, p.share])
      expect(types).toEqual([
        ['coupon', 'String', 1],
        ['price', 'Int64', 1],
        ['size', 'String', 1],
        ['rare', 'String', 1 / 80],
      ])
    }
  })
})
