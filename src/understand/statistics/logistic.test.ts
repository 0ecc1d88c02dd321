import { describe, expect, it } from 'vitest'
import { seeded } from '../../../test/seeded.ts'
import { benjaminiHochberg, holm } from './corrections.ts'
import { chanceOf, fitLogistic, logistic, type Pattern } from './logistic.ts'
import { twoSided } from './normal.ts'

/** Challenger: temperature at the start (°F) and whether a ring was damaged (Dalal, Fowlkes & Hoadley 1989; R: glm). */
const temperatures = [
  66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58,
]
const damaged = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1]
const challenger: Pattern[] = temperatures.map((t, i) => ({ x: [t], n: 1, y: damaged[i]! }))

describe('logistic regression', () => {
  it('gives what glm gives on the rings of Challenger', () => {
    const fit = fitLogistic(challenger, 'none')!
    expect(fit.base.estimate).toBeCloseTo(15.0429, 4)
    expect(fit.base.error).toBeCloseTo(7.3786, 3)
    expect(fit.effects[0]!.estimate).toBeCloseTo(-0.2322, 4)
    expect(fit.effects[0]!.error).toBeCloseTo(0.1082, 4)
    expect(fit.effects[0]!.p).toBeCloseTo(0.032, 3)
    expect(-2 * fit.logLikelihood).toBeCloseTo(20.315, 3)
  })

  it('by Firth adds half a case to each cell of a two by two table, also to an empty one', () => {
    for (const [a, n1, b, n0] of [
      [0, 12, 7, 30],
      [12, 12, 0, 9],
      [40, 100, 33, 80],
    ] as const) {
      const fit = fitLogistic([
        { x: [1], n: n1, y: a },
        { x: [0], n: n0, y: b },
      ])!
      const odds = (y: number, n: number) => Math.log((y + 0.5) / (n - y + 0.5))
      expect(fit.base.estimate).toBeCloseTo(odds(b, n0), 7)
      expect(fit.effects[0]!.estimate).toBeCloseTo(odds(a, n1) - odds(b, n0), 7)
    }
  })

  it('does not care how cases are grouped, and says which columns say nothing new', () => {
    const grouped = fitLogistic([
      { x: [0, 1, 1, 1], n: 50, y: 20 },
      { x: [1, 0, 1, 0], n: 30, y: 18 },
      { x: [1, 1, 1, 1], n: 20, y: 16 },
      { x: [0, 0, 1, 0], n: 60, y: 9 },
    ])!
    const apart = fitLogistic(
      [
        [0, 1, 1, 1, 50, 20] as const,
        [1, 0, 1, 0, 30, 18] as const,
        [1, 1, 1, 1, 20, 16] as const,
        [0, 0, 1, 0, 60, 9] as const,
      ].flatMap(([a, b, c, d, n, y]) =>
        Array.from({ length: n }, (_, i) => ({ x: [a, b, c, d], n: 1, y: i < y ? 1 : 0 })),
      ),
    )!
    for (const [j, effect] of grouped.effects.entries())
      expect(effect?.estimate ?? 0).toBeCloseTo(apart.effects[j]?.estimate ?? 0, 8)
    // The third never varies, the fourth is the second again.
    expect(grouped.effects[2]).toBeNull()
    expect(grouped.effects[3]).toBeNull()
    expect(fitLogistic([])).toBeNull()
  })

  it('with a ridge stands where the penalised slope is nought', () => {
    const random = seeded(3)
    const patterns = Array.from({ length: 40 }, () => {
      const x = [random() - 0.5, random() > 0.5 ? 1 : 0]
      return { x: [...x, x[0]! * 2 + random() * 0.01], n: 20, y: Math.floor(random() * 20) }
    })
    const fit = fitLogistic(patterns, { ridge: 2 })!
    const slope = (j: number) =>
      patterns.reduce((sum, p) => sum + (p.y - p.n * chanceOf(fit, p.x)) * (j < 0 ? 1 : p.x[j]!), 0)
    expect(slope(-1)).toBeCloseTo(0, 6)
    for (const j of [0, 1, 2]) expect(slope(j)).toBeCloseTo(2 * fit.effects[j]!.estimate, 6)
  })

  it('finds planted effects with intervals that contain them as often as they say', () => {
    const seeds = 300
    const planted = [0.8, 0, -0.5]
    let inside = 0
    for (let seed = 1; seed <= seeds; seed++) {
      const random = seeded(seed)
      const patterns = Array.from({ length: 400 }, () => {
        const x = planted.map(() => (random() < 0.3 ? 1 : 0))
        const odds = x.reduce<number>((sum, value, j) => sum + value * planted[j]!, -1)
        return { x, n: 1, y: random() < logistic(odds) ? 1 : 0 }
      })
      for (const [j, effect] of fitLogistic(patterns)!.effects.entries())
        if (effect!.low < planted[j]! && planted[j]! < effect!.high) inside++
    }
    expect(inside / (3 * seeds)).toBeGreaterThan(0.93)
    expect(inside / (3 * seeds)).toBeLessThan(0.97)
  })
})

describe('corrections', () => {
  // R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), …); and the example of Benjamini & Hochberg 1995, fifteen p-values.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  it('are those of R', () => {
    expect(benjaminiHochberg([0.05, 0.01, 0.04, 0.02, 0.03]).map(p => p.toFixed(4))).toEqual(
      Array(5).fill('0.0500'),
    )
    expect(holm([0.05, 0.01, 0.04, 0.02, 0.03]).map(p => p.toFixed(2))).toEqual([
      '0.09',
      '0.05',
      '0.09',
      '0.08',
      '0.09',
    ])
  })
  it('call as many findings as Benjamini and Hochberg did', () => {
    expect(benjaminiHochberg(published).filter(p => p <= 0.05)).toHaveLength(4)
    expect(holm(published).filter(p => p <= 0.05)).toHaveLength(3)
  })
  it('leave out what could not be tested', () => {
    expect(holm([Number.NaN, 0.02])).toEqual([Number.NaN, 0.02])
    expect(benjaminiHochberg([])).toEqual([])
  })
})

describe('the normal distribution', () => {
  it('is right near nought and far out', () => {
    expect(twoSided(0)).toBeCloseTo(1, 6)
    expect(twoSided(1.959963984540054)).toBeCloseTo(0.05, 7)
    expect(twoSided(-5) / 5.733031e-7).toBeCloseTo(1, 5)
    expect(twoSided(10) / 1.523971e-23).toBeCloseTo(1, 5)
  })
})
