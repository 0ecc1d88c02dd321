import { z } from 'zod'
import { shareSchema, touchpointSchema, viewSchema } from './model.ts'

const day = 86_400_000

/** What events and traits often say of a person, a device or a visit; what nobody said is passed over. */
export const usualProperties = [
  '$context.device.type',
  '$context.os.name',
  '$context.locale',
  '$context.timezone',
  '$context.campaign.source',
  '$context.campaign.medium',
  '$context.campaign.name',
  'country',
  'city',
  'language',
  'currency',
  'category',
  'coupon',
  'payment_method',
  'shipping_method',
  'plan',
  'gender',
] as const

export const whatDiffersInput = viewSchema.extend({
  /** A funnel, as of the question `funnel`. */
  steps: z.array(touchpointSchema).min(2).max(16),
  /** Those who reached this step (from 1) go on to the next, or leave. The last step: as the one before. */
  step: z.number().int().min(1).max(15).default(1),
  windowMs: z
    .number()
    .int()
    .positive()
    .max(366 * day)
    .nullable()
    .default(7 * day),
  /** Properties of events and traits: what was last said (or first) until the step was reached. */
  properties: z
    .array(z.string().min(1).max(300))
    .max(25)
    .default([...usualProperties]),
  of: z.enum(['first', 'last']).default('last'),
  /** Also what they did before, how much, how often they came and how long it took. */
  behaviours: z.boolean().default(true),
  /** A value, or an event, that fewer have is not told. */
  least: z.number().int().min(5).max(100_000).default(20),
  /** The largest differences. */
  most: z.number().int().min(1).max(500).default(100),
})
export type WhatDiffersInput = z.infer<typeof whatDiffersInput>

/** Measures told in classes: the class is its lower bound. */
export const measureSchema = z.enum(['events', 'sessions', 'days', 'took'])
export type Measure = z.infer<typeof measureSchema>
/** Days, sessions and events in numbers; `took` in milliseconds from the first step to this one. */
export const classesOf: Readonly<Record<Measure, readonly number[]>> = {
  events: [0, 1, 3, 6, 11, 21, 51, 101],
  sessions: [1, 2, 3, 5, 9, 17],
  days: [0, 1, 7, 30, 90, 365],
  took: [0, 60_000, 300_000, 1_800_000, 7_200_000, day],
}

export const differenceSchema = z.object({
  kind: z.enum(['property', 'event', 'measure', 'channel']),
  /** Path of a property, name of an event, a measure. */
  name: z.string(),
  /** Of a property or channel its value, of a measure the lower bound of its class; of an event empty: it was done before. */
  value: z.string(),
  /** The upper bound of a class, not included; null: none. */
  below: z.number().nullable(),
  /** Of those who went on, and of those who left: who have it. */
  ofWent: shareSchema,
  ofLeft: shareSchema,
  /** Of those who have it: who went on. */
  goesOn: shareSchema,
  /** Share that goes on with it, over the share of all. */
  lift: z.number(),
  oddsRatio: z.object({ estimate: z.number(), low: z.number(), high: z.number() }),
  /** Cohen's h between the two shares: 0.2 is small, 0.5 medium, 0.8 large. */
  effect: z.object({ h: z.number(), low: z.number(), high: z.number() }),
  p: z.number(),
  /** Corrected by Benjamini and Hochberg over everything that was compared. */
  q: z.number(),
})
export type Difference = z.infer<typeof differenceSchema>

export const whatDiffersSchema = z.object({
  reached: z.number(),
  goesOn: shareSchema,
  /** What differs beyond chance first, each by the size of its effect. */
  differences: z.array(differenceSchema),
  /** For each property and measure as a whole: Cramér's V. */
  strengths: z.array(z.object({ kind: z.string(), name: z.string(), v: z.number(), values: z.number() })),
  /** How many were compared, and how many of them differ (q below 0.05). */
  compared: z.number(),
  differing: z.number(),
})
export type WhatDiffers = z.infer<typeof whatDiffersSchema>
