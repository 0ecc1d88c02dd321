import { z } from 'zod'
import { propertyNumber, propertyText } from '../../collect/events.ts'
import { unreachable } from '../../platform/errors.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { conditionsSql, selectorSql } from '../journeys/condition-sql.ts'
import { kindOf, packedFrom, stepEvents, unitOf } from '../journeys/parts-sql.ts'
import type { Selector, View } from '../model.ts'
import type { DailyMeasure, Group } from '../model-what-changed.ts'
import { readBy } from './cut-sessions.ts'
import {
  bucketOfInstant,
  bucketOfStep,
  bucketOfTime,
  endOfLog,
  type LocalCalendar,
  startOfLog,
} from './local-buckets.ts'
import { whichEvents } from './narrow-view.ts'
import { codeOf, codesOfAny } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'

/** What is counted by local day, for each of some groups. Days are whole numbers since 1970-01-01, both ends inside. */
export interface Daily {
  readonly view: View
  readonly measure: DailyMeasure
  readonly zone: string
  readonly groups: readonly Group[]
  /** Stretches of days; what lies between them is not read. */
  readonly spans: readonly { readonly first: number; readonly last: number }[]
}

/** A group of nobody in particular. */
export const everybody: Daily['groups'][number] = {
  ...{ name: '', channels: [], where: [], having: [], lacking: [], values: [] },
  ...{ segment: null, account: null },
}

const dayMs = 86_400_000
/** No zone is further from UTC, and a change of clocks is less. */
const marginMs = 2 * dayMs
/** The row that says where the log begins and ends; its first and last day are not whole. */
export const edgesOfLog = -1

export const dailyRow = z.object({
  grp: z.number(),
  day: z.number(),
  n: z.number(),
  of: z.number(),
  currencies: z.array(z.string()),
})
export type DailyRow = z.infer<typeof dailyRow>

/**
 * Rows (grp, day, n, of, currencies), a row for each group and day on which there was something, and one of `edgesOfLog` whose
 * `day` and `n` are the first and last day of the log, or of the view's period where that is narrower.
 */
export function dailySteps(daily: Daily, scope: Scope): Step[] {
  const each = daily.groups.flatMap((group, i) => {
    const view = narrowed(daily.view, group)
    const seen = `seen_${i}`
    const counted = readsLog(daily.measure)
      ? valuesByDay({ ...daily, view }, scope, { grp: i, seen: needsCases(view) ? seen : null })
      : countedByDay(daily, scope, { grp: i, seen })
    const steps = [step(`daily_${i}`, counted)]
    if (!readsLog(daily.measure) || needsCases(view))
      steps.unshift(step(seen, seeJourneys(scope, view, selectorsOf(daily.measure)).body))
    return steps
  })
  const all = daily.groups.map((_, i) => sql`SELECT grp, day, n, of, currencies FROM ${ident(`daily_${i}`)}`)
  return [
    ...each,
    step(
      'told',
      sql`SELECT grp, day, n, of, currencies FROM (${joinSql([...all, edges(daily, scope)], ' UNION ALL ')}) ORDER BY grp, day`,
    ),
  ]
}

/** The question's view of one group: both narrow it. The period cuts the days alone: what follows it decides who went on. */
export function narrowed(view: View, group: Group): View {
  const both = view.channels.filter(channel => group.channels.includes(channel))
  return {
    ...view,
    period: null,
    // Channels that the question hides are hidden from its groups: then there is none left, and nobody says one so called.
    channels:
      view.channels.length === 0
        ? group.channels
        : group.channels.length === 0
          ? view.channels
          : both.length > 0
            ? both
            : ['\u0000'],
    where: [...view.where, ...group.where],
    having: group.having.length === 0 ? view.having : [...view.having, ...group.having],
    lacking: [...view.lacking, ...group.lacking],
    segment: group.segment ?? view.segment,
    account: group.account ?? view.account,
    values: [...view.values, ...group.values],
  }
}

/** What no code says: a number or a text that the event bears. */
export function readsLog({ of }: DailyMeasure): boolean {
  return of === 'average' || of === 'sum' || of === 'share'
}

export function selectorsOf(measure: DailyMeasure): Selector[] {
  return measure.of === 'conversion' ? [...measure.from.any, ...measure.to.any] : measure.event.any
}

/** Whether the view asks something of whole cases, which an event alone does not know. */
function needsCases({ having, lacking, segment, account, values }: View): boolean {
  const ofCases = having.length + lacking.length + values.filter(({ of }) => of !== 'step').length
  return ofCases > 0 || segment !== null || account !== null
}

const dayOfZone = (zone: string): LocalCalendar => ({ unit: 'day', zone, weekStart: 1 })

/** A condition on packed step `s`: it is one of these, on one of the days. */
export function happened(
  { zone, spans }: Pick<Daily, 'zone' | 'spans'>,
  scope: Scope,
  any: readonly Selector[],
): Sql {
  const within = spans.map(({ first, last }) => {
    const [from, to] = [packedFrom(first * dayMs - marginMs), packedFrom((last + 1) * dayMs + marginMs)]
    const day = bucketOfStep(dayOfZone(zone), sql`s`)
    return sql`(s >= ${from} AND s < ${to} AND ${day} BETWEEN ${param(first, 'Int32')} AND ${param(last, 'Int32')})`
  })
  return sql`${codeOf(sql`s`)} IN ${codesOfAny(scope, any)} AND (${joinSql(within, ' OR ')})`
}

interface Part {
  readonly grp: number
  readonly seen: string
}

const none = sql`CAST([] AS Array(String)) AS currencies`

