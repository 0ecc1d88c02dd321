import { z } from 'zod'
import { selectorSchema, viewSchema } from './model.ts'
import { calendarShape } from './model-buckets.ts'

export const lifecycleInput = viewSchema.extend({
  /** What counts as being active: any of these. None listed: any event. */
  active: z.array(selectorSchema).max(60).default([]),
  unit: z.enum(['day', 'week', 'month']).default('week'),
  ...calendarShape,
})
export type LifecycleInput = z.infer<typeof lifecycleInput>

export const lifecycleStateSchema = z.enum(['new', 'returning', 'resurrecting', 'dormant'])
export type LifecycleState = z.infer<typeof lifecycleStateSchema>

export const lifecycleSchema = z.object({
  periods: z.array(
    z.object({
      /** First local day of the unit. */
      bucket: z.string(),
      /** Active for the first time ever; before and now; before, but not in the unit before. Together: active. */
      new: z.number(),
      returning: z.number(),
      resurrecting: z.number(),
      active: z.number(),
      /** Active in the unit before and not in this one. */
      dormant: z.number(),
      /** Not when the log ends in it: all four may still change. */
      complete: z.boolean(),
    }),
  ),
  /** Cases that were active in any of these units. */
  cases: z.number(),
})
export type Lifecycle = z.output<typeof lifecycleSchema>
