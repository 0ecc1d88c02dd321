import { holm } from './corrections.ts'
import { type DayPoint, type Estimate, pool, type Scale } from './day-series.ts'
import { differenceInDifferences, withInterval } from './difference-in-differences.ts'
import { type Structural, structuralTimeSeries } from './structural-time-series.ts'

export interface ChangeSeries {
  /** Day by day; every group has the same days. The change is on the day at place `change`. */
  readonly treated: readonly DayPoint[]
  readonly controls: readonly (readonly DayPoint[])[]
  readonly change: number
  readonly scale: Scale
}

export interface Placebo {
  readonly of: 'date' | 'group'
  /** Days before the change, or which control. */
  readonly at: number
  readonly estimate: Estimate
  readonly found: boolean
}

export interface ChangeEffect {
  readonly method: 'difference-in-differences' | 'structural' | null
  readonly headline: Estimate | null
  readonly beforeAfter: Estimate | null
  readonly difference: Estimate | null
  readonly structural: Structural | null
  /** Null where there is no control, or too little to tell. */
  readonly apart: Estimate | null
  readonly placebos: readonly Placebo[]
}

/** A pretend change has at least these days before it and at most these after. */
const daysBeforePlacebo = 28
const daysAfterPlacebo = 28
const mostPlaceboDates = 6

/**
 * The effect of a change by every method that the data allow. With a control whose trend ran alike before, the difference in
 * differences is what is told; without one, or where the trends drew apart, the structural time series.
 */
export function effectOfChange({ treated, controls, change, scale }: ChangeSeries): ChangeEffect {
  const control = controls.length > 0 ? pool(controls) : null
  const beforeAfter = differenceInDifferences({ treated, control: null, change, scale })
  const difference = control && differenceInDifferences({ treated, control, change, scale })
  const structural = structuralTimeSeries({ treated, control, change, scale })
  const apart = control && trendsApart({ treated, control, change, scale })
  const isParallel = apart === null || apart.p >= 0.05
  const method =
    difference && isParallel
      ? 'difference-in-differences'
      : structural
        ? 'structural'
        : difference
          ? 'difference-in-differences'
          : null
  const estimate = (series: Omit<ChangeSeries, 'scale'>) => estimateBy(method, { ...series, scale })
  return {
    method,
    headline: method === 'structural' ? (structural?.estimate ?? null) : method ? difference : null,
    beforeAfter,
    difference,
    structural,
    apart,
    placebos:
      method === null
        ? []
        : [
            ...placeboDates({ treated, controls, change }, estimate),
            ...placeboGroups({ controls, change }, estimate),
          ],
  }
}

type Estimator = (series: Omit<ChangeSeries, 'scale'>) => Estimate | null

function estimateBy(
  method: ChangeEffect['method'],
  { treated, controls, change, scale }: ChangeSeries,
): Estimate | null {
  const control = controls.length > 0 ? pool(controls) : null
  if (method === 'difference-in-differences' && control)
    return differenceInDifferences({ treated, control, change, scale })
  return structuralTimeSeries({ treated, control, change, scale, daily: false })?.estimate ?? null
}

/** The change pretended to be earlier, where nothing was: stretches before it that do not overlap. */
function placeboDates(series: Omit<ChangeSeries, 'scale'>, estimate: Estimator): Placebo[] {
  const { treated, controls, change } = series
  const after = Math.max(7, Math.min(daysAfterPlacebo, treated.length - change))
  const tried: { at: number; estimate: Estimate }[] = []
  for (let end = change; end - after >= daysBeforePlacebo && tried.length < mostPlaceboDates; end -= after) {
    const cut = (points: readonly DayPoint[]) => points.slice(0, end)
    const found = estimate({ treated: cut(treated), controls: controls.map(cut), change: end - after })
    if (found) tried.push({ at: change - (end - after), estimate: found })
  }
  return corrected(tried, 'date')
}

/** Each control pretended to be what changed, against the others; alone, against its own past. */
function placeboGroups(
  { controls, change }: Pick<ChangeSeries, 'controls' | 'change'>,
  estimate: Estimator,
): Placebo[] {
  const tried = controls.flatMap((treated, at) => {
    const found = estimate({ treated, controls: controls.filter((_, other) => other !== at), change })
    return found ? [{ at, estimate: found }] : []
  })
  return corrected(tried, 'group')
}

function corrected(tried: readonly { at: number; estimate: Estimate }[], of: Placebo['of']): Placebo[] {
  const p = holm(tried.map(one => one.estimate.p))
  return tried.map((one, i) => ({ ...one, of, found: (p[i] ?? 1) < 0.05 }))
}

/**
 * Whether treated and control drew apart before the change: the slope of their weekly differences (of logarithms where the scale
 * is relative), by least squares weighed by what each week has. In the scale of the measure, a week.
 */
export function trendsApart({
  treated,
  control,
  change,
  scale,
}: {
  treated: readonly DayPoint[]
  control: readonly DayPoint[]
  change: number
  scale: Scale
}): Estimate | null {
  const weeks = Math.floor(change / 7)
  const points = Array.from({ length: weeks }, (_, i) => {
    const from = change - 7 * (weeks - i)
    const [t, c] = [treated, control].map(points => addUp(points.slice(from, from + 7)))
    const point = pointOf(t, c, scale)
    return point && { x: i, ...point }
  }).filter(point => point !== null)
  if (points.length < 4) return null
  return slopeOf(points)
}

function addUp(points: readonly DayPoint[]): DayPoint {
  return points.reduce((sum, p) => ({ n: sum.n + p.n, of: sum.of + p.of }), { n: 0, of: 0 })
}

interface WeekPoint {
  readonly y: number
  readonly weight: number
}

function pointOf(
  treated: DayPoint | undefined,
  control: DayPoint | undefined,
  scale: Scale,
): WeekPoint | null {
  if (!treated || !control || treated.of <= 0 || control.of <= 0) return null
  if (scale === 'additive')
    return {
      y: treated.n / treated.of - control.n / control.of,
      weight: 1 / (1 / treated.of + 1 / control.of),
    }
  if (treated.n <= 0 || control.n <= 0) return null
  return { y: Math.log(treated.n / treated.of) - Math.log(control.n / control.of), weight: 1 }
}

function slopeOf(points: readonly (WeekPoint & { readonly x: number })[]): Estimate | null {
  const total = points.reduce((sum, p) => sum + p.weight, 0)
  const mx = points.reduce((sum, p) => sum + p.weight * p.x, 0) / total
  const my = points.reduce((sum, p) => sum + p.weight * p.y, 0) / total
  const sxx = points.reduce((sum, p) => sum + p.weight * (p.x - mx) ** 2, 0)
  const slope = points.reduce((sum, p) => sum + p.weight * (p.x - mx) * (p.y - my), 0) / sxx
  const freedom = points.length - 2
  const squares = points.reduce((sum, p) => sum + p.weight * (p.y - my - slope * (p.x - mx)) ** 2, 0)
  const error = Math.sqrt(squares / freedom / sxx)
  return error > 0 ? withInterval(slope, error, freedom) : null
}
