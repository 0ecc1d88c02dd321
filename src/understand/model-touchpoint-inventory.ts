import { z } from 'zod'
import { grainSchema, shareSchema, toldOfPages, touchpointSchema, viewSchema } from './model.ts'
import { frictionKinds, frictionRulesSchema } from './model-friction.ts'

/** A number that people gave, and what its ends mean. */
export const feelingSourceSchema = z
  .object({
    event: z.string().min(1).max(500),
    path: z.string().min(1).max(300),
    worst: z.number(),
    best: z.number(),
    /** The best of the answers that still count as bad: 2 of 5 stars, 6 of 10 in a recommendation. */
    bad: z.number(),
  })
  .refine(({ worst, best }) => worst !== best, 'worst and best are two numbers')
export type FeelingSource = z.infer<typeof feelingSourceSchema>

export const usualFeelings: readonly FeelingSource[] = [
  { event: 'Product Reviewed', path: 'rating', worst: 1, best: 5, bad: 2 },
  { event: 'NPS Answered', path: 'score', worst: 0, best: 10, bad: 6 },
  { event: 'CSAT Answered', path: 'score', worst: 1, best: 5, bad: 2 },
  { event: 'CES Answered', path: 'score', worst: 1, best: 7, bad: 3 },
  { event: 'Review Creation', path: 'review_score', worst: 1, best: 5, bad: 2 },
]

const share = (usual: number) => z.number().min(0).max(1).default(usual)

/** From where on something speaks for a verdict. */
export const inventoryRulesSchema = z.object({
  /** Fewer cases that met it, and nothing is said. Also the least on either side of a comparison, and the least answers. */
  leastCases: z.number().int().min(5).max(10_000).default(30),
  /** Fewer reach the outcome by at least so much, a share. */
  effectLoss: share(0.02),
  /** At least this share of its visits, surely, has a friction. */
  frictionShare: share(0.2),
  /** The mean feeling, 0 to 100, is surely below this. */
  feelingLow: z.number().min(0).max(100).default(50),
  /** The mean feeling is surely below that of the other answers, and by at least so much. */
  feelingWorse: z.number().min(0).max(100).default(8),
})
export type InventoryRules = z.infer<typeof inventoryRulesSchema>

export const inventoryInput = viewSchema.extend({
  /** What a touchpoint is; `place`: the path of a page, the name of any other event. */
  grain: z.union([z.literal('place'), grainSchema]).default('event-channel'),
  /** Names of events that are no touchpoint. Touchpoints of your own say themselves what is one. */
  leaveOut: z
    .array(z.string().max(500))
    .max(100)
    .default([...toldOfPages]),
  /** What it should lead to; null: nothing is said of effects. */
  goal: touchpointSchema.nullable().default(null),
  goalDays: z.number().int().min(1).max(366).default(7),
  /** Scores that people gave; one after meeting a touchpoint, within so many days, says how they felt about it. */
  feelings: z
    .array(feelingSourceSchema)
    .max(20)
    .default([...usualFeelings]),
  feelingDays: z.number().int().min(1).max(366).default(14),
  frictions: frictionRulesSchema.prefault({}),
  /** A friction belongs to a visit when it is the very next event within so many minutes. */
  nearMinutes: z.number().int().min(1).max(10_080).default(60),
  rules: inventoryRulesSchema.prefault({}),
  /** Effects, frictions and feelings are told of at most so many cases, chosen by their number, which means nothing. */
  most: z.number().int().min(100).max(200_000).default(15_000),
})
export type InventoryInput = z.infer<typeof inventoryInput>

export const verdicts = ['rebuild', 'repair', 'watch', 'keep'] as const
export type Verdict = (typeof verdicts)[number]

export const inventoryReasons = [
  'few-cases',
  'is-goal',
  'fewer-reach',
  'more-reach',
  'no-sure-effect',
  'friction-often',
  'feeling-low',
  'feeling-worse',
  'feeling-better',
] as const
export type InventoryReason = (typeof inventoryReasons)[number]

/** With whom those who met a touchpoint are compared: who went elsewhere from the same point, or everybody else who stood there. */
export const comparisons = ['elsewhere', 'everybody'] as const
export type Comparison = (typeof comparisons)[number]

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() })
export type Estimate = z.output<typeof estimate>

const comparison = z.object({
  /** Cases and points that are compared: met it there, and did not. */
  met: z.number(),
  others: z.number(),
  /** Shares that reached the outcome, both weighted alike over the points. */
  reached: z.number(),
  othersReached: z.number(),
  /** The first minus the second. */
  difference: estimate,
})

export const touchpointRowSchema = z.object({
  name: z.string(),
  channel: z.string(),
  isPage: z.boolean(),
  /** Cases that met it, of all; and how often it was met. */
  share: shareSchema,
  times: z.number(),
  /** Null: no outcome, it is the outcome itself, or too few to compare. */
  effect: z
    .object({
      elsewhere: comparison,
      everybody: comparison,
      /** What both comparisons allow: the one nearer to nothing, nothing where they disagree; from the lower to the higher end of both. */
      difference: estimate,
      /** That of the less sure one, 1 where they disagree. Corrected for all touchpoints (Holm). */
      p: z.number(),
      /** Cases that met it at a point and did not reach the outcome in time. */
      lostCases: z.number(),
    })
    .nullable(),
  friction: z.object({
    /** Visits, of the cases that were looked at, with a friction at them or right after. */
    share: shareSchema,
    cases: z.number(),
    worst: z.enum(frictionKinds).nullable(),
    worstVisits: z.number(),
  }),
  /** Null: nobody gave a score after meeting it. */
  feeling: z
    .object({
      answers: z.number(),
      /** 0 to 100. */
      mean: estimate,
      bad: shareSchema,
      badCases: z.number(),
      othersMean: z.number(),
      difference: estimate.nullable(),
      /** Corrected for all touchpoints (Holm); 1 where it cannot be told. */
      p: z.number(),
    })
    .nullable(),
  verdict: z.enum(verdicts),
  /** What speaks for the verdict, each with its number and what it was held against. */
  reasons: z.array(
    z.object({
      code: z.enum(inventoryReasons),
      value: z.number(),
      low: z.number(),
      high: z.number(),
      n: z.number(),
      bound: z.number(),
    }),
  ),
})
export type TouchpointRow = z.output<typeof touchpointRowSchema>

export const inventorySchema = z.object({
  touchpoints: z.array(touchpointRowSchema),
  verdicts: z.record(z.enum(verdicts), z.number()),
  /** All cases; and those of which effects, frictions and feelings are told. */
  cases: z.number(),
  looked: z.number(),
  /** More were found than are told. */
  more: z.number(),
  /** How often somebody stood at a point, and how many of these have not been followed for long enough. */
  points: z.number(),
  tooYoung: z.number(),
})
export type Inventory = z.output<typeof inventorySchema>
