import { propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { localDay } from '../../platform/zones/local-time.ts'
import { personOf } from '../../unify/person-of.ts'
import { selectorSql } from '../journeys/condition-sql.ts'
import { journeys } from '../journeys/journeys.ts'
import { kindOf, packedTime, stepEvents, unitOf } from '../journeys/parts-sql.ts'
import type { Touchpoint, View } from '../model.ts'
import type { Reporting } from '../model-money.ts'
import { readBy } from '../questions/cut-sessions.ts'
import { amountColumns, moneyColumns, type Worth } from '../questions/money-sql.ts'
import { whichCases, whichEvents } from '../questions/narrow-view.ts'
import { timeOf } from '../questions/packed-steps.ts'
import { firstText, sourceColumns, toldSource } from './source-sql.ts'

export interface VisitOptions {
  readonly view: View
  /** Milliseconds since 1970: events before it and from it on are not read. Null: all. */
  readonly from: number | null
  readonly to: number | null
  readonly ignoredReferrers: readonly string[]
  readonly conversion: Touchpoint | null
  readonly worth: Worth | null
  readonly reporting: Reporting | null
  readonly zone: string
  /** One more text of each event, of a row of `events`. */
  readonly value?: Sql
  /** Nothing is read of where visits came from, and of the events perhaps only some. */
  readonly bare?: { readonly only: Sql | null }
}

/** Whether an event is one of a touchpoint, seen as the view's filters have it. A row of `events`. */
export function isOf(touchpoint: Touchpoint | null): Sql {
  if (touchpoint === null) return sql`0`
  return sql`(${joinSql(touchpoint.any.map(selectorSql), ' OR ')})`
}

/** The events that the filters of a view leave, of a row of `events`: by channel and by property. The period is apart. */
export function isSeen(scope: Scope, view: View): Sql {
  const which = whichEvents(scope, { ...view, by: readBy(view) })
  const heard = view.channels.length > 0 ? sql`channel IN (${[...view.channels]})` : sql`1`
  return which ? sql`(${heard} AND ${which})` : heard
}

/** Whose event it is: the number of the case, and which events are anybody's. */
export function caseOfEvent(scope: Scope, view: View): { readonly key: Sql; readonly belongs: Sql } {
  const { unit, belongs } = unitOf(kindOf(readBy(view)))
  return { key: readBy(view) === 'person' ? personOf(scope, unit) : unit, belongs }
}

/** The cases that a view is about, for `FROM`: rows (case, label, first), milliseconds since 1900 of their first event ever. */
export function casesInView(scope: Scope, view: View): Sql {
  const of = { ...view, by: readBy(view) }
  const conditions = whichCases(scope, of, true)
  const which = conditions.length > 0 ? joinSql(conditions, ' AND ') : sql`1`
  return sql`(SELECT case, label, ${timeOf(sql`steps[1]`)} AS first FROM ${journeys(scope, { by: of.by })} WHERE notEmpty(codes) AND (${which}))`
}

export function readRange({ from, to }: Pick<VisitOptions, 'from' | 'to'>): Sql {
  const range = [
    ...(from === null ? [] : [sql`time >= ${new Date(from)}`]),
    ...(to === null ? [] : [sql`time < ${new Date(to)}`]),
  ]
  return range.length > 0 ? joinSql(range, ' AND ') : sql`1`
}

/** What the page of a view is called: its path, or the name of a screen. A row of `events`. */
function pageSql(): Sql {
  const path = firstText(
    propertyText('$context.page.path'),
    propertyText('path'),
    sql`path(${propertyText('url')})`,
  )
  const named = firstText(propertyText('name'), propertyText('$context.screen.name'))
  return sql`if(type = 'screen', ${named}, if(${path} = '', ${named}, ${path}))`
}

/**
 * The events of cases, cut into sessions: last step `cut`, rows (case, label, first, list). A session of the list holds items (place, is
 * view, page, source, seen, is conversion, money, value) in total order; see `item`. It is over when nothing comes for longer
 * than the pause, whatever the channel; as long a pause does not end it.
 */
export function sessionSteps(scope: Scope, options: VisitOptions): Step[] {
  const { view, zone, bare } = options
  const { key, belongs } = caseOfEvent(scope, view)
  const nothing = sql`''`
  const told = bare
    ? { address: nothing, referrer: nothing, campaign: sql`('', '', '', '', '')` }
    : toldSource()
  const columns = sql`${key} AS case, (${packedTime()}, ordinal, call, message_id) AS place, type IN ('page', 'screen') AS is_view,
      ${bare ? nothing : sql`if(is_view, ${pageSql()}, '')`} AS page, ${told.address} AS address, ${told.referrer} AS referrer, ${told.campaign} AS campaign,
      toUInt8(${isSeen(scope, view)}) AS seen, toUInt8(${isOf(options.conversion)}) AS is_conversion, ${amountColumns(options.conversion === null ? null : options.worth)},
      ${zone === 'UTC' ? sql`toDate32(time)` : localDay(sql`time`, zone)} AS day, ${options.value ?? sql`''`} AS value`
  const from = stepEvents(scope, {
    select: columns,
    where: sql`${belongs} AND ${readRange(options)}${bare?.only ? sql` AND ${bare.only}` : sql``}`,
  })
  const pauseMs = view.sessionMinutes * 60_000
  return [
    step(
      'told',
      sql`SELECT case, ${bare ? sql`campaign AS source` : sourceColumns(options.ignoredReferrers)},
      ${moneyColumns(options.reporting)},
      (place, is_view, page, source, seen, is_conversion, money, value) AS item
    FROM ${from}`,
    ),
    step(
      'by_case',
      sql`SELECT e.case AS case, c.label AS label, c.first AS first, e.items AS items
    FROM (SELECT case, arraySort(groupArray(item)) AS items FROM told GROUP BY case) AS e
    INNER JOIN ${casesInView(scope, view)} AS c ON e.case = c.case`,
    ),
    step(
      'cut',
      sql`SELECT case, label, first, arraySplit((item, begins) -> begins, items,
      arrayMap(pause -> pause > ${pauseMs}, arrayDifference(arrayMap(item -> toInt64(item.1.1), items)))) AS list
    FROM by_case`,
    ),
  ]
}

/** Parts of an item of a session. */
export const item = {
  place: (one: Sql) => sql`${one}.1`,
  isView: (one: Sql) => sql`${one}.2`,
  page: (one: Sql) => sql`${one}.3`,
  source: (one: Sql) => sql`${one}.4`,
  isSeen: (one: Sql) => sql`${one}.5`,
  isConversion: (one: Sql) => sql`${one}.6`,
  money: (one: Sql) => sql`${one}.7`,
  value: (one: Sql) => sql`${one}.8`,
} as const

/** What the first event of a session that tells one says of its source; five empty texts where none does. */
export function sourceOfSession(session: Sql): Sql {
  return sql`arrayFirst(e -> ${item.source(sql`e`)}.1 != '', ${session}).4`
}

/** A session is a visit when a page or a screen was seen in it, or something told where it came from. */
export function isVisit(session: Sql): Sql {
  return sql`arrayExists(e -> ${item.isView(sql`e`)} OR ${item.source(sql`e`)}.1 != '', ${session})`
}
