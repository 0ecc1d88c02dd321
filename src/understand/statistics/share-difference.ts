import { wilson } from '../wilson.ts'
import { twoSided } from './normal.ts'

export interface ShareDifference {
  readonly difference: number
  readonly low: number
  readonly high: number
  /** Two-sided, not corrected: Fisher's exact test where fewer than 10 are expected in a cell, else the pooled z. */
  readonly p: number
}

interface Counted {
  readonly n: number
  readonly of: number
}

/** One share − another with its 95 % interval (Newcombe 1998, method 10: out of two Wilson intervals). Null of nobody. */
export function shareDifference(a: Counted, b: Counted): ShareDifference | null {
  if (a.of === 0 || b.of === 0) return null
  const [first, second] = [wilson(a.n, a.of), wilson(b.n, b.of)]
  const difference = first.share - second.share
  return {
    difference,
    low: difference - Math.hypot(first.share - first.low, second.high - second.share),
    high: difference + Math.hypot(first.high - first.share, second.share - second.low),
    p: chance(a, b),
  }
}

function chance(a: Counted, b: Counted): number {
  const n = a.of + b.of
  const pooled = (a.n + b.n) / n
  if (pooled === 0 || pooled === 1) return 1
  if (Math.min(a.of, b.of) * Math.min(pooled, 1 - pooled) < 10) return fisher(a, b)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of))
  return twoSided((a.n / a.of - b.n / b.of) / error)
}

/** All tables with these margins that are no likelier than this one. */
function fisher(a: Counted, b: Counted): number {
  const yes = a.n + b.n
  const log = (k: number) => choose(a.of, k) + choose(b.of, yes - k) - choose(a.of + b.of, yes)
  const seen = log(a.n)
  let sum = 0
  for (let k = Math.max(0, yes - b.of); k <= Math.min(a.of, yes); k++)
    if (log(k) <= seen + 1e-7) sum += Math.exp(log(k))
  return Math.min(1, sum)
}

function choose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

/** Stirling's series from 20 on (error below 1e-12), sums below. */
function logFactorial(n: number): number {
  if (n < 20) {
    let sum = 0
    for (let i = 2; i <= n; i++) sum += Math.log(i)
    return sum
  }
  return (
    n * Math.log(n) -
    n +
    0.5 * Math.log(2 * Math.PI * n) +
    1 / (12 * n) -
    1 / (360 * n ** 3) +
    1 / (1260 * n ** 5)
  )
}
