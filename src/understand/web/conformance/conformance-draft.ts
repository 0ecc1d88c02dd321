import { z } from 'zod'
import { deviationKinds } from '../../model-conformance.ts'
import { eventOf } from '../ask/touchpoint-draft.ts'
import type { Seen } from '../ask/use-seen.ts'

const day = 86_400_000

const selector = z.looseObject({ event: z.string().catch('') })
const draftStep = z.object({
  id: z.string().catch(''),
  any: z.array(selector).catch([]),
  optional: z.boolean().catch(false).default(false),
  atMost: z.number().int().min(1).max(1_000).nullable().catch(1).default(1),
})
export type DraftStep = z.infer<typeof draftStep>

const branches = z.array(z.array(draftStep).min(1)).min(2)
const optional = z.boolean().catch(false).default(false)
const draftPart = z.discriminatedUnion('is', [
  draftStep.extend({ is: z.literal('step') }),
  z.object({ is: z.literal('choice'), branches, optional }),
  z.object({ is: z.literal('any-order'), branches, optional }),
])
export type DraftPart = z.infer<typeof draftPart>

const accepted = z.object({
  kind: z.enum(deviationKinds),
  step: z.string(),
  other: z.string().nullable().catch(null).default(null),
})
export type Accepted = z.infer<typeof accepted>

/** A plan while it is written: a step whose event is not chosen yet has none. */
export const conformanceDraft = z.object({
  plan: z.array(draftPart).catch([]),
  accepted: z.array(accepted).catch([]).default([]),
  patienceMs: z
    .number()
    .int()
    .min(0)
    .catch(7 * day)
    .default(7 * day),
  outcome: z
    .object({ id: z.string(), any: z.array(selector).min(1) })
    .nullable()
    .catch(null)
    .default(null),
})
export type ConformanceDraft = z.infer<typeof conformanceDraft>

/** What a step is called: its id where a map named it, else its event. */
export function isNamed(step: DraftStep): boolean {
  return step.id !== '' && !idsOf(eventOf(step)).test(step.id)
}

function idsOf(event: string): RegExp {
  return new RegExp(`^${event.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\(\\d+\\))?$`, 'u')
}

export function stepOf(event: string): DraftStep {
  return { id: event, any: event === '' ? [] : [{ event }], optional: false, atMost: 1 }
}

export function partOf(is: DraftPart['is'], events: readonly string[] = ['', '']): DraftPart {
  if (is === 'step') return { is, ...stepOf(events[0] ?? '') }
  return { is, branches: events.map(event => [stepOf(event)]), optional: false }
}

export function stepsOf(plan: readonly DraftPart[]): DraftStep[] {
  return plan.flatMap(part => (part.is === 'step' ? [part] : part.branches.flat()))
}

/** A plan with every step changed that the function changes. */
export function withSteps(plan: readonly DraftPart[], change: (step: DraftStep) => DraftStep): DraftPart[] {
  return plan.map(part =>
    part.is === 'step'
      ? { is: part.is, ...change(part) }
      : { ...part, branches: part.branches.map(branch => branch.map(change)) },
  )
}

/** No two steps may have one name: the second of an event is "Event (2)". */
export function distinctIds(plan: readonly DraftPart[]): DraftPart[] {
  const taken = new Set<string>()
  return withSteps(plan, step => {
    const name = isNamed(step) ? step.id : eventOf(step)
    let id = name
    for (let n = 2; taken.has(id); n++) id = `${name} (${n})`
    taken.add(id)
    return { ...step, id }
  })
}

/** Needs two steps, each with an event. An accepted deviation whose step is gone is gone with it. */
export function inputOfDraft(draft: ConformanceDraft): object | null {
  const steps = stepsOf(draft.plan)
  if (steps.length < 2 || steps.length > 60 || steps.some(step => eventOf(step) === '')) return null
  const plan = distinctIds(draft.plan)
  const ids = new Set(stepsOf(plan).map(step => step.id))
  return {
    ...draft,
    plan,
    accepted: draft.accepted.filter(one => ids.has(one.step) && (one.other === null || ids.has(one.other))),
  }
}

/** The way that a shop means people to go, as far as it has it; else its most frequent events. */
export function usualPlan(seen: Seen): object {
  const shop = seen.among('Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed')
  const names = shop.length >= 2 ? shop : seen.events.slice(0, 3)
  const often = new Set(['Product Viewed', 'Product Added'])
  const plan = names.map(event => ({
    ...partOf('step', [event]),
    ...(often.has(event) ? { atMost: null } : {}),
  }))
  const [goal] = seen.among('Order Delivered', 'Order Completed')
  return { plan, outcome: goal ? { id: goal, any: [{ event: goal }] } : null }
}
