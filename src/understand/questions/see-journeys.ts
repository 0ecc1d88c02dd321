import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { journeys } from '../journeys/journeys.ts'
import { journeysOfEvents, packedFrom } from '../journeys/parts-sql.ts'
import type { SavedRule, Selector, View } from '../model.ts'
import { cutSessions, isBySession, readBy } from './cut-sessions.ts'
import { standingValues, whichCases, whichEvents, whichSessions } from './narrow-view.ts'
import { codeOf, codesWhere, rulesOf } from './packed-steps.ts'
import { propertyValue, sessionValue, withValues } from './values-by-case.ts'

/**
 * The journeys that a view shows: rows (case, label, steps, codes), cases without a step left out. What is not seen is as if it
 * had not happened: steps before and after a hidden one follow each other. `selectors`: all that the question names.
 *
 * @param hold properties that are held constant: a row for each case and each combination of their values, with the steps
 * whose events have these values; an event without one of them is in no row
 */
export function seeJourneys(
  scope: Scope,
  view: SeenView,
  selectors: readonly Selector[],
  hold: readonly string[] = [],
): Step {
  const rules = rulesOf([...selectors, ...view.having, ...view.lacking])
  const which = whichSeen(scope, view)
  const source: Source = { rules, which, hold }
  const { from, cases } = isBySession(view) ? sessionsOf(scope, view, source) : casesOf(scope, view, source)
  const conditions = seenConditions(scope, view)
  const having = cases.length > 0 ? joinSql(cases, ' AND ') : sql`1`
  if (conditions.length === 0)
    return step(
      'seen',
      sql`SELECT case, label, steps, codes FROM ${from} WHERE notEmpty(codes) AND ${having}`,
    )
  return step(
    'seen',
    sql`SELECT case, label, shown AS steps, arrayMap(s -> ${codeOf(sql`s`)}, shown) AS codes FROM (
      SELECT case, label, arrayFilter(s -> ${joinSql(conditions, ' AND ')}, steps) AS shown FROM ${from} WHERE ${having}
    ) WHERE notEmpty(shown)`,
  )
}

interface SeenView extends View {
  /** Codes of a question's own for some events, a column of `events`; 0: the code that the event has. */
  readonly recode?: Sql | null
}

/** An event with a code of the question's own does not tell its channel any more: the log is asked. */
function whichSeen(scope: Scope, view: SeenView): Sql | null {
  const which = whichEvents(scope, view)
  if (!view.recode) return which
  const heard = view.channels.length > 0 ? sql`toString(channel) IN (${[...view.channels]})` : sql`1`
  return which ? sql`${which} AND ${heard}` : heard
}

interface Source {
  readonly rules: readonly SavedRule[]
  readonly which: Sql | null
  readonly hold: readonly string[]
}

function casesOf(scope: Scope, view: SeenView, { rules, which, hold }: Source): { from: Sql; cases: Sql[] } {
  if (hold.length > 0) {
    const events = { by: view.by, rules, which: which ?? sql`1`, mark: heldValues(hold), recode: view.recode }
    return { from: byMark(journeysOfEvents(scope, events)), cases: whichCases(scope, view, false) }
  }
  const from = which
    ? journeysOfEvents(scope, { by: view.by, rules, which, recode: view.recode })
    : journeys(scope, { by: view.by, within: view.period })
  return { from, cases: whichCases(scope, view, which === null) }
}

/** Sessions are cut from whole journeys of the people in question; then come the conditions on sessions. */
function sessionsOf(
  scope: Scope,
  view: SeenView,
  { rules, which, hold }: Source,
): { from: Sql; cases: Sql[] } {
  const by = readBy(view)
  const held = hold.length > 0 ? heldValues(hold) : sql`1`
  const mark = which ? sql`if(${which}, ${held}, 0)` : hold.length > 0 ? held : null
  const whole = mark
    ? journeysOfEvents(scope, { by, rules, which: sql`1`, mark, recode: view.recode })
    : journeys(scope, { by, within: view.period })
  const of = whichCases(scope, view, true)
  const persons = of.length > 0 ? sql`(SELECT * FROM ${whole} WHERE ${joinSql(of, ' AND ')})` : whole
  const standing = standingValues(view).map((value, i) => ({ ...value, column: ident(`values_${i + 1}`) }))
  const valued = standing.reduce(
    (from, { path, column }) => withValues(scope, { persons: from, path, column }),
    persons,
  )
  const more = joinSql(
    standing.map(({ column }) => sql`, ${column}`),
    '\n',
  )
  const { sessionMinutes } = view
  const sessions = cutSessions(valued, { sessionMinutes, isMarked: mark !== null, more })
  const cases = [
    ...whichSessions(scope, view),
    ...standing.map(({ of, column, is }) => sql`${sessionValue(of, column)} = ${is}`),
  ]
  if (hold.length === 0) return { from: sessions, cases }
  const found =
    cases.length > 0 ? sql`(SELECT * FROM ${sessions} WHERE ${joinSql(cases, ' AND ')})` : sessions
  return { from: byMark(found), cases: [] }
}

/** A number for each combination of values; 0 where one is missing. */
function heldValues(paths: readonly string[]): Sql {
  const values = paths.map(propertyValue)
  const isThere = joinSql(
    values.map(value => sql`${value} != ''`),
    ' AND ',
  )
  return sql`if(${isThere}, sipHash64(${joinSql(values, ', ')}), 0)`
}

/** Rows with `marks` as a row for each different mark, with the steps that have it. */
function byMark(from: Sql): Sql {
  return sql`(
    SELECT case, label, arrayFilter((s, mark) -> mark = one, all_steps, marks) AS steps, arrayMap(s -> ${codeOf(sql`s`)}, steps) AS codes
    FROM (SELECT case, label, steps AS all_steps, marks FROM ${from})
    ARRAY JOIN arrayDistinct(arrayFilter(mark -> mark > 0, marks)) AS one
  )`
}

function seenConditions(scope: Scope, { period, channels, recode }: SeenView): Sql[] {
  const conditions: Sql[] = []
  if (period) conditions.push(sql`s >= ${packedFrom(period.from)}`, sql`s < ${packedFrom(period.to)}`)
  if (channels.length > 0 && !recode)
    conditions.push(sql`${codeOf(sql`s`)} IN ${codesWhere(scope, sql`has(${[...channels]}, channel)`)}`)
  return conditions
}
