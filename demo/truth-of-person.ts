import { dayMs } from './calendar.ts'
import type { Person } from './people.ts'
import type { Plan, Visit } from './plan.ts'
import { planPerson } from './plan-person.ts'
import type { World } from './shop-options.ts'
import type { CartTruth, OrderTruth } from './truth.ts'
import type { Written } from './writer.ts'

/** What stands in the person's messages: what lies after the end was never written. */
export interface Log {
  readonly carts: ReadonlySet<string>
  readonly checkouts: ReadonlySet<string>
  readonly orders: ReadonlySet<string>
}

export function logOf(written: readonly Written[]): Log {
  const idsOf = (event: string, key: string) =>
    new Set(
      written.flatMap(({ message }) => (message.event === event ? [String(message.properties?.[key])] : [])),
    )
  return {
    carts: idsOf('Cart Viewed', 'cart_id'),
    checkouts: idsOf('Checkout Started', 'checkout_id'),
    orders: idsOf('Order Completed', 'order_id'),
  }
}

export function cartsOf(person: Person, plan: Plan, log: Log): CartTruth[] {
  return plan.visits.flatMap(({ cart, channel, at, newSite }): CartTruth[] => {
    if (!cart || !log.carts.has(cart.id)) return []
    const { checkout } = cart
    const started = checkout !== null && log.checkouts.has(checkout.id)
    const common = { kind: 'cart', cartId: cart.id, person: person.index, at, channel, newSite } as const
    if (!checkout || !started)
      return [
        {
          ...common,
          end: checkout ? 'open' : 'not_started',
          checkoutId: null,
          met: [],
          detailsChance: null,
          paymentChance: null,
          causes: [],
        },
      ]
    const bought = checkout.order !== null && log.orders.has(checkout.order.id)
    const atDetails = checkout.leaves === 'details'
    return [
      {
        ...common,
        end: checkout.leaves ?? (bought ? 'bought' : 'open'),
        checkoutId: checkout.id,
        met: [...checkout.details, ...(atDetails ? [] : checkout.payment)],
        detailsChance: checkout.detailsChance,
        paymentChance: atDetails ? null : checkout.paymentChance,
        causes: [...checkout.necessary],
      },
    ]
  })
}

export function ordersOf(
  world: World,
  person: Person,
  { plan, log }: { plan: Plan; log: Log },
): OrderTruth[] {
  return plan.visits.flatMap(({ cart, channel, source }): OrderTruth[] => {
    const order = cart?.checkout?.order
    if (!order || !log.orders.has(order.id)) return []
    const done = order.doneAt <= world.end
    return [
      {
        kind: 'order',
        orderId: order.id,
        person: person.index,
        at: order.placedAt,
        channel,
        outcome: done ? order.outcome : 'open',
        late: done && order.late,
        daysLate: done ? order.daysLate : 0,
        damaged: done && order.damaged,
        wrongItem: done && order.wrongItem,
        repeatedCalls: order.calls.length > 1,
        comesBack: order.comesBack,
        causedBy: source.kind === 'campaign' && source.caused ? source.campaign.id : null,
        touchedBy: source.kind === 'campaign' ? source.campaign.id : null,
      },
    ]
  })
}

/** What one campaign did to one person. Orders are counted from the sending to the end, buyers within 14 days. */
export interface CampaignOutcome {
  readonly id: string
  readonly heldOut: boolean
  readonly clicked: boolean
  readonly visitsCaused: number
  readonly ordersTouched: number
  readonly ordersCaused: number
  readonly buys: boolean
  readonly buysWithout: boolean
}

export function campaignOutcomes(world: World, person: Person, plan: Plan): CampaignOutcome[] {
  return plan.mailings.map(({ campaign, at, heldOut, clicks, caused, unsubscribes }) => {
    // Only who was won, or left the list, lives another life without the campaign.
    const other = caused || unsubscribes ? planPerson(world, person, campaign.id) : plan
    const touched = plan.visits.filter(
      v => v.source.kind === 'campaign' && v.source.campaign.id === campaign.id,
    )
    return {
      id: campaign.id,
      heldOut,
      clicked: clicks,
      visitsCaused: touched.filter(v => v.source.kind === 'campaign' && v.source.caused).length,
      ordersTouched: ordersAfter(touched, 0, world.end).length,
      ordersCaused:
        ordersAfter(plan.visits, at, world.end).length - ordersAfter(other.visits, at, world.end).length,
      buys: ordersAfter(plan.visits, at, Math.min(world.end, at + 14 * dayMs)).length > 0,
      buysWithout: ordersAfter(other.visits, at, Math.min(world.end, at + 14 * dayMs)).length > 0,
    }
  })
}

function ordersAfter(visits: readonly Visit[], from: number, to: number): number[] {
  return visits.flatMap(visit => {
    const placedAt = visit.cart?.checkout?.order?.placedAt
    return placedAt !== undefined && placedAt >= from && placedAt <= to ? [placedAt] : []
  })
}
