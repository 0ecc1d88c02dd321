import { inverse, Matrix, solve } from 'ml-matrix'

/** How long somebody was watched, and whether it then happened or the watching ended (censored). */
export interface Lifetime {
  readonly time: number
  readonly happened: boolean
}

export interface SurvivalPoint {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  /** Share to whom it has not happened by then. */
  readonly survival: number
  /** 95 %, log–log: stays between 0 and 1. */
  readonly low: number
  readonly high: number
}

const z = 1.959963984540054

/**
 * Kaplan–Meier: the share to whom it has not happened, at each time at which it happened to somebody. Somebody censored at a time at
 * which it happened to others counts as at risk then. Greenwood's variance.
 */
export function kaplanMeier(lives: readonly Lifetime[]): SurvivalPoint[] {
  const sorted = [...lives].sort((a, b) => a.time - b.time)
  const points: SurvivalPoint[] = []
  let survival = 1
  let variance = 0
  for (let at = 0; at < sorted.length; ) {
    const time = sorted[at]?.time ?? 0
    let end = at
    let events = 0
    while (end < sorted.length && sorted[end]?.time === time) {
      if (sorted[end]?.happened) events++
      end++
    }
    const atRisk = sorted.length - at
    at = end
    if (events === 0) continue
    survival *= 1 - events / atRisk
    variance += atRisk > events ? events / (atRisk * (atRisk - events)) : 0
    points.push({ time, atRisk, events, survival, ...logLogInterval(survival, variance) })
  }
  return points
}

function logLogInterval(survival: number, variance: number): { low: number; high: number } {
  if (survival <= 0 || survival >= 1) return { low: survival, high: survival }
  const half = (z * Math.sqrt(variance)) / Math.abs(Math.log(survival))
  return { low: survival ** Math.exp(half), high: survival ** Math.exp(-half) }
}

/** The share that is left at a time: of the last point at or before it. */
export function survivalAt(points: readonly SurvivalPoint[], time: number): number {
  return points.findLast(point => point.time <= time)?.survival ?? 1
}

export interface CoxFit {
  /** Log hazard ratios, one a covariate, and their standard errors. */
  readonly effects: readonly { readonly estimate: number; readonly error: number }[]
  /** Of the partial likelihood, at the estimate and with every effect 0. */
  readonly logLikelihood: number
  readonly nullLogLikelihood: number
  /** How events of one time are treated. */
  readonly ties: 'efron'
}

/**
 * Cox's proportional hazards by Newton's method. Ties by Efron's approximation: of d events at one time, those that are told l-th
 * stay in the risk set with the weight 1 − l/d. Null where it has no finite answer (nothing happened, or one side of a covariate
 * never saw it).
 *
 * @param covariates a row for each life
 */
export function fitCox(
  lives: readonly Lifetime[],
  covariates: readonly (readonly number[])[],
): CoxFit | null {
  const width = covariates[0]?.length ?? 0
  const order = lives.map((_, i) => i).sort((a, b) => (lives[b]?.time ?? 0) - (lives[a]?.time ?? 0))
  if (width === 0 || !lives.some(life => life.happened)) return null
  const data = { lives, covariates, order, width }
  let effects = new Array<number>(width).fill(0)
  let now = likelihoodOf(data, effects)
  const nullLogLikelihood = now.logLikelihood
  for (let round = 0; round < 50; round++) {
    const step = solveOrNull(now.information, now.gradient)
    if (!step) return null
    const next = halveUntilBetter(data, { effects, step, from: now.logLikelihood })
    if (!next) break
    const gained = next.now.logLikelihood - now.logLikelihood
    ;({ effects, now } = next)
    if (Math.abs(gained) < 1e-11) break
  }
  const covariance = invertOrNull(now.information)
  if (!covariance || effects.some(effect => !Number.isFinite(effect) || Math.abs(effect) > 15)) return null
  return {
    effects: effects.map((estimate, i) => ({
      estimate,
      error: Math.sqrt(Math.max(0, covariance.get(i, i))),
    })),
    logLikelihood: now.logLikelihood,
    nullLogLikelihood,
    ties: 'efron',
  }
}

