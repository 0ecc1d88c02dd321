import { events } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { membersOf } from '../../unify/segments/members.ts'
import { conditionsSql } from '../journeys/condition-sql.ts'
import { journeys } from '../journeys/journeys.ts'
import type { View } from '../model.ts'
import { isBySession, readBy } from './cut-sessions.ts'
import { codesOfAny } from './packed-steps.ts'
import { propertyValue, standingByCase } from './values-by-case.ts'

/** What only the log can say of events: filters by property, and those of a segment or an account where cases are no people. */
export function whichEvents(scope: Scope, view: View): Sql | null {
  const ofPeople = readBy(view) === 'person'
  const conditions: Sql[] = []
  if (view.where.length > 0) conditions.push(conditionsSql(view.where))
  for (const { path, of, is } of view.values)
    if (of === 'step') conditions.push(sql`${propertyValue(path)} = ${is}`)
  if (view.segment !== null && !ofPeople)
    conditions.push(
      sql`${personOf(scope, sql`trace`)} IN (SELECT person FROM ${membersOf(scope, view.segment)})`,
    )
  if (view.account !== null && !ofPeople) conditions.push(sql`account = ${view.account}`)
  return conditions.length > 0 ? joinSql(conditions, ' AND ') : null
}

/**
 * Conditions on a row of `journeys` (case, label, codes) read by `readBy(view)`. `isWhole`: the row holds all of the case,
 * also what a filter by property hides.
 */
export function whichCases(scope: Scope, view: View, isWhole: boolean): Sql[] {
  const conditions: Sql[] = []
  const by = readBy(view)
  const did = (selectors: View['having']) =>
    sql`arrayExists(c -> c IN ${codesOfAny(scope, selectors)}, codes)`
  const inJourney = (condition: Sql) =>
    isWhole ? condition : sql`case IN (SELECT case FROM ${journeys(scope, { by })} WHERE ${condition})`
  if (!isBySession(view)) conditions.push(...didConditions(view, did, inJourney))
  if (by === 'person' && view.segment !== null)
    conditions.push(sql`case IN (SELECT person FROM ${membersOf(scope, view.segment)})`)
  if (by === 'person' && view.account !== null) {
    const named = events(scope, {
      select: sql`DISTINCT trace`,
      where: sql`account = ${view.account} AND trace != 0`,
    })
    conditions.push(sql`case IN (SELECT ${personOf(scope, sql`trace`)} FROM ${named})`)
  }
  if (!isBySession(view))
    for (const value of standingValues(view))
      conditions.push(
        sql`case IN (SELECT case FROM ${standingByCase(scope, view, value)} WHERE value = ${value.is})`,
      )
  return conditions
}

/** Those of the values that stand for whole cases. */
export function standingValues({ values }: View): View['values'] {
  return values.filter(({ of }) => of !== 'step')
}

/** What a session must have done or not, a row of `cutSessions`. */
export function whichSessions(scope: Scope, view: View): Sql[] {
  const did = (selectors: View['having']) =>
    sql`arrayExists(c -> c IN ${codesOfAny(scope, selectors)}, whole_codes)`
  return didConditions(view, did, condition => condition)
}

function didConditions(
  { having, lacking }: View,
  did: (selectors: View['having']) => Sql,
  inJourney: (condition: Sql) => Sql,
): Sql[] {
  return [
    ...(having.length > 0 ? [inJourney(did(having))] : []),
    ...(lacking.length > 0 ? [inJourney(sql`NOT ${did(lacking)}`)] : []),
  ]
}
