import { describe, expect, it } from 'vitest'
import { seeded } from '../../../test/seeded.ts'
import { invertSymmetric } from './cholesky.ts'
import type { DayPoint } from './day-series.ts'
import { effectOfChange } from './effect-of-change.ts'
import { filterLevel, forecastLevel } from './kalman.ts'
import { structuralTimeSeries } from './structural-time-series.ts'

/** Annual flow of the Nile at Aswan 1871–1970, the example of Durbin & Koopman. */
const nile = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
  1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
  759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]
const gauss = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

describe('the Kalman filter', () => {
  it('finds the variances of the Nile: 15,099 and 1,469.1', () => {
    const y = nile.map(flow => (flow - 900) / 150)
    const at = (q: number) => filterLevel({ y, x: y.map(() => []), h: y.map(() => 1), q })
    let [low, high] = [0.01, 0.4]
    for (let i = 0; i < 60; i++) {
      const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
      if (at(left).logLikelihood > at(right).logLikelihood) high = right
      else low = left
    }
    const observation = at(low).sigma2 * 150 ** 2
    expect(observation).toBeCloseTo(15_099, 0)
    // The book cuts 1,469.18.
    expect(Math.floor(10 * low * observation) / 10).toBe(1_469.1)
  })

  it('agrees with generalised least squares written out, for regressors, what lasts, gaps and the days after', () => {
    const random = seeded(3)
    const [n, after, q] = [30, 5, 0.2]
    const lasting = { phi: 0.6, variance: 0.7 }
    const x = Array.from({ length: n + after }, () => [gauss(random), gauss(random)])
    const h = x.map(() => 0.5 + random())
    const y = x.slice(0, n).map(([a = 0]) => 2 + 3 * a + gauss(random))
    y[4] = Number.NaN
    const days = x.map((_, t) => t).filter(t => !(t < n && Number.isNaN(y[t])))
    const seen = days.filter(t => t < n)
    const covariance = (s: number, t: number) =>
      q * Math.min(s, t) + lasting.variance * lasting.phi ** Math.abs(s - t) + (s === t ? h[s]! : 0)
    const inverse = invertSymmetric(seen.map(s => seen.map(t => covariance(s, t))))!.inverse
    const design = (t: number) => [1, ...x[t]!]
    const sum = <T>(list: readonly T[], of: (one: T, i: number) => number) =>
      list.reduce((total, one, i) => total + of(one, i), 0)
    const weighed = (a: (t: number) => number, b: (t: number) => number) =>
      sum(seen, (s, i) => sum(seen, (t, j) => a(s) * inverse[i]![j]! * b(t)))
    const columns = [0, 1, 2]
    const known = invertSymmetric(
      columns.map(i =>
        columns.map(j =>
          weighed(
            s => design(s)[i]!,
            t => design(t)[j]!,
          ),
        ),
      ),
    )!.inverse
    const right = columns.map(i =>
      weighed(
        s => design(s)[i]!,
        t => y[t]!,
      ),
    )
    const beta = columns.map(i => sum(columns, j => known[i]![j]! * right[j]!))
    const fit = filterLevel({ y, x: x.slice(0, n), h, q, lasting })
    for (const i of [1, 2]) expect(fit.state[i]).toBeCloseTo(beta[i]!, 5)
    const forecast = forecastLevel(fit, { q, lasting }, { x: x.slice(n), h: h.slice(n) })
    const residual = (t: number) => y[t]! - sum(design(t), (value, i) => value * beta[i]!)
    const future = Array.from({ length: after }, (_, i) => n + i)
    for (const [i, t] of future.entries()) {
      const mean = sum(design(t), (v, k) => v * beta[k]!) + weighed(s => covariance(s, t), residual)
      expect(forecast.mean[i]).toBeCloseTo(mean, 5)
    }
    const between = (s: number, t: number) => {
      const lean = (u: number) =>
        columns.map(
          i =>
            design(u)[i]! -
            weighed(
              v => design(v)[i]!,
              v => covariance(v, u),
            ),
        )
      const [a, b] = [lean(s), lean(t)]
      return (
        covariance(s, t) -
        weighed(
          v => covariance(v, s),
          v => covariance(v, t),
        ) +
        sum(columns, i => sum(columns, j => a[i]! * known[i]![j]! * b[j]!))
      )
    }
    const weights = [1, -0.5, 2, 0, 1]
    const variance = sum(future, (s, i) => sum(future, (t, j) => weights[i]! * weights[j]! * between(s, t)))
    expect(forecast.varianceOf(weights)).toBeCloseTo(variance, 3)
  })
})

