import type { Scope } from '../platform/warehouse/scope.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { type FoldInput, type FoldResult, foldPatiently, type Group, type TraceEvidence } from './fold.ts'
import type { Identity } from './identity.ts'
import type { IdentityState } from './identity-state.ts'
import { readTraces, traceRanges } from './load-evidence.ts'
import { decidedSets, isBelowLimits, lookThrough } from './look-through.ts'
import type { IdentityRules } from './model.ts'
import type { RulesPreview } from './model-people.ts'
import type { People } from './people.ts'
import { type CompiledRules, compileRules } from './rules.ts'

interface Deps {
  readonly warehouse: Warehouse
  readonly identity: Pick<Identity, 'stateOf'>
  readonly people: Pick<People, 'outline'>
}

const patienceMs = 8_000
const shownExamples = 6
/** A person of more traces is counted, not shown: reading their history for an example takes too long. */
const mostTracesShown = 2_000

interface Change {
  readonly before: readonly Group[]
  readonly after: readonly Group[]
}

/**
 * Who would be who under other rules. Nothing is changed. Sets that no rule of either kind can touch are passed over;
 * the others are folded twice. Values that are blocked now and would not be are not in memory: the events that carried
 * them are read again, and may connect sets that are apart.
 */
export function createRulesPreview({ warehouse, identity, people }: Deps) {
  return async (scope: Scope, wanted: IdentityRules): Promise<RulesPreview> => {
    const state = await identity.stateOf(scope.workspace)
    const next = compileRules(wanted)
    const tally = createTally()
    const freed = frees(state, wanted) ? await readFreed(warehouse, state, next) : []
    const joined = joinSets(state, freed)
    const ends = performance.now() + patienceMs
    let missed = 0
    for (const { members, traces } of joined.parts) {
      if (performance.now() > ends) {
        missed += members.length
        continue
      }
      const input = withTraces(state, members, traces)
      const before = await foldPatiently({ ...input, rules: state.compiled })
      tally.add(before, await foldPatiently({ ...input, rules: next }))
    }
    const decided = decidedSets(state)
    const blocks = !wanted.blocked.every(value => state.rules.blocked.includes(value))
    const mayChange = (member: number): boolean =>
      decided.has(state.evidence.rootOf(member)) ||
      !isBelowLimits(state, member, state.compiled) ||
      !isBelowLimits(state, member, next) ||
      (blocks && state.evidence.setOf(member).identifiers.some(next.isBlocked))
    const { sets, looked } = await lookThrough(state, {
      patienceMs,
      async each(member) {
        if (joined.taken.has(state.evidence.rootOf(member)) || !mayChange(member)) return
        const input = state.inputOf([member])
        tally.add(await foldPatiently(input), await foldPatiently({ ...input, rules: next }))
      },
    })
    const { changes, ...counts } = tally.read()
    const examples = []
    for (const { before, after } of changes)
      examples.push({
        before: await people.outline(scope, before),
        after: await people.outline(scope, after),
      })
    return { ...counts, sets, looked: looked - missed, examples }
  }
}

/** Counts who is united and who is divided, and keeps the first changes as examples. */
function createTally() {
  const counts = { before: 0, after: 0, merged: 0, split: 0 }
  const changes: Change[] = []
  return {
    add(before: FoldResult, after: FoldResult): void {
      const becomes = new Map<bigint, Set<bigint>>()
      const comesFrom = new Map<bigint, Set<bigint>>()
      for (const [trace, was] of before.persons) {
        const is = after.persons.get(trace) ?? trace
        note(becomes, was, is)
        note(comesFrom, is, was)
      }
      const isSame = (was: bigint) =>
        [...(becomes.get(was) ?? [])].every(
          is => becomes.get(was)?.size === 1 && comesFrom.get(is)?.size === 1,
        )
      const changed = new Set([...becomes.keys()].filter(was => !isSame(was)))
      if (changed.size === 0) return
      const changedTo = new Set([...changed].flatMap(was => [...(becomes.get(was) ?? [])]))
      counts.before += changed.size
      counts.after += changedTo.size
      counts.split += [...changed].filter(was => (becomes.get(was)?.size ?? 0) > 1).length
      counts.merged += [...changedTo].filter(is => (comesFrom.get(is)?.size ?? 0) > 1).length
      const shown = {
        before: before.groups.filter(group => group.person !== null && changed.has(group.person)),
        after: after.groups.filter(group => group.person !== null && changedTo.has(group.person)),
      }
      if (changes.length < shownExamples && tracesOf(shown) <= mostTracesShown) changes.push(shown)
    },
    read: () => ({ ...counts, changes }),
  }
}

