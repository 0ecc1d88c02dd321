import { dayMs, hourMs, instantOf, localDay, minuteMs } from './calendar.ts'
import { type Campaign, campaigns, interceptWindowMs, sentAt } from './campaigns.ts'
import { experience } from './effects.ts'
import { exp } from './exact-math.ts'
import { busyness, drawTime, nextOfficeTime, nextTime } from './hours.ts'
import { uuid } from './identifiers.ts'
import { type Device, type DeviceKind, type Person, streams } from './people.ts'
import type { Channel } from './personas.ts'
import type { Mailing, Plan, Source, Visit } from './plan.ts'
import { planVisit } from './plan-visit.ts'
import { Random } from './random.ts'
import type { World } from './shop-options.ts'

const placeStream = 7

/** What is known of a person while their plan unfolds. Visits follow one another; an order is done before the next visit. */
interface State {
  /** When the next planned visit begins; null when the person will not come again. */
  next: number | null
  nextKey: number
  /** The last order is in the person's hands, or has failed. */
  busyUntil: number
  hasAccount: boolean
  /** Since when the shop may write to them. */
  emailKnown: number | null
  phoneKnown: number | null
  subscribed: boolean
  /** Anonymous ids of the devices on which the account is open. */
  readonly open: Set<string>
  /** The anonymous id of an own browser since it last forgot the former one. */
  readonly renewed: Map<DeviceKind, string>
  readonly visits: Visit[]
  readonly mailings: Mailing[]
}

/**
 * Everything that a person does up to the end.
 *
 * @param without leaves out one campaign, all else (every random number included) being the same: the counterfactual.
 */
export function planPerson(world: World, person: Person, without: string | null = null): Plan {
  const random = new Random(world.seed, person.index, streams.plan)
  const state: State = {
    next: arrival(random, world, person),
    nextKey: streams.visit,
    busyUntil: 0,
    hasAccount: false,
    emailKnown: null,
    phoneKnown: null,
    subscribed: person.subscribes,
    open: new Set(),
    renewed: new Map(),
    visits: [],
    mailings: [],
  }
  for (const campaign of campaigns) {
    const at = sentAt(campaign, world.end)
    runUntil(world, person, state, at)
    if (campaign.id !== without && at < world.end) applyCampaign(world, person, state, campaign)
  }
  runUntil(world, person, state, world.end)
  return {
    visits: state.visits.filter(v => v.at < world.end),
    mailings: state.mailings.filter(m => m.at < world.end),
  }
}

/** A fifth is there in the first weeks (the shop is older than its log); of the others more and more arrive: it grows. */
function arrival(random: Random, world: World, person: Person): number {
  const days = Math.floor((world.end - world.start) / dayMs)
  const first = localDay(person.country, world.start) + 1
  for (;;) {
    const share = random.chance(0.2)
      ? random.unit() * Math.min(1, 40 / days)
      : Math.max(random.unit(), random.unit())
    const day = first + Math.floor(share * days)
    if (random.unit() * 3 > busyness(person.country, day)) continue
    const at = instantOf(person.country, day, drawTime(random, 'visit', day))
    if (at < world.end) return at
  }
}

function runUntil(world: World, person: Person, state: State, until: number): void {
  while (state.next !== null && state.next < until) {
    const key = state.nextKey++
    visit(world, person, state, { at: state.next, key, source: null })
  }
}

interface Occasion {
  readonly at: number
  readonly key: number
  /** Null: as the person comes by themselves. */
  readonly source: Source | null
}

function visit(world: World, person: Person, state: State, { at, key, source }: Occasion): void {
  const random = new Random(world.seed, person.index, key, placeStream)
  const place = choosePlace(random, person, state, { at, source })
  const planned = planVisit({
    world,
    person,
    key,
    at: place.at,
    source: source ?? drawSource(random),
    account: !state.hasAccount
      ? 'none'
      : place.device && state.open.has(place.device.anonymousId)
        ? 'open'
        : 'closed',
    device: place.device,
    channel: place.channel,
  })
  state.visits.push(planned)
  remember(random, state, planned)
  const order = planned.cart?.checkout?.order ?? null
  const comesBack = order ? order.comesBack : random.chance(experience.returnWithoutOrder)
  const from = order ? Math.max(order.doneAt, planned.at) : planned.at
  state.busyUntil = from
  state.next = comesBack ? nextVisit(random, person, from, order ? 1.2 : 0.6) : null
}

interface Place {
  readonly channel: Channel
  readonly device: Device | null
  readonly at: number
}

function choosePlace(
  random: Random,
  person: Person,
  state: State,
  { at, source }: Omit<Occasion, 'key'>,
): Place {
  const app = person.devices.find(device => device.kind === 'app') ?? null
  const drawn = random.weighted(person.persona.channels)
  const pulled = source?.kind === 'campaign' && source.caused
  const channel = pulled ? (random.chance(0.25) ? 'app' : 'web') : drawn
  if (channel === 'app' && app) return { channel, device: app, at }
  if (channel === 'store') return { channel, device: null, at: nextTime(random, 'store', person.country, at) }
  if (channel !== 'web' && channel !== 'app')
    return { channel, device: null, at: nextOfficeTime(random, person.country, at) }
  return { channel: 'web', device: chooseBrowser(random, person, state), at }
}

