import type { StoredGroup } from '../collect/intake/write-group.ts'
import { callOrder } from '../collect/model.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import type { Sighting } from './evidence.ts'
import { foldPatiently } from './fold.ts'
import { createIdentityState, type IdentityState } from './identity-state.ts'
import { readSingles, readTraces, traceRanges, workspacesWithEvents } from './load-evidence.ts'
import type { IdentityStatus } from './model.ts'
import { createMoveQueue } from './move-queue.ts'
import { createPersonWriter, type Move } from './person-writer.ts'
import type { IdentityRecords } from './records.ts'

export interface IdentityDeps {
  readonly warehouse: Warehouse
  readonly records: Pick<IdentityRecords, 'decisions' | 'rules' | 'workspaces'>
  readonly clock: Clock
  readonly log: Log
  /** Connected sets with more identifiers are folded in the background. */
  readonly largeSet?: number
}

export type MoveListener = (moves: readonly Move[]) => void

const largestFoldedAtOnce = 10_000
const retryMs = 1_000
const gatherMs = 30
/** So many moves are written before more is folded: those of ten million identifiers at once would fill the memory. */
const movesAStep = 100_000

/** A workspace on its way into memory, or there. What arrives meanwhile waits. */
interface Slot {
  state: IdentityState | null
  readonly waiting: Sighting[]
  /** Connected sets that were not folded since they were read; null when all were. */
  unfolded: Iterator<number> | null
  readonly loading: Promise<void>
  /** When a connected set was folded last. */
  foldedAt: number | null
  /** Large sets: one of their identifiers → since when they wait. */
  readonly large: Map<number, { identifiers: number; since: number }>
  /** The large set that is being folded. */
  folding: { identifiers: number; since: number } | null
}

/**
 * Keeps trace → person equal to the fold over all evidence, as it comes. Only connected sets that an event or a decision
 * touched are folded again. Memory holds the evidence, the tables hold the answer; at start the one is read from the
 * events, the decisions and the rules, compared with the other, and what a crash left undone is written.
 */
