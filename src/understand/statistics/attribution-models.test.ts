import { expect, test } from 'vitest'
import { seeded } from '../../../test/seeded.ts'
import {
  attribute,
  positionShares,
  shapleyCredits,
  splitOverDistinct,
  type ValuedPath,
} from './attribution-models.ts'
import { type CountedPath, countChain, markovEffects, solveChain } from './markov.ts'
import { shapleyValues } from './shapley.ts'

const path = (text: string, conversions: number, nulls = 0): ValuedPath => {
  const touches = text.split('>')
  return {
    path: touches,
    conversions,
    nulls,
    revenue: conversions * 100,
    decay: touches.map(() => 1),
    decayRevenue: [],
  }
}
const options = {
  weights: { first: 40, middle: 20, last: 40 },
  isDirect: (touch: string) => touch === 'Direct',
}

function randomPaths(seed: number, touches: number): ValuedPath[] {
  const random = seeded(seed)
  return Array.from({ length: 60 }, () => {
    const length = 1 + Math.floor(random() * 6)
    const names = Array.from({ length }, () => `t${Math.floor(random() * touches)}`)
    return path(names.join('>'), Math.floor(random() * 4), Math.floor(random() * 5))
  })
}

test('the chains of the literature come out exactly', () => {
  const a = markovEffects([path('A>B>A>B>B>A', 1), path('A>B>B>A>A', 1), path('A>A', 1)])
  expect(a.base).toBeCloseTo(1, 9)
  expect(a.removal.get('A')).toBeCloseTo(1, 9)
  expect(a.removal.get('B')).toBeCloseTo(0.5, 9)
  const b = markovEffects([path('C1>C2>C3', 1), path('C1', 0, 1), path('C2>C3', 0, 1)])
  expect(b.base).toBeCloseTo(1 / 3, 9)
  expect(['C1', 'C2', 'C3'].map(c => b.removal.get(c))).toEqual([0.5, 1, 1].map(x => expect.closeTo(x, 9)))
})

/** By the definition: the touch leads nowhere any more, and the chain is walked until nobody is left in it. */
function withoutTouch(paths: readonly CountedPath[], without: string | null): number {
  const { touches, counts } = countChain(paths)
  const rows = counts.map(row =>
    row.map(
      one =>
        one /
        Math.max(
          1,
          row.reduce((a, b) => a + b, 0),
        ),
    ),
  )
  let here = Float64Array.from(rows[0]!)
  let converted = 0
  for (let step = 0; step < 3_000; step++) {
    converted += here[touches.length]!
    const next = new Float64Array(here.length)
    for (const [i, touch] of touches.entries())
      if (touch !== without) for (const [j, p] of rows[i + 1]!.entries()) next[j]! += here[i]! * p
    here = next
  }
  return converted
}

test.each([1, 2, 3])(
  'removal effects are those of a chain without the touch, walked to its end (%i)',
  seed => {
    const paths = randomPaths(seed, 6)
    const { base, removal } = markovEffects(paths)
    expect(base).toBeCloseTo(withoutTouch(paths, null), 9)
    for (const [touch, effect] of removal)
      expect(effect).toBeCloseTo(1 - withoutTouch(paths, touch) / base, 9)
  },
)

test.each([1, 2, 3])('repeats in a row change no removal effect (%i)', seed => {
  const paths = randomPaths(seed, 4)
  const collapsed = paths.map(one => ({ ...one, path: one.path.filter((t, i) => t !== one.path[i - 1]) }))
  const [all, without] = [markovEffects(paths), markovEffects(collapsed)]
  for (const [touch, effect] of all.removal) expect(without.removal.get(touch)).toBeCloseTo(effect, 9)
})

test('a touch that always ends in nothing has no effect, and no paths give none', () => {
  expect(markovEffects([path('A', 1), path('B', 0, 3)]).removal.get('B')).toBe(0)
  expect(solveChain(countChain([]))).toEqual({ base: 0, removal: new Map() })
})

