import { z } from 'zod'
import { selectorSchema, viewSchema } from './model.ts'
import { bucketUnitSchema, calendarShape } from './model-buckets.ts'

export const measureKinds = [
  'events',
  'cases',
  'per-case',
  'sum',
  'mean',
  'median',
  'p90',
  'min',
  'max',
] as const

/** What is measured of events: how many, of how many cases, events a case; or of a numeric property. */
export const measureSchema = z
  .object({
    of: z.enum(measureKinds).default('events'),
    /** Any of these. None listed: any event. */
    any: z.array(selectorSchema).max(60).default([]),
    /** The property, for what is measured of one: only events count that have a number there. */
    path: z.string().min(1).max(300).nullable().default(null),
    /** Amounts of money are never added across currencies. `auto`: by the property's name. */
    money: z.enum(['auto', 'yes', 'no']).default('auto'),
  })
  .refine(m => (m.path !== null) === needsPath(m.of), 'a property where one is measured, and only there')
export type Measure = z.infer<typeof measureSchema>

export const trendLineSchema = z.object({
  id: z.string().min(1).max(200),
  measure: measureSchema,
  /** A ratio: the measure divided by this one. */
  over: measureSchema.nullable().default(null),
})
export type TrendLine = z.infer<typeof trendLineSchema>

const currencySchema = z.string().regex(/^[A-Z]{3}$/)
const day = 86_400_000

export const trendsInput = viewSchema
  .extend({
    lines: z
      .array(trendLineSchema)
      .min(1)
      .max(20)
      .default([{ id: 'events', measure: measureSchema.parse({}), over: null }]),
    unit: bucketUnitSchema.default('day'),
    ...calendarShape,
    /** Mean of this many buckets up to each. */
    average: z.number().int().min(2).max(90).nullable().default(null),
    /** Each event's own value of a property: the most frequent values, all others together, and the whole. */
    split: z
      .object({ path: z.string().min(1).max(300), most: z.number().int().min(1).max(12).default(5) })
      .nullable()
      .default(null),
    /** Money: a line for each currency, or all in the workspace's own by its rates of the day. */
    currencies: z.enum(['each', 'reporting']).default('each'),
    anomalies: z.boolean().default(false),
    /** How many buckets ahead. */
    forecast: z.number().int().min(1).max(180).nullable().default(null),
    /** ISO days. The server fills in the workspace's weekend, country, currency and rates. */
    weekend: z.array(z.number().int().min(1).max(7)).max(3).default([6, 7]),
    /** Whose feasts are known: two letters. */
    country: z
      .string()
      .regex(/^([A-Z]{2})?$/)
      .default(''),
    currency: currencySchema.nullable().default(null),
    /** From `day` on, one unit of `currency` is worth `rate` of the workspace's. */
    rates: z
      .array(z.object({ currency: currencySchema, day: z.iso.date(), rate: z.number().positive() }))
      .max(5_000)
      .default([]),
  })
  .refine(
    q => q.unit !== 'hour' || (q.period !== null && q.period.to - q.period.from <= 62 * day),
    'by hour a period of at most 62 days',
  )
export type TrendsInput = z.infer<typeof trendsInput>

const perhaps = z.number().nullable()
const backTest = z.object({
  model: z.enum(['seasonal-naive', 'smoothing', 'regression']),
  /** It reckons with the moving feasts. */
  knowsFeasts: z.boolean(),
  forecasts: z.number(),
  origins: z.number(),
  /** Mean absolute error as a share of what came; null where something that came was 0. */
  mape: perhaps,
  /** The same as a multiple of what repeating the season before errs. */
  mase: perhaps,
  /** Share of what came that was inside the 95 % interval drawn before it came. */
  coverage: perhaps,
})

const forecastSchema = z.discriminatedUnion('isThere', [
  z.object({
    isThere: z.literal(true),
    model: backTest.shape.model,
    points: z.array(z.object({ value: z.number(), low: z.number(), high: z.number() })),
    backTest,
    tried: z.array(backTest),
    /** Feasts in the forecast: those it reckons with, and those it never saw. */
    known: z.array(z.string()),
    unknown: z.array(z.string()),
  }),
  z.object({
    isThere: z.literal(false),
    /** Fewer than two seasons; more than half of it 0 or a tenth without a value; too many lines at once. */
    reason: z.enum(['short', 'sparse', 'too-many']),
    has: z.number(),
    needs: z.number(),
  }),
])
export type TrendForecast = z.output<typeof forecastSchema>

export const trendSeriesSchema = z.object({
  /** The line that was asked for. */
  id: z.string(),
  /** `whole`: all events of the line; or those with a value, with any other value, with none. */
  part: z.enum(['whole', 'value', 'other', 'none']),
  value: z.string(),
  /** Of money; empty where events say none. Null: no money. */
  currency: z.string().nullable(),
  /** One a bucket. Null: nothing to take a mean, an extreme or a ratio of. */
  values: z.array(perhaps),
  /** 95 % interval of a mean. */
  low: z.array(perhaps).nullable(),
  high: z.array(perhaps).nullable(),
  /** Events behind each value. */
  n: z.array(z.number()),
  smooth: z.array(perhaps).nullable(),
  /** The measure over the whole period: of cases and medians not the sum of the buckets. */
  total: perhaps,
  anomalies: z
    .object({
      /** What was to be expected; outside of low to high a value is flagged. Null where nothing can be said. */
      band: z.array(z.object({ expected: z.number(), low: z.number(), high: z.number() }).nullable()),
      places: z.array(z.number()),
    })
    .nullable(),
  forecast: forecastSchema.nullable(),
})
export type TrendSeries = z.output<typeof trendSeriesSchema>

export const trendsSchema = z.object({
  /** First local day (`YYYY-MM-DD`) or hour (`YYYY-MM-DDThh:00`) of each; all of them, also those without events. */
  buckets: z.array(z.string()),
  /** Not where the period cuts a bucket, or the log begins or ends in it. */
  complete: z.array(z.boolean()),
  /** Those that are forecast: they follow the last complete one. */
  ahead: z.array(z.string()),
  series: z.array(trendSeriesSchema),
  /** Amounts left out because no rate is known for their currency on their day. */
  unconverted: z.number(),
  events: z.number(),
})
export type Trends = z.output<typeof trendsSchema>

export function needsPath(of: (typeof measureKinds)[number]): boolean {
  return of !== 'events' && of !== 'cases' && of !== 'per-case'
}

/** Last keys of properties that hold money in the specifications that Rihla takes in. */
const moneyNames =
  /^(revenue|total|subtotal|sub_total|value|amount|price|unit_price|line_total|shipping|shipping_fee|fee|fees|tax|discount|refund|refund_amount|cost|ltv|order_total|grand_total|net|gross)$/i

export function isMoney({ path, money }: Measure): boolean {
  if (path === null || money === 'no') return false
  return money === 'yes' || moneyNames.test(path.split('.').at(-1) ?? '')
}
