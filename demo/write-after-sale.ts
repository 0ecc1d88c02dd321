import { dayMs, hourMs, minuteMs } from './calendar.ts'
import { countryFacts } from './countries.ts'
import { nextOfficeTime } from './hours.ts'
import type { OrderStory } from './order-story.ts'
import type { Order } from './plan.ts'
import { customer, fillingFor, scenes } from './scene.ts'
import type { Aspect, Polarity, Topic } from './verbatims/model.ts'
import { askIn, speakOf } from './verbatims/speak.ts'
import type { Scene, Speaker, Writer } from './writer.ts'

/** Help, scores, reviews and returns after an order came. */
export function writeAfterSale(writer: Writer, story: OrderStory): void {
  writeContact(writer, story)
  writeScores(writer, story)
  writeReview(writer, story)
  if (story.order.after.sendsBack) writeReturn(writer, story)
}

const sceneOf: Readonly<Record<string, Scene>> = {
  whatsapp: scenes.whatsapp,
  call_centre: scenes.callCentre,
  email: scenes.email,
}

function topicOf(order: Order, contactedAt: number): Topic {
  if (contactedAt < order.doneAt) return 'where_is_my_order'
  if (order.damaged || order.wrongItem || order.after.sendsBack) return 'return'
  if (order.after.invoiceWrong) return 'invoice'
  return 'product_question'
}

function writeContact(writer: Writer, { order, hasAccount, cart }: OrderStory): void {
  const { contactedAt, contactChannel, csat, solved } = order.after
  if (contactedAt === null) return
  const { random, person } = writer
  // Agents mistype now and then: such a contact cannot be joined to anybody by its identifier.
  const wrong = contactChannel === 'call_centre' && random.chance(0.06)
  const speaker: Speaker = wrong
    ? { contact: { phone: person.wrongPhone } }
    : customer(writer, hasAccount && random.chance(0.6), contactChannel === 'email' ? 'email' : 'phone')
  const from: [Scene, Speaker] = [sceneOf[contactChannel] ?? scenes.whatsapp, speaker]
  const topic = topicOf(order, contactedAt)
  const ticket = { ticket_id: `T${random.hex(10)}`, order_id: order.id, topic }
  const at =
    contactChannel === 'call_centre' ? nextOfficeTime(random, person.country, contactedAt) : contactedAt
  const text =
    contactChannel === 'call_centre'
      ? null
      : askIn(random, person.dialect, topic, {
          ...fillingFor(person, cart.lines[0]?.product),
          order: order.id,
        })
  writer.track(at, 'Support Contacted', text === null ? ticket : { ...ticket, text }, from)
  const replied =
    contactChannel === 'call_centre'
      ? at + 2 * minuteMs
      : nextOfficeTime(random, person.country, at + 3 * minuteMs)
  writer.track(replied, 'Support Replied', ticket, from)
  const closed = replied + Math.round(random.between(0.1, solved ? 20 : 70) * hourMs)
  writer.track(closed, 'Ticket Closed', { ...ticket, solved }, from)
  if (csat === null) return
  const said: Said = [['support', csat >= 4 ? 'positive' : 'negative']]
  score(writer, {
    at: closed + hourMs,
    event: 'CSAT Answered',
    scale: [1, 5],
    value: csat,
    about: ticket,
    said,
    story: { order, cart },
  })
}

type Said = readonly (readonly [Aspect, Polarity])[]

interface Score {
  readonly at: number
  readonly event: string
  readonly scale: readonly [number, number]
  readonly value: number
  readonly about: Readonly<Record<string, unknown>>
  readonly said: Said
  readonly story: Pick<OrderStory, 'order' | 'cart'>
}

function score(writer: Writer, { at, event, scale, value, about, said, story }: Score): void {
  const from: [Scene, Speaker] = [scenes.survey, { contact: { email: writer.person.email } }]
  const text = writer.random.chance(0.5) ? speak(writer, said, story) : null
  const id = writer.track(
    at,
    event,
    {
      ...about,
      score: value,
      scale_min: scale[0],
      scale_max: scale[1],
      ...(text ? { comment: text } : null),
    },
    from,
  )
  if (id && text) writer.spoken.push({ messageId: id, dialect: writer.person.dialect, said })
}

