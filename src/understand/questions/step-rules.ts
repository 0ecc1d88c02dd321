import { compilePattern } from '../../collect/tracking-plan/compile-pattern.ts'
import { joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { StepRule } from '../model-flow.ts'
import { propertyValue } from './values-by-case.ts'

/**
 * Rules about a property cannot be told by codes: the log is read, and an event that a rule takes gets a code of the rule's
 * own. TRICKY: they are the last of the 65,535 but the very last, which a workspace reaches when it has nearly run out.
 */
const firstOwnCode = 65_500

export const mostRules = 20

/** Whether every pattern can be read by the warehouse: same syntax, linear time. */
export function areReadable(rules: readonly StepRule[]): boolean {
  return rules.every(rule => compilePattern(rule.matches) !== null)
}

/** The code of the rule that takes an event, a row of `events`; 0: none does. Null where names alone decide. */
export function recodeSql(rules: readonly StepRule[]): Sql | null {
  if (rules.every(rule => rule.on === 'name')) return null
  const branches = rules.map(({ on, matches }, i) => {
    const text = on === 'name' ? sql`toString(name)` : propertyValue(on)
    return sql`match(${text}, ${matches}), ${param(firstOwnCode + i, 'UInt16')}`
  })
  return sql`multiIf(${joinSql(branches, ', ')}, toUInt16(0))`
}

/** For `FROM`: rows (code, name), the steps' names as tuples; what a rule drops is not among them. */
export function ruledCodes(codes: Sql, name: Sql, rules: readonly StepRule[]): Sql {
  const branches = rules.map(({ on, matches, as }) => {
    const takes = on === 'name' ? sql`match(toString(name), ${matches})` : sql`false`
    return sql`${takes}, (${as ?? ''}, '', ${as === null})`
  })
  const own = rules.flatMap(({ as }, i) =>
    as === null ? [] : [sql`(${param(firstOwnCode + i, 'UInt16')}, (${as}, ''))`],
  )
  const named = sql`SELECT code, (ruled.1, ruled.2) AS step_name FROM (
      SELECT code, multiIf(${joinSql(branches, ', ')}, (${name}.1, ${name}.2, false)) AS ruled FROM ${codes}
    ) WHERE NOT ruled.3`
  if (own.length === 0 || recodeSql(rules) === null) return sql`(${named})`
  return sql`(${named} UNION ALL SELECT tupleElement(own, 1) AS code, tupleElement(own, 2) AS step_name FROM (SELECT arrayJoin([${joinSql(own, ', ')}]) AS own))`
}
