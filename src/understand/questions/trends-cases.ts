import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { bucketIndex, bucketSchema } from '../model-buckets.ts'
import { trendsInput } from '../model-trends.ts'
import { measuredEvents, partPlaces, topValues } from './trends-sql.ts'

/** A point of a line: the cases of the events behind it. */
export const trendsMark = z.object({
  of: z.literal('trends'),
  input: trendsInput,
  /** Which of the lines, from 0. */
  line: z.number().int().min(0).max(19),
  part: z.enum(['whole', 'value', 'other', 'none']).default('whole'),
  value: z.string().max(500).default(''),
  /** Of money told by currency; null: whatever it is. */
  currency: z.string().max(20).nullable().default(null),
  /** Null: the whole period. */
  bucket: bucketSchema.nullable().default(null),
})

/** Last step `marked`: rows (case, label). Of a ratio those of its upper side. */
export function trendsMarkedCases(mark: z.infer<typeof trendsMark>, scope: Scope): Step[] {
  const { input, line, bucket, currency } = mark
  const there = bucket === null ? sql`1` : sql`bucket = ${bucketIndex(bucket, input)}`
  const money = currency === null ? sql`1` : sql`currency = ${currency}`
  return [
    ...measuredEvents(input, scope),
    step(
      'marked',
      sql`SELECT case, any(label) AS label FROM measured WHERE measure = ${2 * line} AND part = ${partOfMark(mark, scope)} AND ${there} AND ${money} GROUP BY case`,
    ),
  ]
}

function partOfMark({ part, value, input }: z.infer<typeof trendsMark>, scope: Scope) {
  const { other, none } = partPlaces(input.split?.most ?? 0)
  if (part === 'whole' || !input.split) return sql`0`
  if (part === 'other') return sql`${other}`
  if (part === 'none') return sql`${none}`
  return sql`indexOf(${topValues(input, scope, input.split)}, ${value})`
}
