import { traceOf } from '../../collect/intake/identifiers-of.ts'
import type { IdentityState } from '../identity-state.ts'
import { setsOf } from './close-traces.ts'
import { type Condition, leavesOf } from './model-segment.ts'

/** The connected sets of the people who were touched. */
interface Near {
  readonly evidence: IdentityState['evidence']
  readonly roots: ReadonlySet<number>
  /** How many identifiers the sets hold, also those that only a decision joined. */
  readonly size: number
  /** Traces in no set. Of one identifier that always came alone identity holds this hash and no text. */
  readonly alone: ReadonlySet<bigint>
}

type Narrow = (near: Near) => Condition

/** Reading an identifier of a set takes as long as looking up so many of a list. */
const readingCosts = 2

/**
 * Cuts the lists of a definition down to those who are among the people of some touched traces: the others keep their
 * answer. Every event of a workspace touches somebody and a list holds up to 20,000: hashing and looking up each of them
 * took 60 to 180 ms a look. The few who were touched are looked for in the list; only where they are many, the list in them.
 */
export function narrowLists(
  definition: Condition,
): (state: IdentityState, touched: Iterable<bigint>) => Condition {
  if (!leavesOf(definition).some(leaf => leaf.of === 'list')) return () => definition
  const narrow = narrowing(definition)
  return (state, touched) => narrow(nearOf(state, touched))
}

function nearOf(state: IdentityState, touched: Iterable<bigint>): Near {
  const { evidence } = state
  const { roots, alone } = setsOf(state, touched)
  const size = [...roots].reduce((sum, root) => sum + evidence.sizeOf(root), 0)
  return { evidence, roots, size, alone }
}

function narrowing(condition: Condition): Narrow {
  switch (condition.of) {
    case 'not': {
      const narrow = narrowing(condition.condition)
      return near => ({ of: 'not', condition: narrow(near) })
    }
    case 'all':
    case 'any': {
      const inner = condition.conditions.map(narrowing)
      return near => ({ of: condition.of, conditions: inner.map(narrow => narrow(near)) })
    }
    case 'list':
      return narrowingList(condition.identifiers)
    default:
      return () => condition
  }
}

function narrowingList(listed: readonly string[]): Narrow {
  const held = new Set(listed)
  // Made when first asked for: 20,000 hashes take 15 ms.
  let byTrace: ReadonlyMap<bigint, string> | null = null
  return near => {
    byTrace ??= new Map(listed.map(identifier => [traceOf([identifier]), identifier]))
    const isShort = near.size * readingCosts < held.size
    return { of: 'list', identifiers: isShort ? nearInList(near, held, byTrace) : listedNear(near, byTrace) }
  }
}

/** The touched who are listed. */
function nearInList(
  { evidence, roots, alone }: Near,
  held: ReadonlySet<string>,
  byTrace: ReadonlyMap<bigint, string>,
): string[] {
  const joined = [...roots].flatMap(root => evidence.setOf(root).identifiers.filter(one => held.has(one)))
  return [...joined, ...[...alone].flatMap(trace => byTrace.get(trace) ?? [])]
}

/** The listed who were touched: the same, from the other side. */
function listedNear({ evidence, roots, alone }: Near, byTrace: ReadonlyMap<bigint, string>): string[] {
  const found: string[] = []
  for (const [trace, identifier] of byTrace) {
    const node = evidence.nodeOfTrace(trace)
    if (node === null ? alone.has(trace) : roots.has(evidence.rootOf(node))) found.push(identifier)
  }
  return found
}
