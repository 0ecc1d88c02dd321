import { z } from 'zod'
import { toldOfPages } from '../../model.ts'
import { frictionRulesSchema } from '../../model-friction.ts'
import { feelingSourceSchema, inventoryRulesSchema, usualFeelings } from '../../model-touchpoint-inventory.ts'
import type { MapStages } from '../ask/sentence/map-stages.ts'
import { titleText } from '../ask/sentence/title-text.ts'
import type { Seen } from '../ask/use-seen.ts'

const touchpoint = z.object({ id: z.string(), any: z.array(z.looseObject({ event: z.string() })).min(1) })

/** The question while it is written. Touchpoints and scores that were made elsewhere are kept as an address or a saved question has them. */
export const inventoryDraft = z.object({
  grain: z
    .union([z.enum(['event-channel', 'event', 'place']), z.array(touchpoint).min(1).max(200)])
    .catch('event-channel')
    .default('event-channel'),
  leaveOut: z
    .array(z.string())
    .max(100)
    .catch([...toldOfPages])
    .default([...toldOfPages]),
  goal: touchpoint.nullable().catch(null).default(null),
  goalDays: z.number().int().min(1).max(366).catch(7).default(7),
  feelings: z
    .array(feelingSourceSchema)
    .max(20)
    .catch([...usualFeelings])
    .default([...usualFeelings]),
  feelingDays: z.number().int().min(1).max(366).catch(14).default(14),
  frictions: frictionRulesSchema.catch(frictionRulesSchema.parse({})).default(frictionRulesSchema.parse({})),
  nearMinutes: z.number().int().min(1).max(10_080).catch(60).default(60),
  rules: inventoryRulesSchema.catch(inventoryRulesSchema.parse({})).default(inventoryRulesSchema.parse({})),
  most: z.number().int().min(100).max(200_000).catch(15_000).default(15_000),
})
export type InventoryDraft = z.infer<typeof inventoryDraft>

export function goalOf(event: string): NonNullable<InventoryDraft['goal']> {
  return { id: event, any: [{ event }] }
}

/** What a journey most likely leads to. */
export function usualGoal(seen: Seen): InventoryDraft['goal'] {
  const [event] = seen.among(
    'Order Completed',
    'Order Purchase',
    'Subscription Started',
    'Deal Won',
    'Checkout Started',
  )
  return event === undefined ? null : goalOf(event)
}

/** The steps of a map as touchpoints; steps of one name are one. Those without a rule are none that can be seen. */
export function grainOfMap(
  { content }: MapStages,
  language: string,
): Exclude<InventoryDraft['grain'], string> {
  const steps = content.stages.flatMap(stage => stage.steps).filter(({ rule }) => rule.length > 0)
  const byName = Map.groupBy(steps, ({ title }) => titleText(title, language))
  return [...byName].slice(0, 200).map(([id, same]) => ({ id, any: same.flatMap(({ rule }) => rule) }))
}
