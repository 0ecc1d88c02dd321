import { z } from 'zod'
import { question } from '../files/model-question.ts'

/** What advertising cost: a campaign, a day, an amount in its own currency. Browser-safe. */

export const costLayouts = ['google_ads', 'meta', 'tiktok', 'snapchat'] as const

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(text => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ?? false, 'no such day')

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
export const currencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .refine(code => currencies.has(code), 'no such currency')

/** The name of a platform as everything compares it: `Google Ads` → `google_ads`. */
export const costSource = z
  .string()
  .trim()
  .toLowerCase()
  .transform(text => text.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, ''))
  .pipe(z.string().min(1).max(60))

const name = z.string().trim().max(500)
const count = z.number().int().min(0).max(1e15)

/** One line of costs. A day is a date without a zone: the platform's own day. */
export const costRow = z.object({
  source: costSource,
  campaign: name.min(1),
  campaign_id: name.default(''),
  ad_group: name.default(''),
  ad_group_id: name.default(''),
  day,
  currency: currencyCode,
  amount: z.number().min(-1e12).max(1e12),
  impressions: count.default(0),
  clicks: count.default(0),
})
export type CostRow = z.infer<typeof costRow>

export const maxCostRows = 100_000
export const maxCostBytes = 20_000_000
export const costBody = z.object({ rows: z.array(costRow).min(1).max(10_000) })

export const costFields = [
  'day',
  'until',
  'campaign',
  'campaign_id',
  'ad_group',
  'ad_group_id',
  'amount',
  'currency',
  'impressions',
  'clicks',
] as const
export type CostField = (typeof costFields)[number]

/** How a file becomes costs: which column is what, and what no column says. */
export const costMapping = z.object({
  source: z.string().max(60).default(''),
  /** Empty: the file does not say it. */
  columns: z.partialRecord(z.enum(costFields), z.string()).default({}),
  /** For files that do not say their currency. */
  currency: z.string().max(3).default(''),
  answers: z.record(z.string(), z.string()).default({}),
})
export type CostMapping = z.infer<typeof costMapping>

export const costRefusals = [
  'summary-row',
  'several-days',
  'day-unreadable',
  'campaign-missing',
  'amount-unreadable',
  'currency-unknown',
  'row-unreadable',
] as const
export type CostRefusal = (typeof costRefusals)[number]

const amounts = z.array(z.object({ currency: z.string(), amount: z.number() }))

/** What was found in a file, before anything is kept. */
export const costLook = z.object({
  layout: z.enum(costLayouts).nullable(),
  mapping: costMapping,
  columns: z.array(z.string()),
  /** What only a person can say: a column, a currency, the platform, an order of day and month. */
  missing: z.array(z.enum(['source', 'day', 'campaign', 'amount', 'currency'])),
  questions: z.array(question),
  rows: z.number(),
  days: z.object({ from: z.string(), to: z.string() }).nullable(),
  totals: amounts,
  preview: z.array(costRow),
  refused: z.array(
    z.object({ reason: z.enum(costRefusals), n: z.number(), line: z.number(), text: z.string() }),
  ),
})
export type CostLook = z.infer<typeof costLook>

export const costBatch = z.object({
  id: z.number(),
  kind: z.enum(['file', 'api']),
  name: z.string(),
  sources: z.array(z.string()),
  rows: z.number(),
  fromDay: z.string(),
  toDay: z.string(),
  status: z.enum(['stored', 'undone']),
  createdBy: z.string(),
  createdAt: z.number(),
})
export type CostBatch = z.infer<typeof costBatch>

export const costAcknowledged = z.object({ batch: z.number(), rows: z.number() })

export const costsAnswer = z.object({
  /** Per month, campaign and currency: never a sum of two currencies. */
  campaigns: z.array(
    z.object({
      month: z.string(),
      source: z.string(),
      campaignId: z.string(),
      campaign: z.string(),
      currency: z.string(),
      amount: z.number(),
      impressions: z.number(),
      clicks: z.number(),
      days: z.number(),
    }),
  ),
  more: z.boolean(),
  /** Days without a single line between the first and the last of a platform. */
  gaps: z.array(z.object({ source: z.string(), from: z.string(), to: z.string(), days: z.number() })),
  batches: z.array(costBatch),
})
export type CostsAnswer = z.infer<typeof costsAnswer>
