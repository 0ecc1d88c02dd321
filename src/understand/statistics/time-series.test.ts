import { describe, expect, it } from 'vitest'
import { seeded } from '../../../test/seeded.ts'
import { dayOfText } from '../../platform/zones/model-days.ts'
import { calendarSeries } from '../circumstances/calendar.ts'
import { falseAlarms, findAnomalies, type ValueKind } from './anomalies.ts'
import type { SeriesCalendar } from './calendar-columns.ts'
import { forecast } from './forecast.ts'
import { leastSquares } from './least-squares.ts'
import { minimise } from './nelder-mead.ts'
import { tCritical, tTwoSided } from './student-t.ts'

const seeds = Number(process.env.PROVE_SEEDS ?? 40)
const start = dayOfText('2025-01-01')
const known = ['ramadan', 'eid-al-fitr', 'eid-al-adha'].flatMap(series =>
  calendarSeries(series, '2024-06-01', '2027-12-31').map(({ from, to }) => ({
    series,
    first: dayOfText(from),
    last: dayOfText(to),
  })),
)
const riyadh: SeriesCalendar = { unit: 'day', weekStart: 7, weekend: [5, 6], known }
const inSpan = (day: number, name: string) =>
  known.some(s => s.series === name && day >= s.first && day <= s.last)

interface Noise {
  normal(): number
  poisson(mean: number): number
}

function noise(seed: number): Noise {
  const random = seeded(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const poisson = (mean: number) => {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    let [n, p] = [0, random()]
    for (const least = Math.exp(-mean); p > least; n++) p *= random()
    return n
  }
  return { normal, poisson }
}

/** A shop's days: a slow wave, the weekend at 1.5, Ramadan at 0.7, each feast at 1.8. */
function shop(seed: number, days: number, height = 200): number[] {
  const { poisson } = noise(seed)
  return Array.from({ length: days }, (_, i) => {
    const day = start + i
    const weekend = [5, 6].includes(((((day + 3) % 7) + 7) % 7) + 1) ? 1.5 : 1
    const ramadan = inSpan(day, 'ramadan') ? 0.7 : 1
    const feast = inSpan(day, 'eid-al-fitr') || inSpan(day, 'eid-al-adha') ? 1.8 : 1
    return poisson(height * (1 + 0.3 * Math.sin(i / 60)) * weekend * ramadan * feast)
  })
}

const anomaliesOf = (values: readonly number[], kind: ValueKind = 'count', calendar = riyadh) =>
  findAnomalies({ first: start, values, kind }, calendar)?.anomalies ?? []

describe('what is unusual', () => {
  const calm: [string, ValueKind, (n: Noise) => number, number][] = [
    ['normal noise', 'any', n => 100 + 10 * n.normal(), 180],
    ['counts of about 200', 'count', n => n.poisson(200), 365],
    ['counts of about 4', 'count', n => n.poisson(4), 120],
    ['amounts', 'amount', n => Math.exp(6 + 0.3 * n.normal()), 120],
    ['six weeks of counts', 'count', n => n.poisson(30), 42],
    ['two weeks of anything', 'any', n => 100 + 10 * n.normal(), 14],
  ]
  it.each(calm)('is called in at most the stated share of calm charts: %s', (_name, kind, draw, days) => {
    let alarms = 0
    for (let seed = 1; seed <= seeds; seed++) {
      const n = noise(seed)
      if (
        anomaliesOf(
          Array.from({ length: days }, () => draw(n)),
          kind,
        ).length > 0
      )
        alarms++
    }
    const slack = 2.6 * Math.sqrt((falseAlarms * (1 - falseAlarms)) / seeds)
    expect(alarms / seeds).toBeLessThanOrEqual(falseAlarms + slack)
  })

  it('is called in no more charts where a chart has twelve lines', () => {
    let alarms = 0
    for (let seed = 1; seed <= seeds; seed++) {
      const { normal } = noise(seed)
      const lines = Array.from({ length: 12 }, () => Array.from({ length: 60 }, () => 100 + 10 * normal()))
      const found = lines.map(values =>
        findAnomalies({ first: start, values, kind: 'any' }, riyadh, lines.length),
      )
      if (found.some(answer => answer!.anomalies.length > 0)) alarms++
    }
    const slack = 2.6 * Math.sqrt((falseAlarms * (1 - falseAlarms)) / seeds)
    expect(alarms / seeds).toBeLessThanOrEqual(falseAlarms + slack)
  })

  it('is judged by a wider band than its neighbours, which drew what is expected of them to themselves', () => {
    const { normal } = noise(1)
    const values = Array.from({ length: 42 }, () => 100 + 10 * normal())
    values[20] = 300
    const { band, anomalies } = findAnomalies({ first: start, values, kind: 'any' }, riyadh)!
    expect(anomalies.map(({ place }) => place)).toEqual([20])
    const [before, own, after] = [13, 20, 27].map(place => band[place]!.high - band[place]!.low)
    expect(own).toBeGreaterThan(1.1 * Math.max(before!, after!))
  })

  it('is no weekend, no Ramadan and no feast of a shop that lives by them', () => {
    let alarms = 0
    for (let seed = 1; seed <= seeds; seed++) if (anomaliesOf(shop(seed, 400)).length > 0) alarms++
    expect(alarms / seeds).toBeLessThanOrEqual(0.2)
    const without = anomaliesOf(shop(1, 400), 'count', { ...riyadh, known: [] })
    expect(without.length).toBeGreaterThan(2)
  })

  it('is a day on which a third is missing, and nothing beside it', () => {
    let [found, more] = [0, 0]
    for (let seed = 1; seed <= seeds; seed++) {
      const values = shop(seed, 300)
      const at = 100 + (seed % 150)
      values[at] = Math.round(values[at]! * 0.65)
      const places = anomaliesOf(values).map(a => a.place)
      if (places.includes(at)) found++
      more += places.filter(place => place !== at).length
    }
    expect(found / seeds).toBeGreaterThan(0.9)
    expect(more / seeds).toBeLessThan(0.3)
  })

  it('is not said of less than two weeks, of what is mostly nothing, or of constant values', () => {
    expect(findAnomalies({ first: start, values: shop(1, 13), kind: 'count' }, riyadh)).toBeNull()
    const rare = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 1 : 0))
    expect(findAnomalies({ first: start, values: rare, kind: 'count' }, riyadh)).toBeNull()
    expect(
      anomaliesOf(
        Array.from({ length: 60 }, () => 5),
        'any',
      ),
    ).toEqual([])
  })
})

