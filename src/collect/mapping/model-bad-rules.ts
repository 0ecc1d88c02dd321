import { type BadExpression, isBad, parseExpression } from './expression/parse-expression.ts'
import type { RuleSet } from './model-mapping.ts'

export interface BadRule {
  readonly rule: number
  readonly action: number
  readonly bad: BadExpression | { readonly problem: 'zone-unknown'; readonly at: 0; readonly text: string }
}

/** Formulas that cannot be read and zones that do not exist, rule by rule; with none of them a set can be compiled. */
export function findBadRules({ rules }: RuleSet): BadRule[] {
  return rules.flatMap(({ id, actions }) =>
    actions.flatMap((action, at): BadRule[] => {
      if (action.do === 'cast' && !isZone(action.zone))
        return [{ rule: id, action: at, bad: { problem: 'zone-unknown', at: 0, text: action.zone } }]
      // What is not written yet is missing, not wrong.
      if (action.do !== 'compute' || action.expression.trim() === '') return []
      const parsed = parseExpression(action.expression)
      if (isBad(parsed)) return [{ rule: id, action: at, bad: parsed }]
      const zone = zoneIn(action.expression)
      return zone === null || isZone(zone)
        ? []
        : [{ rule: id, action: at, bad: { problem: 'zone-unknown', at: 0, text: zone } }]
    }),
  )
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function zoneIn(expression: string): string | null {
  return /\bdate\s*\([^()]*,\s*(["'])([^"']+)\1\s*\)/.exec(expression)?.[2] ?? null
}
