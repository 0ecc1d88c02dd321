import { question } from '../../platform/warehouse/question.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { localDay } from '../../platform/zones/local-time.ts'
import { type Moments, type MomentsInput, momentsInput } from '../model-moments-of-truth.ts'
import { leastMet } from './find-experiences.ts'
import { findMoments } from './find-moments.ts'
import { factKinds, factRow } from './moments-facts.ts'
import { unitsOf } from './moments-units.ts'

/** More columns than anybody looks through: the commonest are kept. */
const mostColumns = 1_500

/**
 * Which experiences decide how it ends: whether people recommend, come back, buy again or leave?
 *
 * A unit is one answer (of a score) or one stretch that ends with `after` (of returning and leaving; of several at one instant the last); its experiences are the events
 * of its case as `experienced` says, or those since the time before and until the waiting begins. Everything in them that differs
 * is a candidate: an event met, met again, a value, a number (its last), lateness against a promised date, hours between steps. A
 * candidate becomes a moment by forward selection on the outcome with the p-value of the larger of the plain and the
 * clustered error, corrected for all candidates (Holm): what only goes together with a moment is listed under it and is none. The moments
 * share the explained variance by LMG (Johnson's weights above 15), with intervals by a bootstrap of whole cases.
 *
 * Returning is looked at from a landmark, `settleDays` after `after`: who was back before it is left out and counted, as is who has not been
 * waited for long enough; in the curves and hazards (Kaplan–Meier, Cox with Efron's ties) the latter count until the log ends. Numbers of an event that
 * names several currencies are left out. Ties never decide: what is last is last in total order.
 */
export const momentsOfTruth = question({
  name: 'moments-of-truth',
  about: 'Which experiences decide whether people recommend, come back or leave, found without being told',
  input: momentsInput,
  row: factRow,
  example: momentsInput.parse({
    by: 'order_id',
    outcome: { of: 'score', event: 'Product Reviewed', path: 'rating' },
  }),
  steps: factSteps,
  answer: (rows, q): Moments => findMoments(rows, q),
  evidence: (_rows, answer, { by, period }) => ({
    people: by === 'person' ? answer.cases : null,
    cases: answer.cases,
    period,
  }),
})

function factSteps(q: MomentsInput, scope: Scope): Step[] {
  return [
    ...unitsOf(q, scope),
    step(
      'facts',
      sql`SELECT unit, fact.1 AS kind, fact.2 AS event, fact.3 AS key, fact.4 AS text, fact.5 AS v1, fact.6 AS v2, fact.7 AS v3, fact.8 AS v4, fact.9 AS v5, place
      FROM (
        SELECT unit, arrayConcat(
          [(toUInt8(${factKinds.unit}), '', '', '', outcome, wait, came, toFloat64(cluster), toFloat64(total))],
          arrayMap(e -> (toUInt8(${factKinds.event}), e.2, '', '', toFloat64(e.1), e.3, toFloat64(0), toFloat64(0), toFloat64(0)), experiences),
          arrayFlatten(arrayMap(e -> arrayMap(f -> (toUInt8(${factKinds.text}), e.2, f.1, f.2, toFloat64(0), toFloat64(0), toFloat64(0), toFloat64(0), toFloat64(0)), e.4), experiences))
        ) AS told_facts FROM units
      ) ARRAY JOIN told_facts AS fact, arrayEnumerate(told_facts) AS place`,
    ),
    step('typed', typedFacts(q)),
    step(
      'lasts',
      sql`SELECT unit, kind, event, key, argMax(text, place) AS last_text, argMax(v1, place) AS w1, argMax(v2, place) AS w2,
        if(kind = ${factKinds.event}, min(v1), argMax(v3, place)) AS w3, if(kind = ${factKinds.event}, toFloat64(count()), argMax(v4, place)) AS w4, max(v5) AS w5
      FROM typed GROUP BY unit, kind, event, key`,
    ),
    step(
      'columns',
      sql`SELECT kind, event, key, text, arrayMap(r -> r.1, rows) AS units,
        if(kind = ${factKinds.text}, CAST([] AS Array(Float64)), arrayMap(r -> r.2, rows)) AS a,
        if(kind IN (${factKinds.number}, ${factKinds.text}), CAST([] AS Array(Float64)), arrayMap(r -> r.3, rows)) AS b,
        if(kind <= ${factKinds.event}, arrayMap(r -> r.4, rows), CAST([] AS Array(Float64))) AS c,
        if(kind <= ${factKinds.event}, arrayMap(r -> r.5, rows), CAST([] AS Array(Float64))) AS d, total
      FROM (
        SELECT kind, event, key, if(kind = ${factKinds.text}, last_text, '') AS text, arraySort(groupArray((unit, w1, w2, w3, w4))) AS rows, max(w5) AS total
        FROM lasts GROUP BY kind, event, key, text HAVING kind = ${factKinds.unit} OR count() >= ${leastMet}
      ) ORDER BY kind = ${factKinds.unit} DESC, length(rows) DESC, kind, event, key, text LIMIT ${mostColumns}`,
    ),
  ]
}

/** A text that is a number or a date becomes one; a bare date is a local day, an instant falls on one. */
function typedFacts({ zone }: MomentsInput): Sql {
  const isText = sql`kind = ${factKinds.text}`
  const instant = sql`if(${isText} AND match(text, '^\\d{4}-\\d\\d-\\d\\d'), parseDateTime64BestEffortOrNull(text, 3, 'UTC'), NULL)`
  const day = sql`if(length(text) = 10, toInt32(toDate32(assumeNotNull(instant))), toInt32(${localDay(sql`assumeNotNull(instant)`, zone)}))`
  return sql`SELECT unit, multiIf(isNotNull(number), toUInt8(${factKinds.number}), isNotNull(instant), toUInt8(${factKinds.date}), kind) AS kind, event, key, text,
      multiIf(isNotNull(number), assumeNotNull(number), isNotNull(instant), toFloat64(toUnixTimestamp64Milli(assumeNotNull(instant))), v1) AS v1,
      if(isNotNull(instant), toFloat64(${day}), v2) AS v2, v3, v4, v5, place
    FROM (SELECT *, if(${isText}, toFloat64OrNull(text), NULL) AS number, ${instant} AS instant FROM facts)`
}
