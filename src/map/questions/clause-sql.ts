import { propertyNumber, propertyText } from '../../collect/events.ts'
import { unreachable } from '../../platform/errors.ts'
import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Clause, Condition } from '../model.ts'

/** Whether an event of the log belongs to a step, for `WHERE`. A step without clauses holds nothing. */
export function meetsAny(rule: readonly Clause[]): Sql {
  return rule.length === 0 ? sql`0` : sql`(${joinSql(rule.map(meets), ' OR ')})`
}

function meets(clause: Clause): Sql {
  const channels = clause.channels.length === 0 ? [] : [sql`channel IN ${clause.channels}`]
  return sql`(${joinSql([sql`name = ${clause.event}`, ...channels, ...clause.where.map(holds)], ' AND ')})`
}

function holds({ path, op, value }: Condition): Sql {
  switch (op) {
    case 'is':
      return sql`${propertyText(path)} = ${value}`
    case 'is-not':
      return sql`${propertyText(path)} != ${value}`
    case 'contains':
      return sql`positionCaseInsensitiveUTF8(${propertyText(path)}, ${value}) > 0`
    case 'starts-with':
      return sql`startsWithUTF8(${propertyText(path)}, ${value})`
    case 'exists':
      return sql`${propertyText(path)} != ''`
    case 'over':
      return sql`ifNull(${propertyNumber(path)} > toFloat64OrNull(${value}), 0)`
    case 'under':
      return sql`ifNull(${propertyNumber(path)} < toFloat64OrNull(${value}), 0)`
    default:
      return unreachable(op)
  }
}
