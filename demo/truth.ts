import { z } from 'zod'
import { countries } from './calendar.ts'
import { detailCauses, paymentCauses } from './effects.ts'
import { goals, personaIds } from './personas.ts'
import { aspects, dialects } from './verbatims/model.ts'

/**
 * What is true of the shop, apart from what its messages say. Written as JSON lines: one `shop` first, then for each
 * household its `person`, `cart`, `order`, `spoken` and `provable` lines, at last one `totals`.
 * Times are milliseconds since 1970 UTC; `person` numbers count from 0.
 */
const effects = z.record(z.string(), z.number())

export const shopLine = z.object({
  kind: z.literal('shop'),
  seed: z.number(),
  people: z.number(),
  start: z.number(),
  end: z.number(),
  redesign: z.object({
    at: z.number(),
    /** Added to the log-odds of leaving the details, on the web alone. */
    detailsEffect: z.number(),
    emptySearchBefore: z.number(),
    emptySearchAfter: z.number(),
  }),
  abandonment: z.object({
    details: z.object({ base: z.number(), effects }),
    payment: z.object({ base: z.number(), effects }),
    causeEvents: z.record(z.string(), z.string()),
  }),
  experience: z.object({
    ratingThresholds: z.array(z.number()),
    ratingEffects: effects,
    npsThresholds: z.array(z.number()),
    npsEffects: effects,
    cesThresholds: z.array(z.number()),
    cesEffects: effects,
    returnBase: z.number(),
    returnEffects: effects,
  }),
  refusal: z.object({ onTime: z.number(), late: z.number() }),
  personas: z.array(z.object({ id: z.enum(personaIds), en: z.string(), ar: z.string() })),
  /** Outside influences: dated events of the period. */
  influences: z.array(
    z.object({
      id: z.string(),
      countries: z.array(z.enum(countries)),
      firstDay: z.string(),
      lastDay: z.string(),
    }),
  ),
})

export const personLine = z.object({
  kind: z.literal('person'),
  person: z.number(),
  household: z.number(),
  persona: z.enum(personaIds),
  goal: z.enum(goals),
  country: z.enum(countries),
  city: z.string(),
  dialect: z.enum(dialects),
  nameArabic: z.string(),
  nameLatin: z.string(),
  gender: z.enum(['m', 'f']),
  /** Every identifier that stands in a message of theirs, mistyped ones included: `kind:value`. */
  identifiers: z.array(z.string()),
  messages: z.number(),
  /** Absent where message ids are not kept (very large shops). */
  messageIds: z.array(z.string()).optional(),
})

const cause = z.enum([...detailCauses, ...paymentCauses])

export const cartLine = z.object({
  kind: z.literal('cart'),
  cartId: z.string(),
  person: z.number(),
  at: z.number(),
  channel: z.string(),
  newSite: z.boolean(),
  /** `bought`; `not_started`: put into the cart and left there; `details`, `payment`: left at that step; `open`: under way at the end. */
  end: z.enum(['bought', 'not_started', 'details', 'payment', 'open']),
  checkoutId: z.string().nullable(),
  met: z.array(cause),
  /** What the decision was drawn against. */
  detailsChance: z.number().nullable(),
  paymentChance: z.number().nullable(),
  /** Of the things met, those without which the person would have stayed: the causes. Strongest first; may be empty. */
  causes: z.array(cause),
})

export const orderLine = z.object({
  kind: z.literal('order'),
  orderId: z.string(),
  person: z.number(),
  at: z.number(),
  channel: z.string(),
  outcome: z.enum(['delivered', 'refused', 'cancelled', 'handed_over', 'open']),
  late: z.boolean(),
  daysLate: z.number(),
  damaged: z.boolean(),
  wrongItem: z.boolean(),
  repeatedCalls: z.boolean(),
  /** Decided to come back; it shows if the next visit lies before the end. */
  comesBack: z.boolean(),
  /** The campaign without which this visit would not have been. */
  causedBy: z.string().nullable(),
  /** The campaign whose link was used. */
  touchedBy: z.string().nullable(),
})

export const spokenLine = z.object({
  kind: z.literal('spoken'),
  messageId: z.string(),
  dialect: z.enum(dialects),
  said: z.array(z.tuple([z.enum(aspects), z.enum(['positive', 'negative'])])),
})

/** Identifiers that the messages prove to be one person, and the true persons whose messages fall to them. */
export const provableLine = z.object({
  kind: z.literal('provable'),
  identifiers: z.array(z.string()),
  people: z.array(z.number()),
  messages: z.number(),
})

