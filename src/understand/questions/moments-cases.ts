import { z } from 'zod'
import { unreachable } from '../../platform/errors.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { localDay } from '../../platform/zones/local-time.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import { experienceSchema, momentsInput } from '../model-moments-of-truth.ts'
import { unitsOf } from './moments-units.ts'

/** The cases at an end of a moment of truth. Give `from` and `to` of the group for a number. */
export const momentMark = z.object({
  of: z.literal('moment'),
  input: momentsInput,
  experience: experienceSchema,
  /** Of yes and no: those to whom it did not happen though it is known. */
  isMissed: z.boolean().default(false),
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
})
type MomentMark = z.infer<typeof momentMark>

/** Last step `marked`: rows (case, label). */
export function momentCases(mark: MomentMark, scope: Scope): Step[] {
  return [
    ...unitsOf(mark.input, scope),
    step(
      'marked',
      sql`SELECT case, any(label) AS label FROM units WHERE NOT isNaN(outcome) AND outcome != ${mark.input.outcome.of === 'score' ? Number.MIN_SAFE_INTEGER : -1} AND (${isAtEnd(mark)}) GROUP BY case`,
    ),
  ]
}

/** Whether a unit is at the end: the same by its experiences, (ms, name, local day, facts) in total order. */
function isAtEnd({ input, experience, isMissed, from, to }: MomentMark): Sql {
  const { kind, event, key, value, other } = experience
  const met = (name: string) => sql`arrayFilter(e -> e.2 = ${name}, experiences)`
  const last = (name: string) =>
    sql`arrayLast(f -> f.1 = ${key}, arrayFlatten(arrayMap(e -> e.4, ${met(name)}))).2`
  const yesNo = (known: Sql, is: Sql) => (isMissed ? sql`${known} AND NOT (${is})` : sql`${known} AND ${is}`)
  const between = (number: Sql) =>
    sql`ifNull(${number} >= ${from ?? Number.MIN_SAFE_INTEGER} AND ${number} <= ${to ?? Number.MAX_SAFE_INTEGER}, 0)`
  switch (kind) {
    case 'met':
      return yesNo(sql`1`, sql`notEmpty(${met(event)})`)
    case 'again':
      return yesNo(sql`1`, sql`length(${met(event)}) >= 2`)
    case 'value':
      return yesNo(sql`${last(event)} != ''`, sql`${last(event)} = ${value}`)
    case 'number':
      return between(sql`toFloat64OrNull(${last(event)})`)
    case 'late': {
      const told = last(other)
      const due = sql`parseDateTime64BestEffortOrZero(${told}, 3, 'UTC')`
      const done = sql`arrayLast(e -> e.2 = ${event}, experiences)`
      const dueDay = sql`if(length(${told}) = 10, toInt32(toDate32(${due})), toInt32(${localDay(due, input.zone)}))`
      const isLate =
        input.late === 'date'
          ? sql`${done}.3 > ${dueDay}`
          : sql`toInt64(${done}.1) - ${epoch1900} > toUnixTimestamp64Milli(${due})`
      return yesNo(sql`match(${told}, '^\\d{4}-\\d\\d-\\d\\d') AND notEmpty(${met(event)})`, isLate)
    }
    case 'between': {
      const first = (name: string) => sql`toFloat64(arrayFirst(e -> e.2 = ${name}, experiences).1)`
      const hours = sql`(${first(event)} - ${first(other)}) / 3600000`
      return sql`notEmpty(${met(event)}) AND notEmpty(${met(other)}) AND ${between(hours)}`
    }
    default:
      return unreachable(kind)
  }
}
