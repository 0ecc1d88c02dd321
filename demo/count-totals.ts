import { campaigns } from './campaigns.ts'
import { createJourneyCounter, increase, nameOf } from './count-journeys.ts'
import { createSignalCounter } from './count-signals.ts'
import { abandonment, causes, redesign } from './effects.ts'
import { logistic } from './exact-math.ts'
import type { Household } from './people.ts'
import type { Plan, Visit } from './plan.ts'
import { oddsOfDetails } from './plan-checkout.ts'
import type { Provable } from './provable.ts'
import type { World } from './shop-options.ts'
import type { CartTruth, OrderTruth, Totals } from './truth.ts'
import type { CampaignOutcome } from './truth-of-person.ts'
import type { Written } from './writer.ts'

/** One household with everything that is counted of it. */
export interface CountedHousehold {
  readonly household: Household
  readonly plans: readonly Plan[]
  /** Messages by member, in the members' order. */
  readonly written: readonly (readonly Written[])[]
  readonly provable: Provable
  readonly carts: readonly CartTruth[]
  readonly orders: readonly OrderTruth[]
  readonly outcomes: readonly CampaignOutcome[]
}

export interface TotalsCounter {
  add(counted: CountedHousehold): void
  totals(): Totals
}

/** Adds up the truth household by household, in memory that does not grow with the number of people. */
export function createTotalsCounter({ end, redesignAt }: Pick<World, 'end' | 'redesignAt'>): TotalsCounter {
  const byType = new Map<string, number>()
  const byEvent = new Map<string, number>()
  const byChannel = new Map<string, number>()
  const journeys = {
    byPerson: createJourneyCounter(),
    byProvable: createJourneyCounter(),
    byOrder: createJourneyCounter(),
  }
  const identity = {
    people: 0,
    peopleSeen: 0,
    provable: 0,
    sharedDevices: 0,
    sharedPhones: 0,
    refusedLinks: 0,
    truePairs: 0,
    provablePairs: 0,
    bothPairs: 0,
  }
  const checkouts = createCheckoutCounter()
  const orders = createOrderCounter(end)
  const outcomes = createCampaignCounter()
  const signals = createSignalCounter()
  let messages = 0
  return {
    add(counted) {
      for (const written of counted.written.flat()) {
        const { message } = written
        signals.add(written, written.time >= redesignAt)
        messages++
        increase(byType, message.type)
        if (message.event) increase(byEvent, message.event)
        increase(byChannel, String(message.context.channel))
      }
      addIdentity(identity, counted)
      for (const person of counted.written) journeys.byPerson.add(person)
      for (const group of groupsOf(counted)) journeys.byProvable.add(group)
      for (const order of ordersIn(counted.written.flat())) journeys.byOrder.add(order)
      checkouts.add(counted)
      orders.add(counted)
      outcomes.add(counted.outcomes)
    },
    totals: () => ({
      kind: 'totals',
      messages,
      byType: sorted(byType),
      byEvent: sorted(byEvent),
      byChannel: sorted(byChannel),
      identity,
      byPerson: journeys.byPerson.counts(),
      byProvable: journeys.byProvable.counts(),
      byOrder: journeys.byOrder.counts(),
      signals: signals.counts(),
      ...checkouts.counts(),
      orders: orders.counts(),
      campaigns: outcomes.counts(),
    }),
  }
}

function sorted(map: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...map].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
}

const pairs = (n: number) => (n * (n - 1)) / 2

function addIdentity(identity: Totals['identity'], { household, written, provable }: CountedHousehold): void {
  identity.people += household.people.length
  identity.peopleSeen += written.filter(messages => messages.length > 0).length
  identity.provable += new Set(provable.groupOf).size
  identity.refusedLinks += provable.refused
  const shared = household.people.flatMap(p => p.devices.filter(d => d.shared).map(d => d.anonymousId))
  identity.sharedDevices += new Set(shared).size
  identity.sharedPhones += household.people.filter(p => p.sharesPhone).length > 1 ? 1 : 0
  const cells = new Map<string, number>()
  const groups = new Map<string, number>()
  let at = 0
  for (const [member, messages] of written.entries()) {
    identity.truePairs += pairs(messages.length)
    for (let i = 0; i < messages.length; i++) {
      const group = provable.groupOf[at++]
      increase(cells, `${group} ${member}`)
      increase(groups, String(group))
    }
  }
  for (const n of groups.values()) identity.provablePairs += pairs(n)
  for (const n of cells.values()) identity.bothPairs += pairs(n)
}

function groupsOf({ written, provable }: CountedHousehold): Written[][] {
  const groups = new Map<number, Written[]>()
  for (const [i, message] of written.flat().entries()) {
    const group = provable.groupOf[i] ?? -1
    const list = groups.get(group) ?? []
    list.push(message)
    groups.set(group, list)
  }
  return [...groups.values()]
}

