import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { localDay } from '../../platform/zones/local-time.ts'
import { edgeOfSteps } from '../journeys/journeys.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import type { Selector } from '../model.ts'
import type { MomentsInput } from '../model-moments-of-truth.ts'
import { codeOf, codesOfAny } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'
import { chooseCases, isAny, numberOf, tellEvents } from './tell-events.ts'

const dayMs = 86_400_000

/** Longer texts are what people wrote, not what they met. */
const longestValue = 60

/**
 * Last step `units`: rows (unit, cluster, case, label, outcome, wait, came, experiences). A unit is one answer, or one stretch that ended with
 * `after`; `experiences` its events as (ms, name, local day, facts) in total order. `outcome` NaN: not known yet. `wait`: days until
 * the first sign after the waiting began (for `leave`: until the last), `came`: 1 when it ended so, 0 when only the log ended.
 */
export function unitsOf(q: MomentsInput, scope: Scope): Step[] {
  const { outcome } = q
  const selectors: Selector[] =
    outcome.of === 'score' ? [{ event: outcome.event, channels: [], where: [] }] : outcome.after.any
  const all = outcome.of === 'score' ? selectors : [...selectors, ...outcome.signs.flatMap(s => s.any)]
  const does = sql`arrayExists(s -> ${codeOf(sql`s`)} IN ${codesOfAny(scope, selectors)}, steps)`
  const seen = seeJourneys(scope, q, all)
  return [
    seen,
    chooseCases(q, seen, { where: does, most: q.most }),
    tellEvents(scope, q, factsOfEvent(q)),
    step(
      'whole',
      sql`SELECT case, any(label) AS label, any(total) AS total, arraySort(groupArray((ms, ordinal, call, message_id, name, day, facts, score, is_after, is_sign))) AS items
      FROM told GROUP BY case`,
    ),
    step('stretches', outcome.of === 'score' ? answers(q) : stretches(q, scope, outcome)),
    step(
      'units',
      sql`SELECT toUInt32(row_number() OVER (ORDER BY case, episode) - 1) AS unit, toUInt32(dense_rank() OVER (ORDER BY case) - 1) AS cluster,
        case, label, total, outcome, wait, came, arrayMap(i -> (i.1, i.5, i.6, i.7), met) AS experiences
      FROM stretches`,
    ),
  ]
}

/** `day`, `facts`, `score`, `is_after`, `is_sign` of an event. A fact is the name of a property and its value as text. */
function factsOfEvent(q: MomentsInput): { select: Sql; more: Sql } {
  const { outcome, zone } = q
  const isScore = outcome.of === 'score'
  const text = sql`if(startsWith(pair.2, '"'), JSONExtractString(pair.2), pair.2)`
  const pairs = sql`arrayFilter(pair -> NOT startsWith(pair.1, '$') AND substring(pair.2, 1, 1) NOT IN ('{', '[') AND pair.2 NOT IN ('null', '""'), JSONExtractKeysAndValuesRaw(document))`
  return {
    select: sql`toFloat64(toInt32(${localDay(sql`time`, zone)})) AS day, if(properties_text = '', toString(properties), properties_text) AS document,
      ${isScore ? numberOf(outcome) : sql`nan`} AS score,
      ${isAny(isScore ? [] : outcome.after.any)} AS is_after,
      ${isAny(isScore ? [] : outcome.signs.flatMap(s => s.any))} AS is_sign`,
    more: sql`arrayFilter(named -> length(named.2) <= ${longestValue}, arrayMap(pair -> (pair.1, ${text}), ${pairs})) AS facts`,
  }
}

/** One row an answer. Other answers of the same event are no experience of it. */
function answers(q: MomentsInput): Sql {
  const event = q.outcome.of === 'score' ? q.outcome.event : ''
  const others = (items: Sql) => sql`arrayFilter(i -> i.5 != ${event}, ${items})`
  const experienced = q.experienced ?? (['person', 'account', 'session'].includes(q.by) ? 'before' : 'whole')
  const isAnswer = sql`i -> NOT isNaN(i.8)`
  if (experienced === 'whole')
    return sql`SELECT case, label, total, episode, answer.8 AS outcome, toFloat64(0) AS wait, toFloat64(0) AS came, ${others(sql`items`)} AS met
    FROM (SELECT *, arrayFilter(${isAnswer}, items) AS answers FROM whole) ARRAY JOIN answers AS answer, arrayEnumerate(answers) AS episode`
  // What leads to an answer, and it, is cut out before there is a row for each: see `stretches`.
  return sql`SELECT case, label, total, episode, stretch[-1].8 AS outcome, toFloat64(0) AS wait, toFloat64(0) AS came, ${others(sql`stretch`)} AS met
    FROM (
      SELECT case, label, total, arraySlice(arrayReverseSplit(${isAnswer}, items), 1, arrayCount(${isAnswer}, items)) AS cut FROM whole
    ) ARRAY JOIN cut AS stretch, arrayEnumerate(cut) AS episode`
}