describe('what comes next', () => {
  const ask = (values: readonly (number | null)[], horizon = 14, calendar = riyadh) =>
    forecast({ first: start, values, kind: 'count' }, calendar, horizon)

  it('lies inside its interval about as often as it says, and as the back-test says', () => {
    let [inside, all, told, tests] = [0, 0, 0, 0]
    for (let seed = 1; seed <= seeds; seed++) {
      const values = shop(seed, 150 + ((seed * 37) % 500))
      const made = ask(values.slice(0, -14))
      if (!made.isThere) throw new Error('a forecast was refused')
      for (const [h, { low, high }] of made.points.entries()) {
        const came = values[values.length - 14 + h]!
        all++
        if (came >= low && came <= high) inside++
      }
      told += made.backTest.coverage ?? 0
      tests++
    }
    console.info(`forecasts: ${inside} of ${all} inside, told ${(told / tests).toFixed(3)}`)
    expect(inside / all).toBeGreaterThan(0.9)
    expect(inside / all).toBeLessThan(0.975)
    expect(told / tests).toBeGreaterThan(0.88)
    expect(told / tests).toBeLessThan(0.985)
  })

  it('is not said to have been inside intervals that only what came later made so wide', () => {
    const coverages = Array.from({ length: 10 }, (_, seed) => {
      const { normal } = noise(seed + 1)
      const wilder = Array.from({ length: 200 }, (_, i) => 1000 + (i < 120 ? 10 : 60) * normal())
      const made = forecast({ first: start, values: wilder, kind: 'any' }, riyadh, 14)
      return made.isThere ? made.backTest.coverage! : Number.NaN
    })
    expect(coverages.reduce((sum, one) => sum + one / 10, 0)).toBeLessThan(0.9)
  })

  it('tells its errors as shares of what came, and beside those of repeating the season before', () => {
    const { normal } = noise(2)
    const values = Array.from({ length: 140 }, () => 200 + 10 * normal())
    const repeated = values.slice(7).reduce((sum, v, i) => sum + Math.abs(v - values[i]!), 0) / 133
    const made = forecast({ first: start, values, kind: 'any' }, riyadh, 7)
    if (!made.isThere) throw new Error('refused')
    for (const { mape, mase } of made.tried) {
      const ratio = (200 * mape!) / (repeated * mase!)
      expect(ratio).toBeGreaterThan(0.97)
      expect(ratio).toBeLessThan(1.03)
    }
    const naive = made.tried.find(test => test.model === 'seasonal-naive' && !test.knowsFeasts)
    expect(naive!.mase).toBeGreaterThan(0.8)
    expect(naive!.mase).toBeLessThan(1.2)
  })

  it('reckons with Ramadan once it has seen one, and says when it has not', () => {
    const ramadan = known.find(s => s.series === 'ramadan' && s.first > start + 300)!
    const values = shop(3, ramadan.first - start)
    const made = ask(values, 20)
    if (!made.isThere) throw new Error('refused')
    expect([made.backTest.knowsFeasts, made.known]).toEqual([true, ['ramadan']])
    const actual = shop(3, ramadan.first - start + 20).slice(-20)
    const error = made.points.reduce((sum, p, h) => sum + Math.abs(p.value - actual[h]!), 0)
    expect(error / actual.reduce((sum, v) => sum + v, 0)).toBeLessThan(0.12)
    const unseen = ask(values.slice(-150), 20)
    expect(unseen).toMatchObject({ isThere: true, known: [] })
    // Also where it made no difference yet, and a model that does not know it was a little nearer.
    const { poisson } = noise(1)
    const even = ask(
      values.map(() => poisson(200)),
      20,
    )
    expect(even).toMatchObject({ known: ['ramadan'], backTest: { knowsFeasts: true } })
  })

  it('is the season before where nothing is better, and beats it where a trend runs', () => {
    const { normal } = noise(5)
    const made = ask(Array.from({ length: 140 }, (_, i) => 200 + 4 * i + 30 * (i % 7) + 3 * normal()))
    if (!made.isThere) throw new Error('refused')
    expect(made.model).not.toBe('seasonal-naive')
    expect(made.backTest.mase!).toBeLessThan(0.5)
    expect(made.tried.length).toBeGreaterThanOrEqual(3)
  })

  it('is refused below two seasons, and of what is mostly nothing', () => {
    expect(ask(shop(1, 13))).toEqual({ isThere: false, reason: 'short', has: 13, needs: 14 })
    expect(ask(shop(1, 14), 7)).toMatchObject({ isThere: true })
    expect(ask(Array.from({ length: 80 }, (_, i) => (i % 4 === 0 ? 3 : 0)))).toMatchObject({
      reason: 'sparse',
    })
    const months = { ...riyadh, unit: 'month' as const }
    expect(ask(shop(1, 23), 3, months)).toMatchObject({ reason: 'short', needs: 24 })
    expect(ask(shop(1, 40), 3, months)).toMatchObject({ isThere: true })
  })
})

describe('what they lean on', () => {
  it('is Student’s t as the tables have it', () => {
    expect(tCritical(0.05, 10)).toBeCloseTo(2.228139, 6)
    expect(tCritical(0.01, 3)).toBeCloseTo(5.840909, 6)
    expect(tTwoSided(1.959963985, 1e7)).toBeCloseTo(0.05, 7)
  })

  it('is least squares that leave out what is said twice, and a simplex that finds the valley', () => {
    const x = [0, 1, 2, 3, 4].map(v => [1, v, 2 * v])
    const { beta, rank } = leastSquares(x, [1, 3, 5, 7, 9])
    expect(beta.map(b => Math.round(b * 1e6) / 1e6)).toEqual([1, 2, 0])
    expect(rank).toBe(2)
    const least = minimise(([a = 0, b = 0]) => (1 - a) ** 2 + 100 * (b - a * a) ** 2, [-1, 1], { steps: 500 })
    expect(least[0]).toBeCloseTo(1, 2)
  })
})
