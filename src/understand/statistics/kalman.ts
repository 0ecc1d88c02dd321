/**
 * The Kalman filter of a local level with regressors and what lasts for some days (Durbin & Koopman 2012, chapters 2 and 6):
 *
 *   yₜ = μₜ + xₜ'β + uₜ + εₜ,  εₜ ~ N(0, σ²hₜ);   μₜ₊₁ = μₜ + ηₜ,  ηₜ ~ N(0, σ²q);   uₜ₊₁ = φuₜ + ζₜ,  Var u = σ²r
 *
 * Level and coefficients begin diffuse: nothing is known of them; u begins as it always is. σ² is concentrated out, so
 * everything here is in its units. A missing y is a day that is passed over.
 */
export interface LevelModel {
  /** NaN where there is none. */
  readonly y: readonly number[]
  /** One row a day, one number a regressor; about as large as 1, or the diffuse start is not diffuse. */
  readonly x: readonly (readonly number[])[]
  /** Relative variances of the observations, above 0. */
  readonly h: readonly number[]
  /** Variance of the level's steps, relative to that of the observations. */
  readonly q: number
  /** φ and r of what lasts; r = 0: nothing does. */
  readonly lasting?: Lasting
}

export interface Lasting {
  readonly phi: number
  readonly variance: number
}

export interface Filtered {
  /** Level, coefficients and what lasts, after the last day. */
  readonly state: readonly number[]
  /** Their covariance, in units of σ². */
  readonly covariance: readonly (readonly number[])[]
  /** Each day as it was expected the day before: its mean, and its variance in units of σ². */
  readonly ahead: readonly { readonly mean: number; readonly variance: number }[]
  /** Estimated as the mean squared innovation. */
  readonly sigma2: number
  /** Observations less what the diffuse start used up. */
  readonly freedom: number
  /** Diffuse, concentrated. */
  readonly logLikelihood: number
}

/** Large beside 1, and small enough that sixteen digits hold what remains beside it. */
const diffuse = 1e7

const nothing: Lasting = { phi: 0, variance: 0 }

export function filterLevel({ y, x, h, q, lasting = nothing }: LevelModel): Filtered {
  const { phi, variance } = lasting
  const size = 2 + (x[0]?.length ?? 0)
  const state = new Array<number>(size).fill(0)
  const p = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i !== j ? 0 : i === size - 1 ? variance : diffuse)),
  )
  let [seen, squares, logs] = [0, 0, 0]
  const ahead: { mean: number; variance: number }[] = []
  for (const [t, observed] of y.entries()) {
    if (t > 0) stepOn(state, p, { q, phi, variance })
    const z = [1, ...(x[t] ?? []), 1]
    const pz = p.map(row => dot(row, z))
    const f = dot(pz, z) + (h[t] ?? 1)
    const mean = dot(state, z)
    ahead.push({ mean, variance: f })
    if (Number.isNaN(observed)) continue
    const v = observed - mean
    update(state, p, { pz, f, v })
    seen++
    squares += (v * v) / f
    logs += Math.log(f)
  }
  const freedom = seen - (size - 1)
  const sigma2 = freedom > 0 ? squares / freedom : Number.NaN
  const logLikelihood =
    -0.5 * (freedom * (Math.log(2 * Math.PI * sigma2) + 1) + logs - (size - 1) * Math.log(diffuse))
  return { state, covariance: p, ahead, sigma2, freedom, logLikelihood }
}

/** To the next day: the level moves, what lasts fades and is renewed. */
function stepOn(
  state: number[],
  p: number[][],
  { q, phi, variance }: { q: number; phi: number; variance: number },
): void {
  const last = state.length - 1
  state[last] = (state[last] ?? 0) * phi
  for (const row of p) row[last] = (row[last] ?? 0) * phi
  p[last] = (p[last] ?? []).map(value => value * phi)
  const [level = [], fading = []] = [p[0], p[last]]
  level[0] = (level[0] ?? 0) + q
  fading[last] = (fading[last] ?? 0) + variance * (1 - phi * phi)
}

function update(
  state: number[],
  p: number[][],
  { pz, f, v }: { pz: readonly number[]; f: number; v: number },
): void {
  for (const [i, row] of p.entries()) {
    const gain = (pz[i] ?? 0) / f
    state[i] = (state[i] ?? 0) + gain * v
    for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) - gain * (pz[j] ?? 0)
  }
}

/** What is expected on the days that follow, and how sure all of them are together. */
export interface Forecast {
  readonly mean: readonly number[]
  /** The variance of any weighted sum of the days' observations, in units of σ². */
  varianceOf(weights: readonly number[]): number
}

/**
 * @param future regressors and relative variances of the days after the last, each the day after the one before
 */
export function forecastLevel(
  { state, covariance }: Pick<Filtered, 'state' | 'covariance'>,
  { q, lasting = nothing }: Pick<LevelModel, 'q' | 'lasting'>,
  future: Pick<LevelModel, 'x' | 'h'>,
): Forecast {
  const { phi, variance } = lasting
  const rows = future.x.map((row, t) => [1, ...row, phi ** (t + 1)])
  const mean = rows.map(row => dot(state, row))
  return {
    mean,
    varianceOf(weights) {
      const total = state.map((_, i) =>
        rows.reduce((sum, row, t) => sum + (weights[t] ?? 0) * (row[i] ?? 0), 0),
      )
      const known = dot(
        covariance.map(row => dot(row, total)),
        total,
      )
      // A step of the level is in every day from its own on; what lasts fades in them.
      let [later, fading, steps, renewed, noise] = [0, 0, 0, 0, 0]
      for (let t = weights.length - 1; t >= 0; t--) {
        const weight = weights[t] ?? 0
        later += weight
        fading = weight + phi * fading
        steps += later * later
        renewed += fading * fading
        noise += weight * weight * (future.h[t] ?? 1)
      }
      return known + q * steps + variance * (1 - phi * phi) * renewed + noise
    },
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