function note(map: Map<bigint, Set<bigint>>, key: bigint, value: bigint): void {
  const found = map.get(key)
  if (found) found.add(value)
  else map.set(key, new Set([value]))
}

function tracesOf({ before, after }: Change): number {
  return [...before, ...after].reduce((sum, group) => sum + group.traces.length, 0)
}

function frees(state: IdentityState, wanted: IdentityRules): boolean {
  return state.rules.blocked.some(value => !wanted.blocked.includes(value))
}

/** Traces that carried a value which would link again. */
async function readFreed(
  warehouse: Warehouse,
  state: IdentityState,
  next: CompiledRules,
): Promise<TraceEvidence[]> {
  const isFreed = (identifier: string) => state.compiled.isBlocked(identifier) && !next.isBlocked(identifier)
  const found: TraceEvidence[] = []
  for (const range of await traceRanges(warehouse, state.workspace))
    for (const { trace, identifiers, ...first } of await readTraces(warehouse, state.workspace, range))
      if (identifiers.some(isFreed)) found.push({ trace, identifiers, first })
  const named = new Set(found.flatMap(({ identifiers }) => identifiers.filter(isFreed)))
  return [...found, ...[...named].flatMap(identifier => state.evidence.aloneEvidence(identifier) ?? [])]
}

interface Part {
  /** One identifier of each connected set that is brought together. */
  readonly members: number[]
  readonly traces: TraceEvidence[]
}

/** Brings together the sets and identifiers that the traces connect. */
function joinSets(state: IdentityState, traces: readonly TraceEvidence[]) {
  const taken = new Set<number>()
  const parent = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let up = parent.get(root) ?? root; up !== root; up = parent.get(root) ?? root) {
      parent.set(root, parent.get(up) ?? up)
      root = up
    }
    return root
  }
  const keyOf = (identifier: string): string => {
    const node = state.evidence.find(identifier)
    if (node === null) return identifier
    const root = state.evidence.rootOf(node)
    taken.add(root)
    return `#${root}`
  }
  for (const { identifiers } of traces) {
    const [first = '', ...others] = identifiers.map(keyOf)
    for (const key of [first, ...others]) if (!parent.has(key)) parent.set(key, key)
    for (const key of others) parent.set(rootOf(key), rootOf(first))
  }
  const parts = new Map<string, Part>()
  const partOf = (key: string): Part => {
    const root = rootOf(key)
    const part = parts.get(root) ?? { members: [], traces: [] }
    parts.set(root, part)
    return part
  }
  for (const key of parent.keys()) if (key.startsWith('#')) partOf(key).members.push(Number(key.slice(1)))
  for (const trace of traces) partOf(keyOf(trace.identifiers[0] ?? '')).traces.push(trace)
  return { parts: [...parts.values()], taken }
}

/** What memory holds of the sets, with the traces as the events have them in place of what was left of them. */
function withTraces(
  state: IdentityState,
  members: readonly number[],
  traces: readonly TraceEvidence[],
): Omit<FoldInput, 'rules'> {
  const held = members.flatMap(member => state.evidence.setOf(member).traces)
  const own = new Set(traces.map(({ trace }) => trace))
  const all = [...held.filter(({ trace }) => !own.has(trace)), ...traces]
  const identifiers = new Set(all.flatMap(trace => trace.identifiers))
  const decisions = state.decisions().filter(({ a, b }) => identifiers.has(a) && identifiers.has(b))
  return { traces: all, decisions }
}
