import { createEvidence, type Sighting, type Touch } from './evidence.ts'
import { type FoldInput, type FoldResult, fold } from './fold.ts'
import type { Decision, IdentityRules } from './model.ts'
import { compareBigints } from './order.ts'
import type { Move } from './person-writer.ts'
import { type CompiledRules, compileRules } from './rules.ts'

/** The identity of one workspace in memory: its evidence, what was decided, and what must be folded again. */
export function createIdentityState(workspace: number, rules: IdentityRules, decided: readonly Decision[]) {
  const compiled = compileRules(rules)
  const evidence = createEvidence(compiled.isBlocked)
  /** What the evidence holds as a node is not blocked: testing it again would cost more than the fold. */
  const unblocked: CompiledRules = { ...compiled, isBlocked: () => false }
  const touched = new Set<number>()
  const erased = new Set<bigint>()
  /** Identifiers whose set is held together by a link or a trace that is no more: only the whole fold tells it apart. */
  const loose = new Set<number>()
  let decisions: readonly Decision[] = []
  /** Matching may write a hundred thousand links: looking through all of them for each set would take minutes. */
  const byIdentifier = new Map<string, Decision[]>()
  /** Connected sets that a decision concerns, as they were when sets were last taken. */
  let decidedRoots: ReadonlySet<number> = new Set()

  /** Takes the decisions that hold now; those that came or went touch the sets of their identifiers. */
  function decide(next: readonly Decision[]): void {
    const before = new Set(decisions.map(d => d.id))
    const after = new Set(next.map(d => d.id))
    const changed = [...decisions.filter(d => !after.has(d.id)), ...next.filter(d => !before.has(d.id))]
    decisions = next
    byIdentifier.clear()
    for (const decision of next)
      for (const identifier of new Set([decision.a, decision.b]))
        byIdentifier.set(identifier, [...(byIdentifier.get(identifier) ?? []), decision])
    for (const { kind, a, b } of changed) {
      if (kind !== 'cut' && !compiled.isBlocked(a) && !compiled.isBlocked(b)) evidence.link(a, b)
      for (const identifier of [a, b]) {
        const node = evidence.find(identifier)
        if (node === null) continue
        touched.add(node)
        loose.add(node)
      }
    }
  }

  function add(seen: Sighting): Touch {
    if (erased.has(seen.trace)) return { isNewTrace: false, node: null }
    const touch = evidence.add(seen)
    if (touch.node !== null) touched.add(touch.node)
    return touch
  }

  /** One of each connected set that was touched; they count as untouched from now on. */
  function takeTouched(): number[] {
    const roots = new Set([...touched].map(evidence.rootOf))
    touched.clear()
    const nodes = decisions.flatMap(({ a, b }) => [evidence.find(a) ?? [], evidence.find(b) ?? []].flat())
    decidedRoots = new Set([...nodes, ...loose].map(evidence.rootOf))
    return [...roots]
  }

  function inputOf(members: readonly number[], hypothetical: readonly Decision[] = decisions): FoldInput {
    const sets = members.map(member => evidence.setOf(member))
    const identifiers = new Set(sets.flatMap(set => set.identifiers))
    const candidates =
      hypothetical === decisions
        ? new Set([...identifiers].flatMap(identifier => byIdentifier.get(identifier) ?? []))
        : hypothetical
    const relevant = [...candidates].filter(d => identifiers.has(d.a) && identifiers.has(d.b))
    return { traces: sets.flatMap(set => set.traces), decisions: relevant, rules: unblocked }
  }

  /** What the fold of a set changes in the tables. Counted as written: the caller writes it or starts anew. */
  function takeMoves(persons: FoldResult['persons']): Move[] {
    const moves: Move[] = []
    for (const [trace, person] of persons) {
      const listed = evidence.listed(trace) ?? 0n
      const wanted = person === trace ? 0n : person
      if (listed === wanted) continue
      moves.push({ workspace, trace, previous: listed === 0n ? trace : listed, person })
      evidence.setListed(trace, wanted)
    }
    return moves
  }

  /**
   * Who each trace of a set belongs to. Where no limit can be broken and nobody decided anything, the whole set is one
   * person whatever the order of its links: nearly all sets, at a fifth of the cost.
   */
  function personsOf(member: number): ReadonlyMap<bigint, bigint> {
    const { kinds, traces } = evidence.outlineOf(member)
    const isBelowLimits = [...kinds].every(([kind, count]) =>
      compiled.limitsOf(kind).every(({ most }) => count <= most),
    )
    if (!isBelowLimits || decidedRoots.has(evidence.rootOf(member))) return fold(inputOf([member])).persons
    const person = [...traces].sort(compareBigints)[0] ?? 0n
    return new Map(traces.map(trace => [trace, person]))
  }

  decide(decided)
  return {
    workspace,
    rules,
    compiled,
    evidence,
    add,
    decide,
    decisions: () => decisions,
    hasTouched: () => touched.size > 0,
    takeTouched,
    inputOf,
    takeMoves,
    personsOf,
    /** Forgets traces whose events are erased, and refuses them from now on. */
    erase(traces: readonly bigint[]): void {
      for (const trace of traces) {
        erased.add(trace)
        const node = evidence.forget(trace)
        if (node === null) continue
        touched.add(node)
        loose.add(node)
      }
    },
  }
}

export type IdentityState = ReturnType<typeof createIdentityState>
