import { z } from 'zod'
import { type RetentionMode, retentionModeSchema } from '../../model-retention.ts'
import type { Seen } from '../ask/use-seen.ts'

const selectors = z.array(z.looseObject({ event: z.string().catch('') })).catch([])

/** The question of coming back while it is written. No event chosen: any event. */
export const retentionDraft = z.object({
  start: selectors,
  back: selectors,
  cohort: z.enum(['first', 'any']).catch('first'),
  mode: retentionModeSchema.catch('n-day'),
  unit: z.enum(['day', 'week', 'month']).catch('week'),
  units: z.number().int().min(1).max(90).catch(8),
})
export type RetentionDraft = z.infer<typeof retentionDraft>

export const retentionModes: readonly RetentionMode[] = retentionModeSchema.options

export function eventIn(selectors: RetentionDraft['start']): string | null {
  return selectors[0]?.event || null
}

export function selectorsOf(event: string | null): RetentionDraft['start'] {
  return event === null ? [] : [{ event }]
}

/** A shop asks who buys again; everybody else who comes again. */
export function usualRetention(seen: Seen): object {
  const [order] = seen.among('Order Completed')
  if (order === undefined) return { start: [], back: [], unit: 'week', units: 8 }
  return { start: [{ event: order }], back: [{ event: order }], mode: 'within', unit: 'week', units: 8 }
}

export function inputOfRetention(draft: RetentionDraft): object {
  const chosen = (list: RetentionDraft['start']) => list.filter(({ event }) => event !== '')
  return { ...draft, start: chosen(draft.start), back: chosen(draft.back) }
}
