import { beforeAll, describe, expect, it } from 'vitest'
import { dayMs } from './calendar.ts'
import { campaigns, sentAt } from './campaigns.ts'
import {
  abandonment,
  type Cause,
  causeEvents,
  detailCauses,
  experience,
  paymentCauses,
  redesign,
} from './effects.ts'
import { type Effect, fitLogistic } from './fit-logistic.ts'
import type { RawMessage } from './message.ts'
import { simulateShop } from './simulate-shop.ts'
import type { ShopTruth } from './truth.ts'

/*
 * A plain analysis of the messages finds what was planted. The messages alone are read; the truth is only compared with,
 * and says which messages are of one person. Six thousand people: an effect must lie within 3.5 standard errors.
 */
const end = Date.parse('2026-11-22T15:00:00Z')
let truth: ShopTruth
let messages: RawMessage[]
const timeOf = (message: RawMessage) => Date.parse(message.timestamp)
const prop = (message: RawMessage, key: string) => message.properties?.[key]
const tracks = (name: string) => messages.filter(message => message.event === name)

beforeAll(() => {
  const run = simulateShop({ seed: 20, people: 6000, end })
  messages = [...run.messages]
  truth = run.truth()
})

function near({ estimate, error }: Effect, planted: number, slack = 0): void {
  expect(
    Math.abs(estimate - planted),
    `${estimate.toFixed(3)} ± ${error.toFixed(3)}, planted ${planted}`,
  ).toBeLessThan(3.5 * error + slack)
}

interface SeenCheckout {
  web: boolean
  newSite: boolean
  events: Set<string>
}

function checkouts(): SeenCheckout[] {
  const seen = new Map<string, SeenCheckout>()
  for (const message of messages) {
    const id = prop(message, 'checkout_id')
    if (typeof id !== 'string' || message.event === undefined) continue
    if (message.event === 'Checkout Started')
      seen.set(id, {
        web: message.context.channel === 'web',
        newSite: message.context.channel === 'web' && timeOf(message) >= truth.shop.redesign.at,
        events: new Set(),
      })
    seen.get(id)?.events.add(message.event)
  }
  return [...seen.values()]
}

describe('why checkouts are abandoned', () => {
  const met = (checkout: SeenCheckout, causes: readonly Cause[]) =>
    causes.map(cause => (checkout.events.has(causeEvents[cause]) ? 1 : 0))

  it('shows at the details, the redesign’s own effect beside it', () => {
    const fitted = fitLogistic(
      checkouts().map(checkout => ({
        met: [...met(checkout, detailCauses), checkout.newSite ? 1 : 0],
        happened: !checkout.events.has('Payment Info Entered'),
      })),
    )
    near(fitted[0]!, abandonment.details.base)
    for (const [i, cause] of detailCauses.entries()) near(fitted[i + 1]!, abandonment.details.effects[cause])
    near(fitted[detailCauses.length + 1]!, redesign.detailsEffect)
  })

  it('shows at the payment', () => {
    const fitted = fitLogistic(
      checkouts()
        .filter(checkout => checkout.events.has('Payment Info Entered'))
        .map(checkout => ({
          met: met(checkout, paymentCauses),
          happened: !checkout.events.has('Order Completed'),
        })),
    )
    near(fitted[0]!, abandonment.payment.base)
    for (const [i, cause] of paymentCauses.entries()) near(fitted[i + 1]!, abandonment.payment.effects[cause])
  })

  it('costs as many checkouts as the truth counts', () => {
    const { started, bought, causes } = truth.totals.checkouts
    expect(bought / started).toBeGreaterThan(0.4)
    expect(causes.coupon_field).toMatchObject({ lost: 0 })
    expect(causes.slow_page).toMatchObject({ lost: 0 })
    const order = Object.entries(causes)
      .filter(([name]) => detailCauses.some(cause => cause === name))
      .sort(([, a], [, b]) => b.lost - a.lost)
      .map(([name]) => name)
    expect(order.slice(0, 3).sort()).toEqual(['delivery_fees', 'long_delivery', 'registration_required'])
  })
})

describe('what the redesign changed', () => {
  it('shows against the app, as difference of differences', () => {
    const rate = (web: boolean, since: boolean) => {
      const started = messages.filter(
        m =>
          m.event === 'Checkout Started' &&
          (m.context.channel === 'web') === web &&
          timeOf(m) >= truth.shop.redesign.at === since,
      )
      const paid = new Set(tracks('Payment Info Entered').map(m => prop(m, 'checkout_id')))
      const left = started.filter(m => !paid.has(prop(m, 'checkout_id'))).length
      return {
        share: left / started.length,
        variance: ((left / started.length) * (1 - left / started.length)) / started.length,
      }
    }
    const cells = [rate(true, true), rate(true, false), rate(false, true), rate(false, false)]
    const [a, b, c, d] = cells.map(cell => cell.share)
    const { asIs, oldSite } = truth.totals.redesign
    const error = Math.sqrt(cells.reduce((sum, cell) => sum + cell.variance, 0))
    near({ estimate: a! - b! - (c! - d!), error }, asIs - oldSite, 0.02)
    expect(asIs - oldSite).toBeLessThan(-0.12)
  })

  it('shows in searches that find nothing', () => {
    const share = (since: boolean) => {
      const searches = tracks('Products Searched').filter(
        m => m.context.channel === 'web' && timeOf(m) >= truth.shop.redesign.at === since,
      )
      return searches.filter(m => prop(m, 'results') === 0).length / searches.length
    }
    expect(share(false)).toBeCloseTo(redesign.emptySearchBefore, 1)
    expect(share(true) - share(false)).toBeGreaterThan(0.05)
  })
})

