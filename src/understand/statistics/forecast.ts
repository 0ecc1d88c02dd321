import { type Scale, scaleOf, type ValueKind } from './anomalies.ts'
import { daysOfBucket, knownSeries, type SeriesCalendar, seasonLength } from './calendar-columns.ts'
import { type ForecastModel, forecastModels, project } from './forecast-models.ts'
import { leastSquares } from './least-squares.ts'
import { tCritical } from './student-t.ts'

export interface BackTest {
  readonly model: ForecastModel
  /** It reckons with the moving feasts. */
  readonly knowsFeasts: boolean
  /** Forecasts made and compared with what came, and from how many days (weeks, …) they were made. */
  readonly forecasts: number
  readonly origins: number
  /** Mean absolute error as a share of what came; null where something that came was 0. */
  readonly mape: number | null
  /** Mean absolute error, as a multiple of what repeating the season before would have erred. */
  readonly mase: number | null
  /** Of what came, the share inside the interval that was drawn before it came; null with too few origins. */
  readonly coverage: number | null
}

export type Forecast =
  | {
      readonly isThere: true
      readonly model: ForecastModel
      /** One a bucket after the last. */
      readonly points: readonly { readonly value: number; readonly low: number; readonly high: number }[]
      readonly backTest: BackTest
      /** Every model that was tried, the chosen one first. */
      readonly tried: readonly BackTest[]
      /** Feasts that the forecast reckons with, and those that fall into it and were never seen. */
      readonly known: readonly string[]
      readonly unknown: readonly string[]
    }
  | {
      readonly isThere: false
      /** `short`: below two seasons. `sparse`: more than half of it is 0, or a tenth has no value. */
      readonly reason: 'short' | 'sparse'
      readonly has: number
      readonly needs: number
    }

export interface ForecastSeries {
  readonly first: number
  readonly values: readonly (number | null)[]
  readonly kind: ValueKind
}

/**
 * What comes next, with a 95 % interval. Each model is tried on the past: it forecasts from up to twelve earlier ends what
 * had already come; the one with the least absolute error is chosen (the simpler one where they are equal). Where a feast that
 * was seen falls into the forecast, only models that reckon with it are. The interval is as wide as the errors were, growing
 * with the distance as they did; in the back-test each interval is drawn from errors of earlier ends alone, so the
 * coverage told is one that it had. Below two seasons nothing is said.
 */
export function forecast(series: ForecastSeries, calendar: SeriesCalendar, horizon: number): Forecast {
  const needs = 2 * seasonLength(calendar.unit)
  const { first, values, kind } = series
  const has = values.length
  const refused = (reason: 'short' | 'sparse'): Forecast => ({ isThere: false, reason, has, needs })
  if (has < needs) return refused('short')
  const missing = values.filter(value => value === null).length
  const zeros = values.filter(value => value === 0).length
  if (missing * 10 > has || (kind !== 'any' && zeros * 2 > has)) return refused('sparse')
  const scale = scaleOf(kind, values)
  const learned = { first, values: filled(values).map(scale.to), calendar }
  const feasts = feastsAhead({ first, count: has, horizon, calendar })
  const trials = [false, true]
    .flatMap(known => forecastModels.map(model => tryModel({ model, known }, learned, { horizon, scale })))
    .filter(trial => trial !== null)
    .sort((a, b) => a.error - b.error)
  const chosen = trials.find(({ test }) => test.knowsFeasts || feasts.seen.length === 0)
  const points = chosen && project(chosen.test.model, chosen.test.knowsFeasts, { ...learned, horizon })
  if (!chosen || !points) return refused('short')
  const { test, errors } = chosen
  const half = halfWidth(errors)
  return {
    isThere: true,
    model: test.model,
    points: points.map((point, h) => ({
      value: scale.from(point),
      low: scale.from(point - half(h)),
      high: scale.from(point + half(h)),
    })),
    backTest: test,
    tried: [test, ...trials.filter(trial => trial !== chosen).map(trial => trial.test)],
    known: test.knowsFeasts ? feasts.seen : [],
    unknown: test.knowsFeasts ? feasts.unseen : [...feasts.seen, ...feasts.unseen].sort(),
  }
}

/** How far off a forecast was at a distance (0: the next bucket). */
type Errors = readonly (readonly { readonly h: number; readonly error: number }[])[]

interface Trial {
  readonly test: BackTest
  readonly error: number
  /** Where values vary equally much; one list an origin. */
  readonly errors: Errors
}

interface Past {
  readonly first: number
  readonly values: readonly number[]
  readonly calendar: SeriesCalendar
}

/** Forecasts from earlier ends, the oldest first. Null where the model could not forecast from one. */
function tryModel(
  { model, known }: { readonly model: ForecastModel; readonly known: boolean },
  past: Past,
  { horizon, scale }: { horizon: number; scale: Scale },
): Trial | null {
  const { values, calendar } = past
  const season = seasonLength(calendar.unit)
  const runs = originsOf(values.length, season, horizon).flatMap(({ end, ahead }) => {
    const made = project(model, known, { ...past, values: values.slice(0, end), horizon: ahead })
    if (!made) return []
    const isNew = firstFeasts(past.first, end, calendar)
    return [
      values.slice(end, end + ahead).flatMap((came, h) => {
        return isNew(past.first + end + h) ? [] : [{ h, came, point: made[h] ?? 0 }]
      }),
    ]
  })
  if (runs.flat().length === 0) return null
  const pairs = runs.flat().map(({ came, point }) => [scale.from(came), scale.from(point)] as const)
  const error = pairs.reduce((sum, [came, point]) => sum + Math.abs(came - point), 0) / pairs.length
  const naive = naiveError(values.map(scale.from), season)
  const errors = runs.map(run => run.map(({ h, came, point }) => ({ h, error: Math.abs(came - point) })))
  const shares = pairs.reduce((sum, [came, point]) => sum + Math.abs((came - point) / came), 0)
  return {
    error,
    errors,
    test: {
      model,
      knowsFeasts: known,
      forecasts: pairs.length,
      origins: runs.length,
      mape: pairs.some(([came]) => came === 0) ? null : shares / pairs.length,
      mase: naive > 0 ? error / naive : null,
      coverage: coverageOf(errors),
    },
  }
}

