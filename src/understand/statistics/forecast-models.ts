import {
  knownColumns,
  knownSeries,
  type SeriesCalendar,
  seasonColumns,
  seasonLength,
  trendColumns,
  trendSpacing,
  yearColumns,
} from './calendar-columns.ts'
import { dot, leastSquares } from './least-squares.ts'
import { minimise } from './nelder-mead.ts'

export const forecastModels = ['seasonal-naive', 'smoothing', 'regression'] as const
export type ForecastModel = (typeof forecastModels)[number]

/** What a model says of the buckets after the last one it learned from. */
export type Projection = readonly number[]

interface Learned {
  /** Index of the first bucket; the values follow each other, none is missing. */
  readonly first: number
  readonly values: readonly number[]
  readonly calendar: SeriesCalendar
  readonly horizon: number
}

/**
 * Null where the model needs more than there is. `known`: what the moving feasts do is taken off first and put back where
 * they come again; null where none can be learned, for it would be the same as without.
 */
export function project(model: ForecastModel, known: boolean, learned: Learned): Projection | null {
  const season = seasonLength(learned.calendar.unit)
  if (learned.values.length < (model === 'seasonal-naive' ? season : 2 * season)) return null
  const base = { 'seasonal-naive': seasonalNaive, smoothing, regression }[model]
  if (!known) return base(learned)
  const effects = effectsOfFeasts(learned)
  if (!effects) return null
  const calm = learned.values.map((value, i) => value - effects(learned.first + i))
  const after = learned.first + learned.values.length
  return base({ ...learned, values: calm }).map((value, h) => value + effects(after + h))
}

/** What the feasts add at a bucket, beside a trend that bends and the season. */
function effectsOfFeasts({ first, values, calendar }: Learned): ((index: number) => number) | null {
  const names = knownSeries(
    values.map((_, i) => first + i),
    calendar,
  )
  if (names.length === 0) return null
  const { beta } = leastSquares(
    values.map((_, i) => [
      ...knownColumns(first + i, names, calendar),
      ...trendColumns(i, values.length, trendSpacing[calendar.unit]),
      ...seasonColumns(first + i, calendar, values.length),
    ]),
    values,
  )
  return index => dot(knownColumns(index, names, calendar), beta)
}

/** As one season before. */
function seasonalNaive({ values, calendar, horizon }: Learned): Projection {
  const m = seasonLength(calendar.unit)
  return Array.from({ length: horizon }, (_, i) => values[values.length - m + (i % m)] ?? 0)
}

interface Smoothed {
  readonly squares: number
  readonly level: number
  readonly slope: number
  readonly season: readonly number[]
}

/** Exponential smoothing with a damped trend and an additive season (Holt and Winters), its rates by least squares. */
function smoothing({ values, calendar, horizon }: Learned): Projection {
  const m = seasonLength(calendar.unit)
  const rates = (x: readonly number[]) => {
    const unit = (v = 0) => 1 / (1 + Math.exp(-v))
    const alpha = unit(x[0])
    return { alpha, beta: alpha * unit(x[1]), gamma: (1 - alpha) * unit(x[2]), phi: 0.8 + 0.18 * unit(x[3]) }
  }
  const start = beginningOf(values, m)
  const found = minimise(x => smoothThrough(values, start, rates(x)).squares, [-1, -3, -2, 0], {
    size: 1,
    steps: 120,
  })
  const { alpha, beta, gamma, phi } = rates(found)
  const { level, slope, season } = smoothThrough(values, start, { alpha, beta, gamma, phi })
  let damped = 0
  return Array.from({ length: horizon }, (_, i) => {
    damped += phi ** (i + 1)
    return level + damped * slope + (season[(values.length + i) % m] ?? 0)
  })
}

/** Level and season of the first two seasons. */
function beginningOf(values: readonly number[], m: number): { level: number; season: readonly number[] } {
  const mean = (list: readonly number[]) => list.reduce((sum, v) => sum + v, 0) / list.length
  const [one, two] = [values.slice(0, m), values.slice(m, 2 * m)]
  const [a, b] = [mean(one), mean(two)]
  return { level: a, season: one.map((v, i) => (v - a + (two[i] ?? 0) - b) / 2) }
}

function smoothThrough(
  values: readonly number[],
  start: { level: number; season: readonly number[] },
  { alpha, beta, gamma, phi }: { alpha: number; beta: number; gamma: number; phi: number },
): Smoothed {
  const season = [...start.season]
  const m = season.length
  let { level } = start
  let [slope, squares] = [0, 0]
  for (const [i, value] of values.entries()) {
    const own = season[i % m] ?? 0
    const error = value - (level + phi * slope + own)
    if (i >= m) squares += error * error
    level = level + phi * slope + alpha * error
    slope = phi * slope + beta * error
    season[i % m] = own + gamma * error
  }
  return { squares, level, slope, season }
}

/**
 * A straight trend, the season and from two years on the year, by least squares; what was left at the end fades (AR(1) errors).
 */
function regression({ first, values, calendar, horizon }: Learned): Projection {
  const isLong = values.length * daysPer[calendar.unit] >= 2 * 365
  const columns = (i: number) => [
    1,
    i / values.length,
    ...seasonColumns(first + i, calendar, values.length),
    ...(isLong ? yearColumns(first + i, calendar) : []),
  ]
  const { beta, residuals } = leastSquares(
    values.map((_, i) => columns(i)),
    values,
  )
  const before = residuals.slice(0, -1)
  const rho = Math.max(0, Math.min(0.98, dot(residuals.slice(1), before) / (dot(before, before) || 1)))
  const last = residuals.at(-1) ?? 0
  return Array.from(
    { length: horizon },
    (_, h) => dot(columns(values.length + h), beta) + rho ** (h + 1) * last,
  )
}

const daysPer = { hour: 1 / 24, day: 1, week: 7, month: 30.4 } as const
