import { z } from 'zod'
import { grainSchema, stepNameSchema, toldOfPages, viewSchema } from './model.ts'

const keep = z.boolean().default(true)

/** Keeps only the cases with something, or leaves them out. What one event after another means is as in the graph. */
export const flowFilterSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('step'), keep, step: stepNameSchema }),
  z.object({ of: z.literal('transition'), keep, from: stepNameSchema, to: stepNameSchema }),
  z.object({
    of: z.literal('variant'),
    keep,
    /** The whole journey, step by step; `collapse`: a run of the same step is one. */
    steps: z.array(stepNameSchema).min(1).max(1_000),
    collapse: z.boolean().default(false),
  }),
])
export type FlowFilter = z.infer<typeof flowFilterSchema>

/** What counts as one step, what of a case is looked at, and which cases: the beginning of every question about flow. */
export const flowSchema = viewSchema.extend({
  grain: grainSchema.default('event'),
  /** Names of events that are no step. Touchpoints say themselves what is one. */
  leaveOut: z
    .array(z.string().max(500))
    .max(100)
    .default([...toldOfPages]),
  /** A run of the same step is one. */
  collapse: z.boolean().default(false),
  only: z.array(flowFilterSchema).max(20).default([]),
})
/**
 * Cleans steps before anything is counted: an event whose name (or property) holds the pattern, in the syntax of RE2, is
 * the step `as`, or no step at all (null). Of several rules the first that fits decides. Rules of one `as` group events.
 */
export const stepRuleSchema = z.object({
  /** `name`, or the path of a property. */
  on: z.string().min(1).max(300).default('name'),
  matches: z.string().min(1).max(500),
  as: z.string().min(1).max(200).nullable(),
})
export type StepRule = z.infer<typeof stepRuleSchema>

export const walkLength = 200

export const replaySchema = z.object({
  /** The names that `walks` count from 0. */
  steps: z.array(stepNameSchema),
  walks: z.array(
    z.object({
      /** Milliseconds since 1970 of its first step. */
      start: z.number(),
      steps: z.array(z.number()),
      /** Milliseconds since `start`, one a step. */
      after: z.array(z.number()),
      /** It goes on beyond what is told. */
      cut: z.boolean(),
    }),
  ),
})
export type Replay = z.infer<typeof replaySchema>

export const pathFlowSchema = z.object({
  /** `forward`: column 1 is where paths begin; `back`: where they end, and columns lead away from it. */
  direction: z.enum(['forward', 'back']),
  cases: z.number(),
  columns: z.array(
    z.object({
      cases: z.number(),
      /** The steps of most cases, in this order. */
      steps: z.array(z.object({ step: stepNameSchema, cases: z.number() })),
      /** All other steps of the column together. */
      other: z.object({ steps: z.number(), cases: z.number() }),
    }),
  ),
  /** Between a column (from 0) and the next. A place is a step of its column; −1: the others; −2: no next, the case ends (or begins) here; −3: the chosen end comes later than the path is long. */
  links: z.array(z.object({ column: z.number(), from: z.number(), to: z.number(), cases: z.number() })),
})
export type PathFlow = z.infer<typeof pathFlowSchema>
