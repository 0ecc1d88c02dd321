import { z } from 'zod'

const currency = z.enum(Intl.supportedValuesOf('currency'))

/**
 * The currency that a workspace reports in and what one unit of others is worth in it, from a day on (days since 1970-01-01). The
 * server puts the workspace's where none is said; without it amounts are told apart by currency and never added.
 */
export const reportingSchema = z.object({
  currency,
  rates: z
    .array(z.object({ currency, day: z.number().int(), rate: z.number().positive().max(1e9) }))
    .max(20_000)
    .default([]),
})
export type Reporting = z.infer<typeof reportingSchema>

/** Which properties of an event say what it is worth. */
export const worthSchema = z.object({
  path: z.string().min(1).max(300).default('revenue'),
  currencyPath: z.string().min(1).max(300).default('currency'),
})

/** Amounts in currencies without a rate: told, and in no sum. In whole units. */
export const otherMoneySchema = z.array(
  z.object({ currency: z.string(), amount: z.number(), events: z.number() }),
)