export function createIdentity(deps: IdentityDeps) {
  const writer = createPersonWriter(deps.warehouse, deps.clock)
  const slots = new Map<number, Slot>()
  const listeners: MoveListener[] = []
  const decidedListeners: ((workspace: number) => void)[] = []
  const largeSet = deps.largeSet ?? largestFoldedAtOnce
  const queue = createMoveQueue(writer.write)
  /** Who waits until what is touched by now is visible. */
  const waiters: (() => void)[] = []
  let working: Promise<void> | null = null
  let foldingLarge: Promise<void> | null = null
  let opened: Promise<void> | null = null
  let stopped = false

  function slotOf(workspace: number): Slot {
    const known = slots.get(workspace)
    if (known) return known
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const slot: Slot = {
      state: null,
      waiting: [],
      unfolded: null,
      loading: promise,
      foldedAt: null,
      large: new Map(),
      folding: null,
    }
    slots.set(workspace, slot)
    promise.catch(error => {
      if (stopped || slots.get(workspace) !== slot) return
      deps.log.error({ err: error, workspace }, 'identity could not be read; trying again')
      slots.delete(workspace)
      setTimeout(() => stopped || slotOf(workspace), retryMs).unref()
    })
    load(workspace, slot).then(resolve, reject)
    return slot
  }

  async function load(workspace: number, slot: Slot): Promise<void> {
    opened ??= writer.open()
    await opened
    const { records, warehouse } = deps
    const state = createIdentityState(
      workspace,
      await records.rules(workspace),
      await records.decisions(workspace),
    )
    const strays: Move[] = []
    const ranges = await traceRanges(warehouse, workspace)
    for (const range of ranges) {
      for (const seen of await readTraces(warehouse, workspace, range)) state.evidence.add(seen)
      for (const { trace, time } of await readSingles(warehouse, workspace, range))
        state.evidence.addSingleTrace(trace, time)
      await breathe()
    }
    for (const { from, to } of ranges)
      for (const { trace, person } of await writer.listed(workspace, from, to))
        if (!state.evidence.setListed(trace, person))
          strays.push({ workspace, trace, previous: person, person: trace })
    queue.keep(strays)
    slot.unfolded = state.evidence.roots()
    slot.state = state
    for (const seen of slot.waiting.splice(0)) state.add(seen)
    work()
  }

  /** The listener of the intake. Cheap: the fold and the tables follow. */
  function onStored(group: StoredGroup): void {
    const slot = slotOf(group.workspace)
    for (const row of group.rows) {
      if (row.type === 'system' || row.trace === 0n) continue
      const { trace, identifiers, time, ordinal, messageId } = row
      const seen: Sighting = { trace, identifiers, time, ordinal, call: callOrder[row.type], messageId }
      if (slot.state) slot.state.add(seen)
      else slot.waiting.push(seen)
    }
    work()
  }

  function work(): void {
    if (working || stopped) return
    working = workThrough()
      .catch(async error => {
        deps.log.error({ err: error, moves: queue.size() }, 'persons could not be written; trying again')
        await new Promise(resolve => setTimeout(resolve, retryMs))
      })
      .finally(() => {
        working = null
        if (hasWork()) work()
        else tell()
      })
  }

  function tell(these = waiters.splice(0)): void {
    for (const resolve of these) resolve()
  }

  const hasWork = () =>
    queue.size() > 0 || [...slots.values()].some(slot => slot.unfolded !== null || slot.state?.hasTouched())

  async function workThrough(): Promise<void> {
    while (hasWork() && !stopped) {
      // Gathered, because each step costs an insert and a reload of the small dictionary beside the inserts of events.
      await new Promise(resolve => setTimeout(resolve, gatherMs))
      const waited = waiters.length
      for (const slot of slots.values()) if (slot.state) await foldTouched(slot, slot.state)
      const moves = await queue.write()
      if (moves.length > 0) for (const listener of listeners) listener(moves)
      tell(waiters.splice(0, waited))
    }
  }

  async function foldTouched(slot: Slot, state: IdentityState): Promise<void> {
    let since = performance.now()
    for (const root of rootsToFold(slot, state)) {
      foldSet(slot, state, root)
      // Other work of the process gets its turn every few milliseconds.
      if (performance.now() - since < 8) continue
      await breathe()
      since = performance.now()
    }
  }

  /** What was touched, then what was not folded since it was read, as much as one step writes. */
  function* rootsToFold(slot: Slot, state: IdentityState): Generator<number> {
    yield* state.takeTouched()
    while (slot.unfolded && queue.size() < movesAStep) {
      const next = slot.unfolded.next()
      if (next.done) slot.unfolded = null
      else yield next.value
    }
  }

  function foldSet(slot: Slot, state: IdentityState, root: number): void {
    const identifiers = state.evidence.sizeOf(root)
    if (identifiers > largeSet) {
      slot.large.set(root, { identifiers, since: deps.clock.now() })
      foldLarge()
      return
    }
    queue.keep(state.takeMoves(state.personsOf(root)))
    slot.foldedAt = deps.clock.now()
  }

  function foldLarge(): void {
    foldingLarge ??= foldLargeSets().finally(() => {
      foldingLarge = null
    })
  }

  async function foldLargeSets(): Promise<void> {
    for (;;) {
      const next = [...slots.values()].flatMap(slot =>
        [...slot.large.keys()].map(root => ({ slot, root })),
      )[0]
      if (!next?.slot.state || stopped) return
      const { slot, root } = next
      const state = next.slot.state
      slot.folding = slot.large.get(root) ?? null
      slot.large.delete(root)
      const { persons } = await foldPatiently(state.inputOf([root]))
      queue.keep(state.takeMoves(persons))
      slot.folding = null
      slot.foldedAt = deps.clock.now()
      work()
    }
  }

  /** Waits until everything that was stored or decided before the call is folded and visible to queries. */
  async function settled(): Promise<void> {
    await Promise.all([...slots.values()].map(slot => slot.loading))
    while (!stopped && (working || foldingLarge || hasWork())) {
      work()
      await Promise.all([working, foldingLarge])
    }
  }

  /** Waits until what was stored or decided before the call is visible, however much comes meanwhile. */
  function followed(): Promise<void> {
    if (stopped || (!working && !hasWork())) return Promise.resolve()
    return new Promise(resolve => {
      waiters.push(resolve)
      work()
    })
  }

  async function stateOf(workspace: number): Promise<IdentityState> {
    const slot = slotOf(workspace)
    await slot.loading
    if (!slot.state) throw new Error(`identity of workspace ${workspace} is not loaded`)
    return slot.state
  }

  /** Reads everything of a workspace anew: its rules changed, or events were taken out. Resolves when it is visible. */
  async function rebuild(workspace: number): Promise<void> {
    await slots.get(workspace)?.loading
    // What the old state decided must be in the tables before the new one reads them.
    do await settled()
    while (working || hasWork())
    slots.delete(workspace)
    try {
      await slotOf(workspace).loading
      await settled()
    } finally {
      // Also where it could not be read: it is tried again, and the rules have changed all the same.
      tellDecided(workspace)
    }
  }

  /** Somebody whom no event named may be somebody else's now: then nobody moves. */
  function tellDecided(workspace: number): void {
    for (const listener of decidedListeners) listener(workspace)
  }

  return {
    onStored,
    settled,
    followed,
    rebuild,
    stateOf,
    onMoved: (listener: MoveListener) => void listeners.push(listener),
    /** Decisions or rules changed, or events were taken out. */
    onDecided: (listener: (workspace: number) => void) => void decidedListeners.push(listener),
    /** Brings every workspace into memory. Resolves when all are there and what a crash left undone is written. */
    async start(): Promise<void> {
      const workspaces = [
        ...(await workspacesWithEvents(deps.warehouse)),
        ...(await deps.records.workspaces()),
      ]
      for (const workspace of new Set(workspaces)) await slotOf(workspace).loading
      await settled()
    },
    async stop(): Promise<void> {
      if (hasWork()) work()
      await Promise.all([working, foldingLarge])
      stopped = true
      tell()
    },
    /** The decisions of a workspace changed in the store. Resolves when their effect is visible. */
    async decided(workspace: number): Promise<void> {
      const state = await stateOf(workspace)
      state.decide(await deps.records.decisions(workspace))
      await settled()
      tellDecided(workspace)
    },
    /** The events of these traces are erased. Resolves when nobody's person rests on them any more. */
    async forget(workspace: number, traces: readonly bigint[]): Promise<void> {
      const state = await stateOf(workspace)
      state.erase(traces)
      state.decide(await deps.records.decisions(workspace))
      await settled()
    },
    reload: () => writer.reloadAll(),
    /** The person that a trace belongs to, as `personOf` gives it in SQL, a moment earlier. */
    async personOf(workspace: number, trace: bigint): Promise<bigint> {
      const listed = (await stateOf(workspace)).evidence.listed(trace) ?? 0n
      return listed === 0n ? trace : listed
    },
    /** The person of an identifier that several traces or a link carry; null where it stands alone or is not known. */
    async personOfIdentifier(workspace: number, identifier: string): Promise<bigint | null> {
      const state = await stateOf(workspace)
      const node = state.evidence.find(identifier)
      if (node === null) return null
      const { groups } = await foldPatiently(state.inputOf([node]))
      return groups.find(group => group.identifiers.includes(identifier))?.person ?? null
    },
    status(workspace: number): IdentityStatus {
      const slot = slots.get(workspace)
      const sizes = slot?.state?.evidence.sizes() ?? { identifiers: 0, traces: 0, singles: 0, bytes: 0 }
      return {
        isLoaded: Boolean(slot?.state),
        isBehind: Boolean(working) || !slot?.state,
        ...sizes,
        foldedAt: slot?.foldedAt ?? null,
        largeSets: [...(slot?.folding ? [slot.folding] : []), ...(slot?.large.values() ?? [])],
      }
    },
  }
}

export type Identity = ReturnType<typeof createIdentity>

function breathe(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
