import { z } from 'zod'
import { usualQuietMs } from '../../model-abandonment.ts'
import { attemptOf, attemptShape } from '../ask/attempt-draft.ts'
import { eventOf, touchpointDraft, touchpointOf } from '../ask/touchpoint-draft.ts'

const day = 86_400_000

const alike = z.object({
  channel: z.boolean().catch(true),
  time: z.enum(['none', 'month', 'week']).catch('month'),
  properties: z.array(z.string()).max(2).catch([]),
})

/** The question while it is written: an event that is not chosen yet is empty text. */
export const abandonmentDraft = z.object({
  ...attemptShape,
  quietMs: z
    .number()
    .int()
    .min(60_000)
    .max(30 * day)
    .catch(usualQuietMs)
    .default(usualQuietMs),
  causes: z
    .union([z.literal('found'), z.array(touchpointDraft)])
    .catch('found')
    .default('found'),
  alike: alike
    .catch({ channel: true, time: 'month', properties: [] })
    .default({ channel: true, time: 'month', properties: [] }),
})
export type AbandonmentDraft = z.infer<typeof abandonmentDraft>

export const mostCauses = 12

export function inputOfDraft({ causes, quietMs, alike: same, ...draft }: AbandonmentDraft): object | null {
  const attempt = attemptOf(draft)
  if (!attempt) return null
  const named = causes === 'found' ? [] : causes.filter(one => eventOf(one) !== '')
  const distinct = named.filter((one, i) => named.findIndex(other => eventOf(other) === eventOf(one)) === i)
  return {
    ...attempt,
    quietMs,
    causes: distinct.length > 0 ? distinct.map(one => touchpointOf(eventOf(one))) : 'found',
    alike: same,
  }
}