function ordersIn(messages: readonly Written[]): Written[][] {
  const orders = new Map<string, Written[]>()
  for (const message of messages) {
    const id = message.message.properties?.order_id
    if (typeof id !== 'string' || nameOf(message) === '') continue
    const list = orders.get(id) ?? []
    list.push(message)
    orders.set(id, list)
  }
  return [...orders.values()]
}

function createCheckoutCounter() {
  const met = new Map<string, number>()
  const left = new Map<string, number>()
  const lost = new Map<string, number>()
  const ends = new Map<string, number>()
  const web = { checkouts: 0, asIs: 0, oldSite: 0 }
  return {
    add({ carts, plans }: CountedHousehold) {
      for (const cart of carts) {
        if (cart.detailsChance === null || cart.end === 'open') continue
        increase(ends, cart.end)
        for (const cause of cart.met) {
          increase(met, cause)
          if (cause in abandonment.details.effects ? cart.end === 'details' : cart.end === 'payment')
            increase(left, cause)
        }
        for (const cause of cart.causes) increase(lost, cause)
      }
      for (const visit of plans.flatMap(plan => plan.visits)) addRedesigned(web, visit)
    },
    counts: () => ({
      checkouts: {
        started: [...ends.values()].reduce((a, b) => a + b, 0),
        leftAtDetails: ends.get('details') ?? 0,
        leftAtPayment: ends.get('payment') ?? 0,
        bought: ends.get('bought') ?? 0,
        causes: Object.fromEntries(
          causes.map(cause => [
            cause,
            { met: met.get(cause) ?? 0, left: left.get(cause) ?? 0, lost: lost.get(cause) ?? 0 },
          ]),
        ),
      },
      redesign: {
        checkouts: web.checkouts,
        asIs: web.checkouts ? web.asIs / web.checkouts : 0,
        oldSite: web.checkouts ? web.oldSite / web.checkouts : 0,
      },
    }),
  }
}

/** The old site asked some to register who had no account, and its pages made more people leave. */
function addRedesigned(web: { checkouts: number; asIs: number; oldSite: number }, visit: Visit): void {
  const checkout = visit.cart?.checkout
  if (!checkout || !visit.newSite || visit.channel !== 'web') return
  web.checkouts++
  web.asIs += checkout.detailsChance
  const old = oddsOfDetails(checkout.details, { on: 'web', newSite: false })
  const share = checkout.hasAccount ? 0 : redesign.registrationShareBefore
  web.oldSite +=
    share * logistic(old + abandonment.details.effects.registration_required) + (1 - share) * logistic(old)
}

function createOrderCounter(end: number) {
  const orders = {
    placed: 0,
    delivered: 0,
    late: 0,
    ratingOnTime: { n: 0, sum: 0 },
    ratingLate: { n: 0, sum: 0 },
    comesBackOnTime: 0,
    comesBackLate: 0,
  }
  return {
    add({ orders: truths, plans }: CountedHousehold) {
      orders.placed += truths.length
      for (const { outcome, late, comesBack } of truths) {
        if (outcome !== 'delivered') continue
        orders.delivered++
        if (late) orders.late++
        if (comesBack && late) orders.comesBackLate++
        if (comesBack && !late) orders.comesBackOnTime++
      }
      for (const order of plans.flatMap(p => p.visits.flatMap(v => v.cart?.checkout?.order ?? []))) {
        if (order.doneAt > end || order.after.rating === null) continue
        const into = order.late ? orders.ratingLate : orders.ratingOnTime
        into.n++
        into.sum += order.after.rating
      }
    },
    counts: () => orders,
  }
}

function createCampaignCounter() {
  const rows = new Map(
    campaigns.map(({ id }) => [
      id,
      {
        id,
        eligible: 0,
        heldOut: 0,
        sent: 0,
        clicked: 0,
        visitsCaused: 0,
        ordersTouched: 0,
        ordersCaused: 0,
        buyersHeldOut: 0,
        buyersSent: 0,
        buyersSentWithout: 0,
      },
    ]),
  )
  return {
    add(outcomes: readonly CampaignOutcome[]) {
      for (const outcome of outcomes) {
        const row = rows.get(outcome.id)
        if (!row) continue
        row.eligible++
        row.heldOut += outcome.heldOut ? 1 : 0
        row.sent += outcome.heldOut ? 0 : 1
        row.clicked += outcome.clicked ? 1 : 0
        row.visitsCaused += outcome.visitsCaused
        row.ordersTouched += outcome.ordersTouched
        row.ordersCaused += outcome.ordersCaused
        row.buyersHeldOut += outcome.heldOut && outcome.buys ? 1 : 0
        row.buyersSent += !outcome.heldOut && outcome.buys ? 1 : 0
        row.buyersSentWithout += !outcome.heldOut && outcome.buysWithout ? 1 : 0
      }
    },
    counts: () => [...rows.values()],
  }
}
