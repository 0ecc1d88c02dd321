import { z } from 'zod'
import { selectorSchema, shareSchema, touchpointSchema, viewSchema } from './model.ts'

const day = 86_400_000

export const usualQuietMs = 1_800_000

/** Which two moments an attempt runs between, and when somebody counts as gone. */
export const attemptInput = viewSchema.extend({
  /** Where an attempt begins. */
  from: touchpointSchema,
  /** Where it has been brought to its end. An event that is both is an end. */
  to: touchpointSchema,
  /** Later than this after the beginning, the end no longer counts for it. */
  windowMs: z
    .number()
    .int()
    .positive()
    .max(92 * day)
    .default(day),
  /** Without any event for longer than this, somebody has left. Where buying takes weeks, so does a pause. */
  quietMs: z
    .number()
    .int()
    .min(60_000)
    .max(30 * day)
    .default(usualQuietMs),
})
export type AttemptInput = z.infer<typeof attemptInput>

/** What is told on leaving, or because somebody left: it cannot be why. */
export const toldOnLeaving = [
  'Form Abandoned',
  'Page Left',
  'Cart Abandoned',
  'Checkout Abandoned',
  'Session Ended',
] as const

export const abandonmentInput = attemptInput.extend({
  /** What may have driven them away: every event met between, found by itself, or these. */
  causes: z.union([z.literal('found'), z.array(touchpointSchema).min(1).max(30)]).default('found'),
  /** Names of events that are never a cause. */
  leaveOut: z
    .array(z.string().max(500))
    .max(100)
    .default([...toldOnLeaving]),
  /**
   * Events on the way to the end: who met one had not left before it. What can only be met behind it is compared among those
   * who came that far. `found`: those that nearly all who arrived met and many who left did not.
   */
  milestones: z.union([z.literal('found'), z.array(selectorSchema).max(8)]).default('found'),
  /** Compared only among attempts alike in these. */
  alike: z
    .object({
      channel: z.boolean().default(true),
      time: z.enum(['none', 'month', 'week']).default('month'),
      /** Properties of the event that began the attempt: `country`, `$context.device.type`. */
      properties: z.array(z.string().min(1).max(300)).max(2).default([]),
    })
    .default({ channel: true, time: 'month', properties: [] }),
  /** Properties of the event that began the attempt: the first of `amount` that is there, and its currency. */
  value: z
    .object({
      amount: z.array(z.string().min(1).max(300)).min(1).max(5),
      currency: z.string().min(1).max(300),
    })
    .nullable()
    .default({ amount: ['value', 'total', 'revenue', 'subtotal'], currency: 'currency' }),
  /** Attempts that must have met a thing, and that must not, before it is asked whether it is a cause. */
  least: z.number().int().min(5).max(10_000).default(20),
  /** Of the events found, at most so many are asked about: the most frequent. */
  most: z.number().int().min(1).max(30).default(20),
  zone: z.string().max(60).default('UTC'),
  weekStart: z.number().int().min(1).max(7).default(1),
})
export type AbandonmentInput = z.infer<typeof abandonmentInput>

/** An estimate with its 95 % interval. */
export const estimateSchema = z.object({ estimate: z.number(), low: z.number(), high: z.number() })
export type Estimate = z.infer<typeof estimateSchema>

const moneySchema = z.object({
  /** As the events say it; empty where they say none. */
  currency: z.string(),
  value: z.number(),
  /** Attempts with an amount in this currency. */
  attempts: z.number(),
})

/**
 * `drives-away`, `keeps`: shown beyond chance among all that were looked at. `nothing`: its odds ratio is below 1.25 with 97.5 %
 * certainty. `only-those-who-left`: nobody who went on met it, so it may follow leaving. `unclear`: the data cannot tell.
 */
export const verdictSchema = z.enum(['drives-away', 'keeps', 'nothing', 'only-those-who-left', 'unclear'])
export type Verdict = z.infer<typeof verdictSchema>

/** Why an event met on the way is not asked about. */
export const leftOutWhySchema = z.enum(['milestone', 'everybody', 'goes-on', 'rare', 'same', 'named', 'many'])
export type LeftOutWhy = z.infer<typeof leftOutWhySchema>

export const causeSchema = z.object({
  /** Name of the event, or id of the touchpoint. */
  id: z.string(),
  /** Parts of the way (from 0) in which it is met: the two shares are of those who came that far. */
  parts: z.array(z.number()),
  /** Of those who left there, and of those who went on from there: who had met it. */
  metByLeft: shareSchema,
  metByStayed: shareSchema,
  /** Odds of leaving with it against without it, nothing else held alike but the part of the way. */
  crude: estimateSchema,
  /** The same, all other causes and what is to be alike held. */
  adjusted: estimateSchema,
  logOdds: z.object({ estimate: z.number(), error: z.number() }),
  p: z.number(),
  /** Corrected by Holm over all causes. */
  pCorrected: z.number(),
  /** Of those who left having met it: how many left because of it. */
  lost: estimateSchema,
  /** Of these, who would have come to the end: some would have left later. */
  conversions: estimateSchema,
  money: z.array(z.object({ currency: z.string(), ...estimateSchema.shape })),
  verdict: verdictSchema,
})
export type AbandonmentCause = z.infer<typeof causeSchema>

export const abandonmentSchema = z.object({
  attempts: z.number(),
  /** Begun so lately that their time is not over; not counted anywhere. */
  open: z.number(),
  left: shareSchema,
  /** Of those who left, currency by currency; the largest number of attempts first. */
  atStake: z.array(moneySchema),
  /** The way, part by part: what ends it (null: the end itself), who came to its beginning, who left in it. */
  parts: z.array(z.object({ endsWith: z.string().nullable(), reached: z.number(), left: shareSchema })),
  /** How many of the milestones lie before each part but the first: for `cases`, mark `abandonment`. */
  cuts: z.array(z.number()),
  /** The most conversions lost first. */
  causes: z.array(causeSchema),
  leftOut: z.array(
    z.object({
      id: z.string(),
      why: leftOutWhySchema,
      /** Attempts that left, and that went on, which met it. */
      left: z.number(),
      stayed: z.number(),
    }),
  ),
  /** Groups of attempts alike in what was to be alike. */
  groups: z.number(),
})
export type Abandonment = z.infer<typeof abandonmentSchema>
