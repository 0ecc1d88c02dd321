import { z } from 'zod'
import { selectorSchema, shareSchema, touchpointSchema, viewSchema } from './model.ts'
import { channelGroupsSchema, defaultChannelGroups } from './model-channel-groups.ts'
import { otherMoneySchema, reportingSchema, worthSchema } from './model-money.ts'

/** Which touches earned a conversion: what is asked and answered. Browser-safe. */

const day = 86_400_000

export const attributionModels = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'position',
  'decay',
  'markov',
  'shapley',
] as const
export type AttributionModel = (typeof attributionModels)[number]

export const visitTouchNames = ['group', 'source', 'medium', 'source-medium', 'campaign'] as const
export const eventTouchNames = ['channel', 'event', 'event-channel'] as const

const perSession = z.enum(['all', 'first', 'last']).default('all')

/** What a touch is, and what it is called. A conversion is never a touch. */
export const touchesSchema = z.discriminatedUnion('of', [
  /** Each visit, by where it came from: see `acquisition`. */
  z.object({ of: z.literal('visits'), name: z.enum(visitTouchNames).default('group') }),
  /** Events: any, or these. Called by channel, by name, or by a property; without that property it is no touch. */
  z.object({
    of: z.literal('events'),
    which: z.array(selectorSchema).max(60).default([]),
    name: z
      .union([z.enum(eventTouchNames), z.object({ property: z.string().min(1).max(300) })])
      .default('channel'),
    perSession,
  }),
  /** Events of these touchpoints; one that several name belongs to the first. */
  z.object({
    of: z.literal('touchpoints'),
    touchpoints: z.array(touchpointSchema).min(1).max(60),
    perSession,
  }),
])
export type Touches = z.infer<typeof touchesSchema>

/** How several conversions of one case share its touches. */
export const reentries = ['each', 'window', 'first'] as const

export const attributionModelSchema = z.enum(attributionModels)

const weight = z.number().min(0).max(100)

export const attributionInput = viewSchema.extend({
  conversion: touchpointSchema,
  touches: touchesSchema.default({ of: 'visits', name: 'group' }),
  /** How long before a conversion a touch may be; null = any time. */
  windowMs: z
    .number()
    .int()
    .positive()
    .max(366 * day)
    .nullable()
    .default(30 * day),
  /** `each`: a conversion has the touches since the one before. `window`: all in its window. `first`: only the first conversion. */
  reentry: z.enum(reentries).default('each'),
  /** A run of the same touch is one, at the time of its last. */
  collapse: z.boolean().default(true),
  /** Touches that are passed over by last non-direct, beside visits without a source. */
  direct: z.array(z.string().max(500)).max(20).default([]),
  /** Whether the paths of those who did not convert are seen: without them the Markov chain knows no failure. */
  nulls: z.boolean().default(true),
  weights: z
    .object({ first: weight, middle: weight, last: weight })
    .refine(({ first, middle, last }) => first + middle + last > 0, 'the weights are all nothing')
    .default({ first: 40, middle: 20, last: 40 }),
  halfLifeMs: z
    .number()
    .int()
    .positive()
    .max(366 * day)
    .default(7 * day),
  baseline: attributionModelSchema.default('last'),
  worth: worthSchema.nullable().default(worthSchema.parse({})),
  reporting: reportingSchema.nullable().default(null),
  channelGroups: channelGroupsSchema.default(defaultChannelGroups),
  ignoredReferrers: z.array(z.string().max(200)).max(100).default([]),
  zone: z.string().max(60).default('UTC'),
  /** So many touches stand alone, the rest together. */
  most: z.number().int().min(1).max(100).default(20),
  /** So many distinct paths are looked at, the most frequent first. */
  mostPaths: z.number().int().min(1).max(50_000).default(20_000),
})
export type AttributionInput = z.infer<typeof attributionInput>

const credit = z.object({ conversions: z.number(), revenue: z.number().nullable() })
const credits = z.record(attributionModelSchema, credit)
const interval = z.object({ low: z.number(), high: z.number() })

const touchAnswer = z.object({
  credits,
  /** How often it stands in paths, and in how many of them that converted. */
  touches: z.number(),
  assisted: z.number(),
  /** In the reporting currency; null where nothing is known. */
  cost: z.number().nullable(),
})

export const attributionSchema = z.object({
  touches: z.array(
    touchAnswer.extend({
      name: z.string(),
      isDirect: z.boolean(),
      /** Share of conversions that the Markov chain would lose without it. */
      removal: z.number(),
      /** 95 % intervals by bootstrap over paths; null where there are too many touches for it. */
      removalInterval: interval.nullable(),
      markovInterval: interval.nullable(),
    }),
  ),
  /** The touches beyond the shown ones, together. */
  other: touchAnswer.extend({ names: z.number() }).nullable(),
  baseline: attributionModelSchema,
  currency: z.string().nullable(),
  total: z.object({
    conversions: z.number(),
    revenue: z.number().nullable(),
    /** Conversions that no touch preceded within the window: they are in no model. */
    untouched: credit,
    nulls: z.number(),
    /** Of all paths with a touch, those that converted. */
    rate: shareSchema,
    /** Distinct paths with a touch. */
    paths: z.number(),
  }),
  /** Paths that are the rarest beyond the limit: in no model. */
  rare: z.object({
    paths: z.number(),
    conversions: z.number(),
    revenue: z.number().nullable(),
    nulls: z.number(),
  }),
  /** Conversions and nulls of which only the last touches were kept. */
  shortened: z.number(),
  /** Touches that were too many to be told apart, modelled as one. */
  folded: z.number(),
  /** How Shapley was computed: over all sets of touches, or by the identity. */
  shapleyBy: z.enum(['sets', 'identity']),
  paths: z.array(
    z.object({
      path: z.array(z.string()),
      conversions: z.number(),
      nulls: z.number(),
      revenue: z.number().nullable(),
    }),
  ),
  otherMoney: otherMoneySchema,
  /** What was spent in the period, and on what no touch is called; null where touches have no cost. */
  cost: z.object({ total: z.number(), unmatched: z.number(), otherMoney: otherMoneySchema }).nullable(),
})
export type Attribution = z.output<typeof attributionSchema>
