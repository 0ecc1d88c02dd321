import { z } from 'zod'
import { eventOf, touchpointDraft, touchpointOf } from '../ask/touchpoint-draft.ts'
import type { Seen } from '../ask/use-seen.ts'

/** What it ends in, while it is written: an event that is not chosen yet is empty text. */
const outcomeDraft = z.object({
  of: z.enum(['score', 'return', 'leave']).catch('score').default('score'),
  event: z.string().catch('').default(''),
  path: z.string().catch('').default(''),
  best: z.enum(['high', 'low']).catch('high').default('high'),
  after: touchpointDraft.default({ id: '', any: [] }),
  signs: z.array(touchpointDraft).max(20).catch([]).default([]),
  days: z.number().int().min(1).max(366).catch(90).default(90),
  settleDays: z.number().int().min(0).max(90).catch(7).default(7),
})

export const momentsDraft = z.object({
  outcome: outcomeDraft.catch(outcomeDraft.parse({})).default(outcomeDraft.parse({})),
  experienced: z.enum(['before', 'whole']).nullable().catch(null).default(null),
  late: z.enum(['date', 'instant']).catch('date').default('date'),
  without: z.array(z.string()).catch([]).default([]),
})
export type MomentsDraft = z.infer<typeof momentsDraft>

export const mostSigns = 20

/** The input; null while something is missing. */
export function inputOfDraft({ outcome, ...rest }: MomentsDraft): object | null {
  const { of, event, path, best, after, signs, days, settleDays } = outcome
  if (of === 'score') return event && path ? { ...rest, outcome: { of, event, path, best } } : null
  const chosen = signs.filter(sign => eventOf(sign) !== '')
  if (eventOf(after) === '' || chosen.length === 0) return null
  return { ...rest, outcome: { of, after, signs: chosen, days, settleDays } }
}

const usualScores: readonly (readonly [string, string])[] = [
  ['Product Reviewed', 'rating'],
  ['NPS Answered', 'score'],
  ['Review Creation', 'review_score'],
]
const scoreNames = /(^|_)(rating|score|stars|nps|csat|ces|grade)$/i

/** A score that was given, the most frequent first; and what returning would be. */
export function usualOutcome(seen: Seen): object {
  const known = usualScores.find(([event]) => seen.has(event))
  const named = seen.events.flatMap(event =>
    seen
      .propertiesOf(event)
      .filter(({ path }) => scoreNames.test(path))
      .map(({ path }) => [event, path] as const),
  )
  const [event = '', path = ''] = known ?? named[0] ?? []
  // A log that knows none of these has one kind of event or few: coming back is doing the most frequent of them again.
  const [after = seen.events[0] ?? ''] = seen.among('Order Delivered', 'Order Completed', 'Order Purchase')
  const signs = seen
    .among('Product List Viewed', 'Loyalty Card Shown', 'Order Completed', 'Order Purchase')
    .slice(0, 3)
  if (signs.length === 0 && after !== '') signs.push(after)
  return {
    of: event === '' && after !== '' ? 'return' : 'score',
    event,
    path,
    after: touchpointOf(after),
    signs: signs.map(touchpointOf),
  }
}