test('the Shapley toy', () => {
  const worths = [0, 0.2, 0.1, 0.47, 0.17, 0.67, 0.27, 1]
  const [f, o, l] = shapleyValues(3, set => worths[set]!)
  expect([f, o, l]).toEqual([0.455, 0.205, 0.34].map(x => expect.closeTo(x, 9)))
})

test.each([1, 2, 3, 4, 5])('Shapley equals each conversion split over its distinct touches (%i)', seed => {
  const paths = randomPaths(seed, 2 + seed * 2)
  const [exact, identity] = [shapleyCredits(paths), splitOverDistinct(paths)]
  for (const [touch, credit] of exact) {
    const split = identity.get(touch) ?? { conversions: 0, revenue: 0 }
    expect(credit.conversions).toBeCloseTo(split.conversions, 9)
    expect(credit.revenue).toBeCloseTo(split.revenue, 6)
  }
})

test('position: 40/20/40 of 140.00 is 56/28/56; two share evenly, one has all', () => {
  expect(positionShares(3, options.weights).map(share => share * 140)).toEqual(
    [56, 28, 56].map(x => expect.closeTo(x, 9)),
  )
  expect(positionShares(2, options.weights)).toEqual([0.5, 0.5])
  expect(positionShares(1, options.weights)).toEqual([1])
  expect(positionShares(2, { first: 0, middle: 100, last: 0 })).toEqual([0.5, 0.5])
})

test.each([7, 8])('every model gives away all conversions and all revenue, no more (%i)', seed => {
  const paths = randomPaths(seed, 20)
  const total = paths.reduce((sum, one) => sum + one.conversions, 0)
  for (const credits of Object.values(
    attribute(paths, { ...options, removal: markovEffects(paths).removal }),
  )) {
    const given = [...credits.values()]
    expect(given.reduce((sum, one) => sum + one.conversions, 0)).toBeCloseTo(total, 6)
    expect(given.reduce((sum, one) => sum + one.revenue, 0)).toBeCloseTo(total * 100, 4)
  }
})

test('each rule gives the touches of a path what it says, of conversions and of revenue', () => {
  const one = { path: ['A', 'B', 'C', 'Direct'], conversions: 2, nulls: 0, revenue: 30 }
  const paths = [{ ...one, decay: [1, 2, 4, 8], decayRevenue: [8, 4, 2, 1] }]
  const credits = attribute(paths, { ...options, removal: new Map(Object.entries({ A: 3, B: 1 })) })
  const given = (model: keyof typeof credits) =>
    ['A', 'B', 'C', 'Direct'].map(touch => credits[model].get(touch) ?? { conversions: 0, revenue: 0 })
  const shares = (list: readonly number[], ofRevenue = list) =>
    list.map((share, i) => ({
      conversions: expect.closeTo(2 * share, 9),
      revenue: expect.closeTo(30 * ofRevenue[i]!, 9),
    }))
  expect(given('first')).toEqual(shares([1, 0, 0, 0]))
  expect(given('last')).toEqual(shares([0, 0, 0, 1]))
  expect(given('last-non-direct')).toEqual(shares([0, 0, 1, 0]))
  expect(given('linear')).toEqual(shares([0.25, 0.25, 0.25, 0.25]))
  expect(given('position')).toEqual(shares([0.4, 0.1, 0.1, 0.4]))
  const decay = [1, 2, 4, 8].map(weight => weight / 15)
  expect(given('decay')).toEqual(shares(decay, decay.toReversed()))
  expect(given('markov')).toEqual(shares([0.75, 0.25, 0, 0]))
  expect(given('shapley')).toEqual(shares([0.25, 0.25, 0.25, 0.25]))
})

test('last non-direct passes over direct touches, unless there is nothing else', () => {
  const credits = attribute([path('Email>Direct>Direct', 2), path('Direct', 1)], {
    ...options,
    removal: new Map(),
  })['last-non-direct']
  expect(Object.fromEntries([...credits].map(([touch, credit]) => [touch, credit.conversions]))).toEqual({
    Email: 2,
    Direct: 1,
  })
})
