import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { drawClusters, type Interval, percentileInterval } from './bootstrap.ts'

/** Every subset of so many drivers is fitted exactly; above, Johnson's weights stand in. 2¹⁵ fits take some 50 ms. */
export const mostExactDrivers = 15

/** Columns of equal length, one a driver, and what they drive. */
export interface DriverData {
  readonly drivers: readonly ArrayLike<number>[]
  readonly outcome: ArrayLike<number>
}

export interface DriverShares {
  /** `lmg` or, above 15 drivers, `johnson`. */
  readonly method: 'lmg' | 'johnson'
  /** R² of all drivers together; the shares add up to it. */
  readonly explained: Interval
  readonly shares: readonly Interval[]
}

/**
 * How much of the outcome's variance each driver explains: R² shared out among drivers that go together. LMG (Lindeman, Merenda,
 * Gold 1980) is the mean gain of R² over all orders in which drivers can come in, that is, the Shapley value of R²; Johnson's
 * relative weights (2000) come close without fitting every subset. Intervals by a seeded bootstrap of whole clusters.
 */
export function shareDrivers(
  data: DriverData,
  options: { readonly clusters: readonly number[]; readonly rounds: number; readonly seed: number },
): DriverShares {
  const method = data.drivers.length <= mostExactDrivers ? 'lmg' : 'johnson'
  const sharesOf = method === 'lmg' ? lmg : johnson
  const all = new Float64Array(data.outcome.length).fill(1)
  const shares = sharesOf(correlations(data, all))
  const drawn: number[][] = []
  drawClusters(options.clusters, options, weights => {
    drawn.push(sharesOf(correlations(data, weights)))
  })
  return {
    method,
    explained: percentileInterval(
      sum(shares),
      drawn.map(each => sum(each)),
    ),
    shares: shares.map((share, i) =>
      percentileInterval(
        share,
        drawn.map(each => each[i] ?? Number.NaN),
      ),
    ),
  }
}

/** Correlations of the drivers and, last, of the outcome, rows counted by their weight; 0 with what does not vary. */
export function correlations({ drivers, outcome }: DriverData, weights: Float64Array): Matrix {
  const columns = [...drivers, outcome]
  const size = columns.length
  const total = weights.reduce((a, b) => a + b, 0)
  const means = columns.map(column => {
    let mean = 0
    for (let row = 0; row < weights.length; row++) mean += (weights[row] ?? 0) * (column[row] ?? 0)
    return mean / total
  })
  const centred = columns.map((column, i) => {
    const mean = means[i] ?? 0
    const values = new Float64Array(weights.length)
    for (let row = 0; row < weights.length; row++) values[row] = (column[row] ?? 0) - mean
    return values
  })
  const products = new Matrix(size, size)
  for (const [i, left] of centred.entries())
    for (const [j, right] of centred.entries()) {
      if (j < i) continue
      let product = 0
      for (let row = 0; row < weights.length; row++)
        product += (weights[row] ?? 0) * (left[row] ?? 0) * (right[row] ?? 0)
      products.set(i, j, product)
      products.set(j, i, product)
    }
  const scale = products.diagonal().map(variance => (variance > 1e-12 ? 1 / Math.sqrt(variance) : 0))
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      products.set(i, j, i === j ? 1 : products.get(i, j) * (scale[i] ?? 0) * (scale[j] ?? 0))
  return products
}

/** Shapley value of R² from a matrix of correlations, the outcome last. Exact: every subset is fitted. */
export function lmg(correlation: Matrix): number[] {
  const count = correlation.rows - 1
  const explained = explainedBySubsets(correlation)
  const factorial = [1]
  for (let i = 1; i <= count; i++) factorial.push((factorial[i - 1] ?? 1) * i)
  const weight = Array.from(
    { length: count },
    (_, size) => ((factorial[size] ?? 1) * (factorial[count - size - 1] ?? 1)) / (factorial[count] ?? 1),
  )
  const shares = new Array<number>(count).fill(0)
  for (let subset = 0; subset < explained.length; subset++) {
    const size = bits(subset)
    for (let i = 0; i < count; i++) {
      if (subset & (1 << i)) continue
      const gain = (explained[subset | (1 << i)] ?? 0) - (explained[subset] ?? 0)
      shares[i] = (shares[i] ?? 0) + (weight[size] ?? 0) * gain
    }
  }
  return shares
}

/**
 * R² of every subset of the drivers. Depth first: one driver more is one sweep of the matrix (Beaton's operator), so a subset
 * costs the square of the size and not its cube. A driver that those before it already say adds nothing.
 */
function explainedBySubsets(correlation: Matrix): Float64Array {
  const size = correlation.rows
  const count = size - 1
  const explained = new Float64Array(1 << count)
  const start = Float64Array.from(correlation.to1DArray())
  const visit = (swept: Float64Array, subset: number, from: number): void => {
    explained[subset] = Math.max(0, 1 - (swept[size * size - 1] ?? 1))
    for (let driver = from; driver < count; driver++)
      visit(sweep(swept, size, driver), subset | (1 << driver), driver + 1)
  }
  visit(start, 0, 0)
  return explained
}

function sweep(matrix: Float64Array, size: number, at: number): Float64Array {
  const pivot = matrix[at * size + at] ?? 0
  const next = Float64Array.from(matrix)
  if (pivot < 1e-10) return next
  for (let i = 0; i < size; i++) {
    if (i === at) continue
    const factor = (matrix[i * size + at] ?? 0) / pivot
    if (factor === 0) continue
    for (let j = 0; j < size; j++)
      if (j !== at) next[i * size + j] = (next[i * size + j] ?? 0) - factor * (matrix[at * size + j] ?? 0)
  }
  return next
}

/** Johnson's relative weights from a matrix of correlations, the outcome last. */
export function johnson(correlation: Matrix): number[] {
  const count = correlation.rows - 1
  const among = correlation.subMatrix(0, count - 1, 0, count - 1)
  const withOutcome = correlation.subMatrix(0, count - 1, count, count)
  const { eigenvectorMatrix: vectors, realEigenvalues } = new EigenvalueDecomposition(among, {
    assumeSymmetric: true,
  })
  const roots = realEigenvalues.map(value => Math.sqrt(Math.max(0, value)))
  const rebuild = (diagonal: number[]) => vectors.mmul(Matrix.diag(diagonal)).mmul(vectors.transpose())
  const loadings = rebuild(roots)
  const inverse = rebuild(roots.map(root => (root > 1e-6 ? 1 / root : 0)))
  const slopes = inverse.mmul(withOutcome)
  return Array.from({ length: count }, (_, i) =>
    sum(Array.from({ length: count }, (_, k) => loadings.get(i, k) ** 2 * slopes.get(k, 0) ** 2)),
  )
}

function bits(subset: number): number {
  let count = 0
  for (let rest = subset; rest > 0; rest &= rest - 1) count++
  return count
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
