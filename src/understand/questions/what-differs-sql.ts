import { events } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { personOf, tracesOf } from '../../unify/person-of.ts'
import { journeys } from '../journeys/journeys.ts'
import { kindOf, packedTime, unitOf } from '../journeys/parts-sql.ts'
import { classesOf, type Measure, type WhatDiffersInput } from '../model-what-differs.ts'
import { isBySession, readBy } from './cut-sessions.ts'
import { nameSteps, nodeOf } from './name-steps.ts'
import { whichEvents } from './narrow-view.ts'
import { channelsOfCodes, codeOf, codesOfAny, timeOf } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'
import { stepBits } from './step-bits.ts'
import { propertyValue } from './values-by-case.ts'

const mostValues = 30
const mostEvents = 300

/** The step that is looked at: there is one after it. */
export function stepOf({ step: wanted, steps }: WhatDiffersInput): number {
  return Math.min(wanted, steps.length - 1)
}

/**
 * Step `moments`, a row a case that reached the step: (case, label, went, moment, begun, before). `moment`: packed, when the
 * step was first reached; `begun`: when the latest first step was that led there; `before`: everything before the moment. The
 * levels are those of `funnel`: for each event the latest start that has come so far by then.
 */
export function momentsOf(q: WhatDiffersInput, scope: Scope): Step[] {
  return [seeSteps(q, scope), step('moments', momentsSql(q, scope, sql`seen`))]
}

function seeSteps(q: WhatDiffersInput, scope: Scope): Step {
  return seeJourneys(
    scope,
    q,
    q.steps.flatMap(({ any }) => any),
  )
}

function momentsSql(q: WhatDiffersInput, scope: Scope, from: Sql): Sql {
  const at = stepOf(q)
  const inTime =
    q.windowMs === null ? sql`1` : sql`${timeOf(sql`s`)} - ${timeOf(sql`start`)} <= ${q.windowMs}`
  const columns = [
    sql`arrayFill(start -> start > 0, arrayMap((s, bits) -> if(bitTest(bits, 0), s, 0), kept, kept_bits)) AS starts_1`,
  ]
  for (let level = 2; level <= at + 1; level++)
    columns.push(
      sql`arrayMap((s, bits, start) -> if(start > 0 AND bitTest(bits, ${level - 1}) AND ${inTime}, start, 0), kept, kept_bits, arrayShiftRight(${ident(`starts_${level - 1}`)}, 1)) AS ${ident(`reached_${level}`)},
        arrayFill(start -> start > 0, ${ident(`reached_${level}`)}) AS ${ident(`starts_${level}`)}`,
    )
  const here = at === 1 ? ident('starts_1') : ident(`reached_${at}`)
  const { bits, isAny, isPart } = stepBits(q.steps, scope)
  // Most cases never come here: their codes say it, before any array is made of their steps.
  const comes = [...new Set([0, at - 1])].map(part => sql`arrayExists(c -> ${isPart(part, sql`c`)}, codes)`)
  const places = sql`arrayFilter((n, c) -> ${isAny(sql`c`)}, arrayEnumerate(codes), codes)`
  return sql`SELECT case, label, went, moment, begun, arraySlice(steps, 1, toInt64(${places}[place]) - 1) AS before
      FROM (
        SELECT case, label, steps, codes, arrayFilter((s, c) -> ${isAny(sql`c`)}, steps, codes) AS kept, arrayMap(s -> ${bits}[${codeOf(sql`s`)} + 1], kept) AS kept_bits,
          ${joinSql(columns, ', ')},
          arrayFirstIndex(start -> start > 0, ${here}) AS place, toUInt8(arrayExists(start -> start > 0, ${ident(`reached_${at + 1}`)})) AS went,
          kept[place] AS moment, ${here}[place] AS begun
        FROM ${from} WHERE ${joinSql(comes, ' AND ')}
      ) WHERE place > 0`
}

/** Step `described`, a row a case: (case, label, went, features), a feature (kind, name, value). Kind `all`: everybody. */
export function withFeatures(q: WhatDiffersInput, scope: Scope): Step[] {
  const channels = channelsOfCodes(scope)
  const features = [
    sql`[('all', '', ''), ('channel', '', ${channels}[toUInt16(moment) + 1])]`,
    ...(q.behaviours ? [behaviours(q, scope)] : []),
    ...(q.properties.length > 0 ? [saidBefore(q)] : []),
  ]
  const from =
    q.properties.length > 0
      ? sql`moments AS m LEFT JOIN ${saidSql(q, scope)} AS b ON ${ownerOf(q, sql`m`)} = b.case`
      : sql`moments AS m`
  return [
    ...momentsOf(q, scope),
    step(
      'described',
      sql`SELECT m.case AS case, m.label AS label, went, arrayFilter(one -> one.1 IN ('all', 'event') OR one.3 != '', arrayConcat(${joinSql(features, ', ')})) AS features FROM ${from}`,
    ),
  ]
}

/** Last step: rows (kind, name, value, went_on, gone). */
export function countFeatures(q: WhatDiffersInput, scope: Scope): Step[] {
  return [
    ...withFeatures(q, scope),
    step(
      'counted',
      sql`SELECT feature.1 AS kind, feature.2 AS name, feature.3 AS value, countIf(went) AS went_on, countIf(NOT went) AS gone
      FROM described ARRAY JOIN features AS feature GROUP BY kind, name, value
      ORDER BY kind, name, went_on + gone DESC, value LIMIT ${mostEvents} BY kind, if(kind = 'event', '', name)`,
    ),
    step(
      'told',
      sql`SELECT * FROM counted ORDER BY kind, name, went_on + gone DESC, value LIMIT ${mostValues} BY kind, name`,
    ),
  ]
}

