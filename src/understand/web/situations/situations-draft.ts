import { z } from 'zod'
import { touchpointOf } from '../ask/touchpoint-draft.ts'
import type { Seen } from '../ask/use-seen.ts'
import { measureDraft, measureOfDraft } from '../daily/measure-draft.ts'

const day = z.iso.date()
const stretch = z.object({ name: z.string().catch(''), from: day, to: day })
/** "What is … like, in …?" while it is written. */
export const situationsDraft = z.object({
  measure: measureDraft,
  calendar: z.string().nullable().catch(null),
  occurrences: z.array(stretch).catch([]),
  /** The name of what was written down, where its occurrences are its. */
  series: z.string().nullable().catch(null),
  coming: stretch.nullable().catch(null),
  align: z.enum(['auto', 'start', 'hijri']).catch('auto'),
  baselineDays: z.number().int().min(14).max(120).catch(28),
  around: z.number().int().min(0).max(30).catch(7),
})
export type SituationsDraft = z.infer<typeof situationsDraft>

export function situationsInputOf(draft: SituationsDraft): object | null {
  const measure = measureOfDraft(draft.measure)
  const { calendar, occurrences, coming, align, baselineDays, around } = draft
  if (!measure || (calendar === null && occurrences.length === 0)) return null
  return { measure, calendar, occurrences, coming, align, baselineDays, around, period: null }
}

export function beginSituations(seen: Seen): object {
  const event = seen.has('Order Completed') ? 'Order Completed' : (seen.events[0] ?? '')
  return { measure: { of: 'count', event: touchpointOf(event) }, calendar: 'white-friday' }
}
