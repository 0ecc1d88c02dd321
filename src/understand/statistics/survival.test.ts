import { describe, expect, it } from 'vitest'
import { rossi } from '../../../test/rossi.ts'
import { fitCox, kaplanMeier, survivalAt } from './survival.ts'

const lives = rossi.map(({ week, arrested }) => ({ time: week, happened: arrested }))

describe('survival', () => {
  it('is that of Rossi’s 432 convicts: Kaplan–Meier', () => {
    const curve = kaplanMeier(lives)
    expect(lives).toHaveLength(432)
    for (const [week, expected] of [
      [10, 0.965278],
      [26, 0.875],
      [52, 0.736111],
    ] as const)
      expect(survivalAt(curve, week)).toBeCloseTo(expected, 6)
    expect(survivalAt(curve, 0)).toBe(1)
    expect(curve.reduce((sum, point) => sum + point.events, 0)).toBe(114)
  })

  it('goes down where somebody leaves the watch, only among those still watched', () => {
    const curve = kaplanMeier([
      { time: 1, happened: true },
      { time: 2, happened: false },
      { time: 2, happened: true },
      { time: 5, happened: true },
    ])
    expect(curve.map(({ time, atRisk, survival }) => [time, atRisk, survival])).toEqual([
      [1, 4, 0.75],
      [2, 3, 0.5],
      [5, 1, 0],
    ])
    expect(kaplanMeier([])).toEqual([])
  })

  it('depends on what R says: Cox with Efron ties', () => {
    const fit = fitCox(
      lives,
      rossi.map(({ covariates }) => covariates),
    )!
    expect(fit.ties).toBe('efron')
    for (const [i, expected] of [-0.3794, -0.0574, 0.3139, -0.1498, -0.4337, -0.0849, 0.0915].entries())
      expect(fit.effects[i]!.estimate).toBeCloseTo(expected, 4)
    expect(fit.logLikelihood).toBeCloseTo(-658.7477, 4)
    expect(fit.effects[0]!.error).toBeCloseTo(0.1914, 4)
    expect(fit.nullLogLikelihood).toBeLessThan(fit.logLikelihood)
  })

  it('has no answer where none can be given', () => {
    expect(fitCox([], [])).toBeNull()
    expect(fitCox([{ time: 1, happened: false }], [[1]])).toBeNull()
    const apart = Array.from({ length: 20 }, (_, i) => ({ time: i + 1, happened: i < 10 }))
    expect(
      fitCox(
        apart,
        apart.map(({ happened }) => [happened ? 1 : 0]),
      ),
    ).toBeNull()
    expect(
      fitCox(
        apart,
        apart.map(() => [1]),
      ),
    ).toBeNull()
  })
})