/** Two groups that meet the same days, each with days of its own that last; a share or a count. */
function simulate(seed: number, kind: 'count' | 'rate', effect: number): [DayPoint[], DayPoint[]] {
  const random = seeded(seed)
  const poisson = (mean: number) => Math.max(0, Math.round(mean + Math.sqrt(mean) * gauss(random)))
  const week = Array.from({ length: 7 }, () => 0.2 * gauss(random))
  const own = [0, 0]
  let common = 0
  const groups: [DayPoint[], DayPoint[]] = [[], []]
  for (let t = 0; t < 140; t++) {
    common = 0.5 * common + 0.87 * gauss(random)
    for (const g of [0, 1] as const) {
      own[g] = 0.4 * own[g]! + 0.92 * gauss(random)
      const change = g === 0 && t >= 84 ? effect : 0
      const noise = 0.2 * common + 0.1 * own[g]!
      const size = [100, 60][g]! * Math.exp(week[t % 7]!)
      if (kind === 'count') groups[g].push({ n: poisson(size * Math.exp(noise + change)), of: 1 })
      else {
        const of = poisson(size / 8)
        const p = 0.5 + 0.3 * noise + change
        groups[g].push({ n: Array.from({ length: of }, random).filter(u => u < p).length, of })
      }
    }
  }
  return groups
}

