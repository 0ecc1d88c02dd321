import type { Moments, MomentsInput } from '../model-moments-of-truth.ts'
import { drawClusters, percentileInterval } from '../statistics/bootstrap.ts'
import { holm } from '../statistics/corrections.ts'
import { centred, correlation, selectForward } from '../statistics/forward-selection.ts'
import { type Candidate, findExperiences, leastMet, varies } from './find-experiences.ts'
import { type FactRow, factKinds } from './moments-facts.ts'
import { type Looked, weighMoments } from './weigh-moments.ts'

/** The chance that anything is called a moment where nothing matters. */
const level = 0.05
/** Every order of so many is weighed exactly and quickly; a longer list of moments is none. */
const mostMoments = 12
/** Two experiences that go together like this are one. */
const same = 0.98
/** What goes with a moment is worth saying from here. */
const related = 0.3

/** The answer, from columns of facts. Pure: the same rows give the same moments. */
export function findMoments(rows: readonly FactRow[], q: MomentsInput): Moments {
  const told = rows.find(row => row.kind === factKinds.unit)
  const outcomes = told?.a ?? []
  const units = outcomes.map((_, unit) => unit)
  const waiting = units.filter(unit => outcomes[unit] !== -1 || q.outcome.of === 'score')
  const known = waiting.filter(unit => outcomes[unit] !== null)
  const outcome = Float64Array.from(known, unit => outcomes[unit] ?? Number.NaN)
  const clusters = renumbered(known.map(unit => told?.d[unit] ?? 0))
  const none: Moments = {
    moments: [],
    units: known.length,
    cases: new Set(clusters).size,
    ofCases: told?.total ?? 0,
    outcome: meanOf(outcome, clusters, q),
    backEarly: units.length - waiting.length,
    tooYoung: waiting.length - known.length,
    looked: 0,
    explained: null,
    method: null,
    none: 'too-few',
  }
  if (known.length < 2 * leastMet) return none
  if (outcome.every(value => value === outcome[0])) return { ...none, none: 'no-variation' }
  const found = findExperiences(factsOf(rows, waiting), waiting.length, q)
  const places = new Map(waiting.map((unit, place) => [unit, place]))
  const answered = known.map(unit => places.get(unit) ?? 0)
  const { kept, columns, aliases } = withoutRepeats(found.map(one => onlyRows(one, answered)).filter(varies))
  if (kept.length === 0) return { ...none, none: 'no-experiences' }
  const { taken, alone } = selectForward(columns, outcome, { clusters, level, most: mostMoments })
  const looked = { ...none, looked: kept.length }
  if (taken.length === 0) return { ...looked, none: 'nothing-found' }
  const lives = waiting.map(unit => ({ time: told?.b[unit] ?? 0, happened: told?.c[unit] === 1 }))
  const chosen = taken.flatMap(({ column, p }) => {
    const candidate = kept[column]
    const whole = found.find(({ id }) => id === candidate?.id)
    return candidate && whole ? [{ candidate, whole: whole.values, p }] : []
  })
  const data: Looked = {
    outcome,
    clusters,
    answered,
    lives: q.outcome.of === 'score' ? [] : lives,
    chosen,
  }
  const weighed = weighMoments(data, q)
  const significant = holm(alone)
  const others = kept.flatMap((candidate, i) => {
    const isTaken = taken.some(({ column }) => column === i)
    return isTaken || !((significant[i] ?? 1) < level) ? [] : [candidate]
  })
  return {
    ...looked,
    ...weighed,
    moments: weighed.moments.map(moment => ({
      ...moment,
      together: togetherWith(moment.id, { chosen: chosen.map(one => one.candidate), others, aliases }),
    })),
    none: null,
  }
}

function onlyRows(candidate: Candidate, rows: readonly number[]): Candidate {
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = candidate.values[rows[i] ?? -1] ?? Number.NaN
  return { ...candidate, values }
}

/** Clusters numbered from 0 without gaps, in the order in which they come. */
function renumbered(clusters: readonly number[]): number[] {
  const numbers = new Map<number, number>()
  return clusters.map(cluster => {
    const number = numbers.get(cluster) ?? numbers.size
    numbers.set(cluster, number)
    return number
  })
}

/** The facts of some units alone, these numbered anew. */
function factsOf(rows: readonly FactRow[], units: readonly number[]): FactRow[] {
  const places = new Map(units.map((unit, place) => [unit, place]))
  return rows.flatMap(row => {
    if (row.kind === factKinds.unit) return []
    const kept = row.units.flatMap((unit, i) => (places.has(unit) ? [i] : []))
    const pick = (list: readonly (number | null)[]) =>
      list.length === 0 ? [] : kept.map(i => list[i] ?? null)
    return [
      {
        ...row,
        units: kept.map(i => places.get(row.units[i] ?? -1) ?? 0),
        a: pick(row.a),
        b: pick(row.b),
        c: pick(row.c),
        d: pick(row.d),
      },
    ]
  })
}