/** Up to twelve ends, evenly between two seasons (one, where there are hardly two) and the last one that leaves a horizon to come. */
function originsOf(count: number, season: number, horizon: number): { end: number; ahead: number }[] {
  const ahead = Math.max(1, Math.min(horizon, Math.floor(count / 3)))
  const last = count - ahead
  const least = Math.min(last, Math.max(Math.min(2 * season, last), Math.floor(count / 3), season))
  const step = Math.max(1, Math.ceil((last - least + 1) / 12))
  const ends: { end: number; ahead: number }[] = []
  for (let end = last; end >= least; end -= step) ends.unshift({ end, ahead })
  return ends
}

/** Whether a bucket lies in a feast that nothing could be learned of until `end`: a forecast says so, and is not judged by it. */
function firstFeasts(first: number, end: number, calendar: SeriesCalendar): (index: number) => boolean {
  const learned = knownSeries(
    Array.from({ length: end }, (_, i) => first + i),
    calendar,
  )
  const others = calendar.known.filter(span => !learned.includes(span.series))
  return index => {
    const [from, to] = daysOfBucket(index, calendar)
    return others.some(span => span.first <= to && span.last >= from)
  }
}

/**
 * Half of a 95 % interval at a distance. Squared errors grow along a straight line; of the errors measured by it the 95 %
 * quantile, and not less than their root mean square allows with two independent ones for each end: errors of one end go together.
 */
function halfWidth(errors: Errors): (distance: number) => number {
  const all = errors.flat()
  const [base, slope] = growthOf(all)
  const growth = (h: number) => Math.sqrt(base + slope * h)
  const scores = all.map(({ h, error }) => error / (growth(h) || 1)).sort((a, b) => a - b)
  const quantile = scores[Math.min(scores.length - 1, Math.ceil(0.95 * (scores.length + 1)) - 1)] ?? 0
  const spread = Math.sqrt(scores.reduce((sum, s) => sum + s * s, 0) / Math.max(1, scores.length))
  const free = Math.max(2, Math.min(scores.length, 2 * errors.length))
  const half = Math.max(quantile, spread * tCritical(0.05, free))
  return h => half * growth(h)
}

/** The line of squared errors over the distance; level where they do not grow. */
function growthOf(all: readonly { readonly h: number; readonly error: number }[]): readonly [number, number] {
  const { beta } = leastSquares(
    all.map(({ h }) => [1, h]),
    all.map(({ error }) => error * error),
  )
  const mean = all.reduce((sum, { error }) => sum + error * error, 0) / Math.max(1, all.length)
  const [base = 0, slope = 0] = beta
  return slope > 0 && base > 0.1 * mean ? [base, slope] : [mean || 1, 0]
}

function coverageOf(errors: Errors): number | null {
  const judged = errors.flatMap((own, i) => {
    if (i < 3) return []
    const half = halfWidth(errors.slice(0, i))
    return own.map(({ h, error }) => error <= half(h))
  })
  return judged.length < 20 ? null : judged.filter(inside => inside).length / judged.length
}

function naiveError(values: readonly number[], season: number): number {
  const errors = values.slice(season).map((value, i) => Math.abs(value - (values[i] ?? 0)))
  return errors.reduce((sum, e) => sum + e, 0) / Math.max(1, errors.length)
}

/** Straight through what is missing. */
function filled(values: readonly (number | null)[]): number[] {
  const known = values.flatMap((value, i) => (value === null ? [] : [{ i, value }]))
  return values.map((value, i) => {
    if (value !== null) return value
    const before = known.findLast(k => k.i < i)
    const after = known.find(k => k.i > i)
    if (!before || !after) return (before ?? after)?.value ?? 0
    return before.value + ((after.value - before.value) * (i - before.i)) / (after.i - before.i)
  })
}

/** Feasts that fall into the forecast: seen before, and never seen. */
function feastsAhead({
  first,
  count,
  horizon,
  calendar,
}: {
  first: number
  count: number
  horizon: number
  calendar: SeriesCalendar
}): { seen: string[]; unseen: string[] } {
  const learned = knownSeries(
    Array.from({ length: count }, (_, i) => first + i),
    calendar,
  )
  const from = daysOfBucket(first + count, calendar)[0]
  const to = daysOfBucket(first + count + horizon - 1, calendar)[1]
  const ahead = calendar.known.filter(span => span.first <= to && span.last >= from)
  const coming = [...new Set(ahead.map(span => span.series))].sort()
  return {
    seen: coming.filter(name => learned.includes(name)),
    unseen: coming.filter(name => !learned.includes(name)),
  }
}
