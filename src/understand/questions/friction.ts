import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Step, sql, step } from '../../platform/warehouse/sql.ts'
import {
  type Friction,
  type FrictionInput,
  type FrictionKind,
  frictionInput,
  frictionKinds,
} from '../model-friction.ts'
import { holm } from '../statistics/corrections.ts'
import { twoSided } from '../statistics/normal.ts'
import { wilson } from '../wilson.ts'
import { frictionsOfEvents } from './friction-sql.ts'

const row = z.object({
  node: z.string(),
  is_page: z.number(),
  kind: z.number(),
  cases: count,
  events: count,
  went_on: count,
  /** Of the same cases: who went on after they were last at the place. */
  plain_on: count,
  place_cases: count,
  place_on: count,
  looked: count,
  total: count,
  found: count,
})

/** More than anybody works through. */
const mostFrictions = 200

/** What a friction is worth at least where its effect on going on is not sure: the share of those who met it that it is taken to cost. */
const leastSeverity: Readonly<Record<FrictionKind, number>> = {
  'rage-click': 0.1,
  'dead-click': 0.05,
  error: 0.1,
  'slow-page': 0.05,
  'failed-search': 0.05,
  'repeated-contact': 0.1,
  'unanswered-contact': 0.15,
  loop: 0.03,
  'back-and-forth': 0.03,
}

/**
 * Where do people struggle, how badly, and how many of them?
 *
 * An event stands at a place: the page it happened on, else its own name. Rage and dead clicks, errors and slow pages are events that
 * the tracker or the shop sends; a search fails when it finds 0; a contact is repeated when the same case made so many on one matter within some days, and
 * unanswered when no reply came in time (contacts younger than that are not judged). A loop is the n-th arrival at a place within
 * some minutes with other places between (staying is not arriving); back and forth is A, B, A, B within some minutes. All
 * thresholds stand in the input. Order is total order; equal times are no gap.
 *
 * A case counts once for a kind at a place. Going on: the goal, or any other place, within the time after the case last met it;
 * compared with the cases that were at the place and never met it, after they were last there. Sure is a difference of at least ten on
 * either side, corrected for all frictions (Holm). Those differ in more than the
 * friction: the difference is a hint, not a proof.
 */
export const friction = question({
  name: 'friction',
  about:
    'Where people struggle: loops, angry and dead clicks, errors, slow pages, failed searches, contacts that go unanswered or repeat',
  input: frictionInput,
  row,
  example: frictionInput.parse({}),
  steps: frictionSteps,
  answer: answerFriction,
  evidence: (_rows, answer, { by, period }) => ({
    people: by === 'person' ? answer.cases : null,
    cases: answer.cases,
    period,
  }),
})

function frictionSteps(q: FrictionInput, scope: Scope): Step[] {
  return [
    ...frictionsOfEvents(q, scope),
    step(
      'by_case',
      sql`SELECT case, node, max(is_page) AS is_page, any(total) AS total, argMax(goes_on, place) AS plain,
        sumMap(kinds, arrayMap(kind -> toUInt64(1), kinds)) AS times,
        maxMap(kinds, arrayMap(kind -> toUInt64(place * 2 + goes_on), kinds)) AS lasts
      FROM met GROUP BY case, node`,
    ),
    step(
      'by_kind',
      sql`SELECT node, max(is_page) AS is_page, kind, count() AS cases, sum(n) AS events, sum(went) AS went_on, sum(plain) AS plain_on,
        any(looked) AS looked, any(total) AS total
      FROM (
        SELECT node, is_page, total, plain, kind, times.2[indexOf(times.1, kind)] AS n, lasts.2[indexOf(lasts.1, kind)] % 2 AS went, looked
        FROM (SELECT *, uniqExact(case) OVER () AS looked FROM by_case) ARRAY JOIN arrayConcat([toUInt8(0)], times.1) AS kind
      ) GROUP BY node, kind`,
    ),
    step(
      'counted',
      sql`SELECT node, toUInt8(is_page) AS is_page, kind, cases, events, went_on, plain_on, place_cases, place_on, looked, total, found FROM (
        SELECT *, sumIf(cases, kind = 0) OVER (PARTITION BY node) AS place_cases, sumIf(plain_on, kind = 0) OVER (PARTITION BY node) AS place_on,
          countIf(kind > 0) OVER () AS found, row_number() OVER (PARTITION BY kind ORDER BY cases DESC, node) AS place_rank
        FROM by_kind
      ) WHERE kind > 0 OR place_rank = 1 ORDER BY kind = 0 DESC, cases DESC, kind, node LIMIT ${mostFrictions + 1}`,
    ),
  ]
}

type Row = z.infer<typeof row>

function answerFriction(rows: readonly Row[]): Friction {
  const corrected = holm(rows.map(differs))
  const frictions = rows.flatMap((row, i) => {
    const kind = frictionKinds[row.kind - 1]
    if (!kind) return []
    const wentOn = wilson(row.went_on, row.cases)
    const othersWentOn = wilson(row.place_on - row.plain_on, row.place_cases - row.cases)
    const lost = difference(othersWentOn, wentOn)
    const isSure = (corrected[i] ?? 1) < 0.05 && lost.low > 0
    const severity = Math.max(leastSeverity[kind], isSure ? lost.value : 0)
    return [
      {
        kind,
        place: row.node,
        isPage: row.is_page === 1,
        share: wilson(row.cases, row.looked),
        ofPlace: wilson(row.cases, row.place_cases),
        events: row.events,
        wentOn,
        othersWentOn,
        lost,
        severity,
        isSure,
        cost: severity * row.cases,
      },
    ]
  })
  const order = (a: (typeof frictions)[number], b: (typeof frictions)[number]) =>
    b.cost - a.cost ||
    frictionKinds.indexOf(a.kind) - frictionKinds.indexOf(b.kind) ||
    (a.place < b.place ? -1 : 1)
  return {
    frictions: frictions.sort(order),
    cases: rows[0]?.looked ?? 0,
    ofCases: rows[0]?.total ?? 0,
    more: Math.max(0, (rows[0]?.found ?? 0) - frictions.length),
  }
}

/** Fewer on either side and no difference is called sure. */
const leastCompared = 10

/** The p-value of fewer going on than of the others, by the pooled z; NaN where there are too few to compare. */
function differs(row: Row): number {
  const others = row.place_cases - row.cases
  if (row.kind === 0 || row.cases < leastCompared || others < leastCompared) return Number.NaN
  const together = row.place_on - row.plain_on + row.went_on
  const share = together / row.place_cases
  const error = Math.sqrt(share * (1 - share) * (1 / row.cases + 1 / others))
  if (error === 0) return 1
  return twoSided(((row.place_on - row.plain_on) / others - row.went_on / row.cases) / error)
}

type Wilson = ReturnType<typeof wilson>

/** Of two shares, with Newcombe's interval (1998, method 10): from both Wilson intervals. Nothing is known where one side is empty. */
function difference(a: Wilson, b: Wilson): { value: number; low: number; high: number } {
  if (a.of === 0 || b.of === 0) return { value: 0, low: -1, high: 1 }
  const value = a.share - b.share
  return {
    value,
    low: value - Math.hypot(a.share - a.low, b.high - b.share),
    high: value + Math.hypot(a.high - a.share, b.share - b.low),
  }
}
