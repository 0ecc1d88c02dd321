import { z } from 'zod'
import { eventOf } from '../ask/touchpoint-draft.ts'
import type { Seen } from '../ask/use-seen.ts'

const day = 86_400_000

const anyOf = z.array(z.looseObject({ event: z.string().catch('') })).catch([])

const draftStep = z.object({
  id: z.string().catch(''),
  any: anyOf,
  optional: z.boolean().catch(false).default(false),
})

const draftExclusion = z.object({
  any: anyOf,
  after: z.number().int().catch(1),
  before: z.number().int().catch(2),
})

export const orders = ['ordered', 'strict', 'any'] as const
export const counts = ['cases', 'entries'] as const
export const overs = ['none', 'day', 'week', 'month'] as const

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
  windowSessions: z.number().int().min(1).max(100).nullable().catch(null).default(null),
  order: z.enum(orders).catch('ordered'),
  count: z.enum(counts).catch('cases'),
  exclusions: z.array(draftExclusion).catch([]),
  hold: z.array(z.string().min(1)).catch([]),
  over: z.enum(['day', 'week', 'month']).nullable().catch(null),
})
export type FunnelDraft = z.infer<typeof funnelDraft>

export const mostSteps = 16

export function stepOf(event: string, place: number): FunnelDraft['steps'][number] {
  return { id: String(place), any: [{ event }], optional: false }
}

/** A step may be named twice, its place may not. Needs two. What the order leaves no room for is left out. */
export function inputOfDraft(draft: FunnelDraft): object | null {
  const { steps, order, count, windowMs, windowSessions, hold } = draft
  if (steps.length < 2 || steps.some(step => eventOf(step) === '')) return null
  const isAny = order === 'any'
  const isEntries = count === 'entries' && !isAny
  const exclusions = draft.exclusions.filter(
    one => one.any.some(({ event }) => event !== '') && one.after < one.before && one.before <= steps.length,
  )
  return {
    steps: steps.map((step, i) => ({
      ...step,
      id: String(i + 1),
      optional: !isAny && i > 0 && i < steps.length - 1 && step.optional,
    })),
    windowMs,
    windowSessions,
    order,
    count: isEntries ? 'entries' : 'cases',
    exclusions: order === 'ordered' ? exclusions.slice(0, mostSteps - steps.length) : [],
    hold: hold.slice(0, 3),
    over: isEntries && windowSessions !== null ? null : draft.over,
  }
}

/** What a shop is asked first, as far as it has it; otherwise its most frequent events. */
export function usualSteps(seen: Seen): FunnelDraft['steps'] {
  const shop = seen.among('Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed')
  const names = shop.length >= 2 ? shop : seen.events.slice(0, 2)
  const filled = names.length >= 2 ? names : ['', '']
  return filled.map((event, i) => stepOf(event, i + 1))
}
