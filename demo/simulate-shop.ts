import { createTotalsCounter } from './count-totals.ts'
import { abandonment, causeEvents, experience, redesign, refusal } from './effects.ts'
import { influencesBetween } from './influences.ts'
import type { RawMessage } from './message.ts'
import { createHouseholds, type Household, type Person } from './people.ts'
import { personaIds, personas } from './personas.ts'
import { planPerson } from './plan-person.ts'
import { identifiersIn, type Provable, proveJoins } from './provable.ts'
import { createWorld, type ShopOptions, type World } from './shop-options.ts'
import type {
  CartTruth,
  OrderTruth,
  PersonTruth,
  ProvablePerson,
  ShopLine,
  ShopTruth,
  SpokenLine,
  Totals,
} from './truth.ts'
import { type CampaignOutcome, campaignOutcomes, cartsOf, logOf, ordersOf } from './truth-of-person.ts'
import { writePerson } from './write-person.ts'
import type { Written } from './writer.ts'

/** Everything of one household. Households share no identifier. */
export interface SimulatedHousehold {
  readonly messages: readonly RawMessage[]
  readonly people: readonly PersonTruth[]
  readonly carts: readonly CartTruth[]
  readonly orders: readonly OrderTruth[]
  readonly spoken: readonly SpokenLine[]
  readonly provable: readonly ProvablePerson[]
}

export interface ShopRun {
  readonly shop: ShopLine
  /** Household by household, in memory that does not grow; messages of a household are in no special order. */
  households(): Generator<SimulatedHousehold>
  /** What has been counted of the households taken so far. */
  totals(): Totals
}

/** The shop as a stream, for any number of people. Deterministic: the same options give the same bytes everywhere. */
export function streamShop(options: ShopOptions): ShopRun {
  const world = createWorld(options)
  const counter = createTotalsCounter(world)
  return {
    shop: shopLineOf(world),
    *households() {
      for (const household of createHouseholds(world.seed, world.people)) {
        const members = household.people.map(person => simulatePerson(world, person))
        const written = members.map(member => member.written)
        const provable = proveJoins(written.flat())
        const carts = members.flatMap(member => member.carts)
        const orders = members.flatMap(member => member.orders)
        const outcomes = members.flatMap(member => member.outcomes)
        const plans = members.map(member => member.plan)
        counter.add({ household, plans, written, provable, carts, orders, outcomes })
        yield {
          messages: written.flat().map(({ message }) => message),
          people: members.map(member => member.truth),
          carts,
          orders,
          spoken: members.flatMap(member => member.spoken),
          provable: provablePersons(household, written, provable),
        }
      }
    },
    totals: () => counter.totals(),
  }
}

/**
 * The shop for a demo workspace or a test: all messages as one iterable, and the truth once they were taken to the end.
 */
export function simulateShop(options: ShopOptions): { messages: Iterable<RawMessage>; truth(): ShopTruth } {
  const run = streamShop(options)
  const people: PersonTruth[] = []
  const carts: CartTruth[] = []
  const orders: OrderTruth[] = []
  const spoken: SpokenLine[] = []
  const provable: ProvablePerson[] = []
  let done = false
  function* messages(): Generator<RawMessage> {
    for (const household of run.households()) {
      people.push(...household.people)
      carts.push(...household.carts)
      orders.push(...household.orders)
      spoken.push(...household.spoken)
      provable.push(...household.provable)
      yield* household.messages
    }
    done = true
  }
  return {
    messages: messages(),
    truth() {
      if (!done) throw new Error('the truth is known when all messages were taken')
      return { shop: run.shop, people, carts, orders, spoken, provable, totals: run.totals() }
    },
  }
}

interface SimulatedPerson {
  readonly plan: ReturnType<typeof planPerson>
  readonly written: readonly Written[]
  readonly truth: PersonTruth
  readonly carts: CartTruth[]
  readonly orders: OrderTruth[]
  readonly outcomes: CampaignOutcome[]
  readonly spoken: SpokenLine[]
}

function simulatePerson(world: World, person: Person): SimulatedPerson {
  const plan = planPerson(world, person)
  const writer = writePerson(world, person, plan)
  const log = logOf(writer.written)
  const identifiers = new Set(writer.written.flatMap(({ message }) => identifiersIn(message)))
  return {
    plan,
    written: writer.written,
    carts: cartsOf(person, plan, log),
    orders: ordersOf(world, person, { plan, log }),
    outcomes: campaignOutcomes(world, person, plan),
    spoken: writer.spoken.map(spoken => ({
      kind: 'spoken',
      messageId: spoken.messageId,
      dialect: spoken.dialect,
      said: spoken.said.map(([aspect, polarity]) => [aspect, polarity]),
    })),
    truth: {
      kind: 'person',
      person: person.index,
      household: person.household,
      persona: person.persona.id,
      goal: person.goal,
      country: person.country,
      city: person.city.en,
      dialect: person.dialect,
      nameArabic: `${person.name.first.ar} ${person.name.last.ar}`,
      nameLatin: `${person.name.first.latin[0]} ${person.name.last.latin[0]}`,
      gender: person.name.gender,
      identifiers: [...identifiers].sort(),
      messages: writer.written.length,
      messageIds: writer.written.map(({ message }) => message.messageId),
    },
  }
}

function provablePersons(
  household: Household,
  written: readonly (readonly Written[])[],
  { groupOf, groups }: Provable,
): ProvablePerson[] {
  const owners = written.flatMap((messages, i) => messages.map(() => household.people[i]?.index ?? -1))
  return groups.map(({ identifiers }, group) => {
    const own = owners.filter((_, i) => groupOf[i] === group)
    return {
      kind: 'provable',
      identifiers: [...identifiers],
      people: [...new Set(own)],
      messages: own.length,
    }
  })
}

function shopLineOf(world: World): ShopLine {
  return {
    kind: 'shop',
    seed: world.seed,
    people: world.people,
    start: world.start,
    end: world.end,
    redesign: {
      at: world.redesignAt,
      detailsEffect: redesign.detailsEffect,
      emptySearchBefore: redesign.emptySearchBefore,
      emptySearchAfter: redesign.emptySearchAfter,
    },
    abandonment: { ...abandonment, causeEvents: { ...causeEvents } },
    experience: {
      ...experience,
      ratingThresholds: [...experience.ratingThresholds],
      npsThresholds: [...experience.npsThresholds],
      cesThresholds: [...experience.cesThresholds],
    },
    refusal,
    personas: personaIds.map(id => ({ id, en: personas[id].en, ar: personas[id].ar })),
    influences: influencesBetween(world.start, world.end),
  }
}
