import { propertyNumber, propertyText } from '../../collect/events.ts'
import { unreachable } from '../../platform/errors.ts'
import { joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Condition, SavedRule, Selector } from '../model.ts'
import { ruleNumber } from './rule-number.ts'

/** Whether an event meets a condition. The only implementation: rules and filters both use it. */
export function conditionSql(condition: Condition): Sql {
  const { path, op, value } = condition
  const text = propertyText(path)
  switch (op) {
    case 'is':
      return sql`${text} = ${value}`
    case 'is-not':
      return sql`${text} != ${value}`
    case 'contains':
      return sql`positionCaseInsensitiveUTF8(${text}, ${value}) > 0`
    case 'starts-with':
      return sql`startsWith(${text}, ${value})`
    case 'exists':
      return sql`${text} != ''`
    case 'over':
      return sql`ifNull(${propertyNumber(path)} > toFloat64OrNull(${value}), 0)`
    case 'under':
      return sql`ifNull(${propertyNumber(path)} < toFloat64OrNull(${value}), 0)`
    default:
      return unreachable(op)
  }
}

/** All conditions; true where there are none. */
export function conditionsSql(conditions: readonly Condition[]): Sql {
  return conditions.length === 0 ? sql`1` : joinSql(conditions.map(conditionSql), ' AND ')
}

/** Whether an event, a row of `events`, is meant by a selector. Reads properties: for what no code can say. */
export function selectorSql(selector: Selector): Sql {
  const { event, channels, where } = selector
  const named = sql`name = ${event}`
  const heard = channels.length > 0 ? [sql`channel IN (${[...channels]})`] : []
  return sql`(${joinSql([named, ...heard, ...where.map(conditionSql)], ' AND ')})`
}

/** Whether a code, a row of `journey_codes`, is meant by a selector. */
export function selectorCodesSql(selector: Selector): Sql {
  const { event, channels, where } = selector
  const named = sql`name = ${event}`
  const heard = channels.length > 0 ? [sql`has(${[...channels]}, channel)`] : []
  const ruled = where.length > 0 ? [sql`has(rules, ${ruleParam({ event, where })})`] : []
  return sql`(${joinSql([named, ...heard, ...ruled], ' AND ')})`
}

/** The numbers of the saved rules that an event matches, sorted. */
export function matchedRulesSql(rules: readonly SavedRule[]): Sql {
  if (rules.length === 0) return sql`CAST([] AS Array(UInt64))`
  const each = rules.map(rule => {
    const holds = joinSql([sql`name = ${rule.event}`, ...rule.where.map(conditionSql)], ' AND ')
    return sql`if(${holds}, ${ruleParam(rule)}, 0)`
  })
  return sql`arraySort(arrayFilter(r -> r != 0, [${joinSql(each, ', ')}]))`
}

function ruleParam(rule: SavedRule) {
  return param(ruleNumber(rule), 'UInt64')
}
