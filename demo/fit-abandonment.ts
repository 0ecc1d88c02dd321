import { type Cause, causeEvents, detailCauses, paymentCauses } from './effects.ts'
import { type Effect, fitLogistic } from './fit-logistic.ts'
import type { RawMessage } from './message.ts'

export interface FittedAbandonment {
  /** Log-odds of leaving the details: nothing met, then each cause, then the new site. */
  readonly base: Effect
  readonly details: Readonly<Record<string, Effect>>
  readonly redesign: Effect
  readonly paymentBase: Effect
  readonly payment: Readonly<Record<string, Effect>>
}

interface SeenCheckout {
  readonly newSite: boolean
  readonly events: Set<string>
}

/**
 * Why checkouts are abandoned, from the messages alone: at each of the two steps a logistic regression of leaving on what
 * was met before. Causes that some left before meeting are asked about only at the step that comes after them.
 */
export function fitAbandonment(messages: Iterable<RawMessage>, redesignAt: number): FittedAbandonment {
  const seen = seeCheckouts(messages, redesignAt)
  const met = ({ events }: SeenCheckout, causes: readonly Cause[]) =>
    causes.map(cause => (events.has(causeEvents[cause]) ? 1 : 0))
  const atDetails = fitLogistic(
    seen.map(checkout => ({
      met: [...met(checkout, detailCauses), checkout.newSite ? 1 : 0],
      happened: !checkout.events.has('Payment Info Entered'),
    })),
  )
  const atPayment = fitLogistic(
    seen
      .filter(({ events }) => events.has('Payment Info Entered'))
      .map(checkout => ({
        met: met(checkout, paymentCauses),
        happened: !checkout.events.has('Order Completed'),
      })),
  )
  const none: Effect = { estimate: 0, error: Number.POSITIVE_INFINITY }
  return {
    base: atDetails[0] ?? none,
    details: Object.fromEntries(detailCauses.map((cause, i) => [cause, atDetails[i + 1] ?? none])),
    redesign: atDetails.at(-1) ?? none,
    paymentBase: atPayment[0] ?? none,
    payment: Object.fromEntries(paymentCauses.map((cause, i) => [cause, atPayment[i + 1] ?? none])),
  }
}

function seeCheckouts(messages: Iterable<RawMessage>, redesignAt: number): SeenCheckout[] {
  const seen = new Map<string, SeenCheckout>()
  for (const { event, properties, context, timestamp } of messages) {
    const id = properties?.checkout_id
    if (typeof id !== 'string' || event === undefined) continue
    if (event === 'Checkout Started') {
      const newSite = context.channel === 'web' && Date.parse(timestamp) >= redesignAt
      seen.set(id, { newSite, events: new Set() })
    }
    seen.get(id)?.events.add(event)
  }
  return [...seen.values()]
}
