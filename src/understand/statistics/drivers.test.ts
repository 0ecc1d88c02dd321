import { Matrix, pseudoInverse } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { correlations, johnson, lmg, shareDrivers } from './drivers.ts'
import { seededRandom } from './seeded.ts'

/** R's `swiss`: 47 provinces in 1888. Fertility and what goes with it. */
const fertility = [
  80.2, 83.1, 92.5, 85.8, 76.9, 76.1, 83.8, 92.4, 82.4, 82.9, 87.1, 64.1, 66.9, 68.9, 61.7, 68.3, 71.7, 55.7,
  54.3, 65.1, 65.5, 65, 56.6, 57.4, 72.5, 74.2, 72, 60.5, 58.3, 65.4, 75.5, 69.3, 77.3, 70.5, 79.4, 65, 92.2,
  79.3, 70.4, 65.7, 72.7, 64.4, 77.6, 67.6, 35, 44.7, 42.8,
]
const agriculture = [
  17, 45.1, 39.7, 36.5, 43.5, 35.3, 70.2, 67.8, 53.3, 45.2, 64.5, 62, 67.5, 60.7, 69.3, 72.6, 34, 19.4, 15.2,
  73, 59.8, 55.1, 50.9, 54.1, 71.2, 58.1, 63.5, 60.8, 26.8, 49.5, 85.9, 84.9, 89.7, 78.2, 64.9, 75.9, 84.6,
  63.1, 38.4, 7.7, 16.7, 17.6, 37.6, 18.7, 1.2, 46.6, 27.7,
]
const examination = [
  15, 6, 5, 12, 17, 9, 16, 14, 12, 16, 14, 21, 14, 19, 22, 18, 17, 26, 31, 19, 22, 14, 22, 20, 12, 14, 6, 16,
  25, 15, 3, 7, 5, 12, 7, 9, 3, 13, 26, 29, 22, 35, 15, 25, 37, 16, 22,
]
const education = [
  12, 9, 5, 7, 15, 7, 7, 8, 7, 13, 6, 12, 7, 12, 5, 2, 8, 28, 20, 9, 10, 3, 12, 6, 1, 8, 3, 10, 19, 8, 2, 6,
  2, 6, 3, 9, 3, 13, 12, 11, 13, 32, 7, 7, 53, 29, 29,
]
const catholic = [
  9.96, 84.84, 93.4, 33.77, 5.16, 90.57, 92.85, 97.16, 97.67, 91.38, 98.61, 8.52, 2.27, 4.43, 2.82, 24.2, 3.3,
  12.11, 2.15, 2.84, 5.23, 4.52, 15.14, 4.2, 2.4, 5.23, 2.56, 7.72, 18.46, 6.1, 99.71, 99.68, 100, 98.96,
  98.22, 99.06, 99.46, 96.83, 5.62, 13.79, 11.22, 16.92, 4.97, 8.65, 42.34, 50.43, 58.33,
]
const infantMortality = [
  22.2, 22.2, 20.2, 20.3, 20.6, 26.6, 23.6, 24.9, 21, 24.4, 24.5, 16.5, 19.1, 22.7, 18.7, 21.2, 20, 20.2,
  10.8, 20, 18, 22.4, 16.7, 15.3, 21, 23.8, 18, 16.3, 20.9, 22.5, 15.1, 19.8, 18.3, 19.4, 20.2, 17.8, 16.3,
  18.1, 20.3, 20.5, 18.9, 23, 20, 19.5, 18, 18.2, 19.3,
]
const swiss = {
  drivers: [agriculture, examination, education, catholic, infantMortality],
  outcome: fertility,
}
const rows = fertility.map((_, i) => i)
const ones = new Float64Array(fertility.length).fill(1)

/** Mean gain of R² over every order, one order after the other, each R² by inverting anew: the definition. */
function twin(correlation: Matrix): number[] {
  const count = correlation.rows - 1
  const explained = (subset: number[]) => {
    if (subset.length === 0) return 0
    const among = new Matrix(subset.map(i => subset.map(j => correlation.get(i, j))))
    const own = Matrix.columnVector(subset.map(i => correlation.get(i, count)))
    return own.transpose().mmul(pseudoInverse(among)).mmul(own).get(0, 0)
  }
  const orders = (left: number[]): number[][] =>
    left.length === 0
      ? [[]]
      : left.flatMap(first => orders(left.filter(i => i !== first)).map(rest => [first, ...rest]))
  const gains = new Array<number>(count).fill(0)
  const all = orders(Array.from({ length: count }, (_, i) => i))
  for (const order of all)
    for (const [place, driver] of order.entries())
      gains[driver]! += explained(order.slice(0, place + 1)) - explained(order.slice(0, place))
  return gains.map(gain => gain / all.length)
}

describe('drivers of what varies', () => {
  it('are those that R gives for swiss: LMG', () => {
    const shares = lmg(correlations(swiss, ones))
    for (const [i, expected] of [0.057091, 0.171173, 0.260135, 0.10557, 0.112766].entries())
      expect(shares[i]).toBeCloseTo(expected, 6)
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(0.706735, 6)
  })

  it('are those published for swiss: Johnson’s relative weights', () => {
    const shares = johnson(correlations(swiss, ones))
    for (const [i, expected] of [0.048417, 0.154708, 0.271964, 0.11468, 0.116966].entries())
      expect(shares[i]).toBeCloseTo(expected, 6)
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(0.706735, 6)
  })

  it('agree with the definition on random data, where drivers repeat each other and one does not vary', () => {
    const random = seededRandom(5)
    const column = () => Array.from({ length: 60 }, () => random())
    const [a, b, c] = [column(), column(), column()]
    const drivers = [a, b, a.map((v, i) => v + 0.1 * b[i]!), c.map(() => 3), c]
    const outcome = a.map((v, i) => v - b[i]! + random())
    const correlation = correlations({ drivers, outcome }, new Float64Array(60).fill(1))
    const shares = lmg(correlation)
    for (const [i, expected] of twin(correlation).entries()) expect(shares[i]).toBeCloseTo(expected, 8)
    expect(shares[3]).toBe(0)
  })

  it('come with intervals that the same seed draws again, and from 16 drivers on by Johnson', () => {
    const options = { clusters: rows, rounds: 200, seed: 7 }
    const shares = shareDrivers(swiss, options)
    expect(shares).toEqual(shareDrivers(swiss, options))
    expect(shares.method).toBe('lmg')
    for (const { low, value, high } of [shares.explained, ...shares.shares]) {
      expect(low).toBeLessThan(value)
      expect(value).toBeLessThan(high)
    }
    const random = seededRandom(3)
    const many = Array.from({ length: 16 }, () => rows.map(() => random()))
    const wide = shareDrivers({ drivers: many, outcome: fertility }, { ...options, rounds: 20 })
    expect(wide.method).toBe('johnson')
    expect(wide.shares).toHaveLength(16)
  })
})
