import { twoSided } from './normal.ts'

export interface Selection {
  /** What was taken, in the order in which it was, with the p-value at that step, corrected for all that could have been. */
  readonly taken: readonly { readonly column: number; readonly p: number }[]
  /** Of each column alone, not corrected. NaN where it does not vary. */
  readonly alone: readonly number[]
}

/**
 * Forward selection in a linear model: again and again the column that says most beside those taken, while its p-value, corrected for
 * all that are left (Bonferroni at each step, that is, Holm's), is below `level`. When nothing acts, the chance of taking anything
 * is about `level`. A step's error is the larger of the plain and the clustered one, and its t has as many degrees of freedom as
 * rows carry the column's variance (its participation ratio), so that a score of twenty people who met something rare is not
 * taken for a normal variable.
 *
 * @param columns any numbers, NaN where unknown: counted as the column's mean
 * @param clusters the cluster of each row, from 0
 */
export function selectForward(
  columns: readonly Float64Array[],
  outcome: ArrayLike<number>,
  options: { readonly clusters: readonly number[]; readonly level: number; readonly most: number },
): Selection {
  const left = columns.map(column => centred(column))
  const residual = centred(Float64Array.from(outcome))
  const { clusters } = options
  const count = clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0)
  const first = left.map(column => pOf(column, residual, { clusters, count, taken: 0 }))
  const testable = first.filter(p => !Number.isNaN(p)).length
  const taken: { column: number; p: number }[] = []
  let found = first
  while (taken.length < Math.min(options.most, testable)) {
    const best = leastOf(found, taken)
    if (best === null) break
    const p = Math.min(1, (found[best] ?? 1) * (testable - taken.length))
    if (!(p < options.level)) break
    taken.push({ column: best, p })
    const base = left[best]
    if (!base) break
    const direction = Float64Array.from(base)
    removeFrom(residual, direction)
    for (const column of left) removeFrom(column, direction)
    found = left.map(column => pOf(column, residual, { clusters, count, taken: taken.length }))
  }
  return { taken, alone: first }
}

/** Minus its mean, unknown as nought. */
export function centred(values: Float64Array): Float64Array {
  let sum = 0
  let known = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    sum += value
    known++
  }
  const mean = sum / known
  // Plain loops: a function called for each of some millions of cells is the larger part of the time.
  const column = new Float64Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN
    column[row] = Number.isNaN(value) ? 0 : value - mean
  }
  return column
}

export function correlation(left: Float64Array, right: Float64Array): number {
  const scale = Math.sqrt(dot(left, left) * dot(right, right))
  return scale > 0 ? dot(left, right) / scale : 0
}

function leastOf(found: readonly number[], taken: readonly { column: number }[]): number | null {
  let best: number | null = null
  for (const [i, p] of found.entries()) {
    if (Number.isNaN(p) || taken.some(({ column }) => column === i)) continue
    if (best === null || p < (found[best] ?? 1)) best = i
  }
  return best
}

function pOf(
  column: Float64Array,
  residual: Float64Array,
  {
    clusters,
    count,
    taken,
  }: { readonly clusters: readonly number[]; readonly count: number; readonly taken: number },
): number {
  const square = dot(column, column)
  const rows = column.length
  if (square < 1e-9 * rows || rows < taken + 3) return Number.NaN
  const slope = dot(column, residual) / square
  const scores = new Float64Array(count)
  let errors = 0
  let fourth = 0
  for (let row = 0; row < rows; row++) {
    const x = column[row] ?? 0
    const error = (residual[row] ?? 0) - slope * x
    errors += error * error
    fourth += x ** 4
    const cluster = clusters[row] ?? 0
    scores[cluster] = (scores[cluster] ?? 0) + x * error
  }
  const plain = errors / (rows - taken - 2) / square
  const clustered = count > 1 ? (dot(scores, scores) * count) / (count - 1) / square ** 2 : 0
  const error = Math.sqrt(Math.max(plain, clustered))
  if (!(error > 0)) return slope === 0 ? Number.NaN : 0
  return twoSided(normalOfT(slope / error, Math.max(2, square ** 2 / fourth - 1)))
}

/** The normal deviate as unlikely as a t (Wallace 1959): off by less than 0.01 from 3 degrees of freedom on. */
function normalOfT(t: number, freedom: number): number {
  return ((8 * freedom + 1) / (8 * freedom + 3)) * Math.sqrt(freedom * Math.log1p((t * t) / freedom))
}

function removeFrom(column: Float64Array, direction: Float64Array): void {
  const before = dot(column, column)
  const share = dot(column, direction) / dot(direction, direction)
  for (let row = 0; row < column.length; row++)
    column[row] = (column[row] ?? 0) - share * (direction[row] ?? 0)
  // What is left of a column that those taken say wholly is the dust of rounding.
  if (dot(column, column) < 1e-6 * before) column.fill(0)
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0
  for (let row = 0; row < left.length; row++) sum += (left[row] ?? 0) * (right[row] ?? 0)
  return sum
}
