import { minuteMs } from './calendar.ts'
import { uuid, writePhone } from './identifiers.ts'
import type { Cart, Visit } from './plan.ts'
import { orderProperties } from './properties.ts'
import { fillingFor, scenes } from './scene.ts'
import { askIn } from './verbatims/speak.ts'
import { writeOrder } from './write-order.ts'
import type { Scene, Speaker, Writer } from './writer.ts'

/** A visit to the store, a call, or a conversation on WhatsApp. */
export function writeAssisted(writer: Writer, visit: Visit): void {
  if (visit.channel === 'store') writeStoreVisit(writer, visit)
  else writeConversation(writer, visit)
}

/** Who gives no phone number at the till stays a receipt. */
function writeStoreVisit(writer: Writer, visit: Visit): void {
  const { person, random } = writer
  const { cart } = visit
  const gives = random.chance(cart ? 0.6 : 0.15)
  const phone = random.chance(0.05) ? person.wrongPhone : person.phone
  const speaker: Speaker = gives
    ? { contact: { phone: writePhone(random, phone) } }
    : { anonymousId: `till-${uuid(random).slice(0, 23)}` }
  const from: [Scene, Speaker] = [scenes.store, speaker]
  const store = { store_id: `${person.country}-${person.city.en.slice(0, 3).toUpperCase()}-1` }
  if (!cart?.checkout?.order) {
    // Only a card shown at the counter leaves a trace of a visit without a purchase.
    if (gives) writer.track(visit.at, 'Loyalty Card Shown', store, from)
    return
  }
  if (gives) writer.track(visit.at, 'Loyalty Card Shown', store, from)
  const { promised_date: _, ...properties } = orderProperties(person, cart, cart.checkout)
  const paid = random.chance(0.5) ? 'cash' : 'card'
  writer.track(
    cart.checkout.order.placedAt,
    'Order Completed',
    { ...properties, ...store, payment_method: paid },
    from,
  )
}

function writeConversation(writer: Writer, visit: Visit): void {
  const { person, random } = writer
  const scene = visit.channel === 'whatsapp' ? scenes.whatsapp : scenes.callCentre
  const from: [Scene, Speaker] = [scene, { contact: { phone: writePhone(random, person.phone) } }]
  const { cart } = visit
  const topic = cart ? 'order_by_message' : 'product_question'
  const ticket = { ticket_id: `T${random.hex(10)}`, topic }
  const text =
    visit.channel === 'whatsapp'
      ? askIn(random, person.dialect, topic, fillingFor(person, visit.seen[0]))
      : null
  writer.track(visit.at, 'Support Contacted', text === null ? ticket : { ...ticket, text }, from)
  writer.track(visit.at + 2 * minuteMs, 'Support Replied', ticket, from)
  if (cart?.checkout?.order) writeOrderByAgent(writer, cart, { from, ticket })
  writer.track(visit.at + 40 * minuteMs, 'Ticket Closed', { ...ticket, solved: true }, from)
}

function writeOrderByAgent(
  writer: Writer,
  cart: Cart,
  { from, ticket }: { from: [Scene, Speaker]; ticket: { ticket_id: string } },
): void {
  const { person } = writer
  const { checkout } = cart
  if (!checkout?.order) return
  const placedAt = checkout.order.placedAt
  const [scene] = from
  writer.identify(placedAt - minuteMs, nameAndPhone(writer), [scene, { anonymousId: ticket.ticket_id }])
  writer.track(placedAt, 'Order Completed', orderProperties(person, cart, checkout), from)
  writeOrder(writer, { cart, checkout, order: checkout.order, placedAt, hasAccount: false })
}

function nameAndPhone(writer: Writer): Readonly<Record<string, unknown>> {
  const { person, random } = writer
  return {
    name:
      person.language === 'ar'
        ? `${person.name.first.ar} ${person.name.last.ar}`
        : random.pick(person.name.first.latin),
    phone: writePhone(random, person.phone),
    city: person.city.en,
    ...(random.chance(0.4) ? { email: random.chance(0.12) ? person.wrongEmail : person.email } : null),
  }
}
