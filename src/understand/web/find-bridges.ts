import type { StepName } from '../model.ts'
import type { Transitions } from '../model-answers.ts'
import { keyOf } from './step-key.ts'

export interface Bridge {
  readonly from: StepName
  readonly to: StepName
  readonly count: number
  readonly isBridge: true
}

/**
 * For steps that no shown step leads to directly: the shown step that the most frequent ways into them come from, over
 * steps that are not shown. Without it such a step would stand at the beginning, where nobody does it.
 *
 * @param transitions most frequent first
 */
export function findBridges(
  transitions: Transitions['transitions'],
  adrift: readonly StepName[],
  shown: ReadonlySet<string>,
): readonly Bridge[] {
  const into = new Map<string, StepName[]>()
  for (const { from, to } of transitions) into.set(keyOf(to), [...(into.get(keyOf(to)) ?? []), from])
  return adrift.flatMap(to => {
    const from = findShown(to, into, shown)
    return from ? [{ from, to, count: 0, isBridge: true as const }] : []
  })
}

/** Backwards, widest ways first, until a shown step is met. */
function findShown(
  step: StepName,
  into: ReadonlyMap<string, readonly StepName[]>,
  shown: ReadonlySet<string>,
): StepName | null {
  const seen = new Set([keyOf(step)])
  const waiting = [step]
  for (const at of waiting)
    for (const from of into.get(keyOf(at)) ?? []) {
      if (seen.has(keyOf(from))) continue
      if (shown.has(keyOf(from))) return from
      seen.add(keyOf(from))
      waiting.push(from)
    }
  return null
}