describe('what late delivery does', () => {
  const lateOf = () =>
    new Map(
      tracks('Order Delivered').map(m => [String(prop(m, 'order_id')), Number(prop(m, 'days_late')) > 0]),
    )

  it('shows in the reviews', () => {
    const late = lateOf()
    const fitted = fitLogistic(
      tracks('Product Reviewed').map(m => ({
        met: [late.get(String(prop(m, 'order_id'))) ? 1 : 0],
        happened: Number(prop(m, 'rating')) <= 3,
      })),
    )
    // Damaged and wrong goods, hidden from this analysis, blur the effect a little.
    near(fitted[1]!, experience.ratingEffects.late, 0.2)
    const { ratingLate, ratingOnTime } = truth.totals.orders
    expect(ratingOnTime.sum / ratingOnTime.n).toBeGreaterThan(4.1)
    expect(ratingLate.sum / ratingLate.n).toBeLessThan(3.2)
  })

  it('shows in the recommendations', () => {
    const late = lateOf()
    const answers = tracks('NPS Answered').map(m => ({
      met: [late.get(String(prop(m, 'order_id'))) ? 1 : 0],
      happened: Number(prop(m, 'score')) <= 6,
    }))
    near(fitLogistic(answers)[1]!, experience.npsEffects.late, 0.2)
  })

  it('shows in who comes back', () => {
    const visits = new Map<number, number[]>()
    const owner = new Map(truth.people.flatMap(p => (p.messageIds ?? []).map(id => [id, p.person] as const)))
    for (const m of messages) {
      if (m.event !== 'Product List Viewed' && m.event !== 'Loyalty Card Shown' && !startsConversation(m))
        continue
      const person = owner.get(m.messageId) ?? -1
      visits.set(person, [...(visits.get(person) ?? []), timeOf(m)])
    }
    // Orders old enough that who comes back has had the time to.
    const old = tracks('Order Delivered').filter(m => timeOf(m) < end - 140 * dayMs)
    const fitted = fitLogistic(
      old.map(m => ({
        met: [Number(prop(m, 'days_late')) > 0 ? 1 : 0],
        happened: (visits.get(owner.get(m.messageId) ?? -1) ?? []).some(time => time > timeOf(m)),
      })),
    )
    // Visits to the store leave no trace without a card, and some plans lie beyond the end: both blur it.
    near(fitted[1]!, experience.returnEffects.late, 0.15)
  })

  function startsConversation(m: RawMessage): boolean {
    return m.event === 'Support Contacted' && prop(m, 'order_id') === undefined
  }
})

describe('what campaigns caused', () => {
  it('shows against those who were held out', () => {
    const owner = new Map(truth.people.flatMap(p => (p.messageIds ?? []).map(id => [id, p.person] as const)))
    const orders = tracks('Order Completed').map(m => [owner.get(m.messageId), timeOf(m)] as const)
    for (const campaign of campaigns.filter(c => c.by !== 'ad')) {
      const delivered = campaign.by === 'email' ? 'Email Delivered' : 'Message Delivered'
      const from = sentAt(campaign, end)
      const buyers = new Set(
        orders.filter(([, t]) => t > from && t < from + 14 * dayMs).map(([person]) => person),
      )
      const share = (people: readonly (number | undefined)[]) =>
        people.filter(p => buyers.has(p)).length / people.length
      const sent = messages
        .filter(m => m.event === delivered && prop(m, 'campaign_id') === campaign.id)
        .map(m => owner.get(m.messageId))
      const held = messages
        .filter(m => m.traits?.[`holdout_${campaign.id}`] === true)
        .map(m => owner.get(m.messageId))
      const row = truth.totals.campaigns.find(c => c.id === campaign.id)!
      expect(sent.length).toBe(row.sent)
      expect(held.length).toBe(row.heldOut)
      const [p, q] = [share(sent), share(held)]
      const error = Math.sqrt((p * (1 - p)) / sent.length + (q * (1 - q)) / held.length)
      near({ estimate: p - q, error }, (row.buyersSent - row.buyersSentWithout) / row.sent, 0.005)
    }
  })

  it('is not what the last click claims', () => {
    const of = (id: string) => truth.totals.campaigns.find(c => c.id === id)!
    // Advertisements on our own name take the credit for visits that would have been anyway.
    expect(of('brand_search').ordersCaused).toBe(0)
    expect(of('brand_search').ordersTouched).toBeGreaterThan(20)
    expect(of('spring_news').ordersCaused).toBe(0)
    expect(of('summer_coupon').ordersCaused).toBeGreaterThan(of('summer_coupon').ordersTouched * 0.5)
    const summer = of('summer_coupon')
    expect(summer.buyersSent).toBeGreaterThan(summer.buyersSentWithout * 1.3)
  })
})
