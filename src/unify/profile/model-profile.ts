import { z } from 'zod'
import { sourceEventSchema } from '../model-people.ts'

/** What is behind somebody beside the timeline: orders, words, messages, consents. Times are milliseconds since 1970 UTC. */

/** Orders in one currency; `''` where the events named none. Amounts are decimal texts, exact to six places. */
export const currencyValueSchema = z.object({
  currency: z.string(),
  orders: z.number().int(),
  revenue: z.string(),
  /** Revenue over orders; null where no order named an amount. */
  average: z.string().nullable(),
  refunds: z.number().int(),
  refunded: z.string(),
})
export type CurrencyValue = z.infer<typeof currencyValueSchema>

export const valueSchema = z.object({
  orders: z.number().int(),
  cancelled: z.number().int(),
  firstOrder: z.number().nullable(),
  lastOrder: z.number().nullable(),
  byCurrency: z.array(currencyValueSchema),
  /** The latest orders, newest first, at most twenty. */
  latest: z.array(
    z.object({
      order: z.string(),
      time: z.number(),
      amount: z.string().nullable(),
      currency: z.string(),
      refunded: z.string().nullable(),
      isCancelled: z.boolean(),
      channel: z.string(),
    }),
  ),
})
export type Value = z.infer<typeof valueSchema>

export const sayingSchema = z.object({
  from: sourceEventSchema,
  score: z.number().nullable(),
  /** The property that holds the score: it tells the scale. */
  scoreOf: z.string(),
  text: z.string(),
})
export type Saying = z.infer<typeof sayingSchema>

export const messageStates = ['sent', 'delivered', 'opened', 'clicked', 'bounced', 'received'] as const
export type MessageState = (typeof messageStates)[number]

export const messagesSchema = z.object({
  counts: z.array(z.object({ state: z.enum(messageStates), messages: z.number().int() })),
  /** Newest first, at most thirty. */
  latest: z.array(z.object({ state: z.enum(messageStates), subject: z.string(), from: sourceEventSchema })),
})
export type Messages = z.infer<typeof messagesSchema>

/** What somebody said last of a purpose, by event time. */
export const consentSchema = z.object({
  purpose: z.string(),
  isGiven: z.boolean(),
  from: sourceEventSchema,
  /** How often it was said, and how often the answer changed. */
  said: z.number().int(),
})
export type Consent = z.infer<typeof consentSchema>

export const profileAnswer = z.object({
  value: valueSchema,
  sayings: z.array(sayingSchema),
  messages: messagesSchema,
  consents: z.array(consentSchema),
})
export type Profile = z.infer<typeof profileAnswer>

export const traitHistoryQuery = z.object({ key: z.string().min(1).max(500) })
/** A value that a trait had, from when it was said first in a row until it was said last. */
export const traitValueSchema = z.object({
  /** JSON text. */
  value: z.string(),
  from: sourceEventSchema,
  last: z.number(),
  times: z.number().int(),
})
export const traitHistoryAnswer = z.object({
  key: z.string(),
  /** Newest first by event time. */
  values: z.array(traitValueSchema),
  /** True where more was said than is shown. */
  isCut: z.boolean(),
})
export type TraitHistory = z.infer<typeof traitHistoryAnswer>
