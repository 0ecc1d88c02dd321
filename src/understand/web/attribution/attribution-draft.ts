import { z } from 'zod'
import { attributionModelSchema, reentries, touchesSchema } from '../../model-attribution.ts'

const day = 86_400_000
const touch = z.object({ id: z.string(), any: z.array(z.looseObject({ event: z.string() })).min(1) })
const weight = z.number().min(0).max(100)

/** The question of what earned a conversion while it is written. */
export const attributionDraft = z.object({
  conversion: touch.nullable().catch(null).default(null),
  touches: touchesSchema.catch({ of: 'visits', name: 'group' }).default({ of: 'visits', name: 'group' }),
  windowMs: z
    .number()
    .int()
    .positive()
    .nullable()
    .catch(30 * day)
    .default(30 * day),
  reentry: z.enum(reentries).catch('each').default('each'),
  nulls: z.boolean().catch(true).default(true),
  baseline: attributionModelSchema.catch('last').default('last'),
  weights: z
    .object({ first: weight, middle: weight, last: weight })
    .catch({ first: 40, middle: 20, last: 40 })
    .default({ first: 40, middle: 20, last: 40 }),
  halfLifeMs: z
    .number()
    .int()
    .positive()
    .catch(7 * day)
    .default(7 * day),
})
export type AttributionDraft = z.infer<typeof attributionDraft>

export function inputOfDraft({ conversion, ...rest }: AttributionDraft): object | null {
  const { touches, weights } = rest
  if (conversion === null || weights.first + weights.middle + weights.last === 0) return null
  if (touches.of === 'events' && typeof touches.name !== 'string' && touches.name.property === '') return null
  return { conversion, ...rest }
}
