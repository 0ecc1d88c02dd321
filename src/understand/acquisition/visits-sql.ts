import { propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
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
  readonly value?: Sql | null
  /** Whether the pages that were seen are told. */
  readonly pages?: boolean
  /** Nothing is read of where visits came from. With `only`, sessions do not matter: only these events are read, and not cut. */
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

/** Milliseconds, and what an event is, in one number: sessions are cut from these alone. */
const bits = { view: param(0, 'UInt8'), seen: param(1, 'UInt8') } as const
const markBits = param(2, 'UInt8')

/**
 * The events of cases, cut into sessions: last step `cut`, rows (case, label, first, list). A session is (marks, told): a mark for each of its
 * events, and what is more than a mark as items in total order; see `session` and `item`. It is over when nothing comes for longer
 * than the pause, whatever the channel; as long a pause does not end it.
 */
export function sessionSteps(scope: Scope, options: VisitOptions): Step[] {
  const told = toldByCase(scope, options)
  return options.bare?.only ? [...told, uncutItems(scope, options)] : [...told, ...cutItems(scope, options)]
}

/** All that a case told as one session without marks. */
function uncutItems(scope: Scope, { view }: VisitOptions): Step {
  return step(
    'cut',
    sql`SELECT t.case AS case, c.label AS label, c.first AS first, [(CAST([], 'Array(UInt64)'), t.items)] AS list
    FROM told_by_case AS t INNER JOIN ${casesInView(scope, view)} AS c ON t.case = c.case`,
  )
}

function toldByCase(scope: Scope, options: VisitOptions): Step[] {
  return [
    ...toldEvents(scope, options),
    // Judged here and not by a WHERE: the engine would pull it down to every event of the log.
    step(
      'told_by_case',
      sql`SELECT case, arraySort(groupArrayIf(item, ${tells(options)})) AS items FROM told GROUP BY case`,
    ),
  ]
}

function cutItems(scope: Scope, options: VisitOptions): Step[] {
  const pauseMs = options.view.sessionMinutes * 60_000
  return [
    step('event_marks', markedEvents(scope, options)),
    step(
      'by_case',
      sql`SELECT e.case AS case, c.label AS label, c.first AS first, e.marks AS marks, t.items AS items
    FROM event_marks AS e INNER JOIN ${casesInView(scope, options.view)} AS c ON e.case = c.case
    LEFT JOIN told_by_case AS t ON e.case = t.case`,
    ),
    step(
      'numbered',
      sql`SELECT case, label, first, items, arraySplit((mark, begins) -> begins, marks, cuts) AS runs,
      arrayMap(one -> numbers[indexOfAssumeSorted(times, one.1.1)], items) AS of,
      arraySplit((one, begins) -> begins, items, arrayMap((n, before) -> n != before, of, arrayShiftRight(of, 1))) AS groups,
      arrayCompact(of) AS groups_of
    FROM (
      SELECT *, arrayMap(mark -> bitShiftRight(mark, ${markBits}), marks) AS times, arrayMap(pause -> pause > ${pauseMs}, arrayDifference(arrayMap(ms -> toInt64(ms), times))) AS cuts,
        arrayMap(n -> toUInt32(n), arrayCumSum(cuts)) AS numbers FROM by_case
    )`,
    ),
    // TRICKY: a lambda that captured the groups would copy them for each session.
    step(
      'cut',
      sql`SELECT case, label, first, arrayZip(runs, arraySort(one -> one.1, arrayConcat(arrayZip(groups_of, groups), silent)).2) AS list
    FROM (
      SELECT *, arrayMap(n -> (n, arrayResize(items, 0)), arrayFilter(n -> NOT has(groups_of, n), arrayMap(n -> toUInt32(n), range(length(runs))))) AS silent
      FROM numbered
    )`,
    ),
  ]
}

/** Whether an item of `told` says anything: of most addresses it turns out that they tell no source. */
function tells({ pages }: VisitOptions): Sql {
  const one = sql`item`
  return joinSql(
    [
      item.isWon(one),
      sql`${item.value(one)} != ''`,
      sql`${item.source(one)}.1 != ''`,
      ...(pages ? [item.isView(one)] : []),
    ],
    ' OR ',
  )
}

/** Step `told`, rows (case, item): the events that tell where a visit came from, are conversions, or have a value or a page that is asked for. */
function toldEvents(scope: Scope, options: VisitOptions): Step[] {
  const { view, zone, bare, pages } = options
  const { key, belongs } = caseOfEvent(scope, view)
  const nothing = sql`''`
  const source = bare
    ? { address: nothing, referrer: nothing, campaign: sql`('', '', '', '', '')`, mayTell: sql`0` }
    : toldSource()
  const won = sql`(${isOf(options.conversion)} AND ${isSeen(scope, view)})`
  const { value = null } = options
  const columns = sql`${key} AS case, (${packedTime()}, ordinal, call, message_id) AS place, type IN ('page', 'screen') AS is_view,
      ${pages ? sql`if(is_view, ${pageSql()}, '')` : nothing} AS page, ${source.address} AS address, ${source.referrer} AS referrer, ${source.campaign} AS campaign,
      toUInt8(${won}) AS is_won, ${amountColumns(options.conversion === null ? null : options.worth)},
      ${zone === 'UTC' ? sql`toDate32(time)` : localDay(sql`time`, zone)} AS day, ${value ?? nothing} AS value`
  // Asked while the log is read, so that all else is told of few events.
  const isWanted = [
    won,
    ...(value ? [sql`${value} != ''`] : []),
    ...(pages ? [sql`type IN ('page', 'screen')`] : []),
    ...(bare ? [] : [source.mayTell]),
  ]
  return [
    step(
      'told',
      sql`SELECT case, ${bare ? sql`campaign AS source` : sourceColumns(options.ignoredReferrers)},
        ${moneyColumns(options.reporting)},
        (place, is_view, page, source, is_won, money, value) AS item
      FROM ${stepEvents(scope, { select: columns, where: sql`${belongs} AND ${readRange(options)}${only(options)} AND (${joinSql(isWanted, ' OR ')})` })}`,
    ),
  ]
}

/** Rows (case, marks): of each case its events as sorted marks. Those of a trace are gathered before persons are looked up. */
function markedEvents(scope: Scope, options: VisitOptions): Sql {
  const { unit, belongs } = unitOf(kindOf(readBy(options.view)))
  const isView = sql`type IN ('page', 'screen')`
  const mark = sql`bitShiftLeft(${packedTime()}, ${markBits}) + bitShiftLeft(toUInt64(${isSeen(scope, options.view)}), ${bits.seen}) + toUInt64(${isView})`
  const from = stepEvents(scope, {
    select: sql`${unit} AS unit, ${mark} AS mark`,
    where: sql`${belongs} AND ${readRange(options)}${only(options)}`,
  })
  const key = readBy(options.view) === 'person' ? personOf(scope, sql`unit`) : sql`unit`
  return sql`SELECT ${key} AS case, arraySort(arrayFlatten(groupArray(of_unit))) AS marks
    FROM (SELECT unit, groupArray(mark) AS of_unit FROM ${from} GROUP BY unit) GROUP BY case`
}

function only({ bare }: VisitOptions): Sql {
  return bare?.only ? sql` AND ${bare.only}` : sql``
}

/** Parts of an item of a session: what an event was more than there. */
export const item = {
  place: (one: Sql) => sql`${one}.1`,
  isView: (one: Sql) => sql`${one}.2`,
  page: (one: Sql) => sql`${one}.3`,
  source: (one: Sql) => sql`${one}.4`,
  /** A conversion, seen as the filters have it. */
  isWon: (one: Sql) => sql`${one}.5`,
  money: (one: Sql) => sql`${one}.6`,
  value: (one: Sql) => sql`${one}.7`,
} as const

/** What is asked of a session. */
export const session = {
  told: (one: Sql) => sql`${one}.2`,
  /** Milliseconds since 1900 of its first and last event. */
  begun: (one: Sql) => sql`bitShiftRight(${one}.1[1], ${markBits})`,
  ended: (one: Sql) => sql`bitShiftRight(${one}.1[-1], ${markBits})`,
  views: (one: Sql) => sql`arrayCount(mark -> bitTest(mark, ${bits.view}), ${one}.1)`,
  isSeen: (one: Sql) => sql`arrayExists(mark -> bitTest(mark, ${bits.seen}), ${one}.1)`,
  /** Its conversions, as items. */
  won: (one: Sql) => sql`arrayFilter(e -> ${item.isWon(sql`e`)}, ${one}.2)`,
  /** What the first event that tells one says of its source; five empty texts where none does. */
  source: (one: Sql) => sql`arrayFirst(e -> ${item.source(sql`e`)}.1 != '', ${one}.2).4`,
  /** It is a visit when a page or a screen was seen in it, or something told where it came from. */
  isVisit: (one: Sql) =>
    sql`(arrayExists(mark -> bitTest(mark, ${bits.view}), ${one}.1) OR arrayExists(e -> ${item.source(sql`e`)}.1 != '', ${one}.2))`,
} as const
