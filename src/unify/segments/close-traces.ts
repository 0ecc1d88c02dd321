import { traceOf } from '../../collect/intake/identifiers-of.ts'
import type { IdentityState } from '../identity-state.ts'

/** Everything that the connected sets of some traces hold: no person stands half inside. */
export function closeTraces(state: IdentityState, traces: Iterable<bigint>): Set<bigint> {
  const closed = new Set<bigint>()
  const roots = new Set<number>()
  for (const trace of traces) {
    closed.add(trace)
    const node = state.evidence.nodeOfTrace(trace)
    if (node !== null) roots.add(state.evidence.rootOf(node))
  }
  for (const root of roots) for (const trace of state.evidence.outlineOf(root).traces) closed.add(trace)
  return closed
}

/** Whether an identifier stands in the connected sets that a closed set of traces is made of. */
export function isAmong(state: IdentityState, identifier: string, closed: ReadonlySet<bigint>): boolean {
  if (closed.has(traceOf([identifier]))) return true
  const node = state.evidence.find(identifier)
  return node !== null && state.evidence.outlineOf(node).traces.some(trace => closed.has(trace))
}
