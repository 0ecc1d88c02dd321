import type { AttributionModel } from '../model-attribution.ts'
import type { CountedPath } from './markov.ts'
import { mostPlayers, shapleyValues, worthOfSets } from './shapley.ts'

/** A distinct path with what came of it. Revenue in the smallest unit of one currency. */
export interface ValuedPath extends CountedPath {
  readonly revenue: number
  /** Time decay, summed over the conversions of the path: what each touch weighs, and weighs in revenue. Any scale. */
  readonly decay: readonly number[]
  readonly decayRevenue: readonly number[]
}

export interface PositionWeights {
  readonly first: number
  readonly middle: number
  readonly last: number
}

export interface Credit {
  readonly conversions: number
  readonly revenue: number
}
export type Credits = ReadonlyMap<string, Credit>

export interface AttributionOptions {
  readonly weights: PositionWeights
  isDirect(touch: string): boolean
  /** Of the Markov chain of these paths. */
  readonly removal: ReadonlyMap<string, number>
}

/** What each touch is given by each model. Every model gives away all conversions and all revenue, no more. */
export function attribute(
  paths: readonly ValuedPath[],
  { weights, isDirect, removal }: AttributionOptions,
): Record<AttributionModel, Credits> {
  const converted = paths.filter(({ path, conversions }) => path.length > 0 && conversions > 0)
  const byShare = (shares: (path: ValuedPath) => Share) => spread(converted, shares)
  const same = (of: (path: readonly string[]) => readonly number[]) =>
    byShare(({ path }) => ({ conversions: of(path), revenue: of(path) }))
  return {
    first: same(path => only(path, 0)),
    last: same(path => only(path, path.length - 1)),
    'last-non-direct': same(path => only(path, lastNonDirect(path, isDirect))),
    linear: same(path => path.map(() => 1 / path.length)),
    position: same(path => positionShares(path.length, weights)),
    decay: byShare(({ path, decay, decayRevenue }) => {
      const shares = normal(decay, path.length)
      return {
        conversions: shares,
        revenue: decayRevenue.some(one => one !== 0) ? normal(decayRevenue, path.length) : shares,
      }
    }),
    markov: byRemoval(paths, removal),
    shapley: shapleyCredits(converted),
  }
}

interface Share {
  /** One number a touch of the path, 1 in all. */
  readonly conversions: readonly number[]
  readonly revenue: readonly number[]
}

/** 40/20/40 and the like. Two touches share what first and last have; one takes all. */
export function positionShares(length: number, { first, middle, last }: PositionWeights): number[] {
  if (length === 1) return [1]
  if (length === 2) return normal([first, last], 2)
  const inner = middle / (length - 2)
  return normal([first, ...Array.from({ length: length - 2 }, () => inner), last], length)
}

/** Credits in proportion to the removal effects. */
export function byRemoval(paths: readonly ValuedPath[], removal: ReadonlyMap<string, number>): Credits {
  const total = sumOf(paths)
  const all = [...removal.values()].reduce((sum, one) => sum + one, 0)
  return new Map(
    [...removal].map(([touch, effect]) => {
      const share = all > 0 ? effect / all : 0
      return [touch, { conversions: share * total.conversions, revenue: share * total.revenue }]
    }),
  )
}

/**
 * The worth of a set of touches is what was converted by paths inside it. Up to 15 touches the values are computed by their
 * definition; beyond, by the identity that they are each conversion split evenly over the distinct touches of its path,
 * which holds for this worth and is exact at any number.
 */
export function shapleyCredits(paths: readonly ValuedPath[]): Credits {
  const touches = [...new Set(paths.flatMap(({ path }) => path))].sort()
  if (touches.length > mostPlayers) return splitOverDistinct(paths)
  const place = new Map(touches.map((touch, i) => [touch, i]))
  const conversions = new Map<number, number>()
  const revenue = new Map<number, number>()
  for (const one of paths) {
    const set = one.path.reduce((bits, touch) => bits | (1 << (place.get(touch) ?? 0)), 0)
    conversions.set(set, (conversions.get(set) ?? 0) + one.conversions)
    revenue.set(set, (revenue.get(set) ?? 0) + one.revenue)
  }
  const values = (won: ReadonlyMap<number, number>) => {
    const worths = worthOfSets(touches.length, won)
    return shapleyValues(touches.length, set => worths[set] ?? 0)
  }
  const [n, money] = [values(conversions), values(revenue)]
  return new Map(touches.map((touch, i) => [touch, { conversions: n[i] ?? 0, revenue: money[i] ?? 0 }]))
}

/** Each conversion split evenly over the distinct touches of its path. */
export function splitOverDistinct(paths: readonly ValuedPath[]): Credits {
  const distinct = paths.map(one => ({ ...one, path: [...new Set(one.path)] }))
  return spread(distinct, ({ path }) => {
    const each = path.map(() => 1 / path.length)
    return { conversions: each, revenue: each }
  })
}

function spread(paths: readonly ValuedPath[], shares: (path: ValuedPath) => Share): Credits {
  const credits = new Map<string, Credit>()
  for (const path of paths) {
    const share = shares(path)
    for (const [i, touch] of path.path.entries()) {
      const had = credits.get(touch) ?? { conversions: 0, revenue: 0 }
      credits.set(touch, {
        conversions: had.conversions + (share.conversions[i] ?? 0) * path.conversions,
        revenue: had.revenue + (share.revenue[i] ?? 0) * path.revenue,
      })
    }
  }
  return credits
}

function only(path: readonly string[], at: number): number[] {
  return path.map((_, i) => (i === at ? 1 : 0))
}

/** Where everything was direct, the last touch: somebody must have it. */
function lastNonDirect(path: readonly string[], isDirect: (touch: string) => boolean): number {
  const at = path.findLastIndex(touch => !isDirect(touch))
  return at === -1 ? path.length - 1 : at
}

function normal(weights: readonly number[], length: number): number[] {
  const sum = weights.reduce((total, one) => total + one, 0)
  return Array.from({ length }, (_, i) => (sum > 0 ? (weights[i] ?? 0) / sum : 1 / length))
}

export function sumOf(paths: readonly ValuedPath[]): Credit {
  return paths.reduce(
    (sum, { conversions, revenue }) => ({
      conversions: sum.conversions + conversions,
      revenue: sum.revenue + revenue,
    }),
    { conversions: 0, revenue: 0 },
  )
}
