import { z } from 'zod'
import { usualProperties } from '../../model-what-differs.ts'
import { eventOf, type TouchpointDraft, touchpointDraft } from '../ask/touchpoint-draft.ts'
import type { Seen } from '../ask/use-seen.ts'

const day = 86_400_000

/** The question while it is written: an event that is not chosen yet is empty text. */
export const whatDiffersDraft = z.object({
  steps: z.array(touchpointDraft).catch([]),
  /** From 1. */
  step: z.number().int().min(1).max(15).catch(1).default(1),
  windowMs: z
    .number()
    .int()
    .positive()
    .nullable()
    .catch(7 * day)
    .default(7 * day),
  properties: z
    .array(z.string())
    .catch([...usualProperties])
    .default([...usualProperties]),
})
export type WhatDiffersDraft = z.infer<typeof whatDiffersDraft>
export const mostSteps = 8
export const mostProperties = 25

export function stepOf(event: string, place: number): TouchpointDraft {
  return { id: String(place), any: [{ event }] }
}

export function inputOfDraft({ steps, step, windowMs, properties }: WhatDiffersDraft): object | null {
  if (steps.length < 2 || steps.some(one => eventOf(one) === '')) return null
  return {
    steps: steps.map((one, i) => ({ ...one, id: String(i + 1) })),
    step: Math.min(step, steps.length - 1),
    windowMs,
    properties,
  }
}

/** A shop's way to an order, looked at where most leave: at the last step but one. */
export function usualDraft(seen: Seen): object {
  const shop = seen.among('Product Added', 'Checkout Started', 'Order Completed')
  const names = shop.length >= 2 ? shop : seen.events.slice(0, 2)
  const filled = names.length >= 2 ? names : ['', '']
  return { steps: filled.map((event, i) => stepOf(event, i + 1)), step: filled.length - 1 }
}
