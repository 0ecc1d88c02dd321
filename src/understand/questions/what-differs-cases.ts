import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { whatDiffersInput } from '../model-what-differs.ts'
import { withFeatures } from './what-differs-sql.ts'

/** The cases that reached the step and went on, or left, having something that is compared; null: whatever they have. */
export const whatDiffersMark = z.object({
  of: z.literal('what-differs'),
  input: whatDiffersInput,
  outcome: z.enum(['went', 'left']),
  has: z
    .object({
      kind: z.enum(['property', 'event', 'measure', 'channel']),
      name: z.string().max(500),
      value: z.string().max(500),
    })
    .nullable()
    .default(null),
})
export type WhatDiffersMark = z.infer<typeof whatDiffersMark>

/** Last step `marked`: rows (case, label). */
export function differingCases({ input, outcome, has }: WhatDiffersMark, scope: Scope): Step[] {
  const conditions = [outcome === 'went' ? sql`went` : sql`NOT went`]
  if (has) conditions.push(sql`has(features, (${has.kind}, ${has.name}, ${has.value}))`)
  return [
    ...withFeatures(input, scope),
    step('marked', sql`SELECT case, label FROM described WHERE ${joinSql(conditions, ' AND ')}`),
  ]
}
