import type { Limit, Refusal } from './model.ts'
import type { CompiledRules } from './rules.ts'

/** What a union must know of a kind: how many, and when each was first seen (only where a window asks; sorted). */
interface KindContent {
  count: number
  readonly firsts: number[]
}

/** A growing group of identifiers. */
export interface Cluster {
  size: number
  readonly kinds: Map<string, KindContent>
}

const day = 86_400_000

/** @param first when the identifier was first seen; Infinity where no event carries it */
export function singleCluster(kind: string, first: number, rules: CompiledRules): Cluster {
  const windowed = rules.limitsOf(kind).some(limit => limit.days !== null)
  const firsts = windowed && Number.isFinite(first) ? [first] : []
  return { size: 1, kinds: new Map([[kind, { count: 1, firsts }]]) }
}

/**
 * The limit that joining the two would break, or null.
 *
 * Only kinds that both sides bring are judged, and only windows with identifiers of both: a union is refused for what
 * it adds. Otherwise two user ids that a colleague has joined (limit 1) could never take in another device.
 */
export function brokenLimit(a: Cluster, b: Cluster, rules: CompiledRules): Refusal | null {
  const [small, large] = a.kinds.size <= b.kinds.size ? [a, b] : [b, a]
  const shared = [...small.kinds.keys()].filter(kind => large.kinds.has(kind)).sort(rules.compareKinds)
  for (const kind of shared) {
    const [x, y] = [small.kinds.get(kind), large.kinds.get(kind)]
    if (!x || !y) continue
    const broken = rules.limitsOf(kind).find(limit => breaks(x, y, limit))
    if (broken) return { reason: 'limit', kind, most: broken.most, days: broken.days }
  }
  return null
}

/** Pours the smaller cluster into the larger one and returns it. Neither argument may be used afterwards. */
export function mergeClusters(a: Cluster, b: Cluster): Cluster {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  large.size += small.size
  for (const [kind, content] of small.kinds) {
    const present = large.kinds.get(kind)
    if (!present) {
      large.kinds.set(kind, content)
      continue
    }
    present.count += content.count
    for (const time of content.firsts) present.firsts.splice(firstAtLeast(present.firsts, time), 0, time)
  }
  return large
}

function breaks(a: KindContent, b: KindContent, { most, days }: Limit): boolean {
  if (days === null) return a.count + b.count > most
  const [small, large] = a.firsts.length <= b.firsts.length ? [a.firsts, b.firsts] : [b.firsts, a.firsts]
  return breaksWindow(small, large, { most, length: days * day })
}

/**
 * Whether some window [t, t + length) holds more than `most` times, some of each list. Reads of the larger list only
 * what lies within one length of a time of the smaller: a person with thousands of devices takes in one more quickly.
 */
function breaksWindow(
  small: readonly number[],
  large: readonly number[],
  { most, length }: { most: number; length: number },
): boolean {
  const near = nearTimes(small, large, length)
  let oldest = 0
  let ofSmall = 0
  for (const [i, { time, isSmall }] of near.entries()) {
    if (isSmall) ofSmall++
    for (let left = near[oldest]; left && time - left.time >= length; left = near[++oldest])
      if (left.isSmall) ofSmall--
    const inWindow = i - oldest + 1
    if (inWindow > most && ofSmall > 0 && ofSmall < inWindow) return true
  }
  return false
}

function nearTimes(small: readonly number[], large: readonly number[], length: number) {
  const near = small.map(time => ({ time, isSmall: true }))
  let next = 0
  for (const time of small) {
    next = Math.max(next, firstAtLeast(large, time - length))
    for (let t = large[next]; t !== undefined && t < time + length; t = large[++next])
      near.push({ time: t, isSmall: false })
  }
  return near.sort((a, b) => a.time - b.time)
}

/** Index of the first element ≥ the time in a sorted list. */
function firstAtLeast(sorted: readonly number[], time: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) < time) low = middle + 1
    else high = middle
  }
  return low
}
