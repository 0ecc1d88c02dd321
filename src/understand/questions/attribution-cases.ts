import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { pathSteps } from '../acquisition/touches-sql.ts'
import { acquisitionInput } from '../model-acquisition.ts'
import { attributionInput } from '../model-attribution.ts'
import { visitsOf } from './acquisition.ts'
import { isBySession } from './cut-sessions.ts'

/** The cases with a path that a touch stands in; null: with any path. By session, the people behind them. */
export const attributionMark = z.object({
  of: z.literal('attribution'),
  input: attributionInput,
  touch: z.string().max(500).nullable(),
  outcome: z.enum(['converted', 'not', 'any']).default('converted'),
})

/** The cases with a visit of a value; null: with any. */
export const visitsMark = z.object({
  of: z.literal('visits'),
  input: acquisitionInput,
  value: z.string().max(2_000).nullable(),
  converted: z.boolean().default(false),
})

type SourceMark = z.infer<typeof attributionMark> | z.infer<typeof visitsMark>

/** Last step `marked`: rows (case, label). */
export function sourceMarkedCases(mark: SourceMark, scope: Scope): Step[] {
  if (mark.of === 'visits') {
    const named = mark.value === null ? sql`1` : sql`told = ${mark.value}`
    return marked(visitsOf(mark.input, scope), sql`visits`, {
      which: sql`${named} AND ${mark.converted ? sql`notEmpty(won)` : sql`1`}`,
      isBySession: isBySession(mark.input),
    })
  }
  const named = mark.touch === null ? sql`1` : sql`has(path, ${mark.touch})`
  const ended = { converted: sql`is_conversion`, not: sql`NOT is_conversion`, any: sql`1` }[mark.outcome]
  return marked(pathSteps(mark.input, scope), sql`paths`, {
    which: sql`${named} AND ${ended}`,
    isBySession: isBySession(mark.input),
  })
}

/** The label of a session is its person's number, which these cases have already. */
function marked(
  steps: readonly Step[],
  from: Sql,
  { which, isBySession: isSession }: { readonly which: Sql; readonly isBySession: boolean },
): Step[] {
  const label = isSession ? sql`toString(case)` : sql`any(label)`
  return [
    ...steps,
    step('marked', sql`SELECT case, ${label} AS label FROM ${from} WHERE ${which} GROUP BY case`),
  ]
}
