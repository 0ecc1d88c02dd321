import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { conformanceInput, deviationKinds, deviationSchema } from '../model-conformance.ts'
import { deviationSql, judgeCases } from './judge-cases.ts'

/** Cases that conform, that deviate in a way not accepted (of one kind, or any), that are under way, or have one deviation. */
export const conformanceMark = z.object({
  of: z.literal('conformance'),
  input: conformanceInput,
  which: z.union([
    z.enum(['all', 'conforming', 'deviating', 'under-way', ...deviationKinds]),
    deviationSchema,
  ]),
})

export function conformanceCases({ input, which }: z.infer<typeof conformanceMark>, scope: Scope): Step[] {
  return [
    ...judgeCases(input, scope),
    step('marked', sql`SELECT case, label FROM judged WHERE ${whichSql()}`),
  ]

  function whichSql() {
    if (typeof which !== 'string') return sql`has(deviations, ${deviationSql(input, which)})`
    if (which === 'all') return sql`1`
    if (which === 'conforming') return sql`empty(bad)`
    if (which === 'deviating') return sql`notEmpty(bad)`
    if (which === 'under-way') return sql`under_way`
    return sql`has(bad.1, ${param(deviationKinds.indexOf(which) + 1, 'UInt8')})`
  }
}
