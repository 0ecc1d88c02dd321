import { twoSided, z95 } from './normal.ts'
import { quantile, sizeOf, valuesAt, type WeightedValues } from './weighted-values.ts'

export interface MedianDifference {
  readonly a: number
  readonly b: number
  readonly difference: number
  readonly low: number
  readonly high: number
  /** Two-sided, not corrected. */
  readonly p: number
}

/** Fewer values on a side say nothing of a median. */
const least = 8

/**
 * Median of a − median of b with its 95 % interval, whatever the distributions: the standard error of a median from two
 * order statistics around it (Price & Bonett 2001, 2002), here of two independent samples. Ties make it wider, not wrong.
 * Null where a side is too small.
 */
export function medianDifference(a: WeightedValues, b: WeightedValues): MedianDifference | null {
  const [first, second] = [medianOf(a), medianOf(b)]
  if (!first || !second) return null
  const difference = first.median - second.median
  const error = Math.hypot(first.error, second.error)
  const p = error > 0 ? twoSided(difference / error) : difference === 0 ? 1 : Number.NaN
  return {
    a: first.median,
    b: second.median,
    difference,
    low: difference - z95 * error,
    high: difference + z95 * error,
    p,
  }
}

function medianOf(list: WeightedValues): { median: number; error: number } | null {
  const n = sizeOf(list)
  const median = quantile(list, 0.5)
  if (n < least || median === null) return null
  const c = Math.max(1, Math.round((n + 1) / 2 - Math.sqrt(n)))
  const [low = median, high = median] = valuesAt(list, [c - 1, n - c])
  return { median, error: (high - low) / (2 * quantileOfTail(belowHalf(n, c))) }
}

/** The chance that fewer than c of n values lie below the median. */
function belowHalf(n: number, c: number): number {
  // Far from small n the normal distribution with half a step of continuity says it to four digits.
  if (n > 1_000) return twoSided((n / 2 - c + 0.5) / (Math.sqrt(n) / 2)) / 2
  let term = 0.5 ** n
  let logTerm = n * Math.log(0.5)
  let sum = 0
  for (let i = 0; i < c; i++) {
    sum += term
    logTerm += Math.log((n - i) / (i + 1))
    term = Math.exp(logTerm)
  }
  return sum
}

function quantileOfTail(tail: number): number {
  let [low, high] = [0, 40]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (twoSided(middle) / 2 > tail) low = middle
    else high = middle
  }
  return (low + high) / 2
}
