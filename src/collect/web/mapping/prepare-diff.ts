import type { MappingRule, RuleSet } from '../../mapping/model-mapping.ts'

export interface RuleDifference {
  readonly id: number
  readonly is: 'added' | 'removed' | 'changed' | 'moved'
  readonly before: MappingRule | null
  readonly after: MappingRule | null
}

export interface SetDifference {
  readonly rules: readonly RuleDifference[]
  readonly isTablesChanged: boolean
}

/** What a version changed against the one before. A rule is the same by its number, whatever its place. */
export function differenceOf(before: RuleSet, after: RuleSet): SetDifference {
  const old = new Map(before.rules.map(rule => [rule.id, rule]))
  const now = new Map(after.rules.map(rule => [rule.id, rule]))
  const keptBefore = before.rules.filter(rule => now.has(rule.id)).map(rule => rule.id)
  const keptAfter = after.rules.filter(rule => old.has(rule.id)).map(rule => rule.id)
  const rules = [
    ...after.rules.flatMap((rule): RuleDifference[] => {
      const was = old.get(rule.id)
      if (!was) return [{ id: rule.id, is: 'added', before: null, after: rule }]
      if (JSON.stringify(was) !== JSON.stringify(rule))
        return [{ id: rule.id, is: 'changed', before: was, after: rule }]
      const hasMoved = keptBefore.indexOf(rule.id) !== keptAfter.indexOf(rule.id)
      return hasMoved ? [{ id: rule.id, is: 'moved', before: was, after: rule }] : []
    }),
    ...before.rules
      .filter(rule => !now.has(rule.id))
      .map((rule): RuleDifference => ({ id: rule.id, is: 'removed', before: rule, after: null })),
  ]
  return { rules, isTablesChanged: JSON.stringify(before.tables) !== JSON.stringify(after.tables) }
}
