import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { selectorSql } from '../../understand/journeys/condition-sql.ts'
import type { Selector } from '../../understand/model.ts'

/** Whether an event of the log belongs to a step, for `WHERE`. A step without a rule holds nothing. */
export function meetsAny(rule: readonly Selector[]): Sql {
  return rule.length === 0 ? sql`0` : sql`(${joinSql(rule.map(selectorSql), ' OR ')})`
}
