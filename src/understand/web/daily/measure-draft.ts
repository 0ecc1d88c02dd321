import { z } from 'zod'
import { eventOf, type TouchpointDraft, touchpointDraft, touchpointOf } from '../ask/touchpoint-draft.ts'
import type { Seen } from '../ask/use-seen.ts'

const dayMs = 86_400_000
const condition = z.looseObject({
  path: z.string().catch(''),
  op: z.string().catch('is'),
  value: z.string().catch(''),
})

export const measureKinds = ['conversion', 'count', 'cases', 'average', 'sum', 'share'] as const
/** What is measured while it is written; all fields are kept, so that another kind and back loses nothing. */
export const measureDraft = z
  .object({
    of: z.enum(measureKinds).catch('conversion'),
    event: touchpointDraft,
    from: touchpointDraft,
    to: touchpointDraft,
    windowMs: z.number().int().positive().catch(dayMs),
    path: z.string().catch(''),
    currency: z.string().nullable().catch(null),
    where: z.array(condition).catch([]),
  })
  .partial()
  .catch({})
export type MeasureDraft = z.infer<typeof measureDraft>

/** The measure as it is asked; null while a word of it is missing. */
export function measureOfDraft(draft: MeasureDraft): object | null {
  const {
    of = 'conversion',
    event,
    from,
    to,
    windowMs = dayMs,
    path = '',
    currency = null,
    where = [],
  } = draft
  if (of === 'conversion')
    return eventOf(from) && eventOf(to) ? { of, from: named(from), to: named(to), windowMs } : null
  if (!eventOf(event)) return null
  if (of === 'average' || of === 'sum') return path ? { of, event: named(event), path, currency } : null
  if (of === 'share') {
    const [first] = where
    return first?.path ? { of, event: named(event), where: [first] } : null
  }
  return { of, event: named(event) }
}

function named(of: TouchpointDraft | undefined): TouchpointDraft {
  return { ...(of ?? { any: [] }), id: eventOf(of) }
}

/** What a shop asks first: who goes on from checkout, or else how often the most frequent event happens. */
export function usualMeasure(seen: Seen): MeasureDraft {
  const steps = seen.among('Checkout Started', 'Payment Info Entered', 'Order Completed')
  const [from, to] = steps
  const [most = ''] = seen.events
  const event = touchpointOf(seen.has('Order Completed') ? 'Order Completed' : most)
  if (from && to)
    return { of: 'conversion', from: touchpointOf(from), to: touchpointOf(to), windowMs: dayMs, event }
  return { of: 'count', event }
}
