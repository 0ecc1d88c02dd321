import { propertyText } from '../../collect/events.ts'
import { unreachable } from '../../platform/errors.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { valueTestSql } from '../segments/test-value.ts'
import type { ComputedMeasure, EventSelector, When } from './model-traits.ts'

export const msOf = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const

/** Whether an event, a row of `events`, is meant. Reads properties: write it inside the `events` fragment. */
export function selectsSql({ name, where, when }: EventSelector, scope: Scope): Sql {
  const tests = where.map(({ path, test }) => valueTestSql(propertyText(path), test))
  return joinSql(
    [sql`name = ${name}`, sql`type IN ('track', 'page', 'screen')`, ...timeSql(when, scope), ...tests],
    ' AND ',
  )
}

function timeSql(when: When, { now }: Scope): Sql[] {
  if (when.is === 'ever') return []
  if (when.is === 'last') return [sql`time > ${new Date(now - when.n * msOf[when.unit])}`]
  return [sql`time >= ${new Date(when.from)}`, sql`time < ${new Date(when.to)}`]
}

/** What a measure reads of an event: its property as text. */
export function measuredSql({ measure, property }: ComputedMeasure): Sql {
  return measure === 'count' || measure === 'days-since' ? sql`''` : propertyText(property)
}

/**
 * The value of a measure for a person, as text; empty where it has none. Rows have `time`, `place` and the named columns:
 * `is` whether the event is meant, `value` what was read of it.
 */
export function measureSql({ measure }: ComputedMeasure, is: Sql, value: Sql, { now }: Scope): Sql {
  const exact = sql`toDecimal128OrNull(${value}, 6)`
  const said = sql`(${is}) AND ${value} != ''`
  switch (measure) {
    case 'count':
      return sql`toString(countIf(${is}))`
    case 'sum':
      return sql`toString(sumIf(assumeNotNull(${exact}), (${is}) AND ${exact} IS NOT NULL))`
    case 'average':
      return sql`if(countIf((${is}) AND ${exact} IS NOT NULL) = 0, '', toString(toFloat64(sumIf(assumeNotNull(${exact}), (${is}) AND ${exact} IS NOT NULL)) / countIf((${is}) AND ${exact} IS NOT NULL)))`
    case 'first':
      return sql`argMinIf(${value}, place, ${said})`
    case 'last':
      return sql`argMaxIf(${value}, place, ${said})`
    case 'most-frequent': {
      const counted = sql`sumMapIf([${value}], [toUInt64(1)], ${said})`
      return sql`${counted}.1[indexOf(${counted}.2, arrayMax(${counted}.2))]`
    }
    case 'distinct':
      return sql`toString(uniqExactIf(${value}, ${said}))`
    case 'days-since':
      return sql`if(countIf(${is}) = 0, '', toString(toInt64(floor((toUnixTimestamp64Milli(${new Date(now)}) - toUnixTimestamp64Milli(maxIf(time, ${is}))) / ${msOf.days}))))`
    default:
      return unreachable(measure)
  }
}

/** What somebody has who never did it. */
export function measureOfNothing({ measure }: ComputedMeasure): string {
  return measure === 'count' || measure === 'sum' || measure === 'distinct' ? '0' : ''
}

export function needsPlace({ measure }: ComputedMeasure): boolean {
  return measure === 'first' || measure === 'last'
}
