import { events, propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { membersOf } from '../../unify/segments/members.ts'
import { conditionsSql } from '../journeys/condition-sql.ts'
import { journeys } from '../journeys/journeys.ts'
import { kindOf, packedTime, stepEvents, unitOf } from '../journeys/parts-sql.ts'
import { type CaseProperty, channelProperty, type View } from '../model.ts'
import { isBySession, readBy } from './cut-sessions.ts'
import { codesOfAny } from './packed-steps.ts'

/** The text of a property of an event, a row of `events`: also its channel. */
export function propertyValue(path: string): Sql {
  return path === channelProperty ? sql`toString(channel)` : propertyText(path)
}

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
        sql`case IN (SELECT case FROM ${valuesByCase(scope, view, value)} WHERE value = ${value.is})`,
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

/**
 * The value of a property that stands for each case, rows (case, value), for `FROM`: of the first or last event in the
 * period, in total order, that has one. Cases of no such event are not there. Not of sessions: see `sessionValue`.
 */
export function valuesByCase(scope: Scope, view: View, { path, of }: CaseProperty): Sql {
  const { unit, belongs } = unitOf(kindOf(view.by))
  const from = valuedEvents(scope, { view, path, unit, belongs })
  const chosen = of === 'first' ? sql`argMin` : sql`argMax`
  return sql`(SELECT case, ${chosen}(value, place) AS value FROM ${from} GROUP BY case)`
}

/** Rows (case, value, place) of the events of the period that have a value. */
function valuedEvents(
  scope: Scope,
  { view, path, unit, belongs }: { view: Pick<View, 'by' | 'period'>; path: string; unit: Sql; belongs: Sql },
): Sql {
  const value = propertyValue(path)
  const { period } = view
  const inPeriod = period ? [sql`time >= ${new Date(period.from)}`, sql`time < ${new Date(period.to)}`] : []
  const key = readBy(view) === 'person' ? personOf(scope, unit) : unit
  return stepEvents(scope, {
    select: sql`${key} AS case, ${value} AS value, (${packedTime()}, ordinal, call, message_id) AS place`,
    where: joinSql([sql`${value} != ''`, belongs, ...inPeriod], ' AND '),
  })
}

/** Persons with all values that their events had, in order: their rows and `column Array(Tuple(time, value))`. */
export function withValues(
  scope: Scope,
  { persons, path, column }: { readonly persons: Sql; readonly path: string; readonly column: Sql },
): Sql {
  const { unit, belongs } = unitOf(kindOf('person'))
  const from = valuedEvents(scope, { view: { by: 'person', period: null }, path, unit, belongs })
  return sql`(
    SELECT p.*, v.said AS ${column} FROM ${persons} AS p
    LEFT JOIN (SELECT case, arrayMap(one -> (one.1.1, one.2), arraySort(groupArray((place, value)))) AS said FROM ${from} GROUP BY case) AS v
    ON p.case = v.case
  )`
}

/** The value that stands for a session, a row of `cutSessions` with the column; empty where none of its events has one. */
export function sessionValue(of: CaseProperty['of'], column: Sql): Sql {
  const inside = sql`one -> one.1 >= begun AND one.1 <= ended`
  return of === 'first' ? sql`arrayFirst(${inside}, ${column}).2` : sql`arrayLast(${inside}, ${column}).2`
}

/** All values in a session, each once. */
export function sessionValues(column: Sql): Sql {
  return sql`arrayDistinct(arrayFilter(one -> one.1 >= begun AND one.1 <= ended, ${column}).2)`
}