function countedByDay(daily: Daily, scope: Scope, { grp, seen }: Part): Sql {
  const { measure, zone } = daily
  const day = bucketOfStep(dayOfZone(zone), sql`s`)
  const head = sql`toInt8(${grp}) AS grp, day`
  if (measure.of === 'count' || measure.of === 'cases') {
    const which = sql`arrayFilter(s -> ${happened(daily, scope, measure.event.any)}, steps)`
    const days = sql`arrayMap(s -> ${day}, ${which})`
    return sql`SELECT ${head}, toFloat64(count()) AS n, toFloat64(1) AS of, ${none}
      FROM (SELECT arrayJoin(${measure.of === 'cases' ? sql`arrayDistinct(${days})` : days}) AS day FROM ${ident(seen)}) GROUP BY day`
  }
  if (measure.of !== 'conversion') throw new Error(`${measure.of} is not counted in journeys`)
  return sql`SELECT ${head}, toFloat64(sum(went)) AS n, toFloat64(count()) AS of, ${none}
    FROM (
      SELECT case, ${bucketOfStep(dayOfZone(zone), sql`start.1`)} AS day, max(start.2) AS went
      FROM (SELECT case, arrayJoin(${startsSql(daily, scope)}) AS start FROM ${ident(seen)})
      GROUP BY case, day
    ) GROUP BY day`
}

/** Of a row (steps): (packed, whether \`to\` came after it within the window) of each \`from\` on one of the days. */
export function startsSql(daily: Daily, scope: Scope): Sql {
  const { measure } = daily
  if (measure.of !== 'conversion') throw new Error(`${measure.of} has no starts`)
  const isEnd = sql`${codeOf(sql`s`)} IN ${codesOfAny(scope, measure.to.any)}`
  const ends = sql`arrayShiftLeft(arrayReverseFill(s -> s > 0, arrayMap(s -> if(${isEnd}, s, 0), steps)), 1)`
  const went = sql`toUInt8(e > 0 AND bitShiftRight(e, 16) - bitShiftRight(s, 16) <= ${measure.windowMs})`
  return sql`arrayFilter(one -> arrayExists(s -> ${happened(daily, scope, measure.from.any)}, [one.1]),
    arrayMap((s, e) -> (s, ${went}), steps, ${ends}))`
}

function valuesByDay(
  { view, measure, zone, spans }: Daily,
  scope: Scope,
  { grp, seen }: { grp: number; seen: string | null },
): Sql {
  const by = kindOf(readBy(view))
  const { unit, belongs } = unitOf(by)
  const day = bucketOfTime(dayOfZone(zone), sql`time`)
  const days = spans.map(({ first, last }) => {
    const [from, to] = [new Date(first * dayMs - marginMs), new Date((last + 1) * dayMs + marginMs)]
    return sql`(time >= ${from} AND time < ${to} AND ${day} BETWEEN ${param(first, 'Int32')} AND ${param(last, 'Int32')})`
  })
  const shown = whichEvents(scope, view)
  const conditions = [
    sql`(${joinSql(selectorsOf(measure).map(selectorSql), ' OR ')})`,
    sql`(${joinSql(days, ' OR ')})`,
    belongs,
    ...(view.channels.length > 0 ? [sql`channel IN (${[...view.channels]})`] : []),
    ...(shown ? [shown] : []),
    ...currencyCondition(measure),
  ]
  const key = readBy(view) === 'person' ? personOf(scope, unit) : unit
  const from = stepEvents(scope, {
    select: sql`${day} AS day, ${key} AS case, ${valueSql(measure)} AS value, ${currencySql(measure)} AS currency`,
    where: joinSql(conditions, ' AND '),
  })
  const inCases = seen ? sql` AND case IN (SELECT case FROM ${ident(seen)})` : sql``
  return sql`SELECT toInt8(${grp}) AS grp, day, sum(value) AS n, toFloat64(count()) AS of,
      groupUniqArrayIf(20)(currency, currency != '') AS currencies
    FROM ${from} WHERE value IS NOT NULL${inCases} GROUP BY day`
}

function valueSql(measure: DailyMeasure): Sql {
  switch (measure.of) {
    case 'share':
      return sql`toNullable(toFloat64(${conditionsSql(measure.where)}))`
    case 'average':
    case 'sum':
      return propertyNumber(measure.path)
    case 'count':
    case 'cases':
    case 'conversion':
      throw new Error(`${measure.of} is not read from the log`)
    default:
      return unreachable(measure)
  }
}

function currencySql({ of }: DailyMeasure): Sql {
  return of === 'share' ? sql`''` : propertyText('currency')
}

function currencyCondition(measure: DailyMeasure): Sql[] {
  if (measure.of !== 'average' && measure.of !== 'sum') return []
  return measure.currency === null ? [] : [sql`${propertyText('currency')} = ${measure.currency}`]
}

function edges({ view, zone }: Daily, scope: Scope): Sql {
  const calendar = dayOfZone(zone)
  const begins = startOfLog(scope, calendar)
  const { period } = view
  const [from, to] = [view.period?.from, period ? period.to - 1 : undefined]
  const first = from === undefined ? begins : sql`greatest(${begins}, ${bucketOfInstant(calendar, from)})`
  const ends = endOfLog(scope, calendar)
  const last = to === undefined ? ends : sql`least(${ends}, ${bucketOfInstant(calendar, to)} + 1)`
  return sql`SELECT toInt8(${edgesOfLog}) AS grp, toInt32(${first}) AS day, toFloat64(${last}) AS n, toFloat64(0) AS of, ${none}`
}
