import { z } from 'zod'
import { propertyNumber, propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { Shortcut } from '../../platform/warehouse/shortcut.ts'
import { ident, joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { epoch1900, kindOf, packedTime, stepEvents, unitOf } from '../journeys/parts-sql.ts'
import type { CheckoutEffortInput, EffortMeasure } from '../model-checkout-effort.ts'
import { attemptsSql, ownerOf } from './attempts.ts'
import { casesThatDid } from './cases-that-did.ts'
import { readBy } from './cut-sessions.ts'
import { whichEvents } from './narrow-view.ts'
import { channelsOfCodes, timeOf } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'

/** Last step `told`: each attempt (case, label, went, took, last_ms, channel, sides) with the events that count in it. */
export function toldAttempts(q: CheckoutEffortInput, scope: Scope): Step[] {
  const ms = sql`toInt64(${timeOf(sql`begun`)})`
  const channels = channelsOfCodes(scope)
  const side =
    q.changedAt === null
      ? sql`['all']`
      : sql`['all', if(${ms} < ${q.changedAt + epoch1900}, 'before', 'after')]`
  return [
    seeJourneys(scope, { ...q, period: null }, [...q.from.any, ...q.to.any]),
    step(
      'attempts',
      sql`SELECT case, label, begun, went, took, ${ms} AS first_ms, if(went, first_ms + took, if(empty(between), first_ms, toInt64(${timeOf(sql`between[-1]`)}))) AS last_ms
      FROM ${attemptsSql(q, scope, sql`seen`)} WHERE is_over`,
    ),
    step(
      'told',
      sql`SELECT m.case AS case, label, went, took, last_ms, ${channels}[toUInt16(begun) + 1] AS channel, ${side} AS sides,
        arrayFilter((of, ms) -> ms >= first_ms AND ms <= last_ms, b.amounts, b.times) AS amounts,
        arrayFilter(one -> one.1 >= first_ms AND one.1 <= last_ms, b.told) AS told
      FROM attempts AS m LEFT JOIN ${mappedEvents(q, scope)} AS b ON ${ownerOf(q)} = b.case`,
    ),
  ]
}

/** Last step: rows as `effortRow`. */
export function measureEffort(q: CheckoutEffortInput, scope: Scope): Step[] {
  return [
    ...toldAttempts(q, scope),
    step(
      'facts',
      sql`SELECT arrayJoin(arrayConcat(${joinSql([...effortFacts(q), methodFacts()], ', ')})) AS fact FROM told`,
    ),
    // Whether anything is recorded is judged of the few sums, not of the facts.
    step(
      'summed',
      sql`SELECT fact.1 AS kind, fact.2 AS name, fact.3 AS channel, fact.4 AS side, fact.11 AS begun_on, count() AS facts, max(fact.5) AS most, avgState(fact.5) AS means,
        quantilesExactInclusiveStateIf(0.5, 0.75, 0.9)(fact.5, fact.1 != 'method' OR fact.5 >= 0) AS all_quantiles, sumMapState([${binOf()}], [toUInt64(1)]) AS all_bins,
        sum(fact.6) AS all_offered, sum(fact.7) AS all_chosen, sum(fact.8) AS all_failed, sum(fact.9) AS all_failures, sum(fact.10) AS all_won
      FROM facts GROUP BY kind, name, channel, side, begun_on`,
    ),
    step(
      'counted',
      sql`SELECT kind, name, channel, side, sum(facts) AS n, max(is_recorded) AS recorded, avgMerge(means) AS mean, quantilesExactInclusiveMerge(0.5, 0.75, 0.9)(all_quantiles) AS quantiles,
        sumMapMerge(all_bins) AS bins, sum(all_offered) AS offered, sum(all_chosen) AS chosen, sum(all_failed) AS failed, sum(all_failures) AS failures, sum(all_won) AS won, toUInt64(0) AS refused
      FROM (
        SELECT *, toUInt8(kind != 'effort' OR name = 'seconds' OR has(${recordedOn(q, scope)}, (name, begun_on)) OR max(most) OVER (PARTITION BY kind, name, begun_on) > 0) AS is_recorded
        FROM summed
      )
      WHERE channel != '' OR is_recorded
      GROUP BY kind, name, channel, side`,
    ),
    step(
      'all_rows',
      sql`SELECT * FROM (SELECT * FROM counted UNION ALL ${doorSql(q, scope)}) ORDER BY kind, name, channel, side`,
    ),
  ]
}

/** A scalar: (measure, channel) of which there is any event in the period and view. */
function recordedOn(q: CheckoutEffortInput, scope: Scope): Sql {
  const { period, measures, channels } = q
  const events = [...new Set(measures.flatMap(one => one.events.map(({ event }) => event)))]
  if (events.length === 0) return sql`CAST([], 'Array(Tuple(String, String))')`
  const which = whichEvents(scope, q)
  const conditions = [
    sql`name IN (${events})`,
    unitOf(kindOf(readBy(q))).belongs,
    ...(period ? [sql`time >= ${new Date(period.from)} AND time < ${new Date(period.to + q.windowMs)}`] : []),
    ...(which ? [which] : []),
    ...(channels.length > 0 ? [sql`has(${[...channels]}, channel)`] : []),
  ]
  const counted = measures.filter(one => one.events.length > 0)
  const isAny = counted.map(
    (one, i) => sql`max(name IN (${one.events.map(({ event }) => event)})) AS ${ident(`is_${i + 1}`)}`,
  )
  const told = counted.map(
    ({ id }, i) => sql`if(${ident(`is_${i + 1}`)}, (${id}, toString(channel)), ('', ''))`,
  )
  const found = stepEvents(scope, { select: sql`name, channel`, where: joinSql(conditions, ' AND ') })
  // By channel: to gather pairs of texts of two million events took 0.3 s.
  const general = sql`(SELECT groupArrayArray([${joinSql(told, ', ')}]) FROM (SELECT channel, ${joinSql(isAny, ', ')} FROM ${found} GROUP BY channel))`
  // Looked up once: the engine finds a scalar anew at each place where it stands.
  return new Shortcut(general, async warehouse => {
    const [row] = await warehouse.rows({
      name: 'effort: recorded',
      sql: sql`SELECT ${general} AS pairs`,
      row: z.object({ pairs: z.array(z.tuple([z.string(), z.string()])) }),
    })
    const pairs = (row?.pairs ?? []).filter(([id]) => id !== '')
    const texts = (i: 0 | 1) =>
      sql`${param(
        pairs.map(pair => pair[i]),
        'Array(String)',
      )}`
    return sql`arrayZip(${texts(0)}, ${texts(1)})`
  })
}

/** Lower bound of the bar that an amount belongs to: whole numbers to 20, then tens and hundreds; times by the quarter minute. */
function binOf(): Sql {
  return sql`if(fact.2 = 'seconds', multiIf(fact.5 < 600, floor(fact.5 / 15) * 15, fact.5 < 3600, floor(fact.5 / 300) * 300, 3600.),
          multiIf(fact.5 < 20, floor(fact.5), fact.5 < 100, floor(fact.5 / 10) * 10, floor(fact.5 / 100) * 100))`
}

/** Facts are (kind, name, channel, side, amount, offered, chosen, failed, failures, won, channel on which it began). */
export function effortFacts({ measures }: CheckoutEffortInput): Sql[] {
  const amounts = measures.map(({ id, how }, i) => {
    // Sorted: a sum of fractions depends on their order.
    const all = sql`arraySort(arrayMap(of -> of[${i + 1}], amounts))`
    return sql`(${id}, toFloat64(${how === 'sum' ? sql`arraySum(${all})` : sql`if(empty(amounts), 0, arrayMax(${all}))`}))`
  })
  const effort = sql`[${joinSql([sql`('seconds', toFloat64(ifNull(took, 0)) / 1000)`, ...amounts], ', ')}]`
  const each = sql`arrayFlatten(arrayMap(one -> arrayMap(side -> arrayMap(of -> ('effort', one.1, of, side, one.2, 0, 0, 0, 0, 0, channel), ['', channel]), sides), ${effort}))`
  return [
    sql`[('attempts', '', '', 'all', 0., 0, 0, 0, 0, toUInt8(went), channel)]`,
    // The channel of an event that names none is empty, as is that of all together: told once.
    sql`arrayFilter((one, i) -> went AND (channel != '' OR i % 2 = 1), ${each}, arrayEnumerate(${each}))`,
  ]
}

/** For each method of an attempt: on offer, chosen, refused, and whether it was the last choice of one that came to the end. */
export function methodFacts(): Sql {
  const chosen = sql`arrayMap(one -> one.5, arrayFilter(one -> one.4 = 1, told))`
  const offered = sql`arrayFlatten(arrayMap(one -> one.6, told))`
  // What was refused without saying its method was the last one chosen before.
  const choice = sql`arrayFill(method -> method != '', arrayMap(one -> if(one.4 = 1, one.5, ''), told))`
  const refused = sql`arrayFilter(method -> method != '', arrayMap((one, last) -> if(one.4 = 2, if(one.5 != '', one.5, last), ''), told, ${choice}))`
  return sql`arrayMap(method -> ('method', method, '', 'all',
          if(went AND ${chosen}[-1] = method, toFloat64(last_ms - arrayFirst(one -> one.4 = 1 AND one.5 = method, told).1), -1.),
          toUInt8(has(${offered}, method)), toUInt8(has(${chosen}, method)), toUInt8(has(${chosen}, method) AND has(${refused}, method)),
          toUInt8(countEqual(${refused}, method)), toUInt8(went AND ${chosen}[-1] = method), channel),
        arrayFilter(method -> method != '', arrayDistinct(arrayConcat(${chosen}, ${offered}, ${refused}))))`
}

/**
 * The events that are counted: rows (case, times, amounts, told): the time and the amounts of each, in no order, and `told` of those that are about
 * payment: (ms, ordinal, call, 1 chosen · 2 failed · 0, method, offered) in the order of time, ordinal and call, and then of what they say (decision
 * 92). Numbers are gathered much faster than tuples with texts.
 */
function mappedEvents(q: CheckoutEffortInput, scope: Scope): Sql {
  const by = readBy(q)
  const { unit, belongs } = unitOf(kindOf(by))
  const { payment } = q
  const mapped = q.measures.flatMap(({ events }) => events.map(({ event }) => event))
  const named = [...new Set([...mapped, ...payment.chosen, ...payment.failed, ...payment.offered])]
  const amounts = q.measures.map(measure => amountOf(measure))
  const which = whichEvents(scope, q)
  const owner = by === 'person' ? personOf(scope, unit) : unit
  const conditions = [
    belongs,
    sql`${owner} IN ${casesThatDid(scope, q, [q.from.any])}`,
    ...(which ? [which] : []),
    ...(q.channels.length > 0 ? [sql`has(${[...q.channels]}, channel)`] : []),
  ]
  const read = (offered: Sql, names: readonly string[]) =>
    stepEvents(scope, {
      first: isNamed(names),
      select: sql`${owner} AS case,
        CAST([${joinSql(amounts, ', ')}], 'Array(Float64)') AS amount,
        (toInt64(${packedTime()}), ordinal, call, toUInt8(multiIf(${isNamed(payment.chosen)}, 1, ${isNamed(payment.failed)}, 2, 0)),
          ${methodOf(q)}, ${offered}) AS one`,
      where: joinSql(conditions, ' AND '),
    })
  const unlisted = named.filter(name => !payment.offered.includes(name))
  const nothing = sql`CAST([], 'Array(String)')`
  const list = sql`arrayMap(x -> trim(BOTH '"' FROM x), JSONExtractArrayRaw(${textOfProperties()}, ${keysOf(payment.offeredList)}))`
  // Whole documents are read of those alone that hold a list.
  const from =
    payment.offered.length === 0
      ? read(nothing, named)
      : sql`(SELECT * FROM ${read(nothing, unlisted)} UNION ALL SELECT * FROM ${read(list, payment.offered)})`
  return sql`(
      SELECT case, groupArray(one.1) AS times, groupArray(amount) AS amounts, arraySort(groupArrayIf(one, one.4 > 0 OR notEmpty(one.6))) AS told
      FROM ${from}
      GROUP BY case
    )`
}

function methodOf({ payment }: CheckoutEffortInput): Sql {
  const texts = payment.method.map(path => sql`nullIf(${propertyText(path)}, '')`)
  return sql`ifNull(coalesce(${joinSql(texts, ', ')}), '')`
}

/** A number where the property holds one, the length of a list, otherwise the event itself: one. */
function amountOf({ events }: EffortMeasure): Sql {
  const branches = events.map(({ event, count }) => {
    if (count === null) return sql`name = ${event}, 1.`
    const text = textOfProperties()
    const length = sql`if(JSONHas(${text}, ${keysOf(count)}), toFloat64(JSONLength(${text}, ${keysOf(count)})), 1.)`
    return sql`name = ${event}, ifNull(${propertyNumber(count)}, ${length})`
  })
  return branches.length === 0 ? sql`0.` : sql`multiIf(${joinSql(branches, ', ')}, 0.)`
}

function keysOf(path: string): Sql {
  return joinSql(
    path.split('.').map(key => sql`${key}`),
    ', ',
  )
}

function textOfProperties(): Sql {
  return sql`if(properties_text != '', properties_text, toString(properties))`
}

/** Orders by the method they were paid with, and those that were refused at the door: of the orders of the period. */
function doorSql(q: CheckoutEffortInput, scope: Scope): Sql {
  const { payment, period, channels } = q
  const order = propertyText(payment.order)
  const inTime = period ? sql`time >= ${new Date(period.from)} AND time < ${new Date(period.to)}` : sql`1`
  const ordered = sql`${isNamed(payment.ordered)} AND ${inTime}${channels.length > 0 ? sql` AND has(${[...channels]}, channel)` : sql``}`
  return sql`
      SELECT 'door', method, '', 'all', count(), toUInt8(1), 0., CAST([0., 0., 0.], 'Array(Float64)'), ([0.], [toUInt64(0)]), toUInt64(0), toUInt64(0), toUInt64(0), toUInt64(0), countIf(delivered) AS won, countIf(refused AND NOT delivered) AS refused
      FROM (
        SELECT order_key, argMaxIf(told.2, told.1, told.3 = 1) AS method, max(told.3 = 1) AS placed, max(told.3 = 2) AS delivered, max(told.3 = 3) AS refused
        FROM ${stepEvents(scope, {
          select: sql`${order} AS order_key, ((time, ordinal, call, message_id), ${methodOf(q)}, multiIf(${ordered}, 1, ${isNamed(payment.delivered)}, 2, ${isNamed(payment.refused)}, 3, 0)) AS told`,
          first: isNamed([...payment.ordered, ...payment.delivered, ...payment.refused]),
          where: sql`${order} != ''`,
        })}
        GROUP BY order_key HAVING placed AND method != ''
      )
      GROUP BY method`
}

function isNamed(names: readonly string[]): Sql {
  return names.length > 0 ? sql`name IN (${[...names]})` : sql`0`
}
