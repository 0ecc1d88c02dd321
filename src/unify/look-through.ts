import type { IdentityState } from './identity-state.ts'
import type { CompiledRules } from './rules.ts'

/** How far a look through all connected sets came. */
export interface Progress {
  readonly sets: number
  readonly looked: number
}

interface Look {
  /** Longest time for all of it; a workspace may hold millions of sets. */
  readonly patienceMs: number
  /** Called with one identifier of each connected set. */
  each(member: number): Promise<void> | void
}

const turnMs = 8

/** Goes through the connected sets one by one and lets other work of the process have its turn. */
export async function lookThrough(state: IdentityState, { patienceMs, each }: Look): Promise<Progress> {
  const roots = [...state.evidence.roots()]
  const started = performance.now()
  let turn = started
  let looked = 0
  for (const root of roots) {
    const now = performance.now()
    if (now - started > patienceMs) break
    if (now - turn > turnMs) {
      await new Promise(resolve => setImmediate(resolve))
      turn = performance.now()
    }
    await each(root)
    looked++
  }
  return { sets: roots.length, looked }
}

/** The connected sets that somebody decided about: only their whole fold says who is who. */
export function decidedSets(state: IdentityState): ReadonlySet<number> {
  const { evidence } = state
  const nodes = state
    .decisions()
    .flatMap(({ a, b }) => [evidence.find(a) ?? [], evidence.find(b) ?? []].flat())
  return new Set(nodes.map(evidence.rootOf))
}

/** Whether no limit can be broken in the set: whatever the order of its links, it is one person. */
export function isBelowLimits(state: IdentityState, member: number, rules: CompiledRules): boolean {
  const { kinds } = state.evidence.outlineOf(member)
  return [...kinds].every(([kind, count]) => rules.limitsOf(kind).every(({ most }) => count <= most))
}
