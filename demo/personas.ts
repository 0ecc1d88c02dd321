import type { Category } from './products.ts'

export const personaIds = [
  'deal_hunter',
  'busy_professional',
  'careful_newcomer',
  'family_planner',
  'gift_sender',
  'store_regular',
  'window_shopper',
] as const
export type PersonaId = (typeof personaIds)[number]

export const goals = ['least_effort', 'as_soon_as_possible', 'best_price', 'no_risk'] as const
export type Goal = (typeof goals)[number]

export type Channel = 'web' | 'app' | 'store' | 'call_centre' | 'whatsapp' | 'email' | 'courier' | 'survey'

/** How one kind of customer behaves. Nothing here changes why a checkout is abandoned: those effects are the same for all. */
export interface Persona {
  readonly id: PersonaId
  readonly en: string
  readonly ar: string
  readonly weight: number
  readonly goals: readonly (readonly [Goal, number])[]
  /** Where a visit takes place. */
  readonly channels: readonly (readonly [Channel, number])[]
  readonly categories: readonly (readonly [Category, number])[]
  /** Median days between two visits, and between an order and the next visit. */
  readonly gapDays: number
  readonly productsSeen: readonly [number, number]
  readonly addsToCart: number
  /** Of those who put something into the cart, the share that starts the checkout. */
  readonly startsCheckout: number
  readonly lines: readonly [number, number]
  readonly hasAccount: number
  readonly prefersCash: number
  /** How many times more than usual a sale brings them. */
  readonly coupon: number
  readonly tracks: number
  readonly contacts: number
  readonly answersSurveys: number
  readonly writesReviews: number
  readonly opensEmail: number
  readonly subscribes: number
}

