import { z } from 'zod'
import type { Seen } from '../ask/use-seen.ts'

const day = 86_400_000

const point = z.object({
  id: z.string().catch(''),
  any: z.array(z.looseObject({ event: z.string().catch('') })).catch([]),
})
export type DraftPoint = z.infer<typeof point>

const alike = z.object({
  channel: z.boolean().catch(true),
  time: z.enum(['none', 'month', 'week']).catch('month'),
  properties: z.array(z.string()).max(2).catch([]),
})

/** The question while it is written: an event that is not chosen yet is empty text. */
export const abandonmentDraft = z.object({
  from: point.catch({ id: '', any: [] }),
  to: point.catch({ id: '', any: [] }),
  windowMs: z.number().int().positive().catch(day).default(day),
  causes: z
    .union([z.literal('found'), z.array(point)])
    .catch('found')
    .default('found'),
  alike: alike
    .catch({ channel: true, time: 'month', properties: [] })
    .default({ channel: true, time: 'month', properties: [] }),
})
export type AbandonmentDraft = z.infer<typeof abandonmentDraft>

export const mostCauses = 12

export function pointOf(event: string | null): DraftPoint {
  return { id: event ?? '', any: [{ event: event ?? '' }] }
}

export function eventOf(one: DraftPoint): string {
  return one.any[0]?.event ?? ''
}

export function inputOfDraft({ from, to, windowMs, causes, alike: same }: AbandonmentDraft): object | null {
  if (eventOf(from) === '' || eventOf(to) === '' || eventOf(from) === eventOf(to)) return null
  const named = causes === 'found' ? [] : causes.filter(one => eventOf(one) !== '')
  const distinct = named.filter((one, i) => named.findIndex(other => eventOf(other) === eventOf(one)) === i)
  return {
    from: pointOf(eventOf(from)),
    to: pointOf(eventOf(to)),
    windowMs,
    causes: distinct.length > 0 ? distinct.map(one => pointOf(eventOf(one))) : 'found',
    alike: same,
  }
}

/** The checkout, as far as the workspace has one. */
export function usualAttempt(seen: Seen): object {
  const [from] = seen.among('Checkout Started', 'Cart Viewed', 'Product Added', 'Product Viewed')
  const [to] = seen.among('Order Completed', 'Subscription Started', 'Payment Info Entered')
  return { from: pointOf(from ?? seen.events[0] ?? ''), to: pointOf(to ?? seen.events[1] ?? '') }
}
