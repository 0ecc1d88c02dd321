import { question } from '../../platform/warehouse/question.ts'
import { param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import {
  type Conformance,
  type ConformanceInput,
  conformanceInput,
  deviationKinds,
} from '../model-conformance.ts'
import { answerConformance, conformanceRow, conforming } from './answer-conformance.ts'
import { judgeCases } from './judge-cases.ts'

/** Above so many cases times are known to half a percent: their distribution would be as long as the log. */
const exactCases = 200_000

/**
 * How far do journeys keep to a plan, where do they leave it, and what does leaving it do?
 *
 * A case is every case with a planned event; an event that several steps name is of the first; other events are not seen.
 * In total order (time, ordinal, call, message id) an event deviates in at most one way, looked for in this order:
 * *exclusive choice violated*: an earlier event of the case was of another branch of its choice (the branch of the first
 * is the case's); *too often*: its step was done as often before as the plan allows; *out of sequence*: at an earlier
 * millisecond the case did something that stands later in the plan (named: the first such). Ties are not held against
 * anybody: equal times are in sequence. *Missing*: a required step of which the case has no event: each step that is not
 * optional, outside of choices, of blocks that are not optional or were begun, and of the branch taken; and a choice of
 * which nothing was done. A step in a branch not taken is not missing. A case conforms without a deviation, which is so
 * exactly when its steps are a word of the plan. A case whose last planned event lies less than the patience before now
 * (or the period's end) is under way: it misses only what stands before something that it did. Durations are from first to
 * last planned event, of cases not under way. Medians: intervals by Price and Bonett; shares: by Newcombe; corrected for
 * all differences looked at by Holm.
 */
export const conformance = question({
  name: 'conformance',
  about:
    'How far journeys keep to a plan, how and where they leave it, and what that does to duration and outcome',
  input: conformanceInput,
  row: conformanceRow,
  example: conformanceInput.parse({
    plan: [
      { is: 'step', ...touchpoint('Product Viewed'), atMost: null },
      { is: 'step', ...touchpoint('Product Added'), atMost: null },
      { is: 'step', ...touchpoint('Checkout Started') },
      { is: 'step', ...touchpoint('Order Completed') },
    ],
    outcome: touchpoint('Order Completed'),
  }),
  steps: (q, scope) => [...judgeCases(q, scope), ...countDeviations(q)],
  answer: (rows, q): Conformance => answerConformance(rows, q),
  evidence: (_rows, answer, { by, period }) => ({
    people: by === 'person' ? answer.cases.of : null,
    cases: answer.cases.of,
    period,
  }),
})

function touchpoint(event: string) {
  return { id: event, any: [{ event }] }
}

/** A row for all cases, for those that conform, for each kind and for each deviation, with the distribution of times. */
function countDeviations(q: ConformanceInput): Step[] {
  const mark = (kind: number | Sql) =>
    sql`(${typeof kind === 'number' ? param(kind, 'UInt8') : kind}, toUInt16(0), toUInt16(0))`
  const marks = sql`arrayConcat([${mark(0)}], if(empty(bad), [${mark(conforming)}], []), arrayDistinct(arrayMap(e -> ${mark(sql`e.1`)}, bad)), deviations)`
  const bits = sql`greatest(0, toInt32(floor(log2(took + 1))) - 7)`
  const rounded = sql`if(exact, took, bitShiftLeft(bitShiftRight(took, ${bits}), ${bits}) + bitShiftRight(toInt64(bitShiftLeft(1, ${bits})), 1))`
  return [
    step(
      'marked',
      sql`SELECT mark, took, under_way AS open, count() AS n, sum(total) AS events, sum(wrong) AS wrong_events, sum(deviating) AS so_events,
        sum(total * total) AS total_squares, sum(wrong * wrong) AS wrong_squares, sum(total * wrong) AS products, countIf(reached) AS reached_n
      FROM (
        SELECT took, under_way, total, wrong, reached, arrayJoin(${marks}) AS mark,
          multiIf(mark.2 > 0, countEqual(deviant, mark), mark.1 > 0, arrayCount(e -> e.1 = mark.1, deviant), 0) AS deviating
        FROM judged
      ) GROUP BY mark, took, open`,
    ),
    step('sized', sql`SELECT *, sumIf(n, mark = ${mark(0)}) OVER () <= ${exactCases} AS exact FROM marked`),
    step(
      'counted',
      sql`SELECT mark, sum(n) AS cases, if(mark.1 = 0, sum(events), sum(so_events)) AS event_n, sum(wrong_events) AS wrong,
        (toFloat64(sum(total_squares)), toFloat64(sum(wrong_squares)), toFloat64(sum(products))) AS squares,
        sum(reached_n) AS reached, sumIf(n, open) AS under_way, max(exact) AS is_exact,
        sumMapIf([${rounded}], [n], NOT open) AS times
      FROM sized GROUP BY mark`,
    ),
    step(
      'shown',
      sql`SELECT mark.1 AS kind, mark.2 AS step, mark.3 AS other, cases, event_n AS events, wrong, squares, reached, under_way,
        arrayMap(t -> toInt64(t), times.1) AS took, arrayMap(t -> toUInt64(t), times.2) AS took_cases,
        countIf(mark.2 > 0) OVER () AS distinct, toUInt8(is_exact) AS exact
      FROM counted ORDER BY mark.2 > 0, cases DESC, mark LIMIT ${q.most + deviationKinds.length + 2}`,
    ),
  ]
}
