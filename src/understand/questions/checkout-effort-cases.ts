import { z } from 'zod'
import { unreachable } from '../../platform/errors.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { checkoutEffortInput } from '../model-checkout-effort.ts'
import { effortFacts, methodFacts, toldAttempts } from './checkout-effort-sql.ts'

/** What an attempt was like: it came to the end or not, took so much effort to it, or had to do with a way of paying. */
const whoSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attempt'), went: z.boolean() }),
  z.object({
    kind: z.literal('effort'),
    measure: z.string().min(1).max(100),
    /** Of those that came to the end; `to` is not included. */
    from: z.number(),
    to: z.number().nullable().default(null),
  }),
  /** `won`: it was the last choice of one that came to the end. */
  z.object({
    kind: z.literal('method'),
    method: z.string().min(1).max(500),
    did: z.enum(['chosen', 'failed', 'won']),
  }),
])

export const effortMark = z.object({
  of: z.literal('checkout-effort'),
  input: checkoutEffortInput,
  who: whoSchema,
})
type EffortMark = z.infer<typeof effortMark>

/** Last step `marked`: rows (case, label). */
export function effortCases(mark: EffortMark, scope: Scope): Step[] {
  return [
    ...toldAttempts(mark.input, scope),
    step(
      'marked',
      sql`SELECT case, any(label) AS label FROM (SELECT case, label FROM told WHERE ${isOfThem(mark)}) GROUP BY case`,
    ),
  ]
}

function isOfThem({ who, input }: EffortMark): Sql {
  switch (who.kind) {
    case 'attempt':
      return who.went ? sql`went` : sql`NOT went`
    case 'effort': {
      const [, efforts] = effortFacts(input)
      const below = who.to === null ? sql`1` : sql`one.5 < ${who.to}`
      return sql`arrayExists(one -> one.2 = ${who.measure} AND one.3 = '' AND one.4 = 'all' AND one.5 >= ${who.from} AND ${below}, ${efforts ?? sql`[]`})`
    }
    case 'method': {
      const did = { chosen: sql`one.7`, failed: sql`one.8`, won: sql`one.10` }[who.did]
      return sql`arrayExists(one -> one.2 = ${who.method} AND ${did} = 1, ${methodFacts()})`
    }
    default:
      return unreachable(who)
  }
}
