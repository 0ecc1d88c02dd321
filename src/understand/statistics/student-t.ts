import { twoSided } from './normal.ts'

/**
 * Student's t: what stands in place of the normal distribution where an error was estimated from few values. The
 * incomplete beta function by its continued fraction (Lentz), the quantile by halving; both to about 1e-12.
 */

/** The chance that a t variable is at most `t`. @param freedom degrees of freedom, above 0; Infinity is the normal */
export function tBelow(t: number, freedom: number): number {
  if (Number.isNaN(t) || Number.isNaN(freedom)) return Number.NaN
  // Beyond, the gamma functions have lost more digits than the normal is away.
  const beyond = freedom > 1e6 ? twoSided(t) : incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
  const tail = 0.5 * beyond
  return t > 0 ? 1 - tail : tail
}

/** The chance that a t variable lies further from 0 than `t`, on either side. */
export function tTwoSided(t: number, freedom: number): number {
  if (Number.isNaN(t)) return Number.NaN
  return Math.min(1, 2 * tBelow(-Math.abs(t), freedom))
}

/** The t that leaves `alpha` outside of ± t: 2.262 for 0.05 and nine degrees. */
export function tCritical(alpha: number, freedom: number): number {
  let [low, high] = [0, 1]
  while (tTwoSided(high, freedom) > alpha && high < 1e12) high *= 2
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2
    if (tTwoSided(middle, freedom) > alpha) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b
}

function betaFraction(x: number, a: number, b: number): number {
  const least = 1e-300
  const away = (value: number) => (Math.abs(value) < least ? least : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const change = d * c
    h *= change
    if (Math.abs(change - 1) < 1e-15) break
  }
  return h
}

/** Lanczos, g = 7. */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ]
  const z = x - 1
  const t = z + 7.5
  const sum = terms.reduce((total, term, i) => total + term / (z + i + 1), 0.9999999999998099)
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}
