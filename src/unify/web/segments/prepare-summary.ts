import { type Condition, type Leaf, leavesOf } from '../../segments/model-segment.ts'

export interface Summary {
  /** The first condition that holds as it is said; null where everything is said to be not so. */
  readonly first: Leaf | null
  /** How many conditions more there are. */
  readonly more: number
}

/** What a list says of a segment: its first condition and how many there are beside it, never one without its "not". */
export function prepareSummary(definition: Condition): Summary {
  const first = firstSaid(definition)
  return { first, more: leavesOf(definition).length - (first === null ? 0 : 1) }
}

function firstSaid(condition: Condition): Leaf | null {
  if (condition.of === 'not') return null
  if (condition.of !== 'all' && condition.of !== 'any') return condition
  for (const inner of condition.conditions) {
    const found = firstSaid(inner)
    if (found) return found
  }
  return null
}
