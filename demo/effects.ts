/**
 * The planted truth: every effect that an analysis should find, and some that are zero and must not be found.
 * All are the same for everybody, so that a plain analysis of the log is not misled by hidden differences.
 */

/** Things that can happen between `Checkout Started` and `Payment Info Entered`, each an event of its own. */
export const detailCauses = [
  'registration_required',
  'delivery_fees',
  'long_delivery',
  'price_changed',
  'coupon_field',
] as const
export type DetailCause = (typeof detailCauses)[number]

/** Things that can happen between `Payment Info Entered` and `Order Completed`. */
export const paymentCauses = ['time_out', 'payment_failed', 'slow_page'] as const
export type PaymentCause = (typeof paymentCauses)[number]

export const causes = [...detailCauses, ...paymentCauses] as const
export type Cause = (typeof causes)[number]

/** The event that shows a cause in the log. It comes before the decision to leave or stay, whatever that is. */
export const causeEvents: Readonly<Record<Cause, string>> = {
  registration_required: 'Registration Required',
  delivery_fees: 'Delivery Fees Shown',
  long_delivery: 'Long Delivery Warned',
  price_changed: 'Price Changed',
  coupon_field: 'Coupon Field Shown',
  time_out: 'Checkout Timed Out',
  payment_failed: 'Payment Failed',
  slow_page: 'Slow Page Measured',
}

/** Added to the log-odds of leaving at that step. Nought was planted for the coupon field and for slow pages. */
export const abandonment = {
  details: {
    base: -1.35,
    effects: {
      registration_required: 1.1,
      delivery_fees: 0.8,
      long_delivery: 0.65,
      price_changed: 0.6,
      coupon_field: 0,
    },
  },
  payment: {
    base: -2.6,
    effects: { time_out: 1.5, payment_failed: 1.2, slow_page: 0 },
  },
} as const

/** What the new site changed, from that day on and on the web alone; the app is the control. */
export const redesign = {
  daysBeforeEnd: 84,
  /** Added to the log-odds of leaving between `Checkout Started` and `Payment Info Entered`. */
  detailsEffect: -0.45,
  /** Guests may buy without registering. */
  registrationShareBefore: 0.62,
  registrationShareAfter: 0,
  /** Pages of the checkout. */
  checkoutStepsBefore: 4,
  checkoutStepsAfter: 2,
  /** The new search finds nothing more often: a change for the worse. */
  emptySearchBefore: 0.05,
  emptySearchAfter: 0.14,
} as const

/** What an experience adds to the log-odds of a lower answer (proportional odds) and of coming back to the shop. */
export const experience = {
  /** Log-odds of at most 1, 2, 3, 4 stars when nothing went wrong. */
  ratingThresholds: [-3.3, -2.55, -1.75, -0.45],
  ratingEffects: { late: 2.3, damaged: 1.9, wrong_item: 1.7, repeated_calls: 0.4 },
  /** Log-odds of at most 0, 1 … 9 of 10. */
  npsThresholds: [-4.4, -4.1, -3.8, -3.4, -3.0, -2.5, -2.0, -1.3, -0.5, 0.45],
  npsEffects: { late: 1.8, damaged: 1.5, wrong_item: 1.4, repeated_calls: 0.35 },
  /** Log-odds of at most 1 … 6 of 7 ("it was easy to order"). */
  cesThresholds: [-3.6, -3.0, -2.4, -1.6, -0.8, 0.3],
  cesEffects: { registration_required: 0.9, repeated_calls: 1.1, time_out: 0.8 },
  /** Log-odds of coming back after a delivered order. */
  returnBase: 1,
  returnEffects: { late: -1, damaged: -0.6, wrong_item: -0.5, repeated_calls: 0 },
  /** Share that comes back after a visit without an order, and after an order that was cancelled or refused. */
  returnWithoutOrder: 0.74,
  returnAfterFailure: 0.35,
} as const

/** Parcels paid in cash that are refused at the door. */
export const refusal = { onTime: 0.05, late: 0.16 } as const

export const lateness = {
  base: 0.11,
  /** Added in a sale and in Ramadan, when couriers cannot keep up. */
  sale: 0.12,
  ramadan: 0.08,
  /** Working days beyond the promise. */
  days: [1, 6],
} as const

/** How far pages are read: shares of their visits that see half of them, and that see the end. A window may show more. */
export const reading = {
  home: { half: 0.45, end: 0.1 },
  category: { half: 0.6, end: 0.22 },
  product: { half: 0.5, end: 0.12 },
  cart: { half: 0.85, end: 0.6 },
  checkout: { half: 0.95, end: 0.7 },
  payment: { half: 0.97, end: 0.85 },
} as const

/** What the tracker of the site tells: shares. None of it changes what people do. */
export const signals = {
  /** Visits to the site whose pages are told when they are left; the checkout's always are. */
  watched: 0.2,
  /** Of a visit to a product: a click on its photo, which looks as if it could be opened. */
  deadOnPhoto: 0.1,
  /** Of a refused payment: three clicks on the button, in anger. */
  rageWhenRefused: 0.4,
  /** Of any page. */
  deadAnywhere: 0.004,
  rageAnywhere: 0.002,
  /** Of those who leave the details. */
  formAbandoned: 0.6,
} as const

/** Fields of the details. */
export const forms = {
  oldSite: 11,
  newSite: 7,
  app: 8,
  /** More of them with a new account, and fewer with an open one. */
  registering: 3,
  known: 4,
} as const