function writeScores(writer: Writer, { order, cart, hasAccount, checkout }: OrderStory): void {
  const { nps, ces } = order.after
  const { random } = writer
  const sent = order.doneAt + Math.round(random.between(1, 2) * dayMs)
  const from: [Scene, Speaker] = [scenes.email, customer(writer, hasAccount, 'email')]
  if (nps !== null || ces !== null || random.chance(0.5))
    writer.track(sent, 'Survey Sent', { order_id: order.id, survey: 'after_delivery' }, from)
  const answeredAt = sent + Math.round(random.between(0.2, 40) * hourMs)
  const about = { order_id: order.id }
  if (nps !== null)
    score(writer, {
      at: answeredAt,
      event: 'NPS Answered',
      scale: [0, 10],
      value: nps,
      about,
      said: reasons(writer, order, nps >= 7),
      story: { order, cart },
    })
  if (ces !== null) {
    const hard: Aspect = checkout.details.includes('registration_required')
      ? 'checkout'
      : order.calls.length > 1
        ? 'confirmation'
        : 'website'
    score(writer, {
      at: answeredAt + 40_000,
      event: 'CES Answered',
      scale: [1, 7],
      value: ces,
      about,
      said: [[hard, ces >= 5 ? 'positive' : 'negative']],
      story: { order, cart },
    })
  }
}

/** What somebody speaks of: what went wrong if anything did, else what pleases or displeases people anyway. */
function reasons(writer: Writer, order: Order, pleased: boolean): Said {
  const { random } = writer
  const troubles: Aspect[] = []
  if (order.late) troubles.push('delivery')
  if (order.damaged) troubles.push('packaging')
  if (order.wrongItem) troubles.push('product')
  if (order.calls.length > 1) troubles.push('confirmation')
  const usual = random.weighted<Aspect>([
    ['product', 5],
    ['delivery', 4],
    ['courier', 3],
    ['price', 3],
    ['packaging', 2],
    ['support', 1],
    ['website', 1],
    ['payment', 1],
  ])
  const first = pleased ? (troubles.includes(usual) ? 'price' : usual) : (troubles[0] ?? usual)
  const said: [Aspect, Polarity][] = [[first, pleased ? 'positive' : 'negative']]
  const second = pleased ? troubles[0] : random.pick<Aspect>(['product', 'price', 'courier'])
  if (second && second !== first && random.chance(0.35))
    said.push([second, pleased ? 'negative' : random.chance(0.5) ? 'positive' : 'negative'])
  return said
}

function writeReview(writer: Writer, { order, cart, hasAccount }: OrderStory): void {
  const { rating } = order.after
  const line = cart.lines[0]
  if (rating === null || !line) return
  const { random } = writer
  const at = order.doneAt + Math.round(random.between(0.6, 9) * dayMs)
  const said = reasons(writer, order, rating >= 4)
  const text = random.chance(0.8) ? speak(writer, said, { order, cart }) : null
  const from: [Scene, Speaker] = [{ ...scenes.survey, channel: 'web' }, customer(writer, hasAccount, 'email')]
  const review = {
    order_id: order.id,
    product_id: line.product.id,
    name: line.product.en,
    review_id: `rv_${random.hex(12)}`,
    rating,
    ...(text ? { review_body: text } : null),
  }
  const id = writer.track(at, 'Product Reviewed', review, from)
  if (id && text) writer.spoken.push({ messageId: id, dialect: writer.person.dialect, said })
}

function writeReturn(writer: Writer, { order, cart, checkout, hasAccount }: OrderStory): void {
  const { person, random } = writer
  const line = cart.lines[0]
  if (!line) return
  const from: [Scene, Speaker] = [{ ...scenes.backOffice }, customer(writer, hasAccount, 'email')]
  const asked = order.doneAt + Math.round(random.between(0.3, 6) * dayMs)
  const reason = order.damaged
    ? 'damaged'
    : order.wrongItem
      ? 'wrong_item'
      : line.product.sized
        ? 'wrong_size'
        : 'changed_mind'
  const about = { order_id: order.id, product_id: line.product.id, reason }
  writer.track(asked, 'Return Requested', about, from)
  const picked = nextOfficeTime(random, person.country, asked + Math.round(random.between(1, 4) * dayMs))
  writer.track(picked, 'Return Picked Up', { ...about, courier: order.courier }, [
    scenes.courier,
    { contact: { phone: person.phone } },
  ])
  const refunded = picked + Math.round(random.between(2, 9) * dayMs)
  const total = line.price * line.quantity
  writer.track(
    refunded,
    'Order Refunded',
    {
      ...about,
      total,
      currency: countryFacts[person.country].currency,
      method: checkout.cash ? 'store_credit' : 'card',
    },
    [scenes.email, customer(writer, hasAccount, 'email')],
  )
}

function speak(writer: Writer, said: Said, { order, cart }: Pick<OrderStory, 'order' | 'cart'>): string {
  const { person, random } = writer
  return speakOf(random, person.dialect, said, {
    ...fillingFor(person, cart.lines[0]?.product),
    days: String(Math.max(2, order.daysLate)),
    order: order.id,
  })
}
