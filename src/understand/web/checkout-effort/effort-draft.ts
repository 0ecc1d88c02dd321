import { z } from 'zod'
import { effortMeasure, usualMeasures } from '../../model-checkout-effort.ts'
import type { Seen } from '../ask/use-seen.ts'

const day = 86_400_000

const point = z.object({
  id: z.string().catch(''),
  any: z.array(z.looseObject({ event: z.string().catch('') })).catch([]),
})

/** The question while it is written: an event that is not chosen yet is empty text. */
export const effortDraft = z.object({
  from: point.catch({ id: '', any: [] }),
  to: point.catch({ id: '', any: [] }),
  windowMs: z.number().int().positive().catch(day).default(day),
  measures: z
    .array(effortMeasure)
    .catch([...usualMeasures])
    .default([...usualMeasures]),
  payment: z.looseObject({}).catch({}).default({}),
  changedAt: z.number().int().nullable().catch(null).default(null),
})
export type EffortDraft = z.infer<typeof effortDraft>

export function pointOf(event: string | null): EffortDraft['from'] {
  return { id: event ?? '', any: [{ event: event ?? '' }] }
}

export function eventOf(one: EffortDraft['from']): string {
  return one.any[0]?.event ?? ''
}

export function inputOfDraft(draft: EffortDraft): object | null {
  const { from, to } = draft
  if (eventOf(from) === '' || eventOf(to) === '' || eventOf(from) === eventOf(to)) return null
  return { ...draft, from: pointOf(eventOf(from)), to: pointOf(eventOf(to)) }
}

export function usualDraft(seen: Seen): object {
  const [from] = seen.among('Checkout Started', 'Cart Viewed', 'Product Added')
  const [to] = seen.among('Order Completed', 'Subscription Started')
  return { from: pointOf(from ?? seen.events[0] ?? ''), to: pointOf(to ?? seen.events[1] ?? '') }
}

/** An event that is counted for a measure, or no longer. */
export function withEvent(draft: EffortDraft, id: string, event: string): EffortDraft['measures'] {
  return draft.measures.map(measure => {
    if (measure.id !== id) return measure
    const without = measure.events.filter(one => one.event !== event)
    const events =
      without.length < measure.events.length ? without : [...measure.events, { event, count: null }]
    return { ...measure, events }
  })
}
