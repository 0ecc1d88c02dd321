import { decimalsOf } from '../../platform/money.ts'
import {
  type Attribution,
  type AttributionInput,
  type AttributionModel,
  attributionModels,
} from '../model-attribution.ts'
import { directSource } from '../model-channel-groups.ts'
import { attribute, type Credit, type Credits, type ValuedPath } from '../statistics/attribution-models.ts'
import { markovEffects } from '../statistics/markov.ts'
import { markovRanges } from '../statistics/markov-intervals.ts'
import { mostPlayers } from '../statistics/shapley.ts'
import { wilson } from '../wilson.ts'
import type { AttributionRow } from './attribution-row.ts'

/** A chain of more touches takes long to solve and nobody reads it: the rarest are one. */
const mostTouches = 150
export const foldedTouch = '(other)'
const shownPaths = 20

export function answerAttribution(rows: readonly AttributionRow[], q: AttributionInput): Attribution {
  const found = rows.filter(r => r.kind === 0)
  const looked = found.slice(0, q.mostPaths)
  const [first] = found
  const money = (minor: number) => (q.reporting === null ? null : minor / unitOf(q.reporting.currency))
  const { paths, folded } = foldRarest(looked.filter(r => r.path.length > 0).map(valuedOf))
  const isDirect = (touch: string) => touch === directSource || q.direct.includes(touch)
  const { removal } = markovEffects(paths)
  const models = attribute(paths, { weights: q.weights, isDirect, removal })
  const ranges = markovRanges(paths)
  const counts = countTouches(paths)
  const costs = costsOf(rows, [...counts.keys()], q)
  const attributed = paths.reduce((sum, one) => sum + one.conversions, 0)
  const touches = [...counts].map(([name, { touches: times, assisted }]) => {
    const range = ranges?.get(name)
    return {
      name,
      isDirect: isDirect(name),
      credits: creditsOf(models, name, money),
      touches: times,
      assisted,
      removal: removal.get(name) ?? 0,
      removalInterval: range?.removal ?? null,
      markovInterval: range
        ? { low: range.share.low * attributed, high: range.share.high * attributed }
        : null,
      cost: costs === null ? null : (costs.byTouch.get(name) ?? null),
    }
  })
  touches.sort(
    (a, b) =>
      weigh(b, q) - weigh(a, q) ||
      b.assisted - a.assisted ||
      b.touches - a.touches ||
      (a.name < b.name ? -1 : 1),
  )
  const rest = touches.slice(q.most)
  const untouched = looked.find(r => r.path.length === 0)
  const beyond = rareOf(looked, first)
  const withTouch = (first?.all_conversions ?? 0) - (untouched?.conversions ?? 0)
  return {
    touches: touches.slice(0, q.most),
    other: rest.length > 0 ? { names: rest.length, ...sumOfTouches(rest) } : null,
    baseline: q.baseline,
    currency: q.reporting?.currency ?? null,
    total: {
      conversions: first?.all_conversions ?? 0,
      revenue: money(Number(first?.all_minor ?? 0n)),
      untouched: { conversions: untouched?.conversions ?? 0, revenue: money(Number(untouched?.minor ?? 0n)) },
      nulls: first?.all_nulls ?? 0,
      rate: wilson(withTouch, withTouch + (first?.all_nulls ?? 0)),
      paths: (first?.all_paths ?? 0) - (untouched ? 1 : 0),
    },
    rare: beyond(money),
    shortened: looked.reduce((sum, r) => sum + r.shortened, 0),
    folded,
    shapleyBy: counts.size > mostPlayers ? 'identity' : 'sets',
    paths: looked
      .filter(r => r.path.length > 0)
      .slice(0, shownPaths)
      .map(r => ({
        path: r.path,
        conversions: r.conversions,
        nulls: r.nulls,
        revenue: money(Number(r.minor)),
      })),
    otherMoney: otherMoneyOf(found),
    cost: costs?.answer ?? null,
  }
}

function unitOf(currency: string): number {
  return /^[A-Z]{3}$/.test(currency) ? 10 ** decimalsOf(currency) : 100
}

function valuedOf(r: AttributionRow): ValuedPath {
  return {
    path: r.path,
    conversions: r.conversions,
    nulls: r.nulls,
    revenue: Number(r.minor),
    decay: r.decay,
    decayRevenue: r.decay_minor.map(Number),
  }
}

