import type { SaleId } from './calendar.ts'
import type { Campaign } from './campaigns.ts'
import type { DetailCause, PaymentCause } from './effects.ts'
import type { Device } from './people.ts'
import type { Channel } from './personas.ts'
import type { Product } from './products.ts'

/** Everything that one person does, decided before a single message is written. Times are milliseconds since 1970 UTC. */
export interface Plan {
  readonly visits: readonly Visit[]
  readonly mailings: readonly Mailing[]
}

export type Source =
  | { readonly kind: 'direct' | 'search' | 'instagram' | 'friend' }
  /** `caused`: without the campaign this visit would not have been. */
  | { readonly kind: 'campaign'; readonly campaign: Campaign; readonly caused: boolean }

/** A campaign's message to one person. */
export interface Mailing {
  readonly campaign: Campaign
  readonly at: number
  readonly heldOut: boolean
  readonly opens: boolean
  readonly clicks: boolean
  readonly caused: boolean
  readonly unsubscribes: boolean
}

export interface Visit {
  /** The key of the visit's own random numbers. */
  readonly key: number
  readonly at: number
  readonly channel: Channel
  /** Null in the store and on the phone. */
  readonly device: Device | null
  readonly source: Source
  readonly newSite: boolean
  /** The account is open on this device when the visit begins. */
  readonly signedIn: boolean
  readonly search: 'none' | 'found' | 'nothing'
  readonly seen: readonly Product[]
  readonly cart: Cart | null
}

export interface Line {
  readonly product: Product
  readonly quantity: number
  /** Local money, what one piece costs after the discount. */
  readonly price: number
}

export interface Cart {
  readonly id: string
  readonly lines: readonly Line[]
  readonly subtotal: number
  readonly sale: SaleId | null
  readonly discount: number
  readonly coupon: string | null
  readonly checkout: Checkout | null
}

export type AccountStep = 'none' | 'signed_in' | 'signs_in' | 'signs_up' | 'guest'

/** One way through the checkout. `chance` is the probability of leaving that was drawn against. */
export interface Checkout {
  readonly id: string
  readonly at: number
  readonly details: readonly DetailCause[]
  readonly detailsChance: number
  readonly payment: readonly PaymentCause[]
  readonly paymentChance: number
  readonly leaves: 'details' | 'payment' | null
  /** Without these (alone) the person would have stayed, the random draw being the same. Strongest first. */
  readonly necessary: readonly (DetailCause | PaymentCause)[]
  readonly account: AccountStep
  /** They had an account before, open or not: nobody asks them to register. */
  readonly hasAccount: boolean
  readonly shipping: number
  readonly codFee: number
  readonly cash: boolean
  readonly promisedDays: number
  readonly promisedDay: number
  readonly order: Order | null
}

export type Confirmation = 'email' | 'agent' | 'whatsapp' | 'none'

export interface Order {
  readonly id: string
  readonly placedAt: number
  readonly total: number
  readonly confirmation: Confirmation
  /** Calls of an agent; the last one is answered unless the order is cancelled. */
  readonly calls: readonly number[]
  readonly confirmedAt: number | null
  readonly courier: string
  readonly tracking: string
  readonly shippedAt: number | null
  readonly doorstep: readonly number[]
  readonly outcome: 'delivered' | 'refused' | 'cancelled' | 'handed_over'
  /** When the outcome is known. */
  readonly doneAt: number
  readonly late: boolean
  readonly daysLate: number
  readonly damaged: boolean
  readonly wrongItem: boolean
  readonly comesBack: boolean
  readonly after: AfterSale
}

export interface AfterSale {
  readonly rating: number | null
  readonly nps: number | null
  readonly ces: number | null
  readonly csat: number | null
  readonly contactedAt: number | null
  readonly contactChannel: Channel
  readonly solved: boolean
  readonly sendsBack: boolean
  readonly wantsInvoice: boolean
  readonly invoiceWrong: boolean
}
