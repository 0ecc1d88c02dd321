import { z } from 'zod'
import { shareSchema } from './model.ts'
import { attemptInput } from './model-abandonment.ts'

const names = z.array(z.string().min(1).max(500)).max(30)

/** What counts as effort: events, and where it is said a property of each that holds a number, or a list whose length counts. */
export const effortMeasure = z.object({
  id: z.string().min(1).max(100),
  events: z
    .array(
      z.object({
        event: z.string().min(1).max(500),
        count: z.string().min(1).max(300).nullable().default(null),
      }),
    )
    .max(30),
  /** Of the events of one attempt: their sum, or the largest. */
  how: z.enum(['sum', 'most']).default('sum'),
})
export type EffortMeasure = z.infer<typeof effortMeasure>

/** What the site tracker, the shops' connectors and the usual tag managers send. */
export const usualMeasures: readonly EffortMeasure[] = [
  {
    id: 'clicks',
    how: 'sum',
    events: [
      { event: 'Page Left', count: 'clicks' },
      ...['Click', 'Clicked', 'Button Clicked', 'Element Clicked', 'Link Clicked', '$autocapture'].map(
        event => ({
          event,
          count: null,
        }),
      ),
    ],
  },
  {
    id: 'fields',
    how: 'sum',
    events: [
      { event: 'Form Submitted', count: 'fields' },
      { event: 'Form Abandoned', count: 'fields' },
      ...['Field Filled', 'Form Field Filled', 'Field Changed'].map(event => ({ event, count: null })),
    ],
  },
  { id: 'pages', how: 'sum', events: ['page', 'screen'].map(event => ({ event, count: null })) },
  {
    id: 'steps',
    how: 'most',
    events: [
      { event: 'Checkout Step Viewed', count: 'steps' },
      { event: 'Checkout Step Completed', count: 'steps' },
    ],
  },
  {
    id: 'errors',
    how: 'sum',
    events: [
      'Script Error',
      'Form Error',
      'Validation Failed',
      'Payment Failed',
      'Checkout Timed Out',
      'Rage Click',
      'Dead Click',
    ].map(event => ({ event, count: null })),
  },
]

export const checkoutEffortInput = attemptInput.extend({
  measures: z
    .array(effortMeasure)
    .max(8)
    .default([...usualMeasures]),
  payment: z
    .object({
      chosen: names.default(['Payment Info Entered']),
      failed: names.default(['Payment Failed']),
      /** The first of these properties that is there. */
      method: z.array(z.string().min(1).max(300)).min(1).max(5).default(['payment_method', 'method']),
      /** Events that list the methods on offer. */
      offered: names.default(['Payment Methods Shown', 'Checkout Step Viewed']),
      offeredList: z.string().min(1).max(300).default('payment_methods'),
      /** Orders, and what became of them, by the property that both have. */
      ordered: names.default(['Order Completed']),
      delivered: names.default(['Order Delivered']),
      refused: names.default(['Order Refused', 'Delivery Refused']),
      order: z.string().min(1).max(300).default('order_id'),
    })
    .prefault({}),
  /** Tells apart what began before and after this moment: a new checkout, say. */
  changedAt: z.number().int().nullable().default(null),
})
export type CheckoutEffortInput = z.infer<typeof checkoutEffortInput>

const amount = z.number().nullable()

/** Amounts are null on a channel that records nothing of it: not nought. */
export const effortSchema = z.object({
  /** Empty: all channels that record it. */
  channel: z.string(),
  side: z.enum(['all', 'before', 'after']),
  /** `seconds`, or the id of a measure. */
  measure: z.string(),
  n: z.number(),
  mean: amount,
  median: amount,
  p75: amount,
  p90: amount,
  /** Orders by amount: from each lower bound to the next. */
  distribution: z.array(z.object({ from: z.number(), n: z.number() })),
})
export type Effort = z.infer<typeof effortSchema>

export const paymentMethodSchema = z.object({
  method: z.string(),
  /** Attempts in which it was on offer; null where nothing says so. */
  offered: z.number().nullable(),
  /** Of those who chose it: who came to the end with it as their last choice. */
  success: shareSchema,
  /** Of those who chose it: to whom it was refused at least once. */
  failed: shareSchema,
  failures: z.number(),
  /** From the first choice of it to the end. */
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable(),
  orders: z.number(),
  /** Of the orders that came to the door: refused there. */
  refused: shareSchema,
})
export type PaymentMethod = z.infer<typeof paymentMethodSchema>

export const checkoutEffortSchema = z.object({
  attempts: z.number(),
  orders: z.number(),
  effort: z.array(effortSchema),
  /** Measures of which no order has anything. */
  notRecorded: z.array(z.string()),
  methods: z.array(paymentMethodSchema),
})
export type CheckoutEffort = z.infer<typeof checkoutEffortSchema>
