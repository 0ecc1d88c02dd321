import type { DayPoint, Estimate, Scale } from './day-series.ts'
import { tCritical, tTwoSided } from './student-t.ts'

/** n, mean and sum of squared deviations of what was measured in one of the four cells. */
export interface Cell {
  readonly n: number
  readonly mean: number
  readonly squares: number
}

/**
 * The classical difference in differences of four cells of single values, with the error of the pooled regression
 * (y on group, time and their product): (T₁ − T₀) − (C₁ − C₀).
 */
export function pooledDifference(cells: {
  readonly treated: readonly [before: Cell, after: Cell]
  readonly control: readonly [before: Cell, after: Cell]
}): Estimate & { readonly t: number } {
  const [t0, t1] = cells.treated
  const [c0, c1] = cells.control
  const all = [t0, t1, c0, c1]
  const freedom = all.reduce((sum, cell) => sum + cell.n, 0) - 4
  const variance = all.reduce((sum, cell) => sum + cell.squares, 0) / freedom
  const error = Math.sqrt(variance * all.reduce((sum, cell) => sum + 1 / cell.n, 0))
  const effect = t1.mean - t0.mean - (c1.mean - c0.mean)
  return { ...withInterval(effect, error, freedom), t: effect / error }
}

export interface DaySeries {
  /** Day by day, the change on the day at place `change`; every group has the same days. */
  readonly treated: readonly DayPoint[]
  /** Null: the treated alone, after less before. */
  readonly control: readonly DayPoint[] | null
  readonly change: number
  readonly scale: Scale
}

const week = 7
/** Fewer blocks after the change say too little about their own error: it is taken from those before. */
const fewestBlocks = 4

/**
 * Difference in differences of daily ratios, Σn/Σof after and before. Days are not independent of each other: the error
 * is clustered by fortnights (by weeks where fewer than eight weeks lie before), counted from the change, on the differences of
 * both groups, so that what both met on a day cancels; t with the degrees of freedom of Welch and Satterthwaite. A day before counts as much as the weekdays after
 * are many of its kind: three days of a sale are compared with the same weekdays. Relative: the logarithms of the ratios.
 *
 * Null where a cell is empty, or fewer than three blocks lie before the change.
 */
export function differenceInDifferences({ treated, control, change, scale }: DaySeries): Estimate | null {
  const weights = weekdayWeights(treated.length, change)
  const block = change >= 8 * week ? 2 * week : week
  const groups = control ? [treated, control] : [treated]
  const cells = groups.map(points => [
    cellOf(points, { from: 0, to: change }, weights),
    cellOf(points, { from: change, to: points.length }, weights),
  ])
  const told = cells.flat().map(cell => (scale === 'relative' ? Math.log(cell.ratio) : cell.ratio))
  if (told.some(value => !Number.isFinite(value))) return null
  const [t0 = 0, t1 = 0, c0 = 0, c1 = 0] = told
  const difference = t1 - t0 - (c1 - c0)
  const [before, after] = [0, 1].map(side =>
    clusters(
      cells.map(group => group[side]),
      { block, change, scale },
    ),
  )
  if (!before || !after || before.blocks < 3) return null
  const own = after.blocks >= fewestBlocks
  const borrowed = before.variance * thinner(cells, treated.length, change)
  const variances = [before.variance, own ? after.variance : borrowed] as const
  const total = variances[0] + variances[1]
  const freedom = own
    ? (total * total) / (variances[0] ** 2 / (before.blocks - 1) + variances[1] ** 2 / (after.blocks - 1))
    : before.blocks - 1
  const error = Math.sqrt(total)
  if (!(error > 0)) return null
  return scale === 'relative'
    ? asShare(withInterval(difference, error, freedom))
    : withInterval(difference, error, freedom)
}

export function withInterval(effect: number, error: number, freedom: number): Estimate {
  const half = tCritical(0.05, freedom) * error
  return {
    effect,
    low: effect - half,
    high: effect + half,
    error,
    freedom,
    p: tTwoSided(effect / error, freedom),
  }
}

/** A difference of logarithms as a share more or less; its error stays in logarithms. */
export function asShare(estimate: Estimate): Estimate {
  const { effect, low, high } = estimate
  return { ...estimate, effect: Math.expm1(effect), low: Math.expm1(low), high: Math.expm1(high) }
}

/** Of days before: how many days after there are of the same weekday, for each day before of that weekday. After: 1. */
function weekdayWeights(days: number, change: number): number[] {
  const ofWeek = (t: number) => (((t - change) % week) + week) % week
  const [before, after] = [new Array<number>(week).fill(0), new Array<number>(week).fill(0)]
  for (let t = 0; t < days; t++) {
    const side = t < change ? before : after
    side[ofWeek(t)] = (side[ofWeek(t)] ?? 0) + 1
  }
  return Array.from({ length: days }, (_, t) =>
    t >= change ? 1 : (after[ofWeek(t)] ?? 0) / (before[ofWeek(t)] ?? 1),
  )
}

interface WeighedCell {
  readonly ratio: number
  readonly of: number
  /** By day: how much it moves the ratio away from where it is. */
  readonly pulls: readonly { readonly t: number; readonly pull: number }[]
}

function cellOf(
  points: readonly DayPoint[],
  { from, to }: { from: number; to: number },
  weights: readonly number[],
): WeighedCell {
  let [n, of] = [0, 0]
  for (let t = from; t < to; t++) {
    n += (weights[t] ?? 0) * (points[t]?.n ?? 0)
    of += (weights[t] ?? 0) * (points[t]?.of ?? 0)
  }
  const ratio = of === 0 ? Number.NaN : n / of
  const pulls = Array.from({ length: to - from }, (_, i) => {
    const t = from + i
    const point = points[t] ?? { n: 0, of: 0 }
    return { t, pull: ((weights[t] ?? 0) * (point.n - ratio * point.of)) / of }
  })
  const squares = points.slice(from, to).reduce((sum, p, i) => sum + (weights[from + i] ?? 0) ** 2 * p.of, 0)
  return { ratio, of: squares === 0 ? 0 : of ** 2 / squares, pulls }
}

/** The variance of the (difference of the) ratios of one period from what its blocks add up to (CR1). */
function clusters(
  cells: readonly (WeighedCell | undefined)[],
  { block, change, scale }: { block: number; change: number; scale: Scale },
): { variance: number; blocks: number } {
  const sums = new Map<number, number>()
  for (const [group, cell] of cells.entries())
    for (const { t, pull } of cell?.pulls ?? []) {
      const at = Math.floor((t - change) / block)
      const share = scale === 'relative' ? pull / (cell?.ratio ?? 1) : pull
      sums.set(at, (sums.get(at) ?? 0) + (group === 0 ? share : -share))
    }
  const blocks = sums.size
  const squares = [...sums.values()].reduce((sum, value) => sum + value * value, 0)
  return { variance: blocks < 2 ? Number.NaN : (squares * blocks) / (blocks - 1), blocks }
}

/** How much less there is to measure after than before: days, or what the ratios are over, whichever is scarcer. */
function thinner(cells: readonly (readonly WeighedCell[])[], days: number, change: number): number {
  const shares = cells.map(([before, after]) => (before?.of ?? 0) / Math.max(1e-9, after?.of ?? 0))
  return Math.max(change / Math.max(1, days - change), ...shares)
}
