import { between, independentColumns, invertSymmetric, type Matrix } from './cholesky.ts'
import { twoSided, z95 } from './normal.ts'

/** Cases that are alike: `n` of them with the values `x`, and to `y` of these it happened. Neither need be whole: weights. */
export interface Pattern {
  readonly x: readonly number[]
  readonly n: number
  readonly y: number
}

/**
 * `firth`: the likelihood times Jeffreys' prior (Firth 1993). It takes away the first order of the bias of few cases, and the
 * estimate is finite where something always or never happens; with many cases it is the plain one. For effects that are told
 * with an interval. `{ ridge: λ }`: less λ/2 times the sum of the squared effects (not the base), for many columns that say
 * nearly the same; put the columns on one scale first. It draws every effect to nought: for ranking and predicting, not for
 * intervals that should contain the truth.
 */
export type Penalty = 'firth' | 'none' | { readonly ridge: number }

export interface Coefficient {
  /** Log-odds. */
  readonly estimate: number
  readonly error: number
  /** 95 %: Wald. */
  readonly low: number
  readonly high: number
  /** Two-sided, not corrected. */
  readonly p: number
}

export interface LogisticFit {
  readonly base: Coefficient
  /** One a column of `x`; null where earlier columns say all that it says, or it never varies. */
  readonly effects: readonly (Coefficient | null)[]
  /** Of the base and then of every column; zeros where an effect is null. */
  readonly covariance: Matrix
  /** Base first; 0 where an effect is null. */
  readonly beta: readonly number[]
  readonly n: number
  readonly happened: number
  /** Without the penalty. */
  readonly logLikelihood: number
  readonly isConverged: boolean
}

/**
 * Multivariable logistic regression on grouped cases by Newton's method with step halving. Columns that are combinations of
 * earlier ones are left out and told as null, so the order of columns matters there and nowhere else.
 */
export function fitLogistic(patterns: readonly Pattern[], penalty: Penalty = 'firth'): LogisticFit | null {
  const used = patterns.filter(({ n }) => n > 0)
  const width = used[0]?.x.length ?? 0
  if (used.length === 0) return null
  const full = used.map(({ x, n, y }) => ({ x: [1, ...x], n, y }))
  const gram = information(full, () => 1)
  const columns = independentColumns(gram)
  const kept = full.map(({ x, n, y }) => ({ x: columns.map(j => x[j] ?? 0), n, y }))
  const found = climb(kept, penalty)
  if (!found) return null
  const beta = new Array<number>(width + 1).fill(0)
  const covariance = beta.map(() => new Array<number>(width + 1).fill(0))
  for (const [i, column] of columns.entries()) {
    beta[column] = found.beta[i] ?? 0
    const row = covariance[column] ?? []
    for (const [j, other] of columns.entries()) row[other] = found.covariance[i]?.[j] ?? 0
  }
  const coefficient = (j: number) => toCoefficient(beta[j] ?? 0, Math.sqrt(covariance[j]?.[j] ?? 0))
  return {
    base: coefficient(0),
    effects: Array.from({ length: width }, (_, j) => (columns.includes(j + 1) ? coefficient(j + 1) : null)),
    covariance,
    beta,
    n: sum(used.map(({ n }) => n)),
    happened: sum(used.map(({ y }) => y)),
    logLikelihood: found.logLikelihood,
    isConverged: found.isConverged,
  }
}

/** The chance of a case with these values. */
export function chanceOf(fit: Pick<LogisticFit, 'beta'>, x: readonly number[]): number {
  return logistic(x.reduce((odds, value, j) => odds + value * (fit.beta[j + 1] ?? 0), fit.beta[0] ?? 0))
}

export function toCoefficient(estimate: number, error: number): Coefficient {
  return {
    estimate,
    error,
    low: estimate - z95 * error,
    high: estimate + z95 * error,
    p: error > 0 ? twoSided(estimate / error) : Number.NaN,
  }
}

export function logistic(odds: number): number {
  return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds))
}

