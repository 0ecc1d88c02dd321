import { between, independentColumns, invertSymmetric } from './cholesky.ts'

/** One row an observation, one number a column. */
export type Design = readonly (readonly number[])[]

export interface Fitted {
  /** One a column of the design; 0 for a column that says nothing beside those before it. */
  readonly beta: readonly number[]
  readonly fitted: readonly number[]
  readonly residuals: readonly number[]
  /** Variance of a fitted value, in variances of an observation: of weight 1, how much it decides its own fitted value. */
  readonly reach: readonly number[]
  readonly weights: readonly number[]
  /** Columns that were estimated. */
  readonly rank: number
}

/** Weighted least squares by the normal equations, columns that are combinations of earlier ones left out. */
export function leastSquares(x: Design, y: readonly number[], weights?: readonly number[]): Fitted {
  const w = (i: number) => weights?.[i] ?? 1
  const width = x[0]?.length ?? 0
  const gram = Array.from({ length: width }, () => new Array<number>(width).fill(0))
  const xy = new Array<number>(width).fill(0)
  for (const [i, row] of x.entries())
    for (const [j, value] of row.entries()) {
      if (value === 0) continue
      const weighted = w(i) * value
      const target = gram[j] ?? []
      for (let k = 0; k <= j; k++) target[k] = (target[k] ?? 0) + weighted * (row[k] ?? 0)
      xy[j] = (xy[j] ?? 0) + weighted * (y[i] ?? 0)
    }
  for (let j = 0; j < width; j++) for (let k = 0; k < j; k++) (gram[k] ?? [])[j] = gram[j]?.[k] ?? 0
  const kept = independentColumns(gram)
  const inverse = invertSymmetric(kept.map(j => kept.map(k => gram[j]?.[k] ?? 0)))?.inverse ?? []
  const own = inverse.map(row => row.reduce((sum, value, k) => sum + value * (xy[kept[k] ?? 0] ?? 0), 0))
  const beta = new Array<number>(width).fill(0)
  for (const [i, j] of kept.entries()) beta[j] = own[i] ?? 0
  const fitted = x.map(row => dot(row, beta))
  const reach = x.map(row => {
    const part = kept.map(j => row[j] ?? 0)
    return between(part, inverse, part)
  })
  const residuals = fitted.map((f, i) => (y[i] ?? 0) - f)
  return { beta, fitted, residuals, reach, weights: y.map((_, i) => w(i)), rank: kept.length }
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (const [i, value] of a.entries()) sum += value * (b[i] ?? 0)
  return sum
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) / 2
  return ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2
}

export interface RobustFit extends Fitted {
  /** Residual spread as the standard deviation of a normal distribution, from the median absolute residual. */
  readonly scale: number
}

/**
 * Least squares that a few wild observations do not move: by absolute deviations first, then Tukey's bisquare (c = 4.685, 95 %
 * efficient on normal noise), reweighted until it stands. Observations beyond weigh nothing.
 */
export function robustFit(x: Design, y: readonly number[], leastScale: number): RobustFit {
  let weights = y.map(() => 1)
  let fit = leastSquares(x, y)
  for (let round = 0; round < 20; round++) {
    const scale = Math.max(leastScale, scaleOf(fit, y.length), 1e-12)
    const next = fit.residuals.map((r, i) => {
      const u = Math.abs(r) / (scale * residualSpread(fit, i))
      if (round < 6) return 1 / Math.max(0.3, u)
      return u >= 4.685 ? 0 : (1 - (u / 4.685) ** 2) ** 2
    })
    const moved = Math.max(...next.map((value, i) => Math.abs(value - (weights[i] ?? 0))))
    weights = next
    fit = leastSquares(x, y, weights)
    if (round > 6 && moved < 1e-4) break
  }
  return { ...fit, scale: Math.max(leastScale, scaleOf(fit, y.length)) }
}

/**
 * Spread of a residual, in spreads of an observation: less than 1 where the observation drew the fit to itself, more where it weighed
 * nothing.
 */
export function residualSpread({ reach, weights }: Fitted, i: number): number {
  return Math.sqrt(Math.max(0.05, 1 + (reach[i] ?? 0) * (1 - 2 * Math.min(1, weights[i] ?? 1))))
}

/** 1.4826 × the median absolute residual, for the columns that were spent. */
function scaleOf({ residuals, rank }: Fitted, n: number): number {
  const spent = Math.sqrt(n / Math.max(1, n - rank))
  return 1.4826 * median(residuals.map(Math.abs)) * spent
}
