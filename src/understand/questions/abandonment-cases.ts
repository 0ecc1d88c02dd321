import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { type Touchpoint, touchpointSchema } from '../model.ts'
import { abandonmentInput } from '../model-abandonment.ts'
import { meetCauses } from './abandonment-sql.ts'

/** The cases with an attempt that ended so, having met a cause in the part of the way in which it ended (stayed: in any). */
export const abandonmentMark = z.object({
  of: z.literal('abandonment'),
  input: abandonmentInput,
  outcome: z.enum(['left', 'stayed']),
  /** Id of a cause; null: whatever they met. */
  met: z.string().max(500).nullable(),
  /** Those of the answer. */
  cuts: z.array(z.number().int().min(1).max(8)).max(8).default([]),
})
export type AbandonmentMark = z.infer<typeof abandonmentMark>

/** Last step `marked`: rows (case, label). */
export function abandonedCases({ input, outcome, met, cuts }: AbandonmentMark, scope: Scope): Step[] {
  const conditions = [sql`is_over`, outcome === 'left' ? sql`NOT went` : sql`went`]
  // What the question found by itself is asked for by its name: the first and only cause.
  const causes = input.causes === 'found' ? asCause(met) : input.causes
  if (met !== null) {
    const number = causes.findIndex(({ id }) => id === met) + 1
    const part = (passed: Sql) => sql`arrayCount(cut -> cut <= ${passed}, CAST(${[...cuts]}, 'Array(UInt8)'))`
    const isHere =
      outcome === 'left' ? sql` AND ${part(sql`intDiv(code, 256)`)} = ${part(sql`reached`)}` : sql``
    conditions.push(sql`arrayExists(code -> code % 256 = ${number}${isHere}, met)`)
  }
  return [
    ...meetCauses(causes.length > 0 ? { ...input, causes } : input, scope),
    step(
      'marked',
      sql`SELECT case, any(label) AS label FROM met WHERE ${joinSql(conditions, ' AND ')} GROUP BY case`,
    ),
  ]
}

function asCause(met: string | null): Touchpoint[] {
  return met === null ? [] : [touchpointSchema.parse({ id: met, any: [{ event: met }] })]
}