interface State {
  readonly beta: readonly number[]
  readonly chances: readonly number[]
  /** Inverse of the (penalised) information. */
  readonly covariance: number[][]
  readonly logLikelihood: number
  readonly penalised: number
}

const mostRounds = 60
const longestStep = 5

function climb(patterns: readonly Pattern[], penalty: Penalty) {
  let state = stateAt(patterns, penalty, new Array<number>(patterns[0]?.x.length ?? 0).fill(0))
  for (let round = 0; state && round < mostRounds; round++) {
    const move = moveFrom(patterns, penalty, state)
    const size = Math.max(...move.map(Math.abs))
    if (size < 1e-9) return { ...state, isConverged: true }
    const next = halving(patterns, penalty, { state, move, scale: Math.min(1, longestStep / size) })
    // No step improves it any more: the numbers of the machine end here.
    if (!next) return { ...state, isConverged: size < 1e-5 }
    state = next
  }
  return state && { ...state, isConverged: false }
}

function halving(
  patterns: readonly Pattern[],
  penalty: Penalty,
  { state, move, scale }: { state: State; move: readonly number[]; scale: number },
): State | null {
  for (let part = scale; part > 1e-4; part /= 2) {
    const next = stateAt(
      patterns,
      penalty,
      state.beta.map((value, j) => value + part * (move[j] ?? 0)),
    )
    if (next && next.penalised >= state.penalised - 1e-12 * Math.abs(state.penalised)) return next
  }
  return null
}

function stateAt(patterns: readonly Pattern[], penalty: Penalty, beta: readonly number[]): State | null {
  const odds = patterns.map(({ x }) => sum(x.map((value, j) => value * (beta[j] ?? 0))))
  const chances = odds.map(logistic)
  const weight = (i: number) => (chances[i] ?? 0) * (1 - (chances[i] ?? 0))
  const ridge = ridgeOf(penalty)
  const info = information(patterns, weight)
  for (const [j, row] of info.entries()) if (j > 0) row[j] = (row[j] ?? 0) + ridge
  const factored = invertSymmetric(info)
  if (!factored) return null
  const logLikelihood = sum(
    patterns.map(({ n, y }, i) => {
      const at = odds[i] ?? 0
      return y * at - n * (Math.max(at, 0) + Math.log1p(Math.exp(-Math.abs(at))))
    }),
  )
  const prior =
    penalty === 'firth'
      ? factored.logDeterminant / 2
      : (-ridge / 2) * sum(beta.map((value, j) => (j === 0 ? 0 : value * value)))
  return { beta, chances, covariance: factored.inverse, logLikelihood, penalised: logLikelihood + prior }
}

function moveFrom(patterns: readonly Pattern[], penalty: Penalty, state: State): number[] {
  const ridge = ridgeOf(penalty)
  const score = state.beta.map((value, j) => (j === 0 ? 0 : -ridge * value))
  for (const [i, { x, n, y }] of patterns.entries()) {
    const chance = state.chances[i] ?? 0
    // The leverage of all cases of the pattern together.
    const leverage = penalty === 'firth' ? n * chance * (1 - chance) * between(x, state.covariance, x) : 0
    const error = y - n * chance + leverage * (0.5 - chance)
    for (const [j, value] of x.entries()) score[j] = (score[j] ?? 0) + value * error
  }
  return state.covariance.map(row => sum(row.map((value, j) => value * (score[j] ?? 0))))
}

function information(patterns: readonly Pattern[], weight: (i: number) => number): number[][] {
  const width = patterns[0]?.x.length ?? 0
  const matrix = Array.from({ length: width }, () => new Array<number>(width).fill(0))
  for (const [i, { x, n }] of patterns.entries()) {
    const all = n * weight(i)
    for (const [j, xj] of x.entries()) {
      if (xj === 0) continue
      const row = matrix[j] ?? []
      for (const [k, xk] of x.entries()) row[k] = (row[k] ?? 0) + all * xj * xk
    }
  }
  return matrix
}

function ridgeOf(penalty: Penalty): number {
  return typeof penalty === 'object' ? penalty.ridge : 0
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
