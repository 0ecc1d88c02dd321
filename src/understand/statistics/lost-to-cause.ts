import type { Estimate } from '../model-abandonment.ts'
import { between, type Matrix } from './cholesky.ts'
import { chanceOf, type LogisticFit, type Pattern } from './logistic.ts'
import { z95 } from './normal.ts'

/**
 * How many of those to whom it happened, having met the cause, would have been spared without it: those that it happened to,
 * less those to whom it would have happened anyway, which the fit says of each of them with the cause taken away
 * (g-computation). Whoever would have left without the cause is taken to leave with it, too: a cause that drives away keeps
 * nobody.
 *
 * The interval is that of the number itself, not of its mean: what it would have come to anyway is estimated, and would have
 * been a matter of chance. B̂ = Σ n·p₀ is the estimate, B the number. With g = ∂B̂/∂β and V the covariance of β,
 * Var(B̂ − B) = gᵀVg + Σ n·p₀(1−p₀) − 2 Σ n·(gᵀVx)·p₀(1−p), as a case that was going to leave anyway also moves β̂.
 *
 * @param column of `x`, holding 1 where the cause was met
 */
export function lostToCause(fit: LogisticFit, patterns: readonly Pattern[], column: number): Estimate {
  const met = patterns.filter(({ x, n }) => n > 0 && x[column] === 1)
  const without = met.map(({ x }) => x.with(column, 0))
  const chances = without.map(x => chanceOf(fit, x))
  const gradient = new Array<number>(fit.beta.length).fill(0)
  let estimate = 0
  let chance = 0
  for (const [i, { n, y }] of met.entries()) {
    const p0 = chances[i] ?? 0
    estimate += y - n * p0
    chance += n * p0 * (1 - p0)
    for (const [j, value] of [1, ...(without[i] ?? [])].entries())
      gradient[j] = (gradient[j] ?? 0) + n * p0 * (1 - p0) * value
  }
  const influence = times(fit.covariance, gradient)
  const shared = met.reduce((sum, { x, n }, i) => {
    const moved = [1, ...x].reduce((all, value, j) => all + value * (influence[j] ?? 0), 0)
    return sum + n * moved * (chances[i] ?? 0) * (1 - chanceOf(fit, x))
  }, 0)
  const variance = between(gradient, fit.covariance, gradient) + chance - 2 * shared
  const half = z95 * Math.sqrt(Math.max(0, variance))
  return { estimate, low: estimate - half, high: estimate + half }
}

/** Of those to whom it happened with these values: the share that the cause alone made so. */
export function shareOfCause(fit: LogisticFit, x: readonly number[], column: number): number {
  const p = chanceOf(fit, x)
  return p > 0 ? (p - chanceOf(fit, x.with(column, 0))) / p : 0
}

function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map(row => row.reduce((sum, value, j) => sum + value * (vector[j] ?? 0), 0))
}
