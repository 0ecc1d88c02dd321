import { z } from 'zod'
import type { Seen } from '../ask/use-seen.ts'

const day = 86_400_000

const draftStep = z.object({
  id: z.string().catch(''),
  any: z.array(z.looseObject({ event: z.string().catch('') })).catch([]),
})

/** A funnel while it is written: a step whose event is not chosen yet is empty text. */
export const funnelDraft = z.object({
  steps: z.array(draftStep).catch([]),
  windowMs: z
    .number()
    .int()
    .positive()
    .nullable()
    .catch(7 * day)
    .default(7 * day),
})
export type FunnelDraft = z.infer<typeof funnelDraft>

export const mostSteps = 16

export function stepOf(event: string, place: number): FunnelDraft['steps'][number] {
  return { id: String(place), any: [{ event }] }
}

/** The event that a step names; empty while none is chosen. */
export function eventOf(step: FunnelDraft['steps'][number] | undefined): string {
  return step?.any[0]?.event ?? ''
}

/** A step may be named twice, its place may not. Needs two. */
export function inputOfDraft({ steps, windowMs }: FunnelDraft): object | null {
  const chosen = steps.filter(step => eventOf(step) !== '')
  if (chosen.length < 2 || chosen.length < steps.length) return null
  return { steps: chosen.map((step, i) => ({ ...step, id: String(i + 1) })), windowMs }
}

/** What a shop is asked first, as far as it has it; otherwise its most frequent events. */
export function usualSteps(seen: Seen): FunnelDraft['steps'] {
  const shop = seen.among('Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed')
  const names = shop.length >= 2 ? shop : seen.events.slice(0, 2)
  const filled = names.length >= 2 ? names : ['', '']
  return filled.map((event, i) => stepOf(event, i + 1))
}
