import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { grainSchema, viewSchema } from '../model.ts'
import type { Transitions } from '../model-answers.ts'
import { layOut, nameSteps, type StepNames, selectorsOf } from './name-steps.ts'
import { seeJourneys } from './see-journeys.ts'

const input = viewSchema.extend({
  grain: grainSchema.default('event'),
  /** A run of the same step is one. */
  collapse: z.boolean().default(false),
  /** `counts`: how often; several times faster than `times`: also how many cases, and how long it takes. */
  measure: z.enum(['counts', 'times']).default('times'),
  /** At most so many transitions, the most frequent. Totals are of all. */
  most: z.number().int().min(1).max(10_000).default(1_000),
})
type Input = z.infer<typeof input>

const row = z.object({
  from_name: z.string(),
  from_channel: z.string(),
  to_name: z.string(),
  to_channel: z.string(),
  /** 0: the case begins or ends here. */
  from_node: z.number(),
  to_node: z.number(),
  n: count,
  cases: count,
  mean: z.number().nullable(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  all_n: count,
  all_pairs: count,
  /** Place among the transitions by frequency. */
  place: count,
  /** Of the step `to`. */
  done: count,
  done_cases: count,
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
  const names = nameSteps(scope, q.grain)
  const seen = seeJourneys(scope, q, selectorsOf(q.grain))
  if (q.measure === 'times') return [seen, layOut(names, q.collapse), pairs(), timed(), named(names, q.most)]
  if (q.collapse || names.leavesOut) return [seen, layOut(names, q.collapse), counted(), named(names, q.most)]
  return [seen, countedCodes(), mapped(names), named(names, q.most)]
}

/** One row a pair of neighbours, with 0 before the first step and after the last. */
function pairs(): Step {
  return step(
    'pairs',
    sql`SELECT from_node, to_node, took, nth_pair, nth_to
    FROM (
      SELECT arrayPushFront(nodes, 0) AS befores, arrayPushBack(nodes, 0) AS afters,
        arrayPushBack(arrayDifference(arrayMap(s -> bitShiftRight(s, 16), kept)), 0) AS gaps FROM laid
    )
    ARRAY JOIN befores AS from_node, afters AS to_node, gaps AS took,
      arrayEnumerateUniq(befores, afters) AS nth_pair, arrayEnumerateUniq(afters) AS nth_to`,
  )
}

function timed(): Step {
  return step(
    'counted',
    sql`SELECT from_node, to_node, count() AS n, countIf(nth_pair = 1) AS cases, countIf(nth_to = 1) AS firsts,
      sum(took) / count() AS mean, quantilesExactInclusive(0.5, 0.9)(took) AS quantiles
    FROM pairs GROUP BY from_node, to_node`,
  )
}

const uncounted = sql`toUInt64(0) AS cases, toUInt64(0) AS firsts, CAST(NULL AS Nullable(Float64)) AS mean, [mean, mean] AS quantiles`

function counted(): Step {
  return step(
    'counted',
    sql`SELECT from_node, to_node, sum(n) AS n, ${uncounted}
    FROM (
      SELECT ${withEnds}
      FROM (SELECT a, b, count() AS m FROM laid ARRAY JOIN nodes AS b, arrayShiftRight(nodes, 1) AS a GROUP BY a, b)
    )
    WHERE from_node > 0 OR to_node > 0 GROUP BY from_node, to_node HAVING n > 0`,
  )
}

/**
 * A step is an end as often as it was done and nothing followed: as often as it stands second in a pair, less as often as
 * it stands first. So nothing is appended to any journey. For `SELECT`, from pairs (a, b, m); 0 is before the first step.
 */
const withEnds = sql`arrayJoin([(a, b, toInt64(m)), (b, toUInt16(0), toInt64(m)), (a, toUInt16(0), -toInt64(m))]) AS pair,
        tupleElement(pair, 1) AS from_node, tupleElement(pair, 2) AS to_node, tupleElement(pair, 3) AS n`

/** Counted by code and then by step: nothing is looked up for each of the steps (*measured*: a third faster). */
function countedCodes(): Step {
  return step(
    'counted_codes',
    sql`SELECT a, b, count() AS m
    FROM (SELECT arrayMap(s -> toUInt16(s), steps) AS codes FROM seen)
    ARRAY JOIN codes AS b, arrayShiftRight(codes, 1) AS a
    GROUP BY a, b`,
  )
}

function mapped(names: StepNames): Step {
  return step(
    'counted',
    sql`SELECT from_node, to_node, sum(n) AS n, ${uncounted}
    FROM (
      SELECT ${withEnds}
      FROM (SELECT ${names.nodes}[c.a + 1] AS a, ${names.nodes}[c.b + 1] AS b, c.m AS m FROM counted_codes AS c)
    )
    WHERE from_node > 0 OR to_node > 0 GROUP BY from_node, to_node HAVING n > 0`,
  )
}

/** The most frequent transitions, every start and end, and for each step a row that carries its totals. */
function named(names: StepNames, most: number): Step {
  const part = (node: Sql, place: Sql) => sql`${names.names}[${node}].${place}`
  const isTransition = sql`from_node > 0 AND to_node > 0`
  return step(
    'named',
    sql`SELECT from_node, to_node, ${part(sql`from_node`, sql`1`)} AS from_name, ${part(sql`from_node`, sql`2`)} AS from_channel,
      ${part(sql`to_node`, sql`1`)} AS to_name, ${part(sql`to_node`, sql`2`)} AS to_channel,
      n, cases, mean, quantiles[1] AS median, quantiles[2] AS p90, place, all_n, all_pairs, done, done_cases
    FROM (
      SELECT *, sumIf(n, ${isTransition}) OVER () AS all_n, countIf(${isTransition}) OVER () AS all_pairs,
        sum(n) OVER (PARTITION BY to_node) AS done, sum(firsts) OVER (PARTITION BY to_node) AS done_cases,
        row_number() OVER (PARTITION BY ${isTransition} ORDER BY n DESC, from_node, to_node) AS place,
        row_number() OVER (PARTITION BY to_node ORDER BY n DESC, from_node) AS place_into
      FROM counted
    )
    WHERE place <= ${most} OR place_into = 1 OR from_node = 0 OR to_node = 0
    ORDER BY n DESC, from_node, to_node`,
  )
}

function answerTransitions(rows: readonly Row[], { measure, most }: Input): Transitions {
  const counted = <T>(value: T) => (measure === 'times' ? value : null)
  const steps = rows.filter(r => r.to_node > 0)
  const starts = new Map(rows.filter(r => r.from_node === 0).map(r => [r.to_node, r.n]))
  const ends = new Map(rows.filter(r => r.to_node === 0).map(r => [r.from_node, r.n]))
  const byNode = [...new Map(steps.map(r => [r.to_node, r])).values()]
  return {
    steps: byNode
      .sort((a, b) => b.done - a.done || a.to_node - b.to_node)
      .map(r => ({
        step: { name: r.to_name, channel: r.to_channel },
        count: r.done,
        cases: counted(r.done_cases),
        starts: starts.get(r.to_node) ?? 0,
        ends: ends.get(r.to_node) ?? 0,
      })),
    transitions: steps
      .filter(r => r.from_node > 0 && r.place <= most)
      .map(r => ({
        from: { name: r.from_name, channel: r.from_channel },
        to: { name: r.to_name, channel: r.to_channel },
        count: r.n,
        cases: counted(r.cases),
        meanMs: r.mean,
        medianMs: r.median,
        p90Ms: r.p90,
      })),
    cases: [...starts.values()].reduce((sum, n) => sum + n, 0),
    totalCount: rows[0]?.all_n ?? 0,
    totalTransitions: rows[0]?.all_pairs ?? 0,
  }
}
