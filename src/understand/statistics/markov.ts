/** A distinct path: its touches in order, and how many conversions and non-conversions took it. */
export interface CountedPath {
  readonly path: readonly string[]
  readonly conversions: number
  readonly nulls: number
}

export interface MarkovEffects {
  /** Probability that a path ends in a conversion: that of the chain, which is conversions ÷ paths. */
  readonly base: number
  /** For each touch, the share of conversions that the chain would lose without it. */
  readonly removal: ReadonlyMap<string, number>
}

/**
 * The removal effects of the first-order chain start → touches → conversion or null, solved exactly, nothing is simulated.
 *
 * Without touch i, whoever would come to it is lost. With N = (I − Q)⁻¹ of the transient states, the probability of ever
 * coming to i from the start is N(start, i) ÷ N(i, i), and from there of converting b(i): the effect is their product over
 * the base. One inversion gives all of them, where solving the chain anew without each touch costs one a touch. Repeats
 * in a row change no effect: they only lengthen the stay.
 *
 * Anderl, Becker, von Wangenheim, Schumann: Mapping the customer journey (2016).
 */
export function markovEffects(paths: readonly CountedPath[]): MarkovEffects {
  return solveChain(countChain(paths))
}

export interface Chain {
  readonly touches: readonly string[]
  /** Row 0 is the start, row k + 1 is touch k; columns: the touches, then conversion, then null. */
  readonly counts: readonly Float64Array[]
}

/** How often each state was followed by each other. */
export function countChain(paths: readonly CountedPath[]): Chain {
  return laidChain(paths)(paths)
}

/**
 * Counts the chain of the same paths again and again, with other numbers of conversions and nulls: each path is laid out once as the
 * pairs of states that follow each other in it, each pair with how often.
 */
export function laidChain(
  paths: readonly CountedPath[],
): (times: readonly Omit<CountedPath, 'path'>[]) => Chain {
  const touches = [...new Set(paths.flatMap(({ path }) => path))].sort()
  const place = new Map(touches.map((touch, i) => [touch, i]))
  const width = touches.length + 2
  const laid = paths.map(({ path }) => {
    const pairs = new Map<number, number>()
    let row = 0
    for (const touch of path) {
      const to = place.get(touch) ?? 0
      const pair = row * width + to
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
      row = to + 1
    }
    return path.length === 0 ? null : { pairs: [...pairs], last: row * width + touches.length }
  })
  return times => {
    const counts = new Float64Array((touches.length + 1) * width)
    for (const [i, { conversions, nulls }] of times.entries()) {
      const path = laid[i]
      if (!path || conversions + nulls === 0) continue
      for (const [pair, often] of path.pairs) add(counts, pair, often * (conversions + nulls))
      add(counts, path.last, conversions)
      add(counts, path.last + 1, nulls)
    }
    const rows = Array.from({ length: touches.length + 1 }, (_, i) =>
      counts.subarray(i * width, (i + 1) * width),
    )
    return { touches, counts: rows }
  }
}

export function solveChain({ touches, counts }: Chain): MarkovEffects {
  const n = touches.length
  const rows = counts.map(row => {
    const sum = row.reduce((total, one) => total + one, 0)
    return row.map(one => (sum > 0 ? one / sum : 0))
  })
  const inverse = invert(
    touches.map((_, i) =>
      Float64Array.from({ length: n }, (_one, j) => (i === j ? 1 : 0) - (rows[i + 1]?.[j] ?? 0)),
    ),
  )
  const start = rows[0] ?? new Float64Array(n + 2)
  const conversion = touches.map((_, i) => rows[i + 1]?.[n] ?? 0)
  // From touch i to a conversion; and visits of touch i from the start.
  const converting = inverse.map(row => dot(row, conversion))
  const visits = touches.map((_, i) =>
    inverse.reduce((sum, row, k) => sum + (start[k] ?? 0) * (row[i] ?? 0), 0),
  )
  const base = dot(start.subarray(0, n), converting)
  const removal = touches.map((touch, i): [string, number] => {
    const stay = inverse[i]?.[i] ?? 1
    const lost = ((visits[i] ?? 0) / stay) * (converting[i] ?? 0)
    return [touch, base > 0 ? Math.min(1, Math.max(0, lost / base)) : 0]
  })
  return { base, removal: new Map(removal) }
}

function add(counts: Float64Array, at: number, n: number): void {
  counts[at] = (counts[at] ?? 0) + n
}

function dot(a: ArrayLike<number>, b: readonly number[]): number {
  return b.reduce((sum, one, i) => sum + one * (a[i] ?? 0), 0)
}

/** Gauss–Jordan with partial pivoting. A touch that nothing leads out of has an empty row and keeps its identity row. */
function invert(matrix: readonly Float64Array[]): Float64Array[] {
  const n = matrix.length
  const wide = matrix.map((row, i) => {
    const both = new Float64Array(2 * n)
    both.set(row)
    both[n + i] = 1
    return both
  })
  for (let column = 0; column < n; column++) {
    let best = column
    for (let i = column + 1; i < n; i++)
      if (Math.abs(wide[i]?.[column] ?? 0) > Math.abs(wide[best]?.[column] ?? 0)) best = i
    const pivot = wide[best]
    const here = wide[column]
    if (!pivot || !here || pivot[column] === 0) throw new Error('a chain without an end cannot be solved')
    wide[best] = here
    wide[column] = pivot
    const scale = pivot[column] ?? 1
    for (let k = 0; k < 2 * n; k++) pivot[k] = (pivot[k] ?? 0) / scale
    for (const [i, row] of wide.entries()) {
      const factor = row[column] ?? 0
      if (i === column || factor === 0) continue
      for (let k = column; k < 2 * n; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0)
    }
  }
  return wide.map(row => row.slice(n))
}
