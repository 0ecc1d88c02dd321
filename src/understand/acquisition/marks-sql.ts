import type { Scope } from '../../platform/warehouse/scope.ts'
import { Shortcut, takeShortcuts } from '../../platform/warehouse/shortcut.ts'
import { joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { selectorSql } from '../journeys/condition-sql.ts'
import { journeys } from '../journeys/journeys.ts'
import { kindOf, packedTime, type Stretch, stepEvents, unitOf } from '../journeys/parts-sql.ts'
import type { Touchpoint, View } from '../model.ts'
import { readBy } from '../questions/cut-sessions.ts'
import { whichCases, whichEvents } from '../questions/narrow-view.ts'
import { codeOf, codesWhere, stepsWithin, timeOf } from '../questions/packed-steps.ts'
import { tellsSource } from './source-sql.ts'
import { lookAtViewCodes, type ViewCodes, viewCodesOf } from './view-codes.ts'

/**
 * A mark: milliseconds since 1900, and what an event is, in one number. Sessions are cut from these alone. `view`: a page or a
 * screen was seen; `seen`: the filters of the view leave the event.
 */
export const bits = { view: param(0, 'UInt8'), seen: param(1, 'UInt8') } as const
export const markBits = param(2, 'UInt8')

const isView = sql`type IN ('page', 'screen')`

/** The events that the filters of a view leave, of a row of `events`: by channel and by property. The period is apart. */
export function isSeen(scope: Scope, view: View): Sql {
  const which = whichEvents(scope, { ...view, by: readBy(view) })
  const heard = view.channels.length > 0 ? sql`channel IN (${[...view.channels]})` : sql`1`
  return which ? sql`(${heard} AND ${which})` : heard
}

/** Whether an event is one of a touchpoint, seen as the view's filters have it. A row of `events`. */
export function isOf(touchpoint: Touchpoint | null): Sql {
  if (touchpoint === null) return sql`0`
  return sql`(${joinSql(touchpoint.any.map(selectorSql), ' OR ')})`
}

/** Whose event it is: the number of the case, and which events are anybody's. */
export function caseOfEvent(scope: Scope, view: View): { readonly key: Sql; readonly belongs: Sql } {
  const { unit, belongs } = unitOf(kindOf(readBy(view)))
  return { key: readBy(view) === 'person' ? personOf(scope, unit) : unit, belongs }
}

export function readRange({ from, to }: Stretch): Sql {
  const range = [
    ...(from === null ? [] : [sql`time >= ${new Date(from)}`]),
    ...(to === null ? [] : [sql`time < ${new Date(to)}`]),
  ]
  return range.length > 0 ? joinSql(range, ' AND ') : sql`1`
}

/** The cases that a view is about, for `FROM`: rows (case, label, first) and more; `first`: milliseconds since 1900 of their first event ever. */
export function casesInView(
  scope: Scope,
  view: View,
  more = sql``,
  only: readonly Sql[] = [],
  within: Stretch | null = null,
): Sql {
  const of = { ...view, by: readBy(view) }
  const conditions = [...whichCases(scope, of, true), ...only]
  const which = conditions.length > 0 ? joinSql(conditions, ' AND ') : sql`1`
  return sql`(SELECT case, label, ${timeOf(sql`steps[1]`)} AS first${more} FROM ${journeys(scope, { by: of.by, within })} WHERE notEmpty(codes) AND (${which}))`
}

interface Marked extends Stretch {
  /** Only cases in which a page or a screen was seen, or something told where they came from. */
  readonly onlyVisits?: boolean
  /** A column more, of a row of `journeys`; where it is asked for, no filter of the view is by property. */
  readonly won?: Sql | null
}

/**
 * The cases of a view with the marks of their events, by time: rows (case, label, first, marks) and what is asked for. Where all events of
 * a name are views, or none is, journeys know all that is asked; events of other names come from the log (*measured*, 20 M events: 0.5 s of
 * processor time against 2.1).
 */
export function markedCases(scope: Scope, view: View, options: Marked): Sql {
  if (whichEvents(scope, { ...view, by: readBy(view) }) !== null)
    return sql`SELECT e.case AS case, c.label AS label, c.first AS first, e.marks AS marks
    FROM (${markedEvents(scope, view, sql`${readRange(options)}`)}) AS e INNER JOIN ${casesInView(scope, view)} AS c ON e.case = c.case`
  const general = casesByCode(scope, view, options, viewCodesOf(scope))
  return new Shortcut(general, async warehouse => {
    const codes = await lookAtViewCodes(warehouse, scope)
    return codes ? takeShortcuts(casesByCode(scope, view, options, codes), warehouse) : general
  })
}

function casesByCode(scope: Scope, view: View, options: Marked, codes: ViewCodes): Sql {
  const { onlyVisits, won } = options
  const { names, mixed } = codes
  const mayVisit = sql`hasAny(codes, ${codes.codes}) OR case IN ${tellingCases(scope, view, options)}`
  const isAsked = mixed ? sql`(notEmpty(${mixed}) OR ${mayVisit})` : sql`(${mayVisit})`
  const alsoWon = won ? sql`, won` : sql``
  const more = sql`, ${codedMarks(scope, view, options, codes)} AS marks${won ? sql`, ${won} AS won` : sql``}`
  const cases = casesInView(scope, view, more, onlyVisits ? [isAsked] : [], options)
  if (mixed === null)
    return sql`SELECT case, label, first, marks${alsoWon} FROM ${cases} WHERE notEmpty(marks)`
  const isMixed = sql`notEmpty(${mixed}) AND name IN (SELECT arrayJoin(${mixed}))`
  return sql`${names}SELECT case, label, first, marks${alsoWon} FROM (
      SELECT c.case AS case, c.label AS label, c.first AS first, arraySort(arrayConcat(c.marks, e.marks)) AS marks${won ? sql`, c.won AS won` : sql``}
      FROM ${cases} AS c LEFT JOIN (${markedEvents(scope, view, sql`${readRange(options)} AND ${isMixed}`)}) AS e ON c.case = e.case
    ) WHERE notEmpty(marks)`
}

/** Cases of which an event that is no view told where it came from, for `IN`. */
function tellingCases(scope: Scope, view: View, range: Stretch): Sql {
  const { key, belongs } = caseOfEvent(scope, view)
  return stepEvents(scope, {
    select: key,
    where: sql`${belongs} AND ${tellsSource} AND NOT ${isView} AND ${readRange(range)}`,
  })
}

/** Of a row of `journeys`: the marks of the steps whose codes say whether they are views. */
function codedMarks(scope: Scope, { channels }: View, range: Stretch, { isView, isKnown }: ViewCodes): Sql {
  const code = codeOf(sql`s`)
  const seen =
    channels.length > 0
      ? sql`toUInt64(${code} IN ${codesWhere(scope, sql`has(${[...channels]}, channel)`)})`
      : sql`toUInt64(1)`
  const conditions = [...(isKnown ? [isKnown(code)] : []), ...stepsWithin(range)]
  const kept =
    conditions.length > 0 ? sql`arrayFilter(s -> ${joinSql(conditions, ' AND ')}, steps)` : sql`steps`
  return sql`arrayMap(s -> bitShiftLeft(${timeOf(sql`s`)}, ${markBits}) + bitShiftLeft(${seen}, ${bits.seen}) + (${isView(code)}), ${kept})`
}

/** Rows (case, marks): of each case its events as sorted marks. Those of a trace are gathered before persons are looked up. */
function markedEvents(scope: Scope, view: View, which: Sql): Sql {
  const { unit, belongs } = unitOf(kindOf(readBy(view)))
  const mark = sql`bitShiftLeft(${packedTime()}, ${markBits}) + bitShiftLeft(toUInt64(${isSeen(scope, view)}), ${bits.seen}) + toUInt64(${isView})`
  const from = stepEvents(scope, {
    select: sql`${unit} AS unit, ${mark} AS mark`,
    where: sql`${belongs} AND ${which}`,
  })
  const key = readBy(view) === 'person' ? personOf(scope, sql`unit`) : sql`unit`
  return sql`SELECT ${key} AS case, arraySort(arrayFlatten(groupArray(of_unit))) AS marks
    FROM (SELECT unit, groupArray(mark) AS of_unit FROM ${from} GROUP BY unit) GROUP BY case`
}
