import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { funnelInput } from '../model-funnel.ts'
import { levelOfEachCase } from './funnel.ts'
import { funnelLevels, isPlain } from './funnel-levels.ts'

/** A step of a funnel as a mark. */
export const funnelMark = z.object({
  of: z.literal('funnel'),
  input: funnelInput,
  /** The step, from 1. */
  level: z.number().int().min(1).max(16),
  /** `reached` it, or `left` after it: reached it and not the next. */
  outcome: z.enum(['reached', 'left']),
})

/** Last step `marked`: rows (case, label) of the cases that reached a step, or left after it. */
export function funnelCases({ input: q, level, outcome }: z.infer<typeof funnelMark>, scope: Scope): Step[] {
  if (!isPlain(q)) {
    const after = sql`arrayExists((t, place) -> t >= 0 AND place > ${level}, times, arrayEnumerate(times))`
    const is = outcome === 'left' ? sql`times[${level}] >= 0 AND NOT ${after}` : sql`times[${level}] >= 0`
    const marked = sql`SELECT case, any(label) AS label FROM levels WHERE ${is} GROUP BY case`
    return [...funnelLevels(q, scope), step('marked', marked)]
  }
  // TRICKY: grouped, though a case is one row. A plain WHERE is pushed down through every level, and each computes what it
  // reads twice: 83 times the work at the sixth step.
  const reached = sql`max(length(times)) ${outcome === 'left' ? sql`=` : sql`>=`} ${level}`
  const last = ident(`reached_${q.steps.length}`)
  return [
    ...levelOfEachCase(q, scope),
    step('marked', sql`SELECT case, any(label) AS label FROM ${last} GROUP BY case HAVING ${reached}`),
  ]
}
