import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { journeys } from '../journeys/journeys.ts'
import { journeysOfEvents } from '../journeys/parts-sql.ts'
import type { SavedRule, Selector, View } from '../model.ts'
import { cutSessions, isBySession, readBy } from './cut-sessions.ts'
import {
  sessionValue,
  standingValues,
  whichCases,
  whichEvents,
  whichSessions,
  withValues,
} from './narrow-view.ts'
import { codeOf, codesWhere, packedFrom, rulesOf } from './packed-steps.ts'

/**
 * The journeys that a view shows: rows (case, label, steps, codes), cases without a step left out. What is not seen is as if it
 * had not happened: steps before and after a hidden one follow each other. `selectors`: all that the question names.
 */
export function seeJourneys(scope: Scope, view: SeenView, selectors: readonly Selector[]): Step {
  const rules = rulesOf([...selectors, ...view.having, ...view.lacking])
  const which = whichSeen(scope, view)
  const { from, cases } = isBySession(view)
    ? sessionsOf(scope, view, { rules, which })
    : casesOf(scope, view, { rules, which })
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
}

function casesOf(scope: Scope, view: SeenView, { rules, which }: Source): { from: Sql; cases: Sql[] } {
  const from = which
    ? journeysOfEvents(scope, { by: view.by, rules, which, recode: view.recode })
    : journeys(scope, { by: view.by })
  return { from, cases: whichCases(scope, view, which === null) }
}

/** Sessions are cut from whole journeys of the people in question; then come the conditions on sessions. */
function sessionsOf(scope: Scope, view: SeenView, { rules, which }: Source): { from: Sql; cases: Sql[] } {
  const by = readBy(view)
  const whole = which
    ? journeysOfEvents(scope, { by, rules, which: sql`1`, mark: which, recode: view.recode })
    : journeys(scope, { by })
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
  return {
    from: cutSessions(valued, { sessionMinutes: view.sessionMinutes, isMarked: which !== null, more }),
    cases: [
      ...whichSessions(scope, view),
      ...standing.map(({ of, column, is }) => sql`${sessionValue(of, column)} = ${is}`),
    ],
  }
}

function seenConditions(scope: Scope, { period, channels, recode }: SeenView): Sql[] {
  const conditions: Sql[] = []
  if (period) conditions.push(sql`s >= ${packedFrom(period.from)}`, sql`s < ${packedFrom(period.to)}`)
  if (channels.length > 0 && !recode)
    conditions.push(sql`${codeOf(sql`s`)} IN ${codesWhere(scope, sql`has(${[...channels]}, channel)`)}`)
  return conditions
}
