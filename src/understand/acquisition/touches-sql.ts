import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import type { AttributionInput, Touches } from '../model-attribution.ts'
import { directSource } from '../model-channel-groups.ts'
import { isBySession } from '../questions/cut-sessions.ts'
import { propertyValue } from '../questions/values-by-case.ts'
import { codedTouches } from './coded-touches.ts'
import { type KnownSources, knownSources } from './known-sources.ts'
import { isOf } from './marks-sql.ts'
import { channelGroupOf } from './source-sql.ts'
import { item, session, sessionSteps } from './visits-sql.ts'

/** A path keeps so many of its touches, the last ones. */
export const longestPath = 100

/**
 * The paths of cases: last step `paths`, rows (case, label, is_conversion, path, money, decay, is_cut, is_first), one a conversion of the
 * period and one for what came after a case's last conversion, its null path. `decay`: what each touch weighs by time, a
 * whole number of billionths.
 */
export function pathSteps(q: AttributionInput, scope: Scope): Step[] {
  const { period, windowMs, reentry } = q
  const isWhole = period === null || windowMs === null || reentry === 'first'
  const from = isWhole ? null : period.from - windowMs - q.sessionMinutes * 60_000
  const range = { from, to: period?.to ?? null }
  const coded = codedTouches(q, scope, range)
  if (coded) return [...coded, endsOfPaths(q), pathsOfEnds(q)]
  const sources = knownSources(scope, q)
  const sessions = sessionSteps(scope, {
    ...q,
    ...range,
    sources,
    view: q,
    ...(q.touches.of === 'visits' ? {} : { bare: { only: onlyThese(q) } }),
    value: eventTouchName(q.touches, q),
  })
  return [...sessions, mergedTouches(q, sources), orderedTouches(), endsOfPaths(q), pathsOfEnds(q)]
}

/** Where sessions do not matter only touches and conversions are read. */
function onlyThese(q: AttributionInput): Sql | null {
  const { touches } = q
  if (touches.of === 'visits' || touches.perSession !== 'all' || isBySession(q)) return null
  const selectors = touches.of === 'touchpoints' ? touches.touchpoints.flatMap(t => t.any) : touches.which
  if (selectors.length === 0) return null
  return sql`(${isOf({ id: '', any: selectors })} OR ${isOf(q.conversion)})`
}

/** What an event is called as a touch; empty where it is none. A row of `events`. */
function eventTouchName(touches: Touches, { conversion }: AttributionInput): Sql | null {
  if (touches.of === 'visits') return null
  const none = sql`if(${isOf(conversion)}, '', `
  if (touches.of === 'touchpoints') {
    const branches = touches.touchpoints.map(touchpoint => sql`${isOf(touchpoint)}, ${touchpoint.id}`)
    return sql`${none}multiIf(${joinSql(branches, ', ')}, ''))`
  }
  const isTouch = touches.which.length > 0 ? isOf({ id: '', any: touches.which }) : sql`1`
  return sql`${none}if(${isTouch}, ${eventName(touches.name)}, ''))`
}

function eventName(name: Extract<Touches, { of: 'events' }>['name']): Sql {
  const channel = sql`if(channel = '', '(none)', toString(channel))`
  if (typeof name !== 'string') return propertyValue(name.property)
  if (name === 'channel') return channel
  return name === 'event' ? sql`toString(name)` : sql`concat(toString(name), ' @ ', ${channel})`
}

/** The name of a touch by what was said of its source: five texts of which the first is empty where it was direct. */
export function sourceTouchName({ touches, channelGroups }: AttributionInput, texts: Sql): Sql {
  return touchName(touches, {
    texts,
    isTold: sql`${texts}.1 != ''`,
    group: channelGroupOf(texts, channelGroups),
  })
}

interface ToldSource {
  readonly texts: Sql
  readonly isTold: Sql
  readonly group: Sql
}

function touchName(touches: Touches, { texts, isTold, group }: ToldSource): Sql {
  if (touches.of !== 'visits') return sql`''`
  const named = {
    group,
    source: sql`${texts}.1`,
    medium: sql`${texts}.2`,
    'source-medium': sql`concat(${texts}.1, ' / ', ${texts}.2)`,
    campaign: sql`if(${texts}.3 = '', '(none)', ${texts}.3)`,
  }[touches.name]
  return sql`if(${isTold}, ${named}, ${directSource})`
}

/**
 * Rows (case, label, merged): touches and conversions in total order, each (place, 0 touch or 1 conversion, name, money). A visit touches
 * where it begins, also when it begins with a conversion; a conversion carries the name of the visit it happened in.
 */
