import { quantile } from './bootstrap.ts'
import { type CountedPath, laidChain, type MarkovEffects, solveChain } from './markov.ts'
import { seededRandom } from './seeded.ts'

export interface Range {
  readonly low: number
  readonly high: number
}

export interface TouchRange {
  /** Of the removal effect. */
  readonly removal: Range
  /** Of the share of credit, all touches together 1. */
  readonly share: Range
}

/** With more touches than this a bootstrap of the chain takes longer than a person waits. */
export const mostBootstrapped = 40
const rounds = 200

/**
 * 95 % intervals of removal effects and Markov shares: the chain is solved again for 200 drawings of the paths, each conversion
 * and each null drawn as often as Poisson(1) says (as a bootstrap does for many). Seeded: the same paths give the same. Null
 * where there are too many touches.
 */
export function markovRanges(paths: readonly CountedPath[]): ReadonlyMap<string, TouchRange> | null {
  const count = laidChain(paths)
  const { touches } = count(paths)
  if (touches.length > mostBootstrapped) return null
  const random = seededRandom(20_261_130)
  const drawn = Array.from({ length: rounds }, () => {
    const again = paths.map(({ conversions, nulls }) => ({
      conversions: poisson(conversions, random),
      nulls: poisson(nulls, random),
    }))
    return solveChain(count(again))
  })
  return new Map(touches.map(touch => [touch, rangesOf(touch, drawn)]))
}

function rangesOf(touch: string, drawn: readonly MarkovEffects[]): TouchRange {
  const removal = drawn.map(one => one.removal.get(touch) ?? 0)
  const share = drawn.map(one => {
    const all = [...one.removal.values()].reduce((sum, effect) => sum + effect, 0)
    return all > 0 ? (one.removal.get(touch) ?? 0) / all : 0
  })
  return { removal: rangeOf(removal), share: rangeOf(share) }
}

function rangeOf(values: readonly number[]): Range {
  const sorted = [...values].sort((a, b) => a - b)
  return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) }
}

/** By multiplication for small means; rounded from the normal for large, where the two no longer differ. */
function poisson(mean: number, random: () => number): number {
  if (mean <= 0) return 0
  if (mean > 50) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  const limit = Math.exp(-mean)
  let n = 0
  for (let product = random(); product > limit; product *= random()) n++
  return n
}
