import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { frictionInput, frictionKinds } from '../model-friction.ts'
import { frictionsOfEvents, kindNumber } from './friction-sql.ts'

/** The cases that met a friction at a place. */
export const frictionMark = z.object({
  of: z.literal('friction'),
  input: frictionInput,
  kind: z.enum(frictionKinds),
  place: z.string().max(2_000),
})

/** Last step `marked`: rows (case, label). */
export function frictionCases({ input, kind, place }: z.infer<typeof frictionMark>, scope: Scope): Step[] {
  return [
    ...frictionsOfEvents({ ...input, kinds: [kind] }, scope),
    step(
      'marked',
      sql`SELECT case, any(label) AS label FROM met WHERE node = ${place} AND has(kinds, ${kindNumber(kind)}) GROUP BY case`,
    ),
  ]
}
