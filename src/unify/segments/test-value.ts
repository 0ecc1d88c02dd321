import { unreachable } from '../../platform/errors.ts'
import { type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { ValueTest } from '../traits/model-traits.ts'

/** Whether a value, a text expression that is cheap to write several times, passes. Empty text is no value. */
export function valueTestSql(value: Sql, test: ValueTest): Sql {
  switch (test.is) {
    case 'known':
      return sql`${value} != ''`
    case 'one-of':
      return sql`${value} IN ${test.values}`
    case 'containing':
      return sql`position(${value}, ${test.text}) > 0`
    case 'beginning':
      return sql`startsWith(${value}, ${test.text})`
    case 'at-least':
      return sql`ifNull(toFloat64OrNull(${value}) >= ${test.number}, 0)`
    case 'at-most':
      return sql`ifNull(toFloat64OrNull(${value}) <= ${test.number}, 0)`
    case 'more-than':
      return sql`ifNull(toFloat64OrNull(${value}) > ${test.number}, 0)`
    case 'less-than':
      return sql`ifNull(toFloat64OrNull(${value}) < ${test.number}, 0)`
    default:
      return unreachable(test)
  }
}

/** The same of a value that is at hand. */
export function passesTest(value: string, test: ValueTest): boolean {
  if (test.is === 'known') return value !== ''
  if (test.is === 'one-of') return test.values.includes(value)
  if ('text' in test)
    return test.is === 'containing' ? value.includes(test.text) : value.startsWith(test.text)
  const number = value.trim() === '' ? Number.NaN : Number(value)
  if (test.is === 'at-least') return number >= test.number
  if (test.is === 'at-most') return number <= test.number
  return test.is === 'more-than' ? number > test.number : number < test.number
}
