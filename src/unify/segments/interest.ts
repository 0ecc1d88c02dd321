import type { StoredEvent } from '../../collect/model.ts'
import { holdsOfNobody } from './compile-segment.ts'
import { type Condition, leavesOf, type ResolvedCondition } from './model-segment.ts'

/** Which stored events can change who is in a segment. */
export function interestOf(
  definition: Condition,
  measured: ResolvedCondition,
): (event: StoredEvent) => boolean {
  // Anybody new is in it until something is known of them.
  if (holdsOfNobody(measured)) return () => true
  const names = new Set<string>()
  let traits = false
  for (const leaf of [...leavesOf(definition), ...measuresOf(measured)]) {
    if (leaf.of === 'did') names.add(leaf.event.name)
    if (leaf.of === 'sequence') for (const { name } of [leaf.first, leaf.second]) names.add(name)
    if (leaf.of === 'measure') names.add(leaf.measure.event.name)
    // Whoever acts may be linked by a decision to somebody listed, or put into an account by hand, whom no event ever named.
    if (leaf.of === 'list' || leaf.of === 'account') return () => true
    if (leaf.of === 'trait') traits = true
  }
  return event => (traits && event.type === 'identify') || names.has(event.name)
}

function measuresOf(condition: ResolvedCondition): Extract<ResolvedCondition, { of: 'measure' }>[] {
  if (condition.of === 'not') return measuresOf(condition.condition)
  if (condition.of === 'all' || condition.of === 'any') return condition.conditions.flatMap(measuresOf)
  return condition.of === 'measure' ? [condition] : []
}
