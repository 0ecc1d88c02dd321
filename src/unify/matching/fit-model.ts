import { exactLevel, levelsOf, type MatchField, type MatchModel } from './model.ts'

/** A combination of levels, and how many pairs it stands for. */
export interface Pattern {
  readonly levels: readonly number[]
  readonly pairs: number
}

/** A pair of which a person said what it is. */
export interface Labelled {
  readonly levels: readonly number[]
  readonly isSame: boolean
}

export interface FitInput {
  readonly fields: readonly MatchField[]
  /** Together they stand for every pair of records. */
  readonly patterns: readonly Pattern[]
  readonly records: number
  readonly labelled?: readonly Labelled[]
}

const mostRounds = 300
const settled = 1e-7
/** No level is taken for impossible: of pairs of one person one in a thousand, of others one in a hundred million. */
const leastM = 1e-3
const leastU = 1e-8
/** What a person says of a pair weighs as much as so many pairs of which the model is sure. */
const answerWeight = 3

/**
 * Fellegi–Sunter by expectation–maximisation: how often each level of each field is met among pairs of one person and among
 * pairs of two, and how many pairs are of one person. Nothing says of any pair which it is, except answers of reviewers where there
 * are some: they keep their side in every round, and do not count for the share of pairs, because they were not drawn by
 * chance. Fields are taken to be independent within each side; a missing value (level 0) takes no part.
 *
 * In the first rounds what strangers have in common is held at what all pairs have in common, which is nearly the same;
 * let go from the start, a level can run empty on one side and take the whole fit with it to another likeness than that of one
 * person (namesakes of one town). Only then it is let go, to take the pairs of one person out of it.
 */
export function fitModel({ fields, patterns, records, labelled = [] }: FitInput): MatchModel {
  const all = patterns.reduce((sum, { pairs }) => sum + pairs, 0)
  const start = firstModel(fields, patterns, records)
  const improve = (model: MatchModel, next: (m: number[][], u: number[][]) => Pick<MatchModel, 'fields'>) => {
    const m = fields.map(emptyLevels)
    const u = fields.map(emptyLevels)
    let matches = 0
    for (const { levels, pairs } of patterns) {
      const same = pairs * probabilityOf(model, levels)
      matches += same
      addLevels(m, levels, same)
      addLevels(u, levels, pairs - same)
    }
    for (const { levels, isSame } of labelled) addLevels(isSame ? m : u, levels, answerWeight)
    const prior = Math.min(0.5, Math.max(1e-12, all === 0 ? 0 : matches / all))
    return { prior, rounds: model.rounds + 1, ...next(m, u) }
  }
  const sharesOf = (m: number[][], u: (i: number) => number[]) => ({
    fields: fields.map((field, i) => ({ name: field.name, m: toShares(m[i] ?? [], leastM), u: u(i) })),
  })
  const held = settle(start, model => improve(model, m => sharesOf(m, i => start.fields[i]?.u ?? [])))
  return settle(held, model => improve(model, (m, u) => sharesOf(m, i => toShares(u[i] ?? [], leastU))))
}

/** Repeats a step until it moves nothing any more. */
function settle(model: MatchModel, step: (model: MatchModel) => MatchModel): MatchModel {
  let current = model
  for (let round = 0; round < mostRounds; round++) {
    const next = step(current)
    const moved = distance(current, next)
    current = next
    if (moved < settled) break
  }
  return current
}

/** log₂ of how much likelier a level is among pairs of one person; 0 for a missing value. */
export function levelWeight(model: MatchModel, field: number, level: number): number {
  const shares = model.fields[field]
  const [m, u] = [shares?.m[level] ?? 0, shares?.u[level] ?? 0]
  return level === 0 || m === 0 || u === 0 ? 0 : Math.log2(m / u)
}

export function priorWeight({ prior }: Pick<MatchModel, 'prior'>): number {
  return Math.log2(prior / (1 - prior))
}

export function probabilityOf(model: MatchModel, levels: readonly number[]): number {
  let odds = model.prior / (1 - model.prior)
  for (const [i, level] of levels.entries()) {
    if (level === 0) continue
    const shares = model.fields[i]
    odds *= (shares?.m[level] ?? 1) / (shares?.u[level] ?? 1)
  }
  return odds / (1 + odds)
}

/** Pairs of one person mostly agree; pairs of two are as all pairs are; each record has some one other at most. */
function firstModel(
  fields: readonly MatchField[],
  patterns: readonly Pattern[],
  records: number,
): MatchModel {
  const u = fields.map(emptyLevels)
  for (const { levels, pairs } of patterns) addLevels(u, levels, pairs)
  return {
    prior: Math.min(0.1, 1 / Math.max(2, records)),
    fields: fields.map((field, i) => {
      const last = exactLevel(field.kind)
      const m = emptyLevels(field).map((_, level) =>
        level === 0 ? 0 : level === last ? 0.8 : 0.2 / (last - 1),
      )
      return { name: field.name, m, u: toShares(u[i] ?? [], leastU) }
    }),
    rounds: 0,
  }
}

function emptyLevels(field: MatchField): number[] {
  return levelsOf[field.kind].map(() => 0)
}

function addLevels(into: number[][], levels: readonly number[], pairs: number): void {
  for (const [i, level] of levels.entries()) {
    const row = into[i]
    if (level > 0 && row) row[level] = (row[level] ?? 0) + pairs
  }
}

function toShares(met: readonly number[], least: number): number[] {
  const sum = met.reduce((a, b) => a + b, 0)
  return met.map((pairs, level) => (level === 0 ? 0 : Math.max(least, sum === 0 ? least : pairs / sum)))
}

function distance(a: MatchModel, b: MatchModel): number {
  const apart = a.fields.flatMap((field, i) =>
    field.m.map((share, level) => Math.abs(share - (b.fields[i]?.m[level] ?? 0))),
  )
  return Math.max(Math.abs(Math.log(a.prior / b.prior)), ...apart)
}