export const personas: Readonly<Record<PersonaId, Persona>> = {
  deal_hunter: {
    id: 'deal_hunter',
    en: 'Deal hunter',
    ar: 'صيّاد العروض',
    weight: 20,
    goals: [
      ['best_price', 8],
      ['least_effort', 2],
    ],
    channels: [
      ['web', 6],
      ['app', 4],
    ],
    categories: [
      ['electronics', 4],
      ['fashion', 3],
      ['home', 2],
      ['beauty', 1],
    ],
    gapDays: 18,
    productsSeen: [3, 7],
    addsToCart: 0.5,
    startsCheckout: 0.6,
    lines: [1, 2],
    hasAccount: 0.6,
    prefersCash: 1.1,
    coupon: 0.65,
    tracks: 1.2,
    contacts: 0.12,
    answersSurveys: 0.3,
    writesReviews: 0.3,
    opensEmail: 0.5,
    subscribes: 0.85,
  },
  busy_professional: {
    id: 'busy_professional',
    en: 'Busy professional',
    ar: 'المهني المشغول',
    weight: 17,
    goals: [
      ['as_soon_as_possible', 7],
      ['least_effort', 3],
    ],
    channels: [
      ['app', 8],
      ['web', 2],
    ],
    categories: [
      ['electronics', 3],
      ['beauty', 3],
      ['pantry', 2],
      ['fashion', 2],
    ],
    gapDays: 24,
    productsSeen: [1, 3],
    addsToCart: 0.62,
    startsCheckout: 0.82,
    lines: [1, 3],
    hasAccount: 0.9,
    prefersCash: 0.35,
    coupon: 0.1,
    tracks: 2.4,
    contacts: 0.16,
    answersSurveys: 0.22,
    writesReviews: 0.16,
    opensEmail: 0.3,
    subscribes: 0.5,
  },
  careful_newcomer: {
    id: 'careful_newcomer',
    en: 'Careful newcomer',
    ar: 'المتسوّق الحذِر',
    weight: 18,
    goals: [
      ['no_risk', 8],
      ['least_effort', 2],
    ],
    channels: [
      ['web', 7],
      ['whatsapp', 2],
      ['call_centre', 1],
    ],
    categories: [
      ['home', 3],
      ['fashion', 3],
      ['kids', 2],
      ['beauty', 2],
    ],
    gapDays: 30,
    productsSeen: [2, 5],
    addsToCart: 0.42,
    startsCheckout: 0.62,
    lines: [1, 1],
    hasAccount: 0.15,
    prefersCash: 1.4,
    coupon: 0.15,
    tracks: 1.6,
    contacts: 0.34,
    answersSurveys: 0.34,
    writesReviews: 0.24,
    opensEmail: 0.4,
    subscribes: 0.35,
  },
  family_planner: {
    id: 'family_planner',
    en: 'Family planner',
    ar: 'متسوّق العائلة',
    weight: 18,
    goals: [
      ['least_effort', 6],
      ['best_price', 4],
    ],
    channels: [
      ['web', 5],
      ['app', 4],
      ['store', 1],
    ],
    categories: [
      ['kids', 5],
      ['pantry', 3],
      ['home', 3],
      ['fashion', 1],
    ],
    gapDays: 21,
    productsSeen: [3, 6],
    addsToCart: 0.56,
    startsCheckout: 0.7,
    lines: [3, 6],
    hasAccount: 0.75,
    prefersCash: 0.9,
    coupon: 0.35,
    tracks: 1.4,
    contacts: 0.18,
    answersSurveys: 0.36,
    writesReviews: 0.32,
    opensEmail: 0.55,
    subscribes: 0.75,
  },
  gift_sender: {
    id: 'gift_sender',
    en: 'Gift sender',
    ar: 'مُرسِل الهدايا',
    weight: 9,
    goals: [
      ['as_soon_as_possible', 6],
      ['no_risk', 4],
    ],
    channels: [
      ['web', 7],
      ['app', 2],
      ['call_centre', 1],
    ],
    categories: [
      ['pantry', 4],
      ['beauty', 4],
      ['home', 2],
    ],
    gapDays: 42,
    productsSeen: [2, 4],
    addsToCart: 0.6,
    startsCheckout: 0.78,
    lines: [1, 2],
    hasAccount: 0.55,
    prefersCash: 0.1,
    coupon: 0.12,
    tracks: 2.8,
    contacts: 0.22,
    answersSurveys: 0.28,
    writesReviews: 0.2,
    opensEmail: 0.42,
    subscribes: 0.55,
  },
  store_regular: {
    id: 'store_regular',
    en: 'Store regular',
    ar: 'عميل المتجر الدائم',
    weight: 10,
    goals: [
      ['no_risk', 5],
      ['least_effort', 5],
    ],
    channels: [
      ['store', 7],
      ['whatsapp', 2],
      ['web', 2],
    ],
    categories: [
      ['pantry', 3],
      ['fashion', 3],
      ['home', 2],
      ['beauty', 2],
    ],
    gapDays: 19,
    productsSeen: [1, 3],
    addsToCart: 0.4,
    startsCheckout: 0.6,
    lines: [1, 4],
    hasAccount: 0.3,
    prefersCash: 1.2,
    coupon: 0.2,
    tracks: 0.8,
    contacts: 0.1,
    answersSurveys: 0.2,
    writesReviews: 0.1,
    opensEmail: 0.35,
    subscribes: 0.4,
  },
  window_shopper: {
    id: 'window_shopper',
    en: 'Window shopper',
    ar: 'متفرّج لا يشتري',
    weight: 8,
    goals: [
      ['best_price', 6],
      ['no_risk', 4],
    ],
    channels: [
      ['web', 8],
      ['app', 2],
    ],
    categories: [
      ['fashion', 5],
      ['electronics', 3],
      ['beauty', 2],
    ],
    gapDays: 12,
    productsSeen: [4, 9],
    addsToCart: 0.12,
    startsCheckout: 0.3,
    lines: [1, 1],
    hasAccount: 0.2,
    prefersCash: 1,
    coupon: 0.1,
    tracks: 1,
    contacts: 0.03,
    answersSurveys: 0.08,
    writesReviews: 0.1,
    opensEmail: 0.25,
    subscribes: 0.3,
  },
}
