import { beforeAll, describe, expect, it } from 'vitest'
import { dayMs } from './calendar.ts'
import { campaigns, sentAt } from './campaigns.ts'
import { abandonment, detailCauses, experience, paymentCauses, redesign } from './effects.ts'
import { type FittedAbandonment, fitAbandonment } from './fit-abandonment.ts'
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

function near(
  { estimate, error }: Effect,
  planted: number,
  { slack = 0, what = '' }: { slack?: number; what?: string } = {},
): void {
  const text = `${what} ${estimate.toFixed(3)} ± ${error.toFixed(3)}, planted ${planted}`
  expect(Math.abs(estimate - planted), text).toBeLessThan(3.5 * error + slack)
}

function effectsOf(fitted: FittedAbandonment): (readonly [string, Effect, number])[] {
  const { details, payment } = abandonment
  return [
    ['details', fitted.base, details.base],
    ...detailCauses.map(cause => [cause, fitted.details[cause]!, details.effects[cause]] as const),
    ['redesign', fitted.redesign, redesign.detailsEffect],
    ['payment', fitted.paymentBase, payment.base],
    ...paymentCauses.map(cause => [cause, fitted.payment[cause]!, payment.effects[cause]] as const),
  ]
}

describe('why checkouts are abandoned', () => {
  it('shows at the details, the redesign’s own effect beside it, and at the payment', () => {
    const fitted = fitAbandonment(messages, truth.shop.redesign.at)
    for (const [what, effect, planted] of effectsOf(fitted)) near(effect, planted, { what })
  })

  it('shows with intervals that contain the truth as often as they say', () => {
    const seeds = Number(process.env.PROVE_SEEDS ?? 12)
    const inside = new Map<string, number>()
    for (let seed = 100; seed < 100 + seeds; seed++) {
      const run = simulateShop({ seed, people: 1500, end })
      const fitted = fitAbandonment(run.messages, truth.shop.redesign.at)
      for (const [what, { estimate, error }, planted] of effectsOf(fitted))
        inside.set(what, (inside.get(what) ?? 0) + (Math.abs(estimate - planted) < 1.96 * error ? 1 : 0))
    }
    const all = [...inside.values()].reduce((a, b) => a + b, 0)
    const asked = inside.size * seeds
    // 95 %, give or take three and a half standard errors: of all intervals together, and of each effect's.
    const slack = (n: number) => 3.5 * Math.sqrt(0.95 * 0.05 * n)
    expect(Math.abs(all - 0.95 * asked)).toBeLessThan(slack(asked))
    for (const [what, n] of inside) expect(n, what).toBeGreaterThan(0.95 * seeds - slack(seeds) - 1)
  }, 600_000)

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
    near({ estimate: a! - b! - (c! - d!), error }, asIs - oldSite, { slack: 0.02 })
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
    near(fitted[1]!, experience.ratingEffects.late, { slack: 0.2 })
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
    near(fitLogistic(answers)[1]!, experience.npsEffects.late, { slack: 0.2 })
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
    near(fitted[1]!, experience.returnEffects.late, { slack: 0.15 })
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
      near({ estimate: p - q, error }, (row.buyersSent - row.buyersSentWithout) / row.sent, { slack: 0.005 })
    }
  })

  it('is not what the last click claims', () => {
    const of = (id: string) => truth.totals.campaigns.find(c => c.id === id)!
    // Advertisements on our own name take the credit for visits that would have been anyway.
    expect(of('brand_search').ordersCaused).toBe(0)
    expect(of('brand_search').ordersTouched).toBeGreaterThan(20)
    // A newsletter that moves nobody costs the few orders of those who leave the list.
    expect(of('spring_news').visitsCaused).toBe(0)
    expect(of('spring_news').ordersCaused).toBeLessThanOrEqual(0)
    expect(of('summer_coupon').ordersCaused).toBeGreaterThan(of('summer_coupon').ordersTouched * 0.5)
    const summer = of('summer_coupon')
    expect(summer.buyersSent).toBeGreaterThan(summer.buyersSentWithout * 1.3)
  })
})
