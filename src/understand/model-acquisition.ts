import { z } from 'zod'
import { shareSchema, touchpointSchema, viewSchema } from './model.ts'
import { channelGroupsSchema, defaultChannelGroups } from './model-channel-groups.ts'
import { otherMoneySchema, reportingSchema, worthSchema } from './model-money.ts'

/** Visits and where they came from: what is asked and answered. Browser-safe. */

export const visitDimensions = [
  'group',
  'source',
  'medium',
  'source-medium',
  'campaign',
  'term',
  'content',
  'landing',
  'exit',
  'newness',
  'channel',
  'device',
  'country',
] as const
/** What visits are told apart by: also a property of their events, or a parameter of the address they came to. */
export const dimensionSchema = z.union([
  z.enum(visitDimensions),
  z.object({ property: z.string().min(1).max(300), take: z.enum(['first', 'last']).default('first') }),
  z.object({ parameter: z.string().min(1).max(100) }),
])
export type Dimension = z.infer<typeof dimensionSchema>

const day = 86_400_000

/** Whose source a visit counts for: its own, the last that was not direct, or that of the first visit of all. */
export const creditedSources = ['own', 'last-non-direct', 'first'] as const

export const acquisitionInput = viewSchema.extend({
  dimension: dimensionSchema.default('group'),
  credit: z.enum(creditedSources).default('last-non-direct'),
  /** How far back a source that was not direct is looked for. */
  lookBackMs: z
    .number()
    .int()
    .positive()
    .max(366 * day)
    .default(90 * day),
  conversion: touchpointSchema.nullable().default(null),
  worth: worthSchema.default(worthSchema.parse({})),
  reporting: reportingSchema.nullable().default(null),
  channelGroups: channelGroupsSchema.default(defaultChannelGroups),
  ignoredReferrers: z.array(z.string().max(200)).max(100).default([]),
  /** A visit shorter than this, of one page and without a conversion, bounced. */
  engagedMs: z.number().int().min(0).max(3_600_000).default(10_000),
  unit: z.enum(['day', 'week', 'month']).default('day'),
  zone: z.string().max(60).default('UTC'),
  weekStart: z.number().int().min(1).max(7).default(1),
  /** So many values stand alone, the rest together; each of the first `lines` also by day. */
  most: z.number().int().min(1).max(500).default(30),
  lines: z.number().int().min(0).max(12).default(5),
})
export type AcquisitionInput = z.infer<typeof acquisitionInput>

const visitCounts = z.object({
  visits: z.number(),
  /** Cases with such a visit; null of the rest together: they cannot be told by subtraction. */
  cases: z.number().nullable(),
  newVisits: z.number(),
  engaged: shareSchema,
  views: z.number(),
  medianMs: z.number().nullable(),
  conversions: z.number(),
  converted: shareSchema,
  /** In whole units of the reporting currency; null where nothing is reported in. */
  revenue: z.number().nullable(),
})
export type VisitCounts = z.infer<typeof visitCounts>

export const acquisitionSchema = z.object({
  rows: z.array(visitCounts.extend({ value: z.string() })),
  other: visitCounts.extend({ values: z.number() }).nullable(),
  total: visitCounts,
  currency: z.string().nullable(),
  otherMoney: otherMoneySchema,
  buckets: z.array(z.string()),
  /** All visits, then the first values: one number a bucket. */
  lines: z.array(
    z.object({
      value: z.string().nullable(),
      visits: z.array(z.number()),
      conversions: z.array(z.number()),
    }),
  ),
})
export type Acquisition = z.output<typeof acquisitionSchema>
