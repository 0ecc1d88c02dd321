import { createBlockedTest } from './blocked.ts'
import { type IdentityRules, kindOf, type Limit } from './model.ts'
import { compareText } from './order.ts'

/** Identity rules made ready to be asked millions of times. */
export interface CompiledRules {
  limitsOf(kind: string): readonly Limit[]
  /** Negative when the first kind is trusted more. Unlisted kinds stand behind the listed ones, by name. */
  compareKinds(a: string, b: string): number
  isBlocked(identifier: string): boolean
}

export function compileRules(rules: IdentityRules): CompiledRules {
  const rank = new Map(rules.kinds.map(({ kind }, i) => [kind, i]))
  const limits = new Map(rules.kinds.map(rule => [rule.kind, rule.limits]))
  const rankOf = (kind: string) => rank.get(kind) ?? rules.kinds.length
  return {
    limitsOf: kind => limits.get(kind) ?? rules.otherLimits,
    compareKinds: (a, b) => rankOf(a) - rankOf(b) || compareText(a, b),
    isBlocked: createBlockedTest(rules),
  }
}

/** The identifier that speaks for a trace: highest priority of kind, then the smallest text. */
export function compareIdentifiers(rules: CompiledRules): (a: string, b: string) => number {
  return (a, b) => rules.compareKinds(kindOf(a), kindOf(b)) || compareText(a, b)
}
