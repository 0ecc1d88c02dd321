import { z } from 'zod'
import { shareSchema, touchpointSchema, viewSchema } from './model.ts'

/** A step of a plan: a touchpoint, whether it may be left out, and how often it may be done (null: any number of times). */
export const planStepSchema = touchpointSchema.extend({
  optional: z.boolean().default(false),
  atMost: z.number().int().min(1).max(1_000).nullable().default(1),
})
export type PlanStep = z.infer<typeof planStepSchema>

const branches = z.array(z.array(planStepSchema).min(1).max(20)).min(2).max(20)

/**
 * One after the other stand: a step; a choice, of whose branches exactly one is taken; or a block whose branches are all
 * walked, in any order and mixed as they come. The steps of a branch stand one after the other.
 */
export const planPartSchema = z.discriminatedUnion('is', [
  planStepSchema.extend({ is: z.literal('step') }),
  z.object({ is: z.literal('choice'), branches, optional: z.boolean().default(false) }),
  z.object({ is: z.literal('any-order'), branches, optional: z.boolean().default(false) }),
])
export type PlanPart = z.infer<typeof planPartSchema>

/** All steps of a plan in the order in which they are written. */
export function stepsOfPlan(plan: readonly PlanPart[]): PlanStep[] {
  return plan.flatMap(part => (part.is === 'step' ? [part] : part.branches.flat()))
}

export const planSchema = z
  .array(planPartSchema)
  .min(1)
  .max(40)
  .refine(plan => stepsOfPlan(plan).length <= 60, 'a plan has at most 60 steps')
  .refine(plan => {
    const ids = stepsOfPlan(plan).map(step => step.id)
    return new Set(ids).size === ids.length
  }, 'a step stands once in a plan')
export type Plan = z.infer<typeof planSchema>

export const deviationKinds = ['missing', 'too-often', 'out-of-sequence', 'exclusive'] as const
export type DeviationKind = (typeof deviationKinds)[number]

/**
 * What and where. `step` is the plan's step that is missing, done too often, done after `other` which stands later in the
 * plan, or done although `other` of another branch was. Missing with an `other`: a whole choice, from the first step of
 * its first branch to that of its last, of which nothing was done.
 */
export const deviationSchema = z.object({
  kind: z.enum(deviationKinds),
  step: z.string().min(1).max(200),
  other: z.string().max(200).nullable().default(null),
})
export type Deviation = z.infer<typeof deviationSchema>

const day = 86_400_000

export const conformanceInput = viewSchema.extend({
  plan: planSchema,
  /** Deviations that are all right: they count as conforming. `other` null: whatever it is. */
  accepted: z.array(deviationSchema).max(200).default([]),
  /** So long after its last planned step a case may still go on: nothing that could still come is missing. */
  patienceMs: z
    .number()
    .int()
    .min(0)
    .max(3_660 * day)
    .default(7 * day),
  /** What good came of it: events with or after a case's first planned step. */
  outcome: touchpointSchema.nullable().default(null),
  /** At most so many deviations, those of most cases. The totals are of all. */
  most: z.number().int().min(1).max(500).default(100),
})
export type ConformanceInput = z.infer<typeof conformanceInput>

/** Those with it against those without, corrected for how many differences were looked at (Holm). */
const effectSchema = z.object({
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** The probability of such a difference by chance, after the correction. */
  p: z.number(),
})
export type Effect = z.infer<typeof effectSchema>

const foundSchema = z.object({
  cases: shareSchema,
  /** Planned events that deviate so; 0 for what is missing. */
  events: z.number(),
  /** Milliseconds from first to last planned step, cases under way left out; null where either side is too small. */
  duration: effectSchema.extend({ withMs: z.number(), withoutMs: z.number() }).nullable(),
  /** Null without an outcome asked for, or where nobody is on one side. */
  outcome: effectSchema.extend({ with: shareSchema, without: shareSchema }).nullable(),
})
export type Found = z.infer<typeof foundSchema>

export const conformanceSchema = z.object({
  /** Cases without a deviation that is not accepted, of those with a planned event. */
  cases: shareSchema,
  /** Planned events that deviate in no way, or in an accepted one. The interval minds that events of one case are alike. */
  events: shareSchema,
  /** Cases that may still go on and lack something that may still come. */
  underWay: z.number(),
  medianMs: z.number().nullable(),
  outcome: shareSchema.nullable(),
  /** Each kind, accepted deviations left out. */
  kinds: z.array(foundSchema.extend({ kind: z.enum(deviationKinds) })),
  /** Those of most cases first. */
  deviations: z.array(foundSchema.extend({ ...deviationSchema.shape, accepted: z.boolean() })),
  /** How many different deviations there are, shown or not. */
  distinct: z.number(),
  /** Above 200,000 cases times are known to half a percent. */
  times: z.enum(['exact', 'within-half-percent']),
})
export type Conformance = z.infer<typeof conformanceSchema>
