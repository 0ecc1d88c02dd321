import { propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { Shortcut, takeShortcuts } from '../../platform/warehouse/shortcut.ts'
import { joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { localDay } from '../../platform/zones/local-time.ts'
import { selectorCodesSql } from '../journeys/condition-sql.ts'
import { packedTime, type Stretch, stepEvents } from '../journeys/parts-sql.ts'
import type { Touchpoint, View } from '../model.ts'
import type { Reporting } from '../model-money.ts'
import { readBy } from '../questions/cut-sessions.ts'
import { amountColumns, moneyColumns, type Worth } from '../questions/money-sql.ts'
import { whichEvents } from '../questions/narrow-view.ts'
import { codeOf, codesWhere, stepsWithin, timeOf } from '../questions/packed-steps.ts'
import type { KnownSources } from './known-sources.ts'
import {
  bits,
  caseOfEvent,
  casesInView,
  isOf,
  isSeen,
  markBits,
  markedCases,
  readRange,
} from './marks-sql.ts'
import { saysMoney } from './says-money.ts'
import { firstText, tellsSource } from './source-sql.ts'

export interface VisitOptions extends Stretch {
  readonly view: View
  readonly sources: KnownSources
  readonly conversion: Touchpoint | null
  readonly worth: Worth | null
  readonly reporting: Reporting | null
  readonly zone: string
  /** One more text of each event, of a row of `events`. */
  readonly value?: Sql | null
  /** Whether the pages that were seen are told. */
  readonly pages?: boolean
  /**
   * Only visits matter: cases without one are left out, conversions are in no order, and of events of one case that agree in time, ordinal
   * and call the first is the one that says the lesser (decision 92: reading message ids costs as much as all that an event tells).
   */
  readonly onlyVisits?: boolean
  /** Nothing is read of where visits came from. With `only`, sessions do not matter: only these events are read, and not cut. */
  readonly bare?: { readonly only: Sql | null }
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
 * The events of cases, cut into sessions: last step `cut`, rows (case, label, first, list). A session is (marks, told): a mark for each of its
 * events, and what is more than a mark as items in total order; see `session` and `item`. It is over when nothing comes for longer
 * than the pause, whatever the channel; as long a pause does not end it.
 */
export function sessionSteps(scope: Scope, options: VisitOptions): Step[] {
  const coded = codedConversions(scope, options)
  const told = toldByCase(scope, options, coded)
  return options.bare?.only
    ? [...told, uncutItems(scope, options)]
    : [...told, ...cutItems(scope, options, coded)]
}

/** All that a case told as one session without marks. */
function uncutItems(scope: Scope, { view }: VisitOptions): Step {
  return step(
    'cut',
    sql`SELECT t.case AS case, c.label AS label, c.first AS first, [(CAST([], 'Array(UInt64)'), t.items)] AS list
    FROM told_by_case AS t INNER JOIN ${casesInView(scope, view)} AS c ON t.case = c.case`,
  )
}

function toldByCase(scope: Scope, options: VisitOptions, coded: CodedConversions | null): Step[] {
  return [
    ...toldEvents(scope, options, coded),
    // Judged here and not by a WHERE: the engine would pull it down to every event of the log.
    step(
      'told_by_case',
      sql`SELECT case, arraySort(groupArrayIf(item, ${tells(options)})) AS items FROM told GROUP BY case`,
    ),
  ]
}

function cutItems(scope: Scope, options: VisitOptions, coded: CodedConversions | null): Step[] {
  const pauseMs = options.view.sessionMinutes * 60_000
  const first = sql`arrayConcat([times[1]], arrayFilter((ms, begins) -> begins, times, cuts))`
  const begun = sql`arrayMap(ms -> bitShiftLeft(ms, 1), ${first})`
  const come = sql`arrayMap(one -> bitShiftLeft(one.1.1, 1) + 1, items)`
  const won = coded && sql`if(${coded.says} = 1, [], ${coded.items})`
  return [
    step('event_marks', markedCases(scope, options.view, { ...options, won })),
    step(
      'by_case',
      sql`SELECT e.case AS case, e.label AS label, e.first AS first, e.marks AS marks, ${won ? sql`arraySort(arrayConcat(t.items, e.won)) AS items` : sql`t.items AS items`}
    FROM event_marks AS e LEFT JOIN told_by_case AS t ON e.case = t.case${options.onlyVisits ? sql` WHERE ${session.isVisit(sql`(e.marks, t.items)`, options.sources)}` : sql``}`,
    ),
    // TRICKY: a lambda that captures an array copies it for each element: of a case of 5,000 events with 200 items a million times.
    // So the beginnings of sessions and the times of items are sorted into one list, and the beginnings before an item counted.
    step(
      'numbered',
      sql`SELECT case, label, first, items, arraySplit((mark, begins) -> begins, marks, cuts) AS runs, arraySort(arrayConcat(${begun}, ${come})) AS order,
      arrayMap(n -> greatest(n, 1), arrayFilter((n, at) -> bitTest(at, 0), arrayCumSum(at -> NOT bitTest(at, 0), order), order)) AS of,
      arraySplit((one, begins) -> begins, items, arrayMap((n, before) -> n != before, of, arrayShiftRight(of, 1))) AS groups,
      arrayMap(n -> toUInt32(n), arrayCompact(of)) AS groups_of, arrayResize(items, 0) AS nothing
    FROM (
      SELECT *, arrayMap(mark -> bitShiftRight(mark, ${markBits}), marks) AS times, arrayMap(pause -> pause > ${pauseMs}, arrayDifference(arrayMap(ms -> toInt64(ms), times))) AS cuts
      FROM by_case
    )`,
    ),
    step(
      'cut',
      sql`SELECT case, label, first, arrayZip(runs, arraySort(one -> one.1, arrayConcat(arrayZip(groups_of, groups), arrayMap(n -> (n, nothing), silent))).2) AS list
    FROM (
      SELECT *, arraySort(arrayConcat(groups_of, arrayMap(n -> toUInt32(n), arrayEnumerate(runs)))) AS both,
        arrayFilter((n, before, after) -> n != before AND n != after, both, arrayShiftRight(both, 1), arrayShiftLeft(both, 1)) AS silent
      FROM numbered
    )`,
    ),
  ]
}

interface CodedConversions {
  /** Items, of a row of `journeys`. */
  readonly items: Sql
  /** Whether any conversion says money, 0 or 1: then the log tells them, and these are not asked for. */
  readonly says: Sql
}

/** Conversions where codes say which they are; null where only the log knows. Of visits alone: there they are in no order. */
function codedConversions(scope: Scope, options: VisitOptions): CodedConversions | null {
  const { view, conversion, worth, onlyVisits } = options
  if (!onlyVisits || conversion === null) return null
  if (whichEvents(scope, { ...view, by: readBy(view) }) !== null) return null
  if (conversion.any.some(({ where }) => where.length > 0)) return null
  const heard = view.channels.length > 0 ? sql`has(${[...view.channels]}, channel)` : sql`1`
  const codes = codesWhere(
    scope,
    sql`(${joinSql(conversion.any.map(selectorCodesSql), ' OR ')}) AND ${heard}`,
  )
  const conditions = [sql`${codeOf(sql`s`)} IN ${codes}`, ...stepsWithin(options)]
  const { id, page, source, value } = unasked(options)
  const item = sql`((${timeOf(sql`s`)}, toUInt64(0), toUInt8(0), ${id}), toUInt8(0), ${page}, ${source}, toUInt8(1), (toInt64(0), toUInt8(0), '', toInt64(0)), ${value})`
  const items = sql`arrayMap(s -> ${item}, arrayFilter(s -> ${joinSql(conditions, ' AND ')}, steps))`
  return { items, says: saysMoney(scope, worth, isOf(conversion)) }
}

/** What stands in an item for what is not asked of it: a text where it may be, otherwise a number, which is copied and sorted quicker. */
function unasked({ onlyVisits, pages, value, sources }: VisitOptions) {
  const no = sql`toUInt8(0)`
  const none = sql`''`
  return {
    id: onlyVisits ? no : none,
    page: pages ? none : no,
    source: sources.none,
    value: value ? none : no,
  }
}

/** Whether an item of `told` says anything: what came from an ignored referrer tells no source. */
function tells({ pages, value, bare, sources }: VisitOptions): Sql {
  const one = sql`item`
  return joinSql(
    [
      item.isWon(one),
      ...(value ? [sql`${item.value(one)} != ''`] : []),
      ...(bare ? [] : [sources.isTold(item.source(one))]),
      ...(pages ? [item.isView(one)] : []),
    ],
    ' OR ',
  )
}

/** Step `told`, rows (case, item): the events that tell where a visit came from, are conversions, or have a value or a page that is asked for. */
function toldEvents(scope: Scope, options: VisitOptions, coded: CodedConversions | null): Step[] {
  const { view, zone, bare, pages, onlyVisits } = options
  const { key, belongs } = caseOfEvent(scope, view)
  const no = unasked(options)
  const hasSource = bare === undefined
  const isTold = sql`(${isOf(options.conversion)} AND ${isSeen(scope, view)})`
  const won = coded ? sql`(${coded.says} = 1 AND ${isTold})` : isTold
  const { value = null } = options
  // Asked while the log is read, so that all else is told of few events.
  const isFound = [
    ...(value ? [sql`${value} != ''`] : []),
    ...(pages ? [sql`type IN ('page', 'screen')`] : []),
    ...(hasSource ? [tellsSource] : []),
  ]
  const amounts = (worth: Worth | null) =>
    sql`${amountColumns(options.conversion === null ? null : worth)}, ${zone === 'UTC' ? sql`toDate32(time)` : localDay(sql`time`, zone)} AS day`
  const read = (select: Sql, which: Sql, worth = options.worth) =>
    stepEvents(scope, {
      select: sql`${key} AS case, ${select}, ${amounts(worth)}`,
      where: sql`${belongs} AND ${readRange(options)}${only(options)} AND ${which}`,
    })
  const columns = sql`(${packedTime()}, ordinal, call, ${onlyVisits ? no.id : sql`message_id`}) AS place, type IN ('page', 'screen') AS is_view,
      ${pages ? sql`if(is_view, ${pageSql()}, '')` : no.page} AS page, ${hasSource ? sql`arrival` : sql`${no.source} AS source`},
      toUInt8(${won}) AS is_won, ${value ?? no.value} AS value`
  const isWanted = [...isFound, ...(onlyVisits ? [] : [won])]
  const found = (worth: Worth | null) => {
    const which = isWanted.length === 0 ? sql`0` : sql`(${joinSql(isWanted, ' OR ')})`
    const from = read(columns, which, worth)
    return hasSource ? sql`(SELECT *, ${options.sources.columns} FROM ${from})` : from
  }
  const sourced = found(options.worth)
  const item = sql`case, place, is_view, page, source, is_won, value, amount, currency, day`
  // Who only counts conversions needs no message ids of them: reading these costs more than all else of an event.
  const counted = sql`(${packedTime()}, toUInt64(0), toUInt8(0), ${no.id}) AS place, type IN ('page', 'screen') AS is_view, ${no.page} AS page, ${no.source} AS source, toUInt8(1) AS is_won, ${no.value} AS value`
  const isCounted = isFound.length === 0 ? won : sql`${won} AND NOT (${joinSql(isFound, ' OR ')})`
  const both = sql`(SELECT ${item} FROM ${sourced} UNION ALL SELECT ${item} FROM ${read(counted, isCounted)})`
  const counting = coded ? whereMoney(both, { says: coded.says, none: found(null) }) : both
  const from = onlyVisits ? counting : sourced
  return [
    step(
      'told',
      sql`SELECT case, ${moneyColumns(options.reporting)}, (place, is_view, page, source, is_won, money, value) AS item
      FROM ${from}`,
    ),
  ]
}

/** What is read where conversions say money, and what where none does. */
function whereMoney(some: Sql, { says, none }: { readonly says: Sql; readonly none: Sql }): Sql {
  const is = (one: Sql) => (one.strings[0] === '0' ? none : some)
  if (!(says instanceof Shortcut)) return is(says)
  return new Shortcut(some, async warehouse => takeShortcuts(is(await says.shorten(warehouse)), warehouse))
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
  /** What the first event that tells one says of its source; one that is not told where none does. */
  source: (one: Sql, sources: KnownSources) =>
    item.source(sql`arrayFirst(e -> ${sources.isTold(item.source(sql`e`))}, ${one}.2)`),
  /** It is a visit when a page or a screen was seen in it, or something told where it came from. */
  isVisit: (one: Sql, sources: KnownSources) =>
    sql`(arrayExists(mark -> bitTest(mark, ${bits.view}), ${one}.1) OR arrayExists(e -> ${sources.isTold(item.source(sql`e`))}, ${one}.2))`,
} as const
