import { z } from 'zod'
import { selectorSchema, shareSchema, viewSchema } from './model.ts'
import { calendarShape } from './model-buckets.ts'

/**
 * What coming back in unit n means. `n-day`: in unit n itself. `rolling`: in unit n or a later one of those asked about, so
 * that all cohorts are watched equally long. `unbounded`: in unit n or ever after, until the log ends. `within`: at least
 * once in units 1 to n.
 */
export const retentionModeSchema = z.enum(['n-day', 'rolling', 'unbounded', 'within'])
export type RetentionMode = z.infer<typeof retentionModeSchema>

export const retentionInput = viewSchema.extend({
  /** What begins: any of these. None listed: any event. */
  start: z.array(selectorSchema).max(60).default([]),
  /** `first`: a case is in one cohort, that of its first start ever. `any`: in that of each unit in which it started. */
  cohort: z.enum(['first', 'any']).default('first'),
  /** What counts as coming back. None listed: any event. */
  back: z.array(selectorSchema).max(60).default([]),
  mode: retentionModeSchema.default('n-day'),
  unit: z.enum(['day', 'week', 'month']).default('week'),
  /** Units after the first that are looked at. */
  units: z.number().int().min(1).max(90).default(12),
  ...calendarShape,
})
export type RetentionInput = z.infer<typeof retentionInput>

/** Of a cohort, those who came back. `complete`: the unit was over when the log ended; else the share may still grow. */
const retentionCellSchema = shareSchema.extend({ unit: z.number(), complete: z.boolean() })
export type RetentionCell = z.output<typeof retentionCellSchema>

export const retentionSchema = z.object({
  cohorts: z.array(
    z.object({
      /** First local day of the unit. */
      cohort: z.string(),
      size: z.number(),
      /** The unit in which the log ends: the cohort still grows. */
      complete: z.boolean(),
      /** Units 1, 2, …: those that had begun when the log ended. Empty where nobody started. */
      cells: z.array(retentionCellSchema),
    }),
  ),
  /** For each unit all cohorts together that were old enough for it; `cohorts` is how many. */
  average: z.array(shareSchema.extend({ unit: z.number(), cohorts: z.number() })),
  /** Cases in any cohort. */
  cases: z.number(),
})
export type Retention = z.output<typeof retentionSchema>