interface CoxData {
  readonly lives: readonly Lifetime[]
  readonly covariates: readonly (readonly number[])[]
  /** Longest first: who is at risk grows as it is walked. */
  readonly order: readonly number[]
  readonly width: number
}

interface Likelihood {
  readonly logLikelihood: number
  readonly gradient: readonly number[]
  readonly information: Matrix
}

/** Sums over a set: of exp(xβ), of x exp(xβ), of x xᵀ exp(xβ). */
class RiskSums {
  zeroth = 0
  readonly first: Float64Array
  readonly second: Float64Array
  readonly width: number

  constructor(width: number) {
    this.width = width
    this.first = new Float64Array(width)
    this.second = new Float64Array(width * width)
  }

  add(x: readonly number[], risk: number): void {
    this.zeroth += risk
    for (let i = 0; i < this.width; i++) {
      const weighted = risk * (x[i] ?? 0)
      this.first[i] = (this.first[i] ?? 0) + weighted
      for (let j = 0; j < this.width; j++)
        this.second[i * this.width + j] = (this.second[i * this.width + j] ?? 0) + weighted * (x[j] ?? 0)
    }
  }
}

function likelihoodOf({ lives, covariates, order, width }: CoxData, effects: readonly number[]): Likelihood {
  const risk = new RiskSums(width)
  const gradient = new Array<number>(width).fill(0)
  const information = new Matrix(width, width)
  let logLikelihood = 0
  for (let at = 0; at < order.length; ) {
    const time = lives[order[at] ?? 0]?.time
    const tied = new RiskSums(width)
    let events = 0
    for (; at < order.length && lives[order[at] ?? 0]?.time === time; at++) {
      const x = covariates[order[at] ?? 0] ?? []
      const score = x.reduce((sum, value, i) => sum + value * (effects[i] ?? 0), 0)
      risk.add(x, Math.exp(score))
      if (!lives[order[at] ?? 0]?.happened) continue
      events++
      tied.add(x, Math.exp(score))
      logLikelihood += score
      for (let i = 0; i < width; i++) gradient[i] = (gradient[i] ?? 0) + (x[i] ?? 0)
    }
    for (let told = 0; told < events; told++)
      logLikelihood -= takeTerm({ risk, tied, share: told / events, gradient, information })
  }
  return { logLikelihood, gradient, information }
}

/** One event's part: subtracts the mean of the risk set from the gradient, adds its variance to the information. */
function takeTerm(term: {
  risk: RiskSums
  tied: RiskSums
  share: number
  gradient: number[]
  information: Matrix
}): number {
  const { risk, tied, share, gradient, information } = term
  const { width } = risk
  const zeroth = risk.zeroth - share * tied.zeroth
  const mean = Array.from(
    { length: width },
    (_, i) => ((risk.first[i] ?? 0) - share * (tied.first[i] ?? 0)) / zeroth,
  )
  for (let i = 0; i < width; i++) {
    gradient[i] = (gradient[i] ?? 0) - (mean[i] ?? 0)
    for (let j = 0; j < width; j++) {
      const place = i * width + j
      const second = ((risk.second[place] ?? 0) - share * (tied.second[place] ?? 0)) / zeroth
      information.set(i, j, information.get(i, j) + second - (mean[i] ?? 0) * (mean[j] ?? 0))
    }
  }
  return Math.log(zeroth)
}

function halveUntilBetter(
  data: CoxData,
  { effects, step, from }: { effects: readonly number[]; step: readonly number[]; from: number },
): { effects: number[]; now: Likelihood } | null {
  for (let scale = 1; scale > 1e-4; scale /= 2) {
    const tried = effects.map((effect, i) => effect + scale * (step[i] ?? 0))
    const now = likelihoodOf(data, tried)
    if (now.logLikelihood >= from) return { effects: tried, now }
  }
  return null
}

function solveOrNull(information: Matrix, gradient: readonly number[]): number[] | null {
  try {
    const step = solve(information, Matrix.columnVector([...gradient])).to1DArray()
    return step.every(Number.isFinite) ? step : null
  } catch {
    return null // singular: a covariate does not vary among those at risk
  }
}

function invertOrNull(matrix: Matrix): Matrix | null {
  try {
    return inverse(matrix)
  } catch {
    return null // singular, as above
  }
}
