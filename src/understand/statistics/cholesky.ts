/** A symmetric matrix as its rows. */
export type Matrix = readonly (readonly number[])[]

/**
 * The columns of a Gram matrix (XᵀWX) that are no combination of the columns before them, by a Cholesky factorisation that
 * skips a column whose remaining square is nothing beside what it was. The order of the columns decides which of two that say
 * the same is kept: the first.
 */
export function independentColumns(gram: Matrix, tolerance = 1e-9): number[] {
  const kept: number[] = []
  const rows: number[][] = []
  for (let j = 0; j < gram.length; j++) {
    const row: number[] = []
    for (const [i, k] of kept.entries()) {
      let sum = gram[j]?.[k] ?? 0
      for (let m = 0; m < i; m++) sum -= (row[m] ?? 0) * (rows[i]?.[m] ?? 0)
      row.push(sum / (rows[i]?.[i] ?? 1))
    }
    const square = gram[j]?.[j] ?? 0
    const left = row.reduce((rest, value) => rest - value * value, square)
    if (!(left > tolerance * square)) continue
    rows.push([...row, Math.sqrt(left)])
    kept.push(j)
  }
  return kept
}

export interface Factored {
  readonly inverse: number[][]
  readonly logDeterminant: number
}

/** The inverse of a symmetric positive definite matrix and the logarithm of its determinant; null when it is not one. */
export function invertSymmetric(matrix: Matrix): Factored | null {
  const n = matrix.length
  const lower: number[][] = []
  let logDeterminant = 0
  for (let i = 0; i < n; i++) {
    const row = new Array<number>(n).fill(0)
    lower.push(row)
    for (let j = 0; j <= i; j++) {
      const other = lower[j] ?? []
      let sum = matrix[i]?.[j] ?? 0
      for (let k = 0; k < j; k++) sum -= (row[k] ?? 0) * (other[k] ?? 0)
      if (i !== j) row[j] = sum / (other[j] ?? 1)
      else if (sum > 0) row[i] = Math.sqrt(sum)
      else return null
    }
    logDeterminant += 2 * Math.log(row[i] ?? 1)
  }
  const solved = Array.from({ length: n }, (_, column) => solveFactored(lower, column))
  return { inverse: solved, logDeterminant }
}

/** Column `column` of the inverse of L·Lᵀ, which is its row as well. */
function solveFactored(lower: Matrix, column: number): number[] {
  const n = lower.length
  const x = new Array<number>(n).fill(0)
  for (let i = column; i < n; i++) {
    let sum = i === column ? 1 : 0
    for (let k = column; k < i; k++) sum -= (lower[i]?.[k] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (lower[i]?.[i] ?? 1)
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] ?? 0
    for (let k = i + 1; k < n; k++) sum -= (lower[k]?.[i] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (lower[i]?.[i] ?? 1)
  }
  return x
}

/** xᵀ·M·y. */
export function between(x: readonly number[], matrix: Matrix, y: readonly number[]): number {
  let sum = 0
  for (const [i, xi] of x.entries()) {
    if (xi === 0) continue
    const row = matrix[i] ?? []
    let inner = 0
    for (const [j, yj] of y.entries()) inner += (row[j] ?? 0) * yj
    sum += xi * inner
  }
  return sum
}
