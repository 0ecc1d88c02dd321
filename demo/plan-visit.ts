import { addWorkingDays, localDay, minuteMs, saleOn } from './calendar.ts'
import { countryFacts, localPrice } from './countries.ts'
import { redesign } from './effects.ts'
import type { Device, Person } from './people.ts'
import type { Channel } from './personas.ts'
import type { Cart, Line, Order, Source, Visit } from './plan.ts'
import { planCheckout } from './plan-checkout.ts'
import { orderIdOf, planOrder, planStoreOrder } from './plan-order.ts'
import { type Product, productsOf } from './products.ts'
import { Random } from './random.ts'
import type { World } from './shop-options.ts'

export interface VisitSetting {
  readonly world: World
  readonly person: Person
  readonly key: number
  readonly at: number
  readonly source: Source
  readonly account: 'none' | 'open' | 'closed'
  readonly device: Device | null
  readonly channel: Channel
}

/** Decides one visit: what is looked at, what is put into the cart, and how the checkout ends. */
export function planVisit(setting: VisitSetting): Visit {
  const { world, person, at, channel } = setting
  const random = new Random(world.seed, person.index, setting.key)
  const newSite = channel === 'web' && at >= world.redesignAt
  const seen = drawProducts(random, person)
  const failing = newSite ? redesign.emptySearchAfter : redesign.emptySearchBefore
  const searches = random.chance(0.4)
  const search = !searches ? 'none' : random.chance(failing) ? 'nothing' : 'found'
  return {
    key: setting.key,
    at,
    channel,
    device: setting.device,
    source: setting.source,
    newSite,
    signedIn: setting.account === 'open',
    search: channel === 'web' || channel === 'app' ? search : 'none',
    seen,
    cart: drawCart(random, setting, { seen, newSite }),
  }
}

function drawProducts(random: Random, person: Person): Product[] {
  const [least, most] = person.persona.productsSeen
  const count = random.whole(least, most)
  const favourite = random.weighted(person.persona.categories)
  const seen = new Set<Product>()
  for (let i = 0; i < count; i++) {
    const category = random.chance(0.7) ? favourite : random.weighted(person.persona.categories)
    seen.add(random.pick(productsOf[category]))
  }
  return [...seen]
}

function drawCart(
  random: Random,
  setting: VisitSetting,
  visit: { seen: readonly Product[]; newSite: boolean },
): Cart | null {
  const { person, at, channel } = setting
  const { persona, country } = person
  const sale = saleOn(country, localDay(country, at))
  const eager = Math.min(0.9, persona.addsToCart * (sale ? 1 + persona.coupon * 0.5 : 1))
  if (!random.chance(eager)) return null
  const coupon = random.chance(persona.coupon) && !sale ? 'AHLAN10' : null
  const discount = sale?.discount ?? (coupon ? 0.1 : 0)
  const lines = drawLines(random, person, visit.seen, discount)
  const subtotal = lines.reduce((sum, line) => sum + line.price * line.quantity, 0)
  const code = new Random(setting.world.seed, person.index, setting.key, 1).hex(14)
  const cart = { id: `cart_${code}`, lines, subtotal, sale: sale?.id ?? null, discount, coupon }
  if (channel === 'store' || channel === 'whatsapp' || channel === 'call_centre')
    return { ...cart, checkout: planAssisted(random, setting, { subtotal, code }) }
  if (!random.chance(persona.startsCheckout)) return { ...cart, checkout: null }
  const checkout = planCheckout(random, {
    person,
    id: `co_${code}`,
    at: at + Math.round((3 + visit.seen.length * 1.6) * minuteMs),
    on: channel === 'app' ? 'app' : 'web',
    newSite: visit.newSite,
    subtotal,
    discount,
    account: setting.account,
  })
  return { ...cart, checkout }
}

function drawLines(random: Random, person: Person, seen: readonly Product[], discount: number): Line[] {
  const [least, most] = person.persona.lines
  const wanted = random.whole(least, most)
  const chosen = new Set<Product>(seen.slice(-Math.min(seen.length, wanted)))
  while (chosen.size < wanted) chosen.add(random.pick(productsOf[random.weighted(person.persona.categories)]))
  return [...chosen].map(product => ({
    product,
    quantity: product.category === 'pantry' && random.chance(0.35) ? 2 : 1,
    price: Math.max(1, Math.round(localPrice(person.country, product.price) * (1 - discount))),
  }))
}

/** Bought from a person: in the store, or with an agent on the phone or on WhatsApp. There is no checkout to leave. */
function planAssisted(
  random: Random,
  setting: VisitSetting,
  cart: { subtotal: number; code: string },
): Cart['checkout'] {
  const { person, channel } = setting
  const facts = countryFacts[person.country]
  const at = setting.at + Math.round(random.between(6, 25) * minuteMs)
  const atStore = channel === 'store'
  const shipping = atStore || cart.subtotal >= facts.freeFrom ? 0 : facts.shipping
  const codFee = atStore ? 0 : facts.codFee
  const promisedDays = atStore ? 0 : person.city.days + 1
  const today = localDay(person.country, at)
  const order: Omit<Parameters<typeof planOrder>[1], 'promisedDay' | 'checkout'> = {
    person,
    id: orderIdOf(cart.code),
    placedAt: at,
    total: cart.subtotal + shipping + codFee,
    cash: true,
  }
  const promisedDay = addWorkingDays(person.country, today + 1, promisedDays)
  const planned: Order = atStore
    ? planStoreOrder(random, order)
    : planOrder(random, { ...order, promisedDay, checkout: [] })
  return {
    id: `co_${cart.code}`,
    at,
    details: [],
    detailsChance: 0,
    payment: [],
    paymentChance: 0,
    leaves: null,
    necessary: [],
    account: 'guest',
    hasAccount: setting.account !== 'none',
    shipping,
    codFee,
    cash: true,
    promisedDays,
    promisedDay,
    order: planned,
  }
}