const counts = z.record(z.string(), z.number())
const funnelCount = z.object({
  name: z.string(),
  steps: z.array(z.string()),
  windowMs: z.number(),
  reached: z.array(z.number()),
})

/** What the tracker of the site tells, by the kind of page: all that are alike together. */
export const signalCounts = z.object({
  pages: z.record(
    z.string(),
    z.object({
      /** Visits to it that were told; those that saw half of it, and its end. */
      left: z.number(),
      half: z.number(),
      end: z.number(),
      /** Clicks on nothing and in anger, by element. */
      dead: counts,
      rage: counts,
    }),
  ),
  /** The details sent, and the fields they asked for: `before` the redesign of the site and `since`, and in the `app`. */
  forms: z.record(z.string(), z.object({ sent: z.number(), fields: z.number() })),
})

/** Counts over the true order (event time, ordinal, call, message id) of track, page and screen messages, but for what only tells of a page that was left. */
export const journeyCounts = z.object({
  cases: z.number(),
  events: z.number(),
  /** `A|channel → B|channel`: how often B directly follows A. */
  transitions: counts,
  funnels: z.array(funnelCount),
})

export const totalsLine = z.object({
  kind: z.literal('totals'),
  messages: z.number(),
  byType: counts,
  byEvent: counts,
  byChannel: counts,
  identity: z.object({
    people: z.number(),
    peopleSeen: z.number(),
    provable: z.number(),
    sharedDevices: z.number(),
    sharedPhones: z.number(),
    refusedLinks: z.number(),
    /** Pairs of messages: of one true person, provably of one person, and both. */
    truePairs: z.number(),
    provablePairs: z.number(),
    bothPairs: z.number(),
  }),
  byPerson: journeyCounts,
  byProvable: journeyCounts,
  byOrder: journeyCounts,
  signals: signalCounts,
  checkouts: z.object({
    started: z.number(),
    leftAtDetails: z.number(),
    leftAtPayment: z.number(),
    bought: z.number(),
    /** Checkouts in which it was met; those that left at its step; those that would have stayed without it. */
    causes: z.record(z.string(), z.object({ met: z.number(), left: z.number(), lost: z.number() })),
  }),
  /** Mean probability of leaving the details on the web since the redesign: as it is, and as the old site would have had it. */
  redesign: z.object({ checkouts: z.number(), asIs: z.number(), oldSite: z.number() }),
  orders: z.object({
    placed: z.number(),
    delivered: z.number(),
    late: z.number(),
    ratingOnTime: z.object({ n: z.number(), sum: z.number() }),
    ratingLate: z.object({ n: z.number(), sum: z.number() }),
    comesBackOnTime: z.number(),
    comesBackLate: z.number(),
  }),
  campaigns: z.array(
    z.object({
      id: z.string(),
      eligible: z.number(),
      heldOut: z.number(),
      sent: z.number(),
      clicked: z.number(),
      visitsCaused: z.number(),
      /** Orders in visits made through its link: what the last click claims. */
      ordersTouched: z.number(),
      /** Orders with it less orders without it, all else the same. */
      ordersCaused: z.number(),
      /** Buyers within 14 days of the sending: held out; receivers; receivers had it not been sent. */
      buyersHeldOut: z.number(),
      buyersSent: z.number(),
      buyersSentWithout: z.number(),
    }),
  ),
})

export type ShopLine = z.infer<typeof shopLine>
export type PersonTruth = z.infer<typeof personLine>
export type CartTruth = z.infer<typeof cartLine>
export type OrderTruth = z.infer<typeof orderLine>
export type SpokenLine = z.infer<typeof spokenLine>
export type ProvablePerson = z.infer<typeof provableLine>
export type SignalCounts = z.infer<typeof signalCounts>
export type JourneyCounts = z.infer<typeof journeyCounts>
export type Totals = z.infer<typeof totalsLine>

export const truthLine = z.discriminatedUnion('kind', [
  shopLine,
  personLine,
  cartLine,
  orderLine,
  spokenLine,
  provableLine,
  totalsLine,
])
export type TruthLine = z.infer<typeof truthLine>

/** The whole truth of a shop of moderate size. */
export interface ShopTruth {
  readonly shop: ShopLine
  readonly people: readonly PersonTruth[]
  readonly carts: readonly CartTruth[]
  readonly orders: readonly OrderTruth[]
  readonly spoken: readonly SpokenLine[]
  readonly provable: readonly ProvablePerson[]
  readonly totals: Totals
}
