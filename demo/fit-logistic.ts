/** One observation: what was met (1, 0), and whether it happened. */
export interface Observation {
  readonly met: readonly number[]
  readonly happened: boolean
}

export interface Effect {
  readonly estimate: number
  readonly error: number
}

/** Logistic regression by Newton's method. The first effect is the base; the others follow the order of `met`. */
export function fitLogistic(observations: readonly Observation[]): Effect[] {
  const width = (observations[0]?.met.length ?? 0) + 1
  let beta = new Array<number>(width).fill(0)
  let inverse: number[][] = []
  for (let round = 0; round < 30; round++) {
    const gradient = new Array<number>(width).fill(0)
    const information = Array.from({ length: width }, () => new Array<number>(width).fill(0))
    for (const { met, happened } of observations) {
      const x = [1, ...met]
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (beta[i] ?? 0), 0)))
      for (const [i, xi] of x.entries()) {
        gradient[i] = (gradient[i] ?? 0) + xi * ((happened ? 1 : 0) - p)
        const row = information[i] ?? []
        for (const [j, xj] of x.entries()) row[j] = (row[j] ?? 0) + xi * xj * p * (1 - p)
      }
    }
    inverse = invert(information)
    const step = inverse.map(row => row.reduce((sum, value, j) => sum + value * (gradient[j] ?? 0), 0))
    beta = beta.map((value, i) => value + (step[i] ?? 0))
    if (step.every(value => Math.abs(value) < 1e-10)) break
  }
  return beta.map((estimate, i) => ({ estimate, error: Math.sqrt(inverse[i]?.[i] ?? 0) }))
}

/** Gauss–Jordan with the largest pivot. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))])
  for (let column = 0; column < n; column++) {
    const size = (row: number) => Math.abs(rows[row]?.[column] ?? 0)
    let pivot = column
    for (let row = column + 1; row < n; row++) if (size(row) > size(pivot)) pivot = row
    const [upper, lower] = [rows[column] ?? [], rows[pivot] ?? []]
    rows[column] = lower
    if (pivot !== column) rows[pivot] = upper
    const divisor = lower[column] ?? 0
    if (divisor === 0) throw new Error('the observations cannot tell two effects apart')
    for (let j = 0; j < 2 * n; j++) lower[j] = (lower[j] ?? 0) / divisor
    for (const row of rows) {
      if (row === lower) continue
      const factor = row[column] ?? 0
      if (factor !== 0) for (let j = 0; j < 2 * n; j++) row[j] = (row[j] ?? 0) - factor * (lower[j] ?? 0)
    }
  }
  return rows.map(row => row.slice(n))
}
