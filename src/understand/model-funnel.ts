import { z } from 'zod'
import { selectorSchema, shareSchema, touchpointSchema, viewSchema } from './model.ts'

const day = 86_400_000

/** Steps and exclusions together: each has a bit of the sixteen that a packed step has room for. */
const most = 16

export const funnelStepSchema = touchpointSchema.extend({
  /** May be left out: who goes on to the next step without it is not lost. Not the first nor the last. */
  optional: z.boolean().default(false),
})

export const exclusionSchema = z.object({
  any: z.array(selectorSchema).min(1).max(20),
  /** Between these two steps, from 1: who does one of these after `after` and before `before` must begin again. */
  after: z.number().int().min(1),
  before: z.number().int().min(2),
})

/** What a funnel is: also read by the list of the cases that reached or left it. */
export const funnelInput = viewSchema
  .extend({
    steps: z.array(funnelStepSchema).min(1).max(most),
    /** From the first step to the last, in milliseconds; null = any time. */
    windowMs: z
      .number()
      .int()
      .positive()
      .max(366 * day)
      .nullable()
      .default(7 * day),
    /** In place of a time: all within so many sessions in a row. */
    windowSessions: z.number().int().min(1).max(100).nullable().default(null),
    /** `ordered`: others may come between; `strict`: each directly follows the one before; `any`: in whatever order. */
    order: z.enum(['ordered', 'strict', 'any']).default('ordered'),
    exclusions: z.array(exclusionSchema).max(8).default([]),
    /** Properties that have the same value at every step: up to three. */
    hold: z.array(z.string().min(1).max(300)).max(3).default([]),
    /** `cases`: each once, its best; `entries`: every time a case begins, one after the other. */
    count: z.enum(['cases', 'entries']).default('cases'),
    /** Also by the day, week or month in which a case first began. */
    over: z.enum(['day', 'week', 'month']).nullable().default(null),
    zone: z.string().max(60).default('UTC'),
    weekStart: z.number().int().min(1).max(7).default(1),
    /** `counts`: how many reach each step, faster than `times`: also how long it takes them. */
    measure: z.enum(['counts', 'times']).default('times'),
  })
  .refine(q => q.steps.length + q.exclusions.length <= most, 'at most 16 steps and exclusions together')
  .refine(
    q => !q.steps[0]?.optional && !q.steps.at(-1)?.optional,
    'the first and the last step are not optional',
  )
  .refine(
    q => q.exclusions.every(e => e.after < e.before && e.before <= q.steps.length),
    'an exclusion lies between two steps of the funnel',
  )
  .refine(
    q => q.order === 'ordered' || q.exclusions.length === 0,
    'exclusions go with ordered steps: strict steps have nothing between them, others no between',
  )
  .refine(
    q => q.order !== 'any' || (q.count === 'cases' && q.steps.every(s => !s.optional)),
    'steps in any order are counted by case, and none is optional',
  )
  .refine(
    q => q.over === null || q.count === 'cases' || q.windowSessions === null,
    'entries within sessions are not told by day',
  )
export type FunnelInput = z.infer<typeof funnelInput>

const perhaps = z.number().nullable()

export const funnelSchema = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      /** Cases (entries) that reached this step, of those that reached the first. */
      ofStart: shareSchema,
      /** The same, of those that reached the required step before. */
      ofPrevious: shareSchema,
      /** From the start that got the case here first to this step, in milliseconds; null at the first step and where not measured. */
      meanMs: perhaps,
      q1Ms: perhaps,
      medianMs: perhaps,
      q3Ms: perhaps,
      p90Ms: perhaps,
      /** How many took less than `untilMs`, and not less than the one before: doubling from a second. */
      took: z.array(z.object({ untilMs: z.number(), n: z.number() })),
    }),
  ),
  /** By the local day (week, month) in which a case first began; its first day as `YYYY-MM-DD`. Empty without `over`. */
  series: z.array(z.object({ from: z.string(), share: shareSchema })),
})
export type Funnel = z.output<typeof funnelSchema>