describe('the effect of a change', () => {
  const seeds = Number(process.env.PROVE_SEEDS ?? 12)
  /** 91 to 98 %, give or take three and a half standard errors of as many tries. */
  const slack = 3.5 * Math.sqrt((0.95 * 0.05) / seeds)

  it.each(['count', 'rate'] as const)(
    'of a planted one is within the intervals as often as they say: %s',
    kind => {
      const planted = kind === 'count' ? 0.25 : 0.15
      const truth = kind === 'count' ? Math.expm1(planted) : planted
      const inside = { headline: 0, difference: 0, structural: 0, found: 0, alarms: 0 }
      for (let seed = 1; seed <= seeds; seed++) {
        const scale = kind === 'count' ? 'relative' : 'additive'
        const of = (effect: number) => {
          const [treated, control] = simulate(seed + 7000, kind, effect)
          return effectOfChange({ treated, controls: [control], change: 84, scale })
        }
        const { headline, difference, structural } = of(planted)
        const estimates = { headline, difference, structural: structural?.estimate ?? null }
        for (const name of ['headline', 'difference', 'structural'] as const) {
          const estimate = estimates[name]
          if (estimate && estimate.low <= truth && truth <= estimate.high) inside[name]++
        }
        if (headline && headline.p < 0.05 && headline.effect > 0) inside.found++
        const none = of(0).headline
        if (none && none.p < 0.05) inside.alarms++
      }
      console.log(`what-changed, ${kind}, ${seeds} seeds: ${JSON.stringify(inside)}`)
      for (const name of ['headline', 'difference', 'structural'] as const)
        expect([name, inside[name] / seeds > Math.max(0, 0.91 - (seeds < 200 ? slack : 0))]).toEqual([
          name,
          true,
        ])
      expect(inside.alarms / seeds).toBeLessThanOrEqual(0.08 + (seeds < 200 ? slack : 0))
      expect(inside.found / seeds).toBeGreaterThan(0.6)
    },
    900_000,
  )

  it('checks what it rests on: trends that drew apart fail, and the structural series is told in their place', () => {
    const [treated, control] = simulate(5, 'count', 0)
    const steeper = treated.map((point, t) => ({ ...point, n: point.n * Math.exp(0.01 * t) }))
    const found = effectOfChange({ treated: steeper, controls: [control], change: 84, scale: 'relative' })
    expect(found.apart!.p).toBeLessThan(0.05)
    expect(found.method).toBe('structural')
    const alike = effectOfChange({ treated, controls: [control], change: 84, scale: 'relative' })
    expect(alike.method).toBe('difference-in-differences')
    expect(alike.placebos.map(one => one.of)).toEqual(['date', 'date', 'group'])
    expect(alike.placebos.some(one => one.found)).toBe(false)
  })

  it('holds also what is not known of the level: what each fit expects, and how far these lie apart', () => {
    const random = seeded(12)
    const values = Array.from(
      { length: 41 },
      (_, t) => 100 + 10 * gauss(random) + (t > 16 && t < 21 ? 40 : 0),
    )
    const treated = values.map(n => ({ n, of: 1 }))
    const input = { treated, control: null, change: 21, scale: 'additive', daily: false } as const
    const { effect, error } = structuralTimeSeries(input)!.estimate
    const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
    const before = values.slice(0, 21)
    const middle = mean(before)
    const unit = Math.sqrt((21 / 20) * mean(before.map(n => (n - middle) ** 2)))
    const [x, h] = [values.map((): number[] => []), values.map(() => 1)]
    const y = before.map(n => (n - middle) / unit)
    const lastings = [
      { phi: 0, variance: 0 },
      ...[0.3, 0.5, 0.7, 0.9].flatMap(phi => [0.3, 1, 3, 10].map(variance => ({ phi, variance }))),
    ]
    const tried = [0, ...Array.from({ length: 11 }, (_, i) => 10 ** (i / 2 - 5))].flatMap(q =>
      lastings.map(lasting => {
        const fit = filterLevel({ y, x: x.slice(0, 21), h: h.slice(0, 21), q, lasting })
        const ahead = forecastLevel(fit, { q, lasting }, { x: x.slice(21), h: h.slice(21) })
        const usual = -q / (1 + lasting.variance) / (2 * 0.05 ** 2)
        return {
          belief: Math.exp(fit.logLikelihood + usual) * (lasting.variance === 0 ? 16 : 1),
          mean: mean([...ahead.mean]),
          variance: fit.sigma2 * ahead.varianceOf(h.slice(21).map(() => 1 / 20)),
        }
      }),
    )
    const all = tried.reduce((sum, { belief }) => sum + belief, 0)
    const weighed = (of: (one: (typeof tried)[number]) => number) =>
      tried.reduce((sum, one) => sum + (one.belief / all) * of(one), 0)
    const expected = weighed(one => one.mean)
    const [within, between] = [weighed(one => one.variance), weighed(one => (one.mean - expected) ** 2)]
    expect(between).toBeGreaterThan(0.05 * within)
    expect(effect).toBeCloseTo(mean(values.slice(21)) - middle - expected * unit, 8)
    expect(error).toBeCloseTo(Math.sqrt(within + between) * unit, 8)
  })

  it('errs by about what effects of nothing scatter', () => {
    const kinds = {
      wandering: (random: () => number) => {
        let level = 100
        return () => {
          level += 0.4 * gauss(random)
          return level + 8 * gauss(random)
        }
      },
      lasting: (random: () => number) => {
        let own = 0
        return () => {
          own = 0.7 * own + 5 * gauss(random)
          return 100 + own + 6 * gauss(random)
        }
      },
    }
    const tries = 30
    for (const [kind, begin] of Object.entries(kinds)) {
      const estimates = Array.from({ length: tries }, (_, i) => {
        const next = begin(seeded(i + 101))
        const treated = Array.from({ length: 112 }, () => ({ n: next(), of: 1 }))
        const input = { treated, control: null, change: 84, scale: 'additive', daily: false } as const
        return structuralTimeSeries(input)!.estimate
      })
      const mean = estimates.reduce((sum, { effect }) => sum + effect, 0) / tries
      const scatter = Math.sqrt(
        estimates.reduce((sum, { effect }) => sum + (effect - mean) ** 2, 0) / (tries - 1),
      )
      const ratio = estimates.reduce((sum, { error }) => sum + error, 0) / tries / scatter
      expect([kind, ratio > 0.7, ratio < 1.5]).toEqual([kind, true, true])
    }
  })

  it('knows the weekdays, follows the control, and does not listen to days of few as to days of many', () => {
    const random = seeded(4)
    const weekly = (t: number) => 100 + 20 * (t % 7)
    const week = Array.from({ length: 60 }, (_, t) => ({ n: weekly(t) + gauss(random), of: 1 }))
    const ofWeek = structuralTimeSeries({ treated: week, control: null, change: 56, scale: 'additive' })!
    for (const [i, { expected }] of ofWeek.days.slice(56).entries())
      expect(Math.abs(expected - weekly(56 + i))).toBeLessThan(4)

    const control = Array.from({ length: 112 }, (_, t) => ({
      n: 100 + 10 * gauss(random) + (t < 84 ? 0 : 30),
      of: 1,
    }))
    const treated = control.map(({ n }) => ({ n: 2 * n + 5 * gauss(random), of: 1 }))
    const beside = structuralTimeSeries({ treated, control, change: 84, scale: 'relative' })!
    expect(Math.abs(beside.estimate.effect)).toBeLessThan(0.03)
    expect(beside.coefficient).toBeCloseTo(2, 0.7)

    const many = Array.from({ length: 112 }, (_, t) => (t % 8 === 0 ? { n: 1, of: 1 } : { n: 200, of: 400 }))
    const even = structuralTimeSeries({ treated: many, control: null, change: 84, scale: 'additive' })!
    expect(even.days[100]!.expected).toBeCloseTo(0.5, 2)
  })

  it('adds up day by day, and says nothing of three days before', () => {
    const [treated, control] = simulate(9, 'rate', 0.2)
    const found = structuralTimeSeries({ treated, control, change: 84, scale: 'additive' })!
    expect(found.added).toHaveLength(56)
    const beyond = treated.slice(84).reduce((sum, p, t) => sum + p.n - p.of * found.days[84 + t]!.expected, 0)
    expect(found.added.at(-1)!.sum).toBeCloseTo(beyond, 6)
    expect(structuralTimeSeries({ treated, control, change: 3, scale: 'additive' })).toBeNull()
  })
})
