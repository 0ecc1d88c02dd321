import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { type Share, touchpointSchema, viewSchema } from '../model.ts'
import { wilson } from '../wilson.ts'
import { layOut, nameSteps, selectorsOf } from './name-steps.ts'
import { seeJourneys } from './see-journeys.ts'

const input = viewSchema.extend({
  /** In the order of the journey as it is meant to go. An event that several name belongs to the first. */
  steps: z.array(touchpointSchema).min(1).max(200),
})

const row = z.object({
  node: z.number(),
  cases: count,
  from_start: count,
  went_on: count,
  to_next: count,
  before: count,
  median: z.number().nullable(),
  p90: z.number().nullable(),
  started: count,
})

export interface StepMetrics {
  /** Cases that did the first step. */
  readonly started: number
  readonly steps: readonly {
    readonly id: string
    /** Cases that did this step. */
    readonly cases: number
    /** Of the cases that did the first step, those that did this one then or later. */
    readonly share: Share
    /** Of the cases that did this step, those that did no later listed step after their first time here. */
    readonly dropOff: Share
    /** Cases whose first time here came before their first time at the next step, and how long between, in ms. */
    readonly toNext: {
      readonly cases: number
      readonly medianMs: number | null
      readonly p90Ms: number | null
    }
    /** Cases whose first time at the next step came before their first time here: an impossible order, often bad data. */
    readonly nextCameBefore: number
  }[]
}

/**
 * What happens at each step of a journey: how many come, from where, how long until the next, and how many leave?
 *
 * "Before" and "after" are total order (time, ordinal, call, message id), so ties are decided. Times are between the first
 * events of the two steps. The last step has no next and no drop-off (0 of its cases go on; its share is 1 by definition
 * and means nothing). Repeats count once a case. Instants only; no zone plays a part.
 */
export const stepMetrics = question({
  name: 'step-metrics',
  about: 'For each step of a journey: cases, share of the start, time to the next step, and who leaves',
  input,
  row,
  example: input.parse({
    steps: ['Product Viewed', 'Product Added', 'Order Completed'].map(event => ({
      id: event,
      any: [{ event }],
    })),
  }),
  steps: (q, scope) => [
    seeJourneys(scope, q, selectorsOf(q.steps)),
    layOut(nameSteps(scope, q.steps), false),
    ...metrics(),
  ],
  answer: (rows, q): StepMetrics => {
    const started = rows[0]?.started ?? 0
    return {
      started,
      steps: q.steps.map(({ id }, i) => {
        const r = rows.find(found => found.node === i + 1)
        const cases = r?.cases ?? 0
        return {
          id,
          cases,
          share: wilson(r?.from_start ?? 0, started),
          dropOff: wilson(cases - (r?.went_on ?? 0), cases),
          toNext: { cases: r?.to_next ?? 0, medianMs: r?.median ?? null, p90Ms: r?.p90 ?? null },
          nextCameBefore: r?.before ?? 0,
        }
      }),
    }
  },
  evidence: (_rows, answer, { by, period }) => {
    const cases = Math.max(0, ...answer.steps.map(s => s.cases))
    return { people: by === 'person' ? answer.started : null, cases, period }
  },
})

/** From here on a case is its first and last place at each step: a few numbers, however long it is. */
function metrics(): Step[] {
  return [
    step(
      'places',
      sql`SELECT case, arrayEnumerateUniq(nodes) AS nth, arrayReverse(nodes) AS back,
        arrayFilter((n, i) -> i = 1, nodes, nth) AS first_nodes,
        arrayFilter((p, i) -> i = 1, arrayEnumerate(nodes), nth) AS first_places,
        arrayFilter((s, i) -> i = 1, kept, nth) AS first_steps,
        arrayFilter((n, i) -> i = 1, back, arrayEnumerateUniq(back)) AS last_nodes,
        arrayMap(p -> length(nodes) + 1 - p, arrayFilter((p, i) -> i = 1, arrayEnumerate(back), arrayEnumerateUniq(back))) AS last_places
      FROM laid`,
    ),
    step(
      'visits',
      sql`SELECT node, place, bitShiftRight(packed, 16) AS time,
        first_places[indexOf(first_nodes, 1)] AS start,
        last_places[indexOf(last_nodes, node)] AS last,
        arrayExists((n, p) -> n > node AND p > place, last_nodes, last_places) AS goes_on,
        indexOf(first_nodes, node + 1) AS next_at,
        first_places[next_at] AS next_place, next_at > 0 AND next_place > place AS is_next, bitShiftRight(first_steps[next_at], 16) AS next_time
      FROM places ARRAY JOIN first_nodes AS node, first_places AS place, first_steps AS packed`,
    ),
    step(
      'measured',
      sql`SELECT node, count() AS cases, countIf(start > 0 AND last >= start) AS from_start, countIf(goes_on) AS went_on,
        countIf(is_next) AS to_next, countIf(next_at > 0 AND next_place < place) AS before,
        quantilesExactInclusiveIf(0.5, 0.9)(toInt64(next_time) - toInt64(time), is_next) AS quantiles,
        quantiles[1] AS median, quantiles[2] AS p90
      FROM visits GROUP BY node`,
    ),
    step('with_start', sql`SELECT *, sumIf(cases, node = 1) OVER () AS started FROM measured ORDER BY node`),
  ]
}