function behaviours(q: WhatDiffersInput, scope: Scope): Sql {
  const names = nameSteps(scope, 'event')
  const done = sql`arrayMap(node -> ('event', ${names.names}[node].1, ''), arrayDistinct(arrayMap(s -> ${nodeOf(names, sql`s`)}, before)))`
  const pauses = sql`arrayCount(pause -> pause > ${q.sessionMinutes * 60_000}, arrayDifference(arrayMap(s -> toInt64(${timeOf(sql`s`)}), arrayPushBack(before, moment))))`
  const first = sql`if(empty(before), moment, before[1])`
  const measures: (readonly [Measure, Sql])[] = [
    ['events', sql`toInt64(length(before))`],
    ['days', sql`intDiv(toInt64(${timeOf(sql`moment`)} - ${timeOf(first)}), 86400000)`],
  ]
  // A session has no other sessions; at the first step nothing has taken any time.
  if (!isBySession(q)) measures.push(['sessions', sql`toInt64(1 + ${pauses})`])
  if (stepOf(q) > 1) measures.push(['took', sql`toInt64(${timeOf(sql`moment`)} - ${timeOf(sql`begun`)})`])
  const told = measures.map(
    ([name, value]) =>
      sql`('measure', ${name}, toString(roundDown(${value}, ${param([...classesOf[name]], 'Array(Int64)')})))`,
  )
  return sql`arrayConcat(${done}, [${joinSql(told, ', ')}])`
}

/** The last value (or first) of each property until the moment, that millisecond included. */
function saidBefore(q: WhatDiffersInput): Sql {
  const pick = q.of === 'first' ? sql`arrayFirst` : sql`arrayLast`
  const each = q.properties.map(
    (path, i) =>
      sql`('property', ${path}, ${pick}(one -> one.1.1 <= ${timeOf(sql`moment`)}, ${ident(`said_${i + 1}`)}).2)`,
  )
  return sql`[${joinSql(each, ', ')}]`
}

/**
 * What events, and traits, said of each owner of cases until the last moment that counts, in the order of time, ordinal
 * and call, and then of their bytes (decision 92): rows (case, said_1, said_2, …).
 * Long texts are no value. What came later is most of what was ever said, and to sort it would cost more than all else.
 */
function saidSql(q: WhatDiffersInput, scope: Scope): Sql {
  const by = readBy(q)
  const { unit, belongs } = unitOf(kindOf(by))
  const key = by === 'person' ? personOf(scope, unit) : unit
  const values = q.properties.map(
    (path, i) => sql`substringUTF8(${propertyValue(path)}, 1, 100) AS ${ident(`value_${i + 1}`)}`,
  )
  const groups = q.properties.map(
    (_, i) =>
      sql`arraySort(groupArrayIf((place, ${ident(`value_${i + 1}`)}), ${ident(`value_${i + 1}`)} != '')) AS ${ident(`said_${i + 1}`)}`,
  )
  // A scalar that is looked up: joined, each event would be carried along with its case (*measured*: a third dearer).
  const isBefore = sql`${packedTime()} <= transform(${key}, until_of.1, until_of.2, toUInt64(0))`
  const isTheirs =
    by === 'person'
      ? sql`trace IN ${tracesOf(scope, sql`SELECT arrayJoin(until_of.1)`)} AND ${isBefore}`
      : isBefore
  return sql`(
    WITH (SELECT (groupArray(owner), groupArray(until)) FROM ${lastMoments(q, scope)}) AS until_of
    SELECT case, ${joinSql(groups, ', ')}
    FROM ${events(scope, {
      select: sql`${key} AS case, (${packedTime()}, ordinal, call) AS place, ${joinSql(values, ', ')}`,
      first: isTheirs,
      where: sql`type IN ('page', 'screen', 'track', 'identify') AND ${belongs}`,
    })}
    GROUP BY case
  )`
}

/** Rows (owner, until), for `FROM`: the moments found once more; where that would read the log, the last time at all that the step was done. */
function lastMoments(q: WhatDiffersInput, scope: Scope): Sql {
  if (whichEvents(scope, q) === null) {
    const moments = momentsSql(q, scope, sql`(${seeSteps(q, scope).body})`)
    return sql`(SELECT ${ownerOf(q, sql`m`)} AS owner, max(${timeOf(sql`moment`)}) AS until FROM (${moments}) AS m GROUP BY owner)`
  }
  const here = codesOfAny(scope, q.steps[stepOf(q) - 1]?.any ?? [])
  return sql`(SELECT case AS owner, ${timeOf(sql`arrayLast(s -> ${codeOf(sql`s`)} IN ${here}, steps)`)} AS until FROM ${journeys(scope, { by: readBy(q) })} WHERE until > 0)`
}

/** Whose events tell of a case, a row of `m`: of a session its person. */
function ownerOf(q: WhatDiffersInput, m: Sql): Sql {
  return isBySession(q) ? sql`toUInt64(${m}.label)` : sql`${m}.case`
}
