import { seededRandom } from './seeded.ts'

/** An estimate with its 95 % interval. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * How often each row is drawn, again and again: whole clusters with replacement (a person with all that is theirs), because rows
 * of one person resemble each other. The same seed draws the same. `visit` must not keep the array: it is used again.
 *
 * @param clusters the cluster of each row, numbered from 0 without gaps
 */
export function drawClusters(
  clusters: readonly number[],
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
  visit: (weights: Float64Array, round: number) => void,
): void {
  const random = seededRandom(seed)
  const count = clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0)
  const drawn = new Float64Array(count)
  const weights = new Float64Array(clusters.length)
  for (let round = 0; round < rounds; round++) {
    drawn.fill(0)
    for (let i = 0; i < count; i++) {
      const cluster = Math.floor(random() * count)
      drawn[cluster] = (drawn[cluster] ?? 0) + 1
    }
    for (const [row, cluster] of clusters.entries()) weights[row] = drawn[cluster] ?? 0
    visit(weights, round)
  }
}

/** The percentile interval of bootstrapped values, those that could not be computed left out; the value itself inside it. */
export function percentileInterval(value: number, drawn: readonly number[]): Interval {
  const sorted = drawn.filter(Number.isFinite).sort((a, b) => a - b)
  if (sorted.length < 20) return { value, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  return {
    value,
    low: Math.min(value, quantile(sorted, 0.025)),
    high: Math.max(value, quantile(sorted, 0.975)),
  }
}

/** Of sorted numbers, interpolated between the two nearest. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return below + (above - below) * (at - Math.floor(at))
}
