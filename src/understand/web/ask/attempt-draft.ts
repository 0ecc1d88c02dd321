import { z } from 'zod'
import { eventOf, touchpointDraft, touchpointOf } from './touchpoint-draft.ts'
import type { Seen } from './use-seen.ts'

const day = 86_400_000
export const longestAttempt = 92 * day

/** From one event to another within a time, while it is written. */
export const attemptShape = {
  from: touchpointDraft,
  to: touchpointDraft,
  windowMs: z.number().int().positive().catch(day).default(day),
}
export type AttemptDraft = z.infer<z.ZodObject<typeof attemptShape>>

/** The attempt as it is asked; null while an event is missing, or where it would end as it begins. */
export function attemptOf({ from, to, windowMs }: AttemptDraft): AttemptDraft | null {
  const [first, last] = [eventOf(from), eventOf(to)]
  if (first === '' || last === '' || first === last) return null
  return { from: touchpointOf(first), to: touchpointOf(last), windowMs }
}

/** The checkout, as far as the workspace has one. */
export function usualAttempt(seen: Seen): Pick<AttemptDraft, 'from' | 'to'> {
  const [from] = seen.among('Checkout Started', 'Cart Viewed', 'Product Added', 'Product Viewed')
  const [to] = seen.among('Order Completed', 'Subscription Started', 'Payment Info Entered')
  return {
    from: touchpointOf(from ?? seen.events[0] ?? ''),
    to: touchpointOf(to ?? seen.events[1] ?? ''),
  }
}
