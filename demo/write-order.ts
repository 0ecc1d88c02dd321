import { hourMs, isoDay, minuteMs } from './calendar.ts'
import type { OrderStory } from './order-story.ts'
import type { Order } from './plan.ts'
import { orderProperties } from './properties.ts'
import { customer, scenes } from './scene.ts'
import { writeAfterSale } from './write-after-sale.ts'
import type { Scene, Speaker, Writer } from './writer.ts'

/** Confirming, waiting, receiving, and the paperwork. */
export function writeOrder(writer: Writer, story: OrderStory): void {
  writeConfirmation(writer, story)
  const { order } = story
  if (order.outcome === 'cancelled') {
    const from: [Scene, Speaker] = [scenes.callCentre, customer(writer, story.hasAccount, 'phone')]
    writer.track(
      order.doneAt,
      'Order Cancelled',
      { ...orderProperties(writer.person, story.cart, story.checkout), reason: 'not_reached' },
      from,
    )
    return
  }
  writeTrip(writer, story)
  if (order.outcome === 'refused') return
  writePaperwork(writer, story)
  writeAfterSale(writer, story)
}

function writeConfirmation(writer: Writer, { order, placedAt, hasAccount }: OrderStory): void {
  const { random } = writer
  const id = { order_id: order.id }
  const byMail = customer(writer, hasAccount, 'email')
  const byPhone = customer(writer, hasAccount, 'phone')
  const shift = Math.max(0, placedAt - order.placedAt)
  if (order.confirmation === 'email') {
    const sent = placedAt + random.whole(0, 20_000)
    writer.track(sent, 'Order Confirmation Sent', { ...id, template: 'please_confirm' }, [
      scenes.email,
      byMail,
    ])
    if (order.confirmedAt === null) return
    const confirmed = Math.max(order.confirmedAt + shift, sent + minuteMs)
    writer.track(confirmed - 20_000, 'Email Opened', { ...id, template: 'please_confirm' }, [
      scenes.email,
      byMail,
    ])
    writer.track(confirmed, 'Order Confirmed', { ...id, method: 'email' }, [scenes.email, byMail])
    return
  }
  if (order.confirmation === 'whatsapp') {
    const sent = placedAt + random.whole(5000, 60_000)
    writer.track(sent, 'Order Confirmation Sent', { ...id, template: 'please_confirm' }, [
      scenes.whatsapp,
      byPhone,
    ])
    if (order.confirmedAt !== null)
      writer.track(
        Math.max(order.confirmedAt + shift, sent + minuteMs / 2),
        'Order Confirmed',
        { ...id, method: 'whatsapp' },
        [scenes.whatsapp, byPhone],
      )
    return
  }
  for (const [i, at] of order.calls.entries()) {
    const answered = order.confirmedAt !== null && i === order.calls.length - 1
    const called = Math.max(at, placedAt + minuteMs)
    writer.track(called, 'Agent Called', { ...id, attempt: i + 1, answered }, [scenes.callCentre, byPhone])
    if (answered && order.confirmedAt !== null)
      writer.track(
        Math.max(order.confirmedAt, called + 50_000),
        'Order Confirmed',
        { ...id, method: 'agent' },
        [scenes.callCentre, byPhone],
      )
  }
}

/** What the courier's systems send names the parcel's phone number, not the account. */
function writeTrip(writer: Writer, { checkout, order, hasAccount }: OrderStory): void {
  const { person, random } = writer
  if (order.shippedAt === null) return
  const id = { order_id: order.id, tracking_number: order.tracking, courier: order.courier }
  const from: [Scene, Speaker] = [scenes.courier, { contact: { phone: person.phone } }]
  const promised = isoDay(checkout.promisedDay)
  writer.track(order.shippedAt, 'Order Shipped', { ...id, promised_date: promised }, [
    scenes.courier,
    customer(writer, hasAccount, 'phone'),
  ])
  const first = order.doorstep[0] ?? order.doneAt
  const hubs = order.daysLate > 1 ? 2 : 1
  for (let i = 1; i <= hubs; i++)
    writer.track(
      order.shippedAt + ((first - order.shippedAt) * i) / (hubs + 1),
      'Shipment Updated',
      { ...id, status: i === 1 ? 'at_hub' : 'delayed' },
      from,
    )
  for (const [i, at] of order.doorstep.entries()) {
    writer.track(at - random.whole(1, 5) * hourMs, 'Out for Delivery', { ...id, attempt: i + 1 }, from)
    if (i < order.doorstep.length - 1)
      writer.track(
        at,
        'Delivery Attempt Failed',
        { ...id, attempt: i + 1, reason: random.pick(['nobody_home', 'wrong_address', 'no_answer']) },
        from,
      )
  }
  writeTracking(writer, { order, hasAccount, promised })
  const end = order.outcome === 'refused' ? 'Order Refused' : 'Order Delivered'
  const outcome =
    order.outcome === 'refused'
      ? {
          ...id,
          reason: order.late ? 'too_late' : random.pick(['changed_mind', 'no_cash', 'not_as_described']),
        }
      : { ...id, promised_date: promised, days_late: order.daysLate, collected_cash: checkout.cash }
  writer.track(order.doneAt, end, outcome, from)
}

/** The customer looks where the parcel is: more often the busier they are, and when it is late. */
function writeTracking(
  writer: Writer,
  { order, hasAccount, promised }: { order: Order; hasAccount: boolean; promised: string },
): void {
  const { person, random } = writer
  if (order.shippedAt === null) return
  const looks = Math.round(
    person.persona.tracks * random.between(0.3, 1.2) + (order.late ? random.between(0.5, 2.5) : 0),
  )
  const app = person.devices.some(device => device.kind === 'app')
  const scene: Scene = {
    channel: app ? 'app' : 'web',
    context: { locale: person.language, library: { name: 'tracking-page', version: '1.4.0' } },
  }
  for (let i = 0; i < looks; i++) {
    const at = random.between(order.shippedAt + hourMs / 4, order.doneAt)
    writer.track(
      at,
      'Order Tracked',
      { order_id: order.id, tracking_number: order.tracking, promised_date: promised },
      [scene, customer(writer, hasAccount, 'phone')],
    )
  }
}

function writePaperwork(writer: Writer, { order, checkout, cart, hasAccount }: OrderStory): void {
  const { person, random } = writer
  const from: [Scene, Speaker] = [scenes.email, customer(writer, hasAccount, 'email')]
  const sent = order.doneAt + Math.round(random.between(0.5, 20) * hourMs)
  const invoice = { order_id: order.id, invoice_id: `INV-${order.id.slice(1, 9)}` }
  const amount = { total: cart.subtotal + checkout.shipping + checkout.codFee }
  writer.track(sent, 'Invoice Sent', { ...invoice, ...amount }, from)
  if (!order.after.wantsInvoice) return
  const opened = sent + Math.round(random.between(0.5, 30) * hourMs)
  writer.track(opened, 'Invoice Viewed', invoice, from)
  if (!order.after.invoiceWrong) return
  const asked = opened + random.whole(5, 60) * minuteMs
  writer.track(
    asked,
    'Invoice Correction Requested',
    { ...invoice, field: random.pick(person.company ? ['tax_number', 'company_name'] : ['name', 'address']) },
    from,
  )
  writer.track(asked + Math.round(random.between(6, 70) * hourMs), 'Invoice Corrected', invoice, from)
}
