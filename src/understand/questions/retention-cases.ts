import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { bucketIndex, bucketSchema } from '../model-buckets.ts'
import { lifecycleInput, lifecycleStateSchema } from '../model-lifecycle.ts'
import { retentionInput } from '../model-retention.ts'
import { statesOfEachCase } from './lifecycle.ts'
import { cohortOfEachCase, isBackAt } from './retention.ts'

/** A cell of the cohort table: who came back there, who did not, or the whole cohort (unit 0). */
export const retentionMark = z.object({
  of: z.literal('retention'),
  input: retentionInput,
  cohort: bucketSchema,
  unit: z.number().int().min(0).max(90),
  outcome: z.enum(['back', 'not-back']).default('back'),
})

/** A part of a bar: who was new, returning, resurrecting or dormant then. */
export const lifecycleMark = z.object({
  of: z.literal('lifecycle'),
  input: lifecycleInput,
  bucket: bucketSchema,
  state: lifecycleStateSchema,
})

type TimeMark = z.infer<typeof retentionMark> | z.infer<typeof lifecycleMark>

/** Last step `marked`: rows (case, label). */
export function timeMarkedCases(mark: TimeMark, scope: Scope): Step[] {
  if (mark.of === 'lifecycle') {
    const there = sql`bucket = ${bucketIndex(mark.bucket, mark.input)} AND state = ${mark.state}`
    return [
      ...statesOfEachCase(mark.input, scope),
      step('marked', sql`SELECT case, label FROM states WHERE ${there}`),
    ]
  }
  const isBack = mark.unit === 0 ? sql`1` : isBackAt(mark.input, mark.unit)
  const is = mark.outcome === 'back' ? isBack : sql`NOT (${isBack})`
  return [
    ...cohortOfEachCase(mark.input, scope),
    step(
      'marked',
      sql`SELECT case, label FROM cohorts WHERE cohort = ${bucketIndex(mark.cohort, mark.input)} AND ${is}`,
    ),
  ]
}
