import { addWorkingDays, isRamadan, localDay, minuteMs, saleOn } from './calendar.ts'
import { countryFacts } from './countries.ts'
import {
  abandonment,
  type DetailCause,
  detailCauses,
  type PaymentCause,
  paymentCauses,
  redesign,
} from './effects.ts'
import { logistic } from './exact-math.ts'
import type { Person } from './people.ts'
import type { AccountStep, Checkout } from './plan.ts'
import { orderIdOf, planOrder } from './plan-order.ts'
import type { Random } from './random.ts'

export interface CheckoutSetting {
  readonly person: Person
  readonly id: string
  readonly at: number
  readonly on: 'web' | 'app'
  readonly newSite: boolean
  readonly subtotal: number
  readonly discount: number
  /** The person has an account; it may be open already. */
  readonly account: 'none' | 'open' | 'closed'
}

/**
 * Decides one checkout. What the person meets is drawn first and shown to everybody who gets so far; then, once a step,
 * whether they leave, with log-odds that add up as `abandonment` says.
 */
export function planCheckout(random: Random, setting: CheckoutSetting): Checkout {
  const { person, at } = setting
  const facts = countryFacts[person.country]
  const today = localDay(person.country, at)
  const promisedDays = person.city.days + 1 + (random.chance(0.24) ? random.whole(2, 4) : 0)
  const shipping = setting.subtotal >= facts.freeFrom ? 0 : facts.shipping
  const details = meetDetails(random, setting, { shipping, promisedDays })
  const draw = random.unit()
  const detailsOdds = oddsOfDetails(details, setting)
  const detailsChance = logistic(detailsOdds)
  const cash = random.chance(Math.min(0.97, facts.codShare * person.persona.prefersCash))
  const payment = meetPayment(random, setting, cash)
  const paymentDraw = random.unit()
  const paymentOdds = oddsOfPayment(payment)
  const paymentChance = logistic(paymentOdds)
  const leaves = draw < detailsChance ? 'details' : paymentDraw < paymentChance ? 'payment' : null
  const account = accountStep(random, setting, details.includes('registration_required'))
  const codFee = cash ? facts.codFee : 0
  const promisedDay = addWorkingDays(person.country, today + 1, promisedDays - 1)
  const checkout = {
    id: setting.id,
    at,
    details,
    detailsChance,
    payment,
    paymentChance,
    leaves,
    necessary:
      leaves === 'details'
        ? necessaryOf(details, abandonment.details.effects, odds => draw < logistic(detailsOdds - odds))
        : leaves === 'payment'
          ? necessaryOf(
              payment,
              abandonment.payment.effects,
              odds => paymentDraw < logistic(paymentOdds - odds),
            )
          : [],
    account,
    hasAccount: setting.account !== 'none',
    shipping,
    codFee,
    cash,
    promisedDays,
    promisedDay,
  } as const
  if (leaves) return { ...checkout, order: null }
  const order = planOrder(random, {
    person,
    id: orderIdOf(setting.id.slice(3)),
    placedAt:
      at +
      Math.round(
        (4 + details.length * 0.6 + payment.length * 1.5) * minuteMs + random.between(0, 240) * 1000,
      ),
    total: setting.subtotal + shipping + codFee,
    cash,
    promisedDay,
    checkout: [...details, ...payment],
  })
  return { ...checkout, order }
}

/** The probability of leaving at the details, also used to say what the old site would have done. */
export function oddsOfDetails(
  met: readonly DetailCause[],
  setting: Pick<CheckoutSetting, 'on' | 'newSite'>,
): number {
  const { base, effects } = abandonment.details
  let odds: number = base + (setting.on === 'web' && setting.newSite ? redesign.detailsEffect : 0)
  for (const cause of met) odds += effects[cause]
  return odds
}

function oddsOfPayment(met: readonly PaymentCause[]): number {
  const { base, effects } = abandonment.payment
  let odds: number = base
  for (const cause of met) odds += effects[cause]
  return odds
}

function meetDetails(
  random: Random,
  setting: CheckoutSetting,
  offer: { shipping: number; promisedDays: number },
): DetailCause[] {
  const share = setting.newSite ? redesign.registrationShareAfter : redesign.registrationShareBefore
  const forced = random.chance(share) && setting.on === 'web' && setting.account === 'none'
  const met: Readonly<Record<DetailCause, boolean>> = {
    registration_required: forced,
    delivery_fees: offer.shipping > 0,
    long_delivery: offer.promisedDays >= 5,
    price_changed: random.chance(0.06),
    coupon_field: random.chance(0.5),
  }
  return detailCauses.filter(cause => met[cause])
}

function meetPayment(random: Random, setting: CheckoutSetting, cash: boolean): PaymentCause[] {
  const busy =
    isRamadan(localDay(setting.person.country, setting.at)) ||
    saleOn(setting.person.country, localDay(setting.person.country, setting.at)) !== null
  const met: Readonly<Record<PaymentCause, boolean>> = {
    time_out: random.chance(busy ? 0.14 : 0.08),
    payment_failed: random.chance(0.16) && !cash,
    slow_page: random.chance(0.2),
  }
  return paymentCauses.filter(cause => met[cause])
}

function necessaryOf<C extends string>(
  met: readonly C[],
  effects: Readonly<Record<C, number>>,
  stillLeaves: (without: number) => boolean,
): C[] {
  return met
    .filter(cause => effects[cause] > 0 && !stillLeaves(effects[cause]))
    .sort((a, b) => effects[b] - effects[a])
}

function accountStep(random: Random, setting: CheckoutSetting, forced: boolean): AccountStep {
  if (setting.account === 'open') return 'signed_in'
  if (setting.account === 'closed') return random.chance(0.85) ? 'signs_in' : 'guest'
  if (forced) return 'signs_up'
  return random.chance(setting.person.persona.hasAccount * 0.7) ? 'signs_up' : 'guest'
}