function mergedTouches(q: AttributionInput, sources: KnownSources): Step {
  const { touches } = q
  const none = sql`(toInt64(0), toUInt8(0), '', toInt64(0))`
  const won = sql`arrayFlatten(arrayMap((one, called) -> arrayMap(e -> (${item.place(sql`e`)}, toUInt8(1), called, ${item.money(sql`e`)}), ${session.won(sql`one`)}), list, names))`
  const list = isBySession(q)
    ? sql`SELECT case, label, [single] AS list FROM (SELECT case, label, arrayJoin(list) AS single FROM cut)`
    : sql`SELECT case, label, list FROM cut`
  if (touches.of === 'visits') {
    // No event of another session is at the same time, and none of its own comes before.
    const begins = sql`(${session.begun(sql`one`)}, toUInt64(0), toUInt8(0), '')`
    const one = sql`source`
    const told = { texts: sources.texts(one), isTold: sources.isTold(one), group: sources.group(one) }
    const source = sql`arrayMap(one -> ${session.source(sql`one`, sources)}, list)`
    const names = sql`arrayMap((source, is) -> if(is, ${touchName(touches, told)}, ''), sources, arrayMap(one -> ${session.isVisit(sql`one`, sources)}, list))`
    return step(
      'merged',
      sql`${touches.name === 'group' ? sources.names : sql``}SELECT case, label, arraySort(arrayConcat(
      arrayFilter(one -> one.3 != '', arrayMap((one, called) -> (${begins}, toUInt8(0), called, ${none}), list, names)), ${won})) AS merged
    FROM (SELECT case, label, list, ${source} AS sources, ${names} AS names FROM (${list}))`,
    )
  }
  const all = sql`arrayFilter(e -> ${item.value(sql`e`)} != '', ${session.told(sql`one`)})`
  const kept = { all, first: sql`arraySlice(${all}, 1, 1)`, last: sql`arraySlice(${all}, -1, 1)` }[
    touches.perSession
  ]
  return step(
    'merged',
    sql`SELECT case, label, arraySort(arrayConcat(
      arrayFlatten(arrayMap(one -> arrayMap(e -> (${item.place(sql`e`)}, toUInt8(0), ${item.value(sql`e`)}, ${none}), ${kept}), list)), ${won})) AS merged
    FROM (SELECT case, label, list, arrayMap(one -> '', list) AS names FROM (${list}))`,
  )
}

/** Rows as `codedTouches` gives them. */
function orderedTouches(): Step {
  return step(
    'ordered',
    sql`SELECT case, label, touched.3 AS names, arrayMap(one -> one.1.1, touched) AS times, arrayMap(one -> (one.1.1, one.3, one.4), all_won) AS won, counts
    FROM (
      SELECT case, label, arrayFilter(one -> one.2 = 0, merged) AS touched, arrayFilter(one -> one.2 = 1, merged) AS all_won,
        arrayFilter((n, one) -> one.2 = 1, arrayMap(n -> toUInt32(n), arrayCumSum(one -> one.2 = 0, merged)), merged) AS counts
      FROM merged
    )`,
  )
}

/** Rows (case, label, names, times, ends): an end is (milliseconds, own name, money, touches before it that are not its own, touches up to it, is conversion). */
function endsOfPaths({ reentry, period, nulls }: AttributionInput): Step {
  const from = period === null ? null : period.from + epoch1900
  const since = reentry === 'each' ? sql`before` : sql`toUInt32(0)`
  const all = sql`arrayMap((one, n, before) -> (one.1, one.2, one.3, ${since}, n, toUInt8(1)), won, counts, arrayShiftRight(counts, 1))`
  const counted = reentry === 'first' ? sql`arraySlice(${all}, 1, 1)` : all
  const tail = sql`(times[-1], '', (toInt64(0), toUInt8(0), '', toInt64(0)), counts[-1], toUInt32(length(times)), toUInt8(0))`
  const hasTail = [
    sql`length(times) > counts[-1]`,
    ...(reentry === 'first' ? [sql`empty(counts)`] : []),
    ...(nulls ? [] : [sql`0`]),
  ]
  const ends = sql`arrayConcat(${counted}, if(${joinSql(hasTail, ' AND ')}, [${tail}], []))`
  return step(
    'ends_of',
    sql`SELECT case, label, names, times, ${from === null ? ends : sql`arrayFilter(one -> one.1 >= ${from}, ${ends})`} AS ends FROM ordered`,
  )
}

function pathsOfEnds({ windowMs, collapse, halfLifeMs }: AttributionInput): Step {
  const inTime = (times: Sql) => (windowMs === null ? sql`1` : sql`at - ${times} <= ${windowMs}`)
  const run = (list: Sql) =>
    collapse
      ? sql`arrayFilter((one, called, next) -> called != next, ${list}, long_names, arrayShiftLeft(long_names, 1))`
      : list
  const weights = sql`arrayMap(t -> exp2(-(path_times[-1] - t) / ${halfLifeMs}), path_times)`
  return step(
    'paths',
    sql`SELECT case, label, is_conversion, path, money, is_cut, is_first, arrayMap(w -> toUInt64(round(1e9 * w / weight)), weights) AS decay
    FROM (
      SELECT case, label, is_conversion, money, is_cut, is_first, if(empty(kept_names) AND own != '', [own], kept_names) AS path,
        if(empty(kept_names) AND own != '', [at], kept_times) AS path_times, ${weights} AS weights, arraySum(weights) AS weight
      FROM (
        SELECT case, label, ends_one.1 AS at, ends_one.2 AS own, ends_one.3 AS money, ends_one.6 AS is_conversion, place = 1 AS is_first,
          greatest(ends_one.4, toInt64(ends_one.5) - ${longestPath}) AS low, ends_one.5 - low AS n,
          low > ends_one.4 AND ${inTime(sql`times[low]`)} AS is_cut,
          arraySlice(names, low + 1, n) AS all_names, arraySlice(times, low + 1, n) AS all_times,
          arrayFilter((called, t) -> ${inTime(sql`t`)}, all_names, all_times) AS long_names,
          arrayFilter(t -> ${inTime(sql`t`)}, all_times) AS long_times,
          ${run(sql`long_names`)} AS kept_names, ${run(sql`long_times`)} AS kept_times
        FROM ends_of ARRAY JOIN ends AS ends_one, arrayEnumerate(ends) AS place
      )
    )`,
  )
}
