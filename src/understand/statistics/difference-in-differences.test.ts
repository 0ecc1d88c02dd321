import { describe, expect, it } from 'vitest'
import { cardKrueger } from '../../../test/fixtures/card-krueger.ts'
import { type Cell, differenceInDifferences, pooledDifference } from './difference-in-differences.ts'
import { tCritical, tTwoSided } from './student-t.ts'

function cellOf(values: readonly number[]): Cell {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { n: values.length, mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) }
}

describe('Student’s t', () => {
  it('has the quantiles of the tables', () => {
    const tables = [
      [1, 12.7062, 4],
      [2, 4.30265, 5],
      [9, 2.262157, 6],
      [30, 2.042272, 6],
      [Number.POSITIVE_INFINITY, 1.959964, 6],
    ] as const
    for (const [freedom, t, digits] of tables) {
      expect(tCritical(0.05, freedom)).toBeCloseTo(t, digits)
      expect(tTwoSided(t, freedom)).toBeCloseTo(0.05, 6)
    }
    expect(tTwoSided(0, 5)).toBe(1)
  })
})

describe('difference in differences', () => {
  it('gives the published numbers of Card & Krueger', () => {
    const { treated, control } = cardKrueger
    const cells = (group: typeof treated) =>
      [cellOf(group.map(one => one.before)), cellOf(group.map(one => one.after))] as const
    const found = pooledDifference({ treated: cells(treated), control: cells(control) })
    const [t0, t1] = cells(treated)
    const [c0, c1] = cells(control)
    expect(t1.mean - t0.mean).toBeCloseTo(0.466667, 6)
    expect(c1.mean - c0.mean).toBeCloseTo(-2.283333, 6)
    expect(found.effect).toBeCloseTo(2.75, 6)
    expect(found.error).toBeCloseTo(1.731, 3)
    expect(found.t).toBeCloseTo(1.588, 3)
    // 768 answers less four means: the t of so many is 1.963.
    expect(found.freedom).toBe(764)
    expect([found.low, found.high]).toEqual(
      [2.75, 2.75].map((x, i) => expect.closeTo(x + (2 * i - 1) * 1.96308 * found.error, 4)),
    )
  })

  const days = (n: number, value: (t: number) => number, of: (t: number) => number = () => 1) =>
    Array.from({ length: n }, (_, t) => ({ n: value(t), of: of(t) }))

  it('is the difference of the changes where days are alike, and tells counts as so many times more', () => {
    const wave = (t: number) => 3 * Math.sin(t)
    const treated = days(112, t => (t < 56 ? 100 : 180) + wave(t))
    const control = days(112, t => (t < 56 ? 50 : 60) + wave(t * 1.7))
    const found = differenceInDifferences({ treated, control, change: 56, scale: 'relative' })
    expect(found?.effect).toBeCloseTo(1.8 / 1.2 - 1, 2)
    expect(found!.low < 0.5 && found!.high > 0.5 && found!.high - found!.low < 0.1).toBe(true)
    const points = differenceInDifferences({
      treated: days(
        112,
        t => (t < 56 ? 4 : 6) + (t % 5 === 0 ? 1 : 0),
        () => 10,
      ),
      control: days(
        112,
        t => 3 + (t % 3 === 0 ? 1 : 0),
        () => 8,
      ),
      change: 56,
      scale: 'additive',
    })
    expect(points?.effect).toBeCloseTo(0.2, 2)
  })

  /** Whole weeks of one height each: a block adds up to its mean. */
  const weeks = (...heights: readonly number[]) => days(7 * heights.length, t => heights[Math.floor(t / 7)]!)
  const ofMean = (list: readonly number[]) => {
    const { n, squares } = cellOf(list)
    return squares / (n - 1) / n
  }

  it('has the error that the means of its weeks have, and the freedom of Welch', () => {
    const [before, after] = [
      [10, 14, 12],
      [20, 23, 19, 26],
    ]
    const treated = weeks(...before, ...after)
    const found = differenceInDifferences({ treated, control: null, change: 21, scale: 'additive' })!
    const [v0, v1] = [ofMean(before), ofMean(after)]
    expect(found.effect).toBeCloseTo(10, 9)
    expect(found.error).toBeCloseTo(Math.sqrt(v0 + v1), 9)
    expect(found.freedom).toBeCloseTo((v0 + v1) ** 2 / (v0 ** 2 / 2 + v1 ** 2 / 3), 9)
    // What both groups meet cancels: left are the weeks of their differences.
    const control = weeks(8, 13, 12, 14, 19, 13, 18)
    const both = differenceInDifferences({ treated, control, change: 21, scale: 'additive' })!
    expect(both.effect).toBeCloseTo(10 - 5, 9)
    expect(both.error).toBeCloseTo(Math.sqrt(ofMean([2, 1, 0]) + ofMean([6, 4, 6, 8])), 9)
    // Two weeks after say too little of their own error: they have that of the weeks before, of which there were more.
    const short = differenceInDifferences({
      treated: weeks(...before, 20, 22),
      control: null,
      change: 21,
      scale: 'additive',
    })!
    expect([short.effect, short.freedom]).toEqual([expect.closeTo(9, 9), 2])
    expect(short.error).toBeCloseTo(Math.sqrt(v0 + v0 * 1.5), 9)
  })

  it('takes fortnights for independent, and no days, where eight weeks lie before', () => {
    const heights = [10, 14, 12, 9, 15, 13, 10, 11]
    const later = [18, 16, 20, 21, 17, 22, 19, 20]
    const found = differenceInDifferences({
      treated: weeks(...heights, ...later),
      control: null,
      change: 56,
      scale: 'additive',
    })!
    const pairs = (list: readonly number[]) => [0, 2, 4, 6].map(i => (list[i]! + list[i + 1]!) / 2)
    expect(found.error).toBeCloseTo(Math.sqrt(ofMean(pairs(heights)) + ofMean(pairs(later))), 9)
  })

  it('compares three days of a sale with the same weekdays, and borrows their error from before', () => {
    const weekly = (t: number) => 10 * ((((t - 70) % 7) + 7) % 7) + (t % 11)
    const treated = days(73, t => 20 + weekly(t) + (t >= 70 ? 30 : 0))
    const found = differenceInDifferences({ treated, control: null, change: 70, scale: 'additive' })
    expect(found?.effect).toBeCloseTo(30, -0.7)
    expect(found!.freedom).toBe(4)
    expect(found!.low).toBeGreaterThan(20)
  })

  it('tells nothing where there is nothing to compare', () => {
    const flat = days(40, () => 0)
    const of = { treated: flat, control: null, change: 30 } as const
    expect(differenceInDifferences({ ...of, scale: 'relative' })).toBeNull()
    expect(differenceInDifferences({ ...of, scale: 'additive' })).toBeNull()
    expect(differenceInDifferences({ ...of, change: 10, scale: 'additive' })).toBeNull()
    expect(
      differenceInDifferences({
        treated: days(
          40,
          () => 1,
          () => 0,
        ),
        control: null,
        change: 30,
        scale: 'additive',
      }),
    ).toBeNull()
  })
})
