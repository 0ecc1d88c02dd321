import { z } from 'zod'
import { effortMeasure, usualMeasures } from '../../model-checkout-effort.ts'
import { attemptOf, attemptShape } from '../ask/attempt-draft.ts'

/** The question while it is written: an event that is not chosen yet is empty text. */
export const effortDraft = z.object({
  ...attemptShape,
  measures: z
    .array(effortMeasure)
    .catch([...usualMeasures])
    .default([...usualMeasures]),
  payment: z.looseObject({}).catch({}).default({}),
  changedAt: z.number().int().nullable().catch(null).default(null),
})
export type EffortDraft = z.infer<typeof effortDraft>

export function inputOfDraft(draft: EffortDraft): object | null {
  const attempt = attemptOf(draft)
  return attempt && { ...draft, ...attempt }
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
