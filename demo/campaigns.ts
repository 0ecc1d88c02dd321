import { type Country, dayMs, hourMs } from './calendar.ts'
import type { PersonaId } from './personas.ts'

/**
 * A campaign and what it causes. Of the people it is for, a tenth to a fifth is held out at random and gets nothing.
 *
 * - Someone with a visit planned within five days may come by its link: it gets the credit and caused nothing.
 * - Someone without may come because of it, with probability `pull`: such a visit would not have been.
 */
export interface Campaign {
  readonly id: string
  readonly en: string
  readonly ar: string
  readonly utm: {
    readonly source: string
    readonly medium: string
    readonly campaign: string
    readonly content?: string
  }
  /** Sent to known people by e-mail or WhatsApp, or shown to anybody as an advertisement. */
  readonly by: 'email' | 'whatsapp' | 'ad'
  readonly daysBeforeEnd: number
  readonly countries: readonly Country[]
  readonly holdout: number
  /** Probability that a person without plans comes because of it, by persona; others have `otherPull`. */
  readonly pull: Readonly<Partial<Record<PersonaId, number>>>
  readonly otherPull: number
  /** Probability that a visit planned anyway is made through its link. */
  readonly intercept: number
  /** Share of the receivers who unsubscribe. */
  readonly unsubscribes: number
}

const all: readonly Country[] = ['MA', 'EG', 'SA', 'AE']

export const campaigns: readonly Campaign[] = [
  {
    id: 'spring_news',
    en: 'Spring newsletter',
    ar: 'نشرة الربيع',
    utm: { source: 'newsletter', medium: 'email', campaign: 'spring_news' },
    by: 'email',
    daysBeforeEnd: 190,
    countries: all,
    holdout: 0.2,
    pull: {},
    otherPull: 0,
    intercept: 0.45,
    unsubscribes: 0.01,
  },
  {
    id: 'summer_coupon',
    en: 'Summer coupon',
    ar: 'كوبون الصيف',
    utm: { source: 'newsletter', medium: 'email', campaign: 'summer_coupon', content: 'coupon15' },
    by: 'email',
    daysBeforeEnd: 132,
    countries: all,
    holdout: 0.2,
    pull: { deal_hunter: 0.7, family_planner: 0.5, window_shopper: 0.4 },
    otherPull: 0.25,
    intercept: 0.5,
    unsubscribes: 0.006,
  },
  {
    id: 'school_whatsapp',
    en: 'Back to school on WhatsApp',
    ar: 'العودة إلى المدارس عبر واتساب',
    utm: { source: 'whatsapp', medium: 'message', campaign: 'back_to_school' },
    by: 'whatsapp',
    daysBeforeEnd: 88,
    countries: ['MA', 'EG'],
    holdout: 0.15,
    pull: { family_planner: 0.75 },
    otherPull: 0.3,
    intercept: 0.35,
    unsubscribes: 0.02,
  },
  {
    id: 'autumn_instagram',
    en: 'Autumn advertisements on Instagram',
    ar: 'إعلانات الخريف على إنستغرام',
    utm: { source: 'instagram', medium: 'paid_social', campaign: 'autumn_look', content: 'video_a' },
    by: 'ad',
    daysBeforeEnd: 52,
    countries: ['SA', 'AE', 'MA'],
    holdout: 0,
    pull: { window_shopper: 0.3, deal_hunter: 0.2, careful_newcomer: 0.15 },
    otherPull: 0.05,
    intercept: 0.3,
    unsubscribes: 0,
  },
  {
    id: 'brand_search',
    en: 'Advertisements on our own name',
    ar: 'إعلانات البحث عن اسم المتجر',
    utm: { source: 'google', medium: 'cpc', campaign: 'brand' },
    by: 'ad',
    daysBeforeEnd: 30,
    countries: all,
    holdout: 0,
    pull: {},
    otherPull: 0,
    intercept: 0.6,
    unsubscribes: 0,
  },
  {
    id: 'daily_offers',
    en: 'A week of daily offers',
    ar: 'أسبوع العروض اليومية',
    utm: { source: 'newsletter', medium: 'email', campaign: 'daily_offers' },
    by: 'email',
    daysBeforeEnd: 20,
    countries: all,
    holdout: 0.2,
    pull: { deal_hunter: 0.3 },
    otherPull: 0.06,
    intercept: 0.5,
    unsubscribes: 0.06,
  },
]

/** When a campaign goes out: 09:00 UTC of its day. */
export function sentAt(campaign: Campaign, end: number): number {
  return Math.floor(end / dayMs) * dayMs - campaign.daysBeforeEnd * dayMs + 9 * hourMs
}

/** A visit planned within this time of the sending may be made through the campaign's link. */
export const interceptWindowMs = 5 * dayMs
