import { isoDay, minuteMs } from './calendar.ts'
import { countryFacts } from './countries.ts'
import { causeEvents, redesign } from './effects.ts'
import type { Cart, Checkout, Visit } from './plan.ts'
import { cartProperties, orderProperties } from './properties.ts'
import { scenes, traitsOf } from './scene.ts'
import { writeOrder } from './write-order.ts'
import type { Scene, Speaker, Writer } from './writer.ts'

interface CheckoutScene {
  readonly checkout: Checkout
  readonly at: number
  readonly from: [Scene, Speaker]
}

/** From `Checkout Started` to `Order Completed`, or to the place where the person leaves. */
export function writeCheckout(
  writer: Writer,
  visit: Visit,
  cart: Cart,
  { checkout, at, from }: CheckoutScene,
): void {
  const { person, random } = writer
  const id = { checkout_id: checkout.id, cart_id: cart.id }
  const [scene, visitor] = from
  let speaker = visitor
  let now = at
  const pause = (least: number, most: number) => {
    now += random.whole(least * 1000, most * 1000)
    return now
  }
  writer.track(now, 'Checkout Started', { checkout_id: checkout.id, ...cartProperties(person, cart) }, from)
  if (checkout.account === 'signs_in') {
    speaker = { ...speaker, userId: person.userId }
    writer.track(pause(10, 40), 'Signed In', id, [scene, speaker])
    writer.identify(now, traitsOf(writer, false), [scene, speaker])
  }
  const steps = visit.newSite ? redesign.checkoutStepsAfter : redesign.checkoutStepsBefore
  writer.track(pause(2, 6), 'Checkout Step Viewed', { ...id, step: 1, steps }, [scene, speaker])
  for (const cause of checkout.details)
    writer.track(pause(1, 12), causeEvents[cause], { ...id, ...detailOf(writer, checkout, cause) }, [
      scene,
      speaker,
    ])
  writer.track(
    pause(1, 9),
    'Delivery Date Shown',
    { ...id, promised_date: isoDay(checkout.promisedDay), days: checkout.promisedDays },
    [scene, speaker],
  )
  if (checkout.leaves === 'details') return
  if (checkout.account === 'signs_up') speaker = signUp(writer, pause(30, 120), [scene, speaker])
  if (checkout.account === 'guest') writer.identify(pause(20, 90), traitsOf(writer, false), [scene, speaker])
  writer.track(
    pause(5, 40),
    'Checkout Step Completed',
    { ...id, step: 1, steps, shipping_method: 'courier' },
    [scene, speaker],
  )
  writer.track(
    pause(10, 60),
    'Payment Info Entered',
    { ...id, payment_method: checkout.cash ? 'cash_on_delivery' : 'card' },
    [scene, speaker],
  )
  for (const cause of checkout.payment) {
    pause(cause === 'time_out' ? 120 : 4, cause === 'time_out' ? 240 : 30)
    const reason =
      cause === 'payment_failed'
        ? { reason: random.pick(['card_refused', 'otp_failed', 'limit_reached']) }
        : null
    writer.track(now, causeEvents[cause], { ...id, step: steps, ...reason }, [scene, speaker])
  }
  if (checkout.leaves === 'payment' || !checkout.order) return
  const placedAt = Math.max(now + minuteMs / 4, checkout.order.placedAt)
  writer.track(placedAt, 'Order Completed', orderProperties(person, cart, checkout), [scene, speaker])
  writeOrder(writer, {
    cart,
    checkout,
    order: checkout.order,
    placedAt,
    hasAccount: speaker.userId !== undefined,
  })
}

function detailOf(writer: Writer, checkout: Checkout, cause: string): Readonly<Record<string, unknown>> {
  const { currency } = countryFacts[writer.person.country]
  if (cause === 'delivery_fees') return { shipping: checkout.shipping, currency }
  if (cause === 'long_delivery') return { days: checkout.promisedDays }
  if (cause === 'price_changed') return { change: writer.random.pick([0.02, 0.04, 0.05, 0.08]) }
  return {}
}

/** A new account: who it is (identify), what the app knew them as (alias), and for whom they buy (group). */
function signUp(writer: Writer, at: number, [scene, visitor]: [Scene, Speaker]): Speaker {
  const { person, random } = writer
  const speaker: Speaker = { ...visitor, userId: person.userId }
  writer.identify(at, traitsOf(writer, true), [scene, speaker])
  writer.track(at, 'Signed Up', { method: random.pick(['email', 'phone', 'google']) }, [scene, speaker])
  if (scene.channel === 'app' && visitor.anonymousId)
    writer.alias(at, visitor.anonymousId, [scene, { userId: person.userId }])
  if (person.company)
    writer.group(
      at + 1000,
      person.company.id,
      { name: person.company.name, industry: person.company.industry },
      [scenes.backOffice, { userId: person.userId }],
    )
  return speaker
}
