import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { conditionsSql, selectorCodesSql } from '../journeys/condition-sql.ts'
import { journeys } from '../journeys/journeys.ts'
import { epoch1900, journeysOfEvents } from '../journeys/parts-sql.ts'
import type { SavedRule, Selector, View } from '../model.ts'

/** The code of a packed step. */
export function codeOf(packed: Sql): Sql {
  return sql`toUInt16(${packed})`
}

/** Milliseconds since 1900-01-01 UTC of a packed step. */
export function timeOf(packed: Sql): Sql {
  return sql`bitShiftRight(${packed}, 16)`
}

/** The least packed step at or after an instant (milliseconds since 1970). */
export function packedFrom(ms: number): Sql {
  return sql`${param(BigInt(ms + epoch1900) << 16n, 'UInt64')}`
}

/**
 * For `IN`: the codes that a condition on rows of `journey_codes` means. `has` of an array that a subquery gave is ten
 * times slower (*measured*, 20 M steps: 1.1 s against 0.1 s).
 */
export function codesWhere(scope: Scope, condition: Sql): Sql {
  return sql`(SELECT code FROM journey_codes FINAL WHERE workspace = ${param(scope.workspace, 'UInt32')} AND (${condition}))`
}

/** For `IN`: the codes that any of the selectors means. */
export function codesOfAny(scope: Scope, selectors: readonly Selector[]): Sql {
  return codesWhere(scope, joinSql(selectors.map(selectorCodesSql), ' OR '))
}

/** The saved rules that selectors lean on. */
export function rulesOf(selectors: readonly Selector[]): SavedRule[] {
  return selectors.filter(s => s.where.length > 0).map(({ event, where }) => ({ event, where }))
}

/**
 * The journeys that a view shows: rows (case, label, steps, codes), cases without a step left out. What is not seen is as if it
 * had not happened: steps before and after a hidden one follow each other. `selectors`: all that the question names.
 */
export function seeJourneys(scope: Scope, view: View, selectors: readonly Selector[]): Step {
  const rules = rulesOf([...selectors, ...view.having])
  const filtered = view.where.length > 0
  const from = filtered
    ? journeysOfEvents(scope, { by: view.by, rules, which: conditionsSql(view.where) })
    : journeys(scope, { by: view.by })
  const conditions = seenConditions(scope, view)
  const having = havingCondition(scope, view, filtered)
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

function seenConditions(scope: Scope, { period, channels }: View): Sql[] {
  const conditions: Sql[] = []
  if (period) conditions.push(sql`s >= ${packedFrom(period.from)}`, sql`s < ${packedFrom(period.to)}`)
  if (channels.length > 0)
    conditions.push(sql`${codeOf(sql`s`)} IN ${codesWhere(scope, sql`has(${[...channels]}, channel)`)}`)
  return conditions
}

function havingCondition(scope: Scope, view: View, filtered: boolean): Sql {
  if (view.having.length === 0) return sql`1`
  const did = sql`arrayExists(c -> c IN ${codesOfAny(scope, view.having)}, codes)`
  if (!filtered) return did
  return sql`case IN (SELECT case FROM ${journeys(scope, { by: view.by })} WHERE ${did})`
}
