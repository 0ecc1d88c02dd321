import type { IdentityState } from '../identity-state.ts'

/** Everything that the connected sets of some traces hold: no person stands half inside. */
export function closeTraces(state: IdentityState, traces: Iterable<bigint>): Set<bigint> {
  const closed = new Set(traces)
  for (const root of setsOf(state, closed).roots)
    for (const trace of state.evidence.outlineOf(root).traces) closed.add(trace)
  return closed
}

/** The connected sets of some traces, by a node of each, and the traces that are in none. */
export function setsOf(
  state: IdentityState,
  traces: Iterable<bigint>,
): { readonly roots: ReadonlySet<number>; readonly alone: ReadonlySet<bigint> } {
  const roots = new Set<number>()
  const alone = new Set<bigint>()
  for (const trace of traces) {
    const node = state.evidence.nodeOfTrace(trace)
    if (node === null) alone.add(trace)
    else roots.add(state.evidence.rootOf(node))
  }
  return { roots, alone }
}
