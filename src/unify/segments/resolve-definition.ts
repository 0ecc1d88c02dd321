import type { ComputedMeasure } from '../traits/model-traits.ts'
import type { Condition, Leaf, MembersByHand, ResolvedCondition, ResolvedLeaf } from './model-segment.ts'

/** Where the outside of a definition is: computed traits by number, persons by identifier. */
export interface Outside {
  /** Null where the trait is gone: nobody has a value of it. */
  measureOf(trait: number): ComputedMeasure | null
  /** The persons whose identifiers these are now. */
  peopleOf(identifiers: readonly string[]): Promise<readonly bigint[]>
  /** What colleagues decided about who belongs to these accounts; to any, where none is named. Null where nothing. */
  membersByHand(accounts: readonly string[]): Promise<MembersByHand | null>
}

/** A definition that needs nothing from outside any more, as the questions take it. */
export async function resolveDefinition(condition: Condition, outside: Outside): Promise<ResolvedCondition> {
  switch (condition.of) {
    case 'not':
      return { of: 'not', condition: await resolveDefinition(condition.condition, outside) }
    case 'all':
    case 'any': {
      const conditions = await Promise.all(condition.conditions.map(one => resolveDefinition(one, outside)))
      return { of: condition.of, conditions }
    }
    default:
      return resolveLeaf(condition, outside)
  }
}

async function resolveLeaf(leaf: Leaf, outside: Outside): Promise<ResolvedLeaf | ResolvedCondition> {
  if (leaf.of === 'list') {
    const people = await outside.peopleOf(leaf.identifiers)
    return { of: 'people', people: [...new Set(people.map(String))] }
  }
  if (leaf.of === 'account') {
    const byHand = await outside.membersByHand(leaf.accounts)
    return byHand ? { ...leaf, byHand } : leaf
  }
  if (leaf.of !== 'computed') return leaf
  const measure = outside.measureOf(leaf.trait)
  return measure === null ? { of: 'any', conditions: [] } : { of: 'measure', measure, test: leaf.test }
}
