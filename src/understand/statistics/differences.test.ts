import { describe, expect, it } from 'vitest'
import { seeded } from '../../../test/seeded.ts'
import { medianDifference } from './median-difference.ts'
import { shareDifference } from './share-difference.ts'
import { quantile, type WeightedValues, without } from './weighted-values.ts'

const weighted = (list: readonly number[]): WeightedValues => {
  const groups = [...Map.groupBy(list, x => x)].sort(([a], [b]) => a - b)
  return { values: groups.map(([value]) => value), weights: groups.map(([, all]) => all.length) }
}

describe('a difference of shares', () => {
  it('has the interval that Newcombe published (1998, method 10)', () => {
    const published = [
      [56, 70, 48, 80, 0.0524, 0.3339],
      [9, 10, 3, 10, 0.1705, 0.809],
      [6, 7, 2, 7, 0.0582, 0.8062],
      [5, 56, 0, 29, -0.0381, 0.1926],
      [0, 10, 0, 20, -0.1611, 0.2775],
      [10, 10, 0, 10, 0.6075, 1],
    ] as const
    for (const [n1, of1, n2, of2, low, high] of published) {
      const found = shareDifference({ n: n1, of: of1 }, { n: n2, of: of2 })!
      expect(found.low).toBeCloseTo(low, 4)
      expect(found.high).toBeCloseTo(high, 4)
    }
  })

  it('has the chance of Fisher: the lady tasting tea, and a table whose margins leave no other', () => {
    expect(shareDifference({ n: 3, of: 4 }, { n: 1, of: 4 })!.p).toBeCloseTo(34 / 70, 10)
    expect(shareDifference({ n: 1, of: 10 }, { n: 11, of: 14 })!.p).toBeCloseTo(0.0027594561852, 13)
    expect(shareDifference({ n: 0, of: 5 }, { n: 0, of: 7 })!.p).toBe(1)
    expect(shareDifference({ n: 0, of: 0 }, { n: 1, of: 7 })).toBeNull()
  })
})

describe('a difference of medians', () => {
  it('has an interval that contains the truth 95 times of 100, whatever the distribution', () => {
    const random = seeded(7)
    const draws = {
      exponential: () => -Math.log(1 - random()),
      even: () => random(),
      'with ties': () => Math.floor(random() * 40),
    }
    for (const [name, draw] of Object.entries(draws)) {
      let hits = 0
      let alarms = 0
      for (let i = 0; i < 600; i++) {
        const list = (n: number) => weighted(Array.from({ length: n }, draw))
        const found = medianDifference(list(60), list(200))!
        if (found.low <= 0 && found.high >= 0) hits++
        if (found.p < 0.05) alarms++
      }
      expect([name, hits / 600 > 0.92, hits / 600 < 0.99]).toEqual([name, true, true])
      expect(alarms).toBe(600 - hits)
    }
  })

  it('says nothing of few, and is the same for values and for their counts', () => {
    expect(medianDifference(weighted([1, 2, 3]), weighted([1, 2, 3, 4, 5, 6, 7, 8, 9]))).toBeNull()
    const all = weighted([5, 1, 1, 3, 9, 9, 9])
    expect(quantile(all, 0.5)).toBe(5)
    expect(quantile(weighted([1, 2, 4, 8]), 0.5)).toBe(3)
    expect(without(all, weighted([1, 9, 9]))).toEqual(weighted([1, 3, 5, 9]))
    expect(quantile(weighted([]), 0.5)).toBeNull()
  })
})