/** One row each time `after` was done (of several at one instant, as the lines of an invoice, the last in total order): what came since the time before, and what followed. Back early (a sign before the waiting began) is −1. */
function stretches(
  q: MomentsInput,
  scope: Scope,
  outcome: Extract<MomentsInput['outcome'], { of: 'return' | 'leave' }>,
): Sql {
  const { settleDays, days } = outcome
  const latest = sql`toInt64(${edgeOfSteps(scope, 'last')} + ${epoch1900})`
  const end = q.period ? sql`least(${latest}, ${param(q.period.to + epoch1900, 'Int64')})` : latest
  const followed = sql`log_end >= landmark + ${days * dayMs}`
  const isBack = sql`first_sign > 0 AND first_sign <= landmark + ${days * dayMs}`
  const happened = outcome.of === 'return' ? isBack : sql`NOT (${isBack})`
  const hasLeft = sql`log_end >= greatest(landmark, last_sign) + ${days * dayMs}`
  const waited =
    outcome.of === 'return'
      ? sql`if(first_sign > 0, first_sign, greatest(log_end, landmark)) - landmark`
      : sql`if(last_sign > 0, last_sign, if(${hasLeft}, landmark, greatest(log_end, landmark))) - landmark`
  const came = outcome.of === 'return' ? sql`first_sign > 0` : hasLeft
  // TRICKY: a stretch is cut out of what its case did before there is a row for each: a row that took all of it along would
  // make a customer of 200 invoices 200 times as large. Only what is no `after` is taken along, for the days in which it settles.
  return sql`SELECT case, label, total, episode, multiIf(early > 0, -1, ${followed}, toFloat64(${happened}), nan) AS outcome,
      toFloat64(${waited}) / ${dayMs} AS wait, toFloat64(${came}) AS came,
      arrayConcat(stretch, arrayFilter((i, at) -> at > place AND i.1 <= landmark, others, others_at)) AS met
    FROM (
      SELECT case, label, total, others, others_at, place, episode, stretch, toInt64(done_at) + ${settleDays * dayMs} AS landmark,
        toInt64(arrayFirst((ms, at) -> at > place, sign_ms, sign_at)) AS sign,
        sign > 0 AND sign <= landmark AS early,
        toInt64(arrayFirst(ms -> ms > landmark, sign_ms)) AS first_sign,
        toInt64(arrayLast(ms -> ms > landmark, sign_ms)) AS last_sign, ${end} AS log_end
      FROM (
        SELECT case, label, total, dones, dones_at,
          arrayMap(i -> i.1, arrayFilter(i -> i.10 = 1, items)) AS sign_ms, arrayFilter((at, i) -> i.10 = 1, arrayEnumerate(items), items) AS sign_at,
          arrayFilter(i -> i.9 = 0, items) AS others, arrayFilter((at, i) -> i.9 = 0, arrayEnumerate(items), items) AS others_at,
          arraySlice(arrayReverseSplit((i, at) -> has(dones, at), items, arrayEnumerate(items)), 1, length(dones)) AS stretches
        FROM (
          SELECT *, arrayFilter((place, i) -> i.9 = 1, arrayEnumerate(items), items) AS all_dones, arrayMap(i -> i.1, arrayFilter(i -> i.9 = 1, items)) AS done_ms,
            arrayFilter((place, at, next) -> at != next, all_dones, done_ms, arrayShiftLeft(done_ms, 1)) AS dones,
            arrayFilter((at, next) -> at != next, done_ms, arrayShiftLeft(done_ms, 1)) AS dones_at
          FROM whole
        )
      ) ARRAY JOIN dones AS place, dones_at AS done_at, stretches AS stretch, arrayEnumerate(dones) AS episode
    )`
}
