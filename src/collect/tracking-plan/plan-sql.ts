import { joinSql, jsonPath, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Plan, PlanEvent, PlanFault, PlanProperty, PlanType } from './model-plan.ts'

/**
 * What is wrong with an event of this name, as an array of (fault, path): the twin of `compilePlan`, for counting and for
 * the flags of the past. A row of `events` of that name.
 */
export function faultsSql(event: PlanEvent): Sql {
  const each = event.properties.flatMap(propertyFaults)
  const own =
    each.length === 0
      ? sql`CAST([], 'Array(Tuple(String, String))')`
      : sql`arrayFilter(f -> f.1 != '', [${joinSql(each, ', ')}])`
  if (event.open) return own
  const declared = event.properties.map(property => property.path)
  return sql`arrayConcat(${own}, arrayMap(p -> (${'property-unplanned' satisfies PlanFault}, p),
      arrayFilter(p -> NOT startsWith(p, '$context.') AND NOT has(${declared}, p), JSONAllPaths(properties))))`
}

/** Whether an event is marked because of the plan; 0 where the plan marks nothing. */
export function offPlanSql(plan: Plan): Sql {
  if (plan.events.length === 0) return sql`0`
  const marked = plan.events.filter(event => event.action !== 'pass')
  const cases = marked.map(event => sql`name = ${event.name}, notEmpty(${faultsSql(event)})`)
  const names = plan.events.map(event => event.name)
  if (plan.unplanned !== 'pass') cases.push(sql`name NOT IN ${names}, 1`)
  return cases.length === 0 ? sql`0` : sql`multiIf(${joinSql(cases, ', ')}, 0)`
}

function propertyFaults({ path, types, required, allowed, pattern }: PlanProperty): Sql[] {
  const value = jsonPath('properties', path)
  const kind = sql`dynamicType(${value})`
  const isThere = sql`${kind} != 'None'`
  // The column reads a date where a text looks like one, and forgets how it was written.
  const said = sql`coalesce(nullIf(JSONExtractString(received, 'properties', ${path}), ''), nullIf(JSONExtractString(received, 'traits', ${path}), ''), toString(${value}))`
  const text = sql`ifNull(if(startsWith(${kind}, 'Date'), ${said}, toString(${value})), '')`
  const isSingle = sql`${isThere} AND NOT startsWith(${kind}, 'Array')`
  const faulty = (fault: PlanFault, holds: Sql) => sql`(if(${holds}, ${fault}, ''), ${path})`
  return [
    ...(required ? [faulty('property-missing', sql`NOT (${isThere})`)] : []),
    ...(types.length > 0
      ? [
          faulty(
            'property-type',
            sql`${isThere} AND NOT (${joinSql(
              types.map(type => isOf(kind, type)),
              ' OR ',
            )})`,
          ),
        ]
      : []),
    ...(allowed.length > 0
      ? [faulty('property-value', sql`${isSingle} AND NOT has(${[...allowed]}, ${text})`)]
      : []),
    ...(pattern !== ''
      ? [faulty('property-pattern', sql`${isSingle} AND NOT match(${text}, ${pattern})`)]
      : []),
  ]
}

function isOf(kind: Sql, type: PlanType): Sql {
  switch (type) {
    case 'text':
      return sql`(${kind} = 'String' OR startsWith(${kind}, 'Date'))`
    case 'number':
      return sql`${kind} IN ('Int64', 'UInt64', 'Float64')`
    case 'integer':
      return sql`${kind} IN ('Int64', 'UInt64')`
    case 'boolean':
      return sql`${kind} = 'Bool'`
    case 'list':
      return sql`startsWith(${kind}, 'Array')`
  }
}
