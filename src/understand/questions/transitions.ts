import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import type { Transitions } from '../model-answers.ts'
import { flowSchema } from '../model-flow.ts'
import { keptOf, layOut, nameSteps, noByte, nodeOfCode, type StepNames, selectorsOf } from './name-steps.ts'
import { seeJourneys } from './see-journeys.ts'

const input = flowSchema.extend({
  /** `counts`: how often; several times faster than `times`: also how many cases, and how long it takes. */
  measure: z.enum(['counts', 'times']).default('times'),
  /** At most so many transitions, the most frequent. Totals are of all. */
  most: z.number().int().min(1).max(10_000).default(1_000),
})
type Input = z.infer<typeof input>

const nameRow = z.tuple([z.string(), z.string()]).transform(([name, channel]) => ({ name, channel }))

const row = z.object({
  from_step: nameRow,
  to_step: nameRow,
  /** 0: the case begins or ends here. */
  from_node: z.number(),
  to_node: z.number(),
  n: count,
  cases: count,
  mean: z.number().nullable(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  /** Of the step `to`: how often it was done, in how many cases, and how many steps it follows. */
  done: count,
  done_cases: count,
  sources: count,
})
type Row = z.infer<typeof row>

/**
 * Which step directly follows which, how often, in how many cases, and how long it takes?
 *
 * Two steps of a case follow each other when no other seen step stands between them in total order (time, ordinal, call,
 * message id). Ties are two steps like any others, 0 ms apart. A repeat follows itself, unless collapsed: then a run is
 * one step at the time of its first. Gaps are not cut: a year between two steps is a transition that took a year.
 * Instants only; no time zone plays a part.
 */
export const transitions = question({
  name: 'transitions',
  about: 'Which step directly follows which, how often, in how many cases, and how long it takes',
  input,
  row,
  example: input.parse({}),
  steps: transitionSteps,
  answer: (rows, q): Transitions => answerTransitions(rows, q),
  evidence: (_rows, answer, { by, period }) => ({
    people: by === 'person' ? answer.cases : null,
    cases: answer.cases,
    period,
  }),
})

function transitionSteps(q: Input, scope: Scope): Step[] {
  const names = nameSteps(scope, q.grain, q)
  const seen = seeJourneys(scope, q, selectorsOf(q.grain))
  const most = named(names, q.most)
  if (q.measure === 'times') return [seen, layOut(names, q.collapse, q.only), timed(), withEnds(), most]
  if (q.collapse || names.leavesOut === true || q.only.length > 0)
    return [seen, layOut(names, q.collapse, q.only), counted(), withEnds(), most]
  return [seen, countedCodes(names), mapped(names), withEnds(), most]
}

/** Neighbours a, b and how often; a = 0 before the first step. Here also in how many cases, and quantiles of the time. */
function timed(): Step {
  return step(
    'pairs',
    sql`SELECT a, b, count() AS m, countIf(nth_pair = 1) AS pair_cases, countIf(nth_to = 1) AS pair_firsts,
      sum(took) / count() AS pair_mean, quantilesExactInclusive(0.5, 0.9)(took) AS took_quantiles
    FROM (SELECT nodes, arrayShiftRight(nodes, 1) AS befores, arrayDifference(arrayMap(s -> bitShiftRight(s, 16), kept)) AS gaps FROM laid)
    ARRAY JOIN nodes AS b, befores AS a, gaps AS took,
      arrayEnumerateUniq(befores, nodes) AS nth_pair, arrayEnumerateUniq(nodes) AS nth_to
    GROUP BY a, b`,
  )
}

const untimed = sql`toUInt64(0) AS pair_cases, toUInt64(0) AS pair_firsts, CAST(NULL AS Nullable(Float64)) AS pair_mean, [pair_mean, pair_mean] AS took_quantiles`

function counted(): Step {
  return step(
    'pairs',
    sql`SELECT a, b, count() AS m, ${untimed} FROM laid ARRAY JOIN nodes AS b, arrayShiftRight(nodes, 1) AS a GROUP BY a, b`,
  )
}

/**
 * Counted by code and then by step: nothing is looked up for each of the steps (*measured*: a third faster). Two codes
 * are one number, which is grouped by more quickly than two; where codes are few a short one, for which the engine keeps a plain array of
 * counts (122 ms → 76).
 */
function countedCodes(names: StepNames): Step {
  const kept = keptOf(names, sql`arrayFilter(c -> ${names.isStep(sql`c`)}, codes)`, sql`codes`)
  // A code that came after the look has no step, as the number that is none.
  const byte = (code: Sql) => sql`least(${code}, ${param(noByte, 'UInt16')})`
  const both = names.ifBytes(
    sql`bitOr(bitShiftLeft(${byte(sql`a`)}, 8), ${byte(sql`b`)})`,
    sql`bitOr(bitShiftLeft(toUInt32(a), 16), b)`,
  )
  return step(
    'counted_codes',
    sql`SELECT both, count() AS m FROM (SELECT ${kept} AS kept FROM seen)
    ARRAY JOIN arrayMap((b, a) -> ${both}, kept, arrayShiftRight(kept, 1)) AS both
    GROUP BY both`,
  )
}

function mapped(names: StepNames): Step {
  const node = (code: Sql) => nodeOfCode(names, code)
  return step(
    'pairs',
    sql`SELECT ${node(names.ifBytes(sql`bitShiftRight(both, 8)`, sql`bitShiftRight(both, 16)`))} AS a, ${node(names.ifBytes(sql`toUInt8(both)`, sql`toUInt16(both)`))} AS b, sum(c.m) AS m, ${untimed}
    FROM counted_codes AS c GROUP BY a, b`,
  )
}

/**
 * A step is an end as often as it was done and nothing followed: as often as it stands second in a pair, less as often as
 * it stands first. So nothing is appended to any journey, nor pushed before it.
 */
function withEnds(): Step {
  return step(
    'counted',
    sql`SELECT from_node, to_node, sum(times) AS n, sumIf(pair_cases, is_pair) AS cases, sumIf(pair_firsts, is_pair) AS firsts,
      maxIf(pair_mean, is_pair) AS mean, maxIf(took_quantiles[1], is_pair) AS median, maxIf(took_quantiles[2], is_pair) AS p90
    FROM (
      SELECT *, arrayJoin([(a, b, toInt64(m), true), (b, toUInt16(0), toInt64(m), false), (a, toUInt16(0), -toInt64(m), false)]) AS part,
        tupleElement(part, 1) AS from_node, tupleElement(part, 2) AS to_node, tupleElement(part, 3) AS times, tupleElement(part, 4) AS is_pair
      FROM pairs
    )
    WHERE from_node > 0 OR to_node > 0 GROUP BY from_node, to_node HAVING n > 0`,
  )
}

/**
 * The most frequent transitions, every start and end, and for each step a row that carries its totals: those of all are
 * told from them. As few windows as can be: each costs 5 ms of planning, however few the rows.
 */
function named(names: StepNames, most: number): Step {
  const isTransition = sql`from_node > 0 AND to_node > 0`
  return step(
    'named',
    sql`SELECT from_node, to_node, ${names.names}[from_node] AS from_step, ${names.names}[to_node] AS to_step,
      n, cases, mean, median, p90, done, done_cases, sources
    FROM (
      SELECT *, sum(n) OVER into AS done, sum(firsts) OVER into AS done_cases, countIf(from_node > 0) OVER into AS sources,
        row_number() OVER into AS place_into
      FROM counted
      WINDOW into AS (PARTITION BY to_node ORDER BY n DESC, from_node ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    )
    ORDER BY n DESC, from_node, to_node
    LIMIT ${most} BY if(${isTransition} AND place_into > 1, (0, 0), (from_node + 1, to_node))`,
  )
}

function answerTransitions(rows: readonly Row[], { measure, most }: Input): Transitions {
  const counted = <T>(value: T) => (measure === 'times' ? value : null)
  const steps = rows.filter(r => r.to_node > 0)
  const starts = new Map(rows.filter(r => r.from_node === 0).map(r => [r.to_node, r.n]))
  const ends = new Map(rows.filter(r => r.to_node === 0).map(r => [r.from_node, r.n]))
  const byNode = [...new Map(steps.map(r => [r.to_node, r])).values()]
  const sum = (values: Iterable<number>) => [...values].reduce((total, n) => total + n, 0)
  const cases = sum(starts.values())
  return {
    steps: byNode
      .sort((a, b) => b.done - a.done || a.to_node - b.to_node)
      .map(r => ({
        step: r.to_step,
        count: r.done,
        cases: counted(r.done_cases),
        starts: starts.get(r.to_node) ?? 0,
        ends: ends.get(r.to_node) ?? 0,
      })),
    transitions: steps
      .filter(r => r.from_node > 0)
      .slice(0, most)
      .map(r => ({
        from: r.from_step,
        to: r.to_step,
        count: r.n,
        cases: counted(r.cases),
        meanMs: r.mean,
        medianMs: r.median,
        p90Ms: r.p90,
      })),
    cases,
    totalCount: sum(byNode.map(r => r.done)) - cases,
    totalTransitions: sum(byNode.map(r => r.sources)),
  }
}
