import { describe, expect, it } from 'vitest'
import { seeded } from '../../../test/seeded.ts'
import type { DayPoint } from './day-series.ts'
import { effectOfChange, type Placebo, trendsApart } from './effect-of-change.ts'

/** Counts that vary around a height, `more` times higher from a day on. */
function group(seed: number, { from = 1_000, more = 1 }: { from?: number; more?: number } = {}): DayPoint[] {
  const random = seeded(seed)
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Array.from({ length: 168 }, (_, t) => ({
    n: Math.round(100 * (t >= from ? more : 1) + 10 * gauss()),
    of: 1,
  }))
}
const change = 140
const ask = (treated: DayPoint[], controls: DayPoint[][]) =>
  effectOfChange({ treated, controls, change, scale: 'relative' }).placebos

/** Holm by definition: sorted, each times as many as are left, never less than the one before. */
function corrected(placebos: readonly Placebo[]): boolean[] {
  const sorted = placebos.map(({ estimate }) => estimate.p).toSorted((a, b) => a - b)
  return placebos.map(({ estimate }) => {
    const until = sorted.slice(0, sorted.indexOf(estimate.p) + 1)
    return Math.max(...until.map((p, i) => p * (sorted.length - i))) < 0.05
  })
}

describe('a pretended change', () => {
  it('is found where something else had happened, on its day and in its group alone', () => {
    const earlier = ask(group(1, { from: change - 28, more: 1.4 }), [group(2), group(3)])
    expect(earlier.filter(({ of }) => of === 'date').map(({ at, found }) => [at, found])).toEqual([
      [28, true],
      [56, false],
      [84, false],
      [112, false],
    ])
    const [first, second, third] = ask(group(4), [
      group(5),
      group(6, { from: change, more: 1.6 }),
      group(7),
    ]).filter(({ of }) => of === 'group')
    expect([first?.at, second?.at, third?.at, second?.found]).toEqual([0, 1, 2, true])
    expect(second!.estimate.effect).toBeCloseTo(0.6, 0.7)
    // Each against the others alone: half of what the others are rose by 0.6.
    expect(first!.estimate.effect).toBeCloseTo(1 / 1.3 - 1, 1)
  })

  it('is found no more often because there are many of them', () => {
    let lucky = 0
    for (let seed = 1; seed <= 12; seed++) {
      const controls = [1, 2, 3, 4].map(i => group(1_000 * i + seed))
      const placebos = ask(group(seed), controls)
      for (const which of ['date', 'group'] as const) {
        const own = placebos.filter(({ of }) => of === which)
        expect(own.map(({ found }) => found)).toEqual(corrected(own))
        lucky += own.filter(({ estimate, found }) => estimate.p < 0.05 && !found).length
      }
    }
    expect(lucky).toBeGreaterThan(2)
  })
})

it('asks whether trends drew apart by whole weeks before the change, whatever stood in the days before these', () => {
  const [treated, control] = [group(8), group(9)]
  const odd = treated.map((day, t) => (t < 3 ? { n: 100_000, of: 1 } : day))
  const of = (points: DayPoint[]) => trendsApart({ treated: points, control, change: 80, scale: 'relative' })
  expect(of(odd)).toEqual(of(treated))
  expect(of(treated)!.freedom).toBe(11 - 2)
})
