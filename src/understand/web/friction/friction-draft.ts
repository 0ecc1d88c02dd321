import { z } from 'zod'
import { frictionRulesSchema } from '../../model-friction.ts'

const usual = frictionRulesSchema.parse({})

/** A question about friction while it is written. Names of events that mean something are kept as an address or a saved question has them. */
export const frictionDraft = z.object({
  goal: z
    .object({ id: z.string(), any: z.array(z.looseObject({ event: z.string() })).min(1) })
    .nullable()
    .catch(null)
    .default(null),
  goOnMinutes: z.number().int().min(1).max(43_200).catch(30).default(30),
  rules: frictionRulesSchema.catch(usual).default(usual),
})
export type FrictionDraft = z.infer<typeof frictionDraft>