/** Browsers forget: now and then an own one comes under a new anonymous id, and the account is closed on it. */
function chooseBrowser(random: Random, person: Person, state: State): Device {
  const browsers = person.devices.filter(device => device.kind !== 'app')
  const device = random.weighted(browsers.map(d => [d, d.kind === 'phone' ? 6 : d.shared ? 2 : 3] as const))
  if (!device.shared && state.visits.length > 0 && random.chance(0.07))
    state.renewed.set(device.kind, uuid(random))
  return { ...device, anonymousId: state.renewed.get(device.kind) ?? device.anonymousId }
}

function drawSource(random: Random): Source {
  return {
    kind: random.weighted([
      ['direct', 45],
      ['search', 33],
      ['instagram', 15],
      ['friend', 7],
    ]),
  }
}

/** What the visit taught the shop about the person. */
function remember(random: Random, state: State, planned: Visit): void {
  const checkout = planned.cart?.checkout
  if (!checkout || checkout.leaves === 'details') return
  const { device } = planned
  if (checkout.account === 'signs_up') state.hasAccount = true
  const opens = checkout.account === 'signs_up' || checkout.account === 'signs_in'
  // Nobody stays signed in on a device that others use.
  if (device && opens && !device.shared && random.chance(0.85)) state.open.add(device.anonymousId)
  if (planned.channel === 'web' || planned.channel === 'app') state.emailKnown ??= checkout.at
  state.phoneKnown ??= checkout.at
}

function nextVisit(random: Random, person: Person, from: number, factor: number): number {
  const days = person.persona.gapDays * factor * exp(random.normal() * 0.6)
  let day = localDay(person.country, from + Math.max(0.5, days) * dayMs)
  while (random.unit() * 3 > busyness(person.country, day)) day++
  const at = instantOf(person.country, day, drawTime(random, 'visit', day))
  return at > from + hourMs ? at : at + dayMs
}

function isFor(campaign: Campaign, person: Person, state: State): boolean {
  if (!campaign.countries.includes(person.country)) return false
  if (campaign.by === 'ad') return state.visits.length > 0 || state.next !== null
  if (!state.subscribed) return false
  return campaign.by === 'email' ? state.emailKnown !== null : state.phoneKnown !== null
}

/** Sends a campaign to one person; what it does to them is drawn from a stream of its own. */
function applyCampaign(world: World, person: Person, state: State, campaign: Campaign): void {
  if (!isFor(campaign, person, state)) return
  const number = campaigns.indexOf(campaign)
  const random = new Random(world.seed, person.index, streams.campaign, number)
  const draws = {
    holdout: random.unit(),
    opens: random.unit(),
    pull: random.unit(),
    intercept: random.unit(),
    leaves: random.unit(),
    delay: random.unit(),
  }
  const at = sentAt(campaign, world.end) + Math.round((draws.delay * 50 + 1) * minuteMs)
  const heldOut = draws.holdout < campaign.holdout
  const pull = campaign.pull[person.persona.id] ?? campaign.otherPull
  const caused = !heldOut && isFree(state, at) && draws.pull < pull
  const intercepted =
    !heldOut && comesOnlineSoon(world, person, state, at) && draws.intercept < campaign.intercept
  const clicks = caused || intercepted
  const unsubscribes = !heldOut && !clicks && draws.leaves < campaign.unsubscribes
  if (unsubscribes) state.subscribed = false
  const opens = clicks || unsubscribes || draws.opens < person.persona.opensEmail * 0.6
  state.mailings.push({ campaign, at, heldOut, opens, clicks, caused, unsubscribes })
  const source: Source = { kind: 'campaign', campaign, caused }
  if (intercepted && state.next !== null)
    visit(world, person, state, { at: state.next, key: state.nextKey++, source })
  if (caused)
    win(world, person, state, { at: at + delayOf(draws.delay), key: streams.pulled + number, source })
}

/** Within two days, most within hours. */
function delayOf(draw: number): number {
  return Math.round((0.2 + 40 * draw * draw) * hourMs)
}

/**
 * Can be won: waits for nothing and has no plans for the next days. Who stayed away after an order is not won back: whether
 * an order makes people return must depend on the order alone.
 */
function isFree(state: State, at: number): boolean {
  const last = state.visits.at(-1)
  if (!last || state.busyUntil >= at) return false
  return state.next === null ? !last.cart?.checkout?.order : state.next >= at + interceptWindowMs
}

/** A visit by web or app is planned anyway: its place is drawn as it will be drawn then. */
function comesOnlineSoon(world: World, person: Person, state: State, at: number): boolean {
  if (state.next === null || state.next < at + minuteMs || state.next >= at + interceptWindowMs) return false
  const random = new Random(world.seed, person.index, state.nextKey, placeStream)
  const trial = { ...state, renewed: new Map(state.renewed) }
  const { channel } = choosePlace(random, person, trial, { at: state.next, source: null })
  return channel === 'web' || channel === 'app'
}

/** A visit that would not have been. Who was won keeps the plans they had, unless the order put them off. */
function win(world: World, person: Person, state: State, occasion: Occasion): void {
  const planned = state.next
  visit(world, person, state, occasion)
  const ordered = state.visits.at(-1)?.cart?.checkout?.order
  if (planned !== null && (state.next !== null || !ordered))
    state.next = Math.max(planned, state.busyUntil + hourMs)
}