interface Kept {
  readonly kept: readonly Candidate[]
  readonly columns: readonly Float64Array[]
  /** What was the same as one that is kept: by the id of that one. */
  readonly aliases: ReadonlyMap<string, readonly { candidate: Candidate; correlation: number }[]>
}

function withoutRepeats(candidates: readonly Candidate[]): Kept {
  const kept: Candidate[] = []
  const columns: Float64Array[] = []
  const tails: number[] = []
  const aliases = new Map<string, { candidate: Candidate; correlation: number }[]>()
  for (const candidate of candidates) {
    const column = scaled(candidate.values)
    const tail = lengthFrom(column, headOf(column))
    const repeats = columns.findIndex((other, i) => {
      const mayBe =
        Math.abs(dotUpTo(other, column, headOf(column))) + (tails[i] ?? 0) * tail >=
        (same - 1e-9) * column.length
      return mayBe && Math.abs(correlation(other, column)) >= same
    })
    const first = kept[repeats]
    if (first) {
      const list = aliases.get(first.id) ?? []
      aliases.set(first.id, [
        ...list,
        { candidate, correlation: correlation(columns[repeats] ?? column, column) },
      ])
    } else {
      kept.push(candidate)
      columns.push(column)
      tails.push(tail)
    }
  }
  return { kept, columns, aliases }
}

/**
 * How many rows tell most pairs apart: of two scaled columns the rest adds at most the product of its lengths (Cauchy and Schwarz),
 * so that nine tenths of the work is not done.
 */
function headOf(column: Float64Array): number {
  return Math.ceil(column.length / 10)
}

function dotUpTo(left: Float64Array, right: Float64Array, end: number): number {
  let sum = 0
  for (let row = 0; row < end; row++) sum += (left[row] ?? 0) * (right[row] ?? 0)
  return sum
}

function lengthFrom(column: Float64Array, start: number): number {
  let sum = 0
  for (let row = start; row < column.length; row++) sum += (column[row] ?? 0) ** 2
  return Math.sqrt(sum)
}

/** Of mean 0 and variance 1; a column that does not vary is all 0. */
function scaled(values: Float64Array): Float64Array {
  const column = centred(values)
  let squares = 0
  for (const value of column) squares += value * value
  const size = Math.sqrt(squares / column.length)
  if (size > 0) for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) / size
  return column
}

function togetherWith(
  id: string,
  {
    chosen,
    others,
    aliases,
  }: { chosen: readonly Candidate[]; others: readonly Candidate[]; aliases: Kept['aliases'] },
) {
  const mine = chosen.find(candidate => candidate.id === id)
  if (!mine) return []
  const columns = chosen.map(candidate => centred(candidate.values))
  const own = others.flatMap(candidate => {
    const column = centred(candidate.values)
    const with_ = columns.map(chosenColumn => correlation(chosenColumn, column))
    const strongest = with_.reduce(
      (best, value, i) => (Math.abs(value) > Math.abs(with_[best] ?? 0) ? i : best),
      0,
    )
    const value = with_[strongest] ?? 0
    return chosen[strongest] === mine && Math.abs(value) >= related ? [{ candidate, correlation: value }] : []
  })
  return [...(aliases.get(id) ?? []), ...own]
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))
    .filter(
      ({ candidate }, i, all) =>
        all.findIndex(other => wordsOf(other.candidate) === wordsOf(candidate)) === i,
    )
    .slice(0, 8)
    .map(({ candidate, correlation }) => ({
      id: candidate.id,
      experience: candidate.experience,
      correlation,
    }))
}

function meanOf(outcome: Float64Array, clusters: readonly number[], q: MomentsInput) {
  if (outcome.length === 0) return { value: 0, low: 0, high: 0 }
  const means: number[] = []
  drawClusters(clusters, q, weights => {
    means.push(meanWeighted(outcome, weights))
  })
  return percentileInterval(meanWeighted(outcome, new Float64Array(outcome.length).fill(1)), means)
}

function meanWeighted(values: Float64Array, weights: Float64Array): number {
  let sum = 0
  let all = 0
  for (let row = 0; row < values.length; row++) {
    sum += (values[row] ?? 0) * (weights[row] ?? 0)
    all += weights[row] ?? 0
  }
  return sum / all
}

/** A parcel that is later than promised is one thing, whichever event tells the promise. */
function wordsOf({ experience: { kind, event, key, value } }: Candidate): string {
  return [kind, event, key, value].join('|')
}