function foldRarest(paths: readonly ValuedPath[]): { paths: readonly ValuedPath[]; folded: number } {
  const ranked = [...countTouches(paths)].sort(
    ([a, x], [b, y]) => y.assisted - x.assisted || y.touches - x.touches || (a < b ? -1 : 1),
  )
  if (ranked.length <= mostTouches) return { paths, folded: 0 }
  const kept = new Set(ranked.slice(0, mostTouches - 1).map(([name]) => name))
  return {
    paths: paths.map(one => ({ ...one, path: one.path.map(name => (kept.has(name) ? name : foldedTouch)) })),
    folded: ranked.length - kept.size,
  }
}

function countTouches(paths: readonly ValuedPath[]): Map<string, { touches: number; assisted: number }> {
  const counts = new Map<string, { touches: number; assisted: number }>()
  for (const { path, conversions, nulls } of paths)
    for (const [i, name] of path.entries()) {
      const had = counts.get(name) ?? { touches: 0, assisted: 0 }
      const isFirst = path.indexOf(name) === i
      counts.set(name, {
        touches: had.touches + conversions + nulls,
        assisted: had.assisted + (isFirst ? conversions : 0),
      })
    }
  return counts
}

type Shown = Attribution['touches'][number]

function creditsOf(
  models: Readonly<Record<AttributionModel, Credits>>,
  name: string,
  money: (minor: number) => number | null,
): Shown['credits'] {
  const of = (model: AttributionModel) => {
    const { conversions, revenue }: Credit = models[model].get(name) ?? { conversions: 0, revenue: 0 }
    return { conversions, revenue: money(revenue) }
  }
  return everyModel(of)
}

function everyModel<T>(of: (model: AttributionModel) => T): Record<AttributionModel, T> {
  return {
    first: of('first'),
    last: of('last'),
    'last-non-direct': of('last-non-direct'),
    linear: of('linear'),
    position: of('position'),
    decay: of('decay'),
    markov: of('markov'),
    shapley: of('shapley'),
  }
}

function weigh({ credits }: Pick<Shown, 'credits'>, { baseline }: AttributionInput): number {
  return credits[baseline].conversions
}

function sumOfTouches(touches: readonly Shown[]): Omit<NonNullable<Attribution['other']>, 'names'> {
  const sum = (of: (one: Shown) => number) => touches.reduce((total, one) => total + of(one), 0)
  const hasMoney = touches.some(one => one.credits[attributionModels[0]].revenue !== null)
  return {
    credits: everyModel(model => ({
      conversions: sum(one => one.credits[model].conversions),
      revenue: hasMoney ? sum(one => one.credits[model].revenue ?? 0) : null,
    })),
    touches: sum(one => one.touches),
    assisted: sum(one => one.assisted),
    cost: touches.some(one => one.cost !== null) ? sum(one => one.cost ?? 0) : null,
  }
}

/** What of all stands in no looked-at path. */
function rareOf(looked: readonly AttributionRow[], all: AttributionRow | undefined) {
  const sum = (of: (r: AttributionRow) => number) => looked.reduce((total, r) => total + of(r), 0)
  return (money: (minor: number) => number | null) => ({
    paths: (all?.all_paths ?? 0) - looked.length,
    conversions: (all?.all_conversions ?? 0) - sum(r => r.conversions),
    nulls: (all?.all_nulls ?? 0) - sum(r => r.nulls),
    revenue: money(Number(all?.all_minor ?? 0n) - sum(r => Number(r.minor))),
  })
}

function otherMoneyOf(rows: readonly AttributionRow[]): Attribution['otherMoney'] {
  const sums = new Map<string, { minor: number; events: number }>()
  for (const r of rows)
    for (const [i, currency] of r.other_currencies.entries()) {
      const had = sums.get(currency) ?? { minor: 0, events: 0 }
      sums.set(currency, {
        minor: had.minor + Number(r.other_minor[i] ?? 0n),
        events: had.events + (r.other_events[i] ?? 0),
      })
    }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { minor, events }]) => ({ currency, amount: minor / unitOf(currency), events }))
}

/** Costs by touch: by the name that their platform gives them, or by the name or the id of their campaign. */
function costsOf(rows: readonly AttributionRow[], touches: readonly string[], q: AttributionInput) {
  const costs = rows.filter(r => r.kind === 1)
  if (costs.length === 0 || q.reporting === null) return null
  const unit = unitOf(q.reporting.currency)
  const known = new Set(touches)
  const byTouch = new Map<string, number>()
  let unmatched = 0
  for (const { path, minor } of costs) {
    const touch = path.filter(name => name !== '').find(name => known.has(name))
    const amount = Number(minor) / unit
    if (touch === undefined) unmatched += amount
    else byTouch.set(touch, (byTouch.get(touch) ?? 0) + amount)
  }
  const total = costs.reduce((sum, r) => sum + Number(r.minor), 0) / unit
  return { byTouch, answer: { total, unmatched, otherMoney: otherMoneyOf(costs) } }
}
