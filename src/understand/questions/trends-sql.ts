import { propertyNumber, propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { localDay } from '../../platform/zones/local-time.ts'
import { personOf } from '../../unify/person-of.ts'
import { selectorSql } from '../journeys/condition-sql.ts'
import { kindOf, packedTime, stepEvents, unitOf } from '../journeys/parts-sql.ts'
import type { Selector } from '../model.ts'
import { isMoney, type Measure, type TrendsInput } from '../model-trends.ts'
import { isBySession, readBy } from './cut-sessions.ts'
import { bucketOfTime, countsByBucket } from './local-buckets.ts'
import { whichEvents } from './narrow-view.ts'
import { codeOf, codesOfAny, timeOf } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'
import { propertyValue } from './values-by-case.ts'

/** Places of a split: 0 is the whole, 1 … most the values, then all others, then no value. */
export function partPlaces(most: number): { readonly other: number; readonly none: number } {
  return { other: most + 1, none: most + 2 }
}

/** The measures of all lines: that of line i at 2i, what it is divided by at 2i + 1. */
export function measuresOf({ lines }: TrendsInput): { readonly place: number; readonly measure: Measure }[] {
  return lines.flatMap(({ measure, over }, i) => [
    { place: 2 * i, measure },
    ...(over ? [{ place: 2 * i + 1, measure: over }] : []),
  ])
}

/** Whether currencies must be told apart: by line, so that both sides of a ratio are of one currency. */
export function moneyPlaces(q: TrendsInput): number[] {
  return q.lines.flatMap(({ measure, over }, i) =>
    isMoney(measure) || (over && isMoney(over)) ? [2 * i, 2 * i + 1] : [],
  )
}

/**
 * Last step `measured`: rows (case, label, bucket, measure, times, value, currency, unknown, part): a row for each event, each measure it
 * is of, the whole and the part of the split; where no property is asked for one row stands for `times` events of a bucket. `value` is NULL where none is measured; `unknown` marks an amount without a rate.
 */
export function measuredEvents(q: TrendsInput, scope: Scope): Step[] {
  return readsProperties(q) ? fromLog(q, scope) : fromJourneys(q, scope)
}

function readsProperties(q: TrendsInput): boolean {
  return (
    q.split !== null ||
    moneyPlaces(q).length > 0 ||
    measuresOf(q).some(({ measure }) => measure.path !== null)
  )
}

function selectorsOf(q: TrendsInput): Selector[] {
  return measuresOf(q).flatMap(({ measure }) => measure.any)
}

/** What needs no property: packed steps, which are far less to read. Counted by bucket within their case. */
function fromJourneys(q: TrendsInput, scope: Scope): Step[] {
  const counts = measuresOf(q).map(({ place, measure }) => {
    const steps =
      measure.any.length === 0
        ? sql`steps`
        : sql`arrayFilter(s -> ${codeOf(sql`s`)} IN ${codesOfAny(scope, measure.any)}, steps)`
    return countsByBucket(q, place, steps)
  })
  return [
    seeJourneys(scope, q, selectorsOf(q)),
    step(
      'measured',
      sql`SELECT case, label, count.2 AS bucket, count.1 AS measure, toUInt64(count.3) AS times,
        CAST(NULL AS Nullable(Float64)) AS value, '' AS currency, toUInt8(0) AS unknown, toUInt8(0) AS part
      FROM (SELECT case, label, arrayJoin(arrayConcat(${joinSql(counts, ', ')})) AS count FROM seen)`,
    ),
  ]
}

/** Events of the cases that are seen, by the same conditions, with what they hold. */
function fromLog(q: TrendsInput, scope: Scope): Step[] {
  const { unit, label, belongs } = unitOf(kindOf(readBy(q)))
  const person = readBy(q) === 'person' ? personOf(scope, unit) : unit
  const rows = stepEvents(scope, {
    select: sql`${person} AS owner, ${packedTime()} AS ms, ${label} AS owner_label, ${bucketOfTime(q, sql`time`)} AS bucket,
      ${q.split ? partOf(q, scope, q.split) : sql`toUInt8(0)`} AS own_part, ${measuredArray(q)} AS measures`,
    where: joinSql([belongs, ...conditionsOf(q, scope)], ' AND '),
  })
  const parts = q.split ? sql`[toUInt8(0), own_part]` : sql`[toUInt8(0)]`
  const told = sql`one.1 AS measure, toUInt64(1) AS times, one.2 AS value, one.3 AS currency, one.4 AS unknown, arrayJoin(${parts}) AS part`
  if (isBySession(q))
    return [
      seeJourneys(scope, q, []),
      step(
        'measured',
        sql`SELECT s.session AS case, s.label AS label, e.bucket AS bucket, ${told}
        FROM ${rows} AS e
        INNER JOIN (SELECT case AS session, label, toUInt64(label) AS person, arrayJoin(arrayDistinct(arrayMap(s -> ${timeOf(sql`s`)}, steps))) AS at FROM seen) AS s
        ON e.owner = s.person AND e.ms = s.at
        ARRAY JOIN e.measures AS one`,
      ),
    ]
  return [
    seeJourneys(scope, q, []),
    step(
      'measured',
      sql`SELECT owner AS case, owner_label AS label, bucket, ${told}
      FROM (SELECT * FROM ${rows} WHERE owner IN (SELECT case FROM seen)) ARRAY JOIN measures AS one`,
    ),
  ]
}

function conditionsOf(q: TrendsInput, scope: Scope): Sql[] {
  const which = whichEvents(scope, q)
  const measures = measuresOf(q)
  const isAny = measures.some(({ measure }) => measure.any.length === 0)
  return [
    ...(q.period ? [sql`time >= ${new Date(q.period.from)}`, sql`time < ${new Date(q.period.to)}`] : []),
    ...(q.channels.length > 0 ? [sql`channel IN ${[...q.channels]}`] : []),
    ...(which ? [sql`(${which})`] : []),
    ...(isAny ? [] : [sql`(${joinSql(selectorsOf(q).map(selectorSql), ' OR ')})`]),
  ]
}

/** Array of (measure, value, currency, unknown) of an event, a row of `events`. */
function measuredArray(q: TrendsInput): Sql {
  const money = new Set(moneyPlaces(q))
  const each = measuresOf(q).map(({ place, measure }) => {
    const isOf = measure.any.length === 0 ? sql`1` : joinSql(measure.any.map(selectorSql), ' OR ')
    const number = measure.path === null ? sql`CAST(NULL AS Nullable(Float64))` : finite(measure.path)
    const isThere = measure.path === null ? sql`(${isOf})` : sql`(${isOf}) AND isNotNull(${number})`
    const currency = money.has(place) ? propertyText('currency') : sql`''`
    const isReporting = q.currencies === 'reporting' && q.currency !== null && money.has(place)
    if (isReporting && !isMoney(measure)) {
      // What a converted sum is divided by: not the orders whose amount has no rate.
      const isKnown = sql`(${isThere}) AND (${currency} = '' OR isNotNull(${rateOf(q, currency)}))`
      return sql`(${param(place, 'UInt8')}, ${number}, '', toUInt8(0), toUInt8(${isKnown}))`
    }
    if (!isReporting)
      return sql`(${param(place, 'UInt8')}, ${number}, ${currency}, toUInt8(0), toUInt8(${isThere}))`
    const converted = sql`${number} * ${rateOf(q, currency)}`
    return sql`(${param(place, 'UInt8')}, ${converted}, '', toUInt8(isNull(${converted})), toUInt8(${isThere}))`
  })
  return sql`arrayFilter(one -> one.5, [${joinSql(each, ', ')}])`
}

/** A property as a number; infinite ones are none. */
function finite(path: string): Sql {
  const number = propertyNumber(path)
  return sql`if(isFinite(ifNull(${number}, 0)), ${number}, NULL)`
}

/** What one unit of an event's currency is worth in the workspace's, by the newest rate on or before its local day; else NULL. */
function rateOf(q: TrendsInput, currency: Sql): Sql {
  const day = sql`toInt32(${localDay(sql`time`, q.zone)})`
  const branches = [...Map.groupBy(q.rates, rate => rate.currency)].sort(([a], [b]) => (a < b ? -1 : 1))
  const rates = branches.map(([name, list]) => {
    const sorted = list.toSorted((a, b) => (a.day < b.day ? -1 : 1))
    const days = param(
      sorted.map(rate => Date.parse(rate.day) / 86_400_000),
      'Array(Int32)',
    )
    const values = param(
      sorted.map(({ rate }) => rate),
      'Array(Float64)',
    )
    const newest = sql`arrayLast((value, from) -> from <= ${day}, ${values}, ${days})`
    return sql`${currency} = ${name}, if(arrayExists(from -> from <= ${day}, ${days}), ${newest}, NULL)`
  })
  const own = sql`${currency} = ${q.currency ?? ''}, CAST(1 AS Nullable(Float64))`
  return sql`multiIf(${joinSql([own, ...rates], ', ')}, NULL)`
}

/** Which part of the split an event is. */
function partOf(q: TrendsInput, scope: Scope, split: NonNullable<TrendsInput['split']>): Sql {
  const value = propertyValue(split.path)
  const { other, none } = partPlaces(split.most)
  const place = sql`indexOf(${topValues(q, scope, split)}, ${value})`
  return sql`toUInt8(multiIf(${value} = '', ${none}, ${place} = 0, ${other}, ${place}))`
}

/** A scalar, Array(String): the most frequent values among the events that any line is of, ties by the value. */
export function topValues(
  q: TrendsInput,
  scope: Scope,
  { path, most }: NonNullable<TrendsInput['split']>,
): Sql {
  const value = propertyValue(path)
  const { unit, belongs } = unitOf(kindOf(readBy(q)))
  const key = readBy(q) === 'person' ? personOf(scope, unit) : unit
  // Cases are looked at whole: a session is part of a person.
  const cases = seeJourneys(scope, { ...q, by: readBy(q) }, [])
  const from = stepEvents(scope, {
    select: sql`${value} AS value, ${key} AS owner`,
    where: joinSql([belongs, sql`${value} != ''`, ...conditionsOf(q, scope)], ' AND '),
  })
  return sql`(SELECT groupArray(value) FROM (
    SELECT value FROM ${from} WHERE owner IN (SELECT case FROM (${cases.body})) GROUP BY value ORDER BY count() DESC, value LIMIT ${most}
  ))`
}
