import type { SystemEvent } from '../../collect/intake/system-event.ts'
import type { StoredGroup } from '../../collect/intake/write-group.ts'
import type { StoredEvent } from '../../collect/model.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { AccountDecision } from '../accounts/model-accounts.ts'
import type { Identity } from '../identity.ts'
import type { PersonGroups } from '../person-groups.ts'
import type { Move } from '../person-writer.ts'
import type { ComputedMeasure } from '../traits/model-traits.ts'
import { closeTraces } from './close-traces.ts'
import { interestOf } from './interest.ts'
import { createMemberWriter, never } from './member-writer.ts'
import { type Condition, leavesOf, type ResolvedCondition } from './model-segment.ts'
import { narrowLists } from './narrow-lists.ts'
import { createOutside } from './outside.ts'
import type { SavedSegment, SegmentRecords } from './records.ts'
import { resolveDefinition } from './resolve-definition.ts'
import { sayCrossings } from './say-crossings.ts'

export interface KeeperDeps {
  readonly warehouse: Warehouse
  readonly records: SegmentRecords
  readonly identity: Pick<Identity, 'stateOf' | 'followed' | 'onMoved' | 'onDecided'>
  readonly groups: PersonGroups
  readonly clock: Clock
  readonly log: Log
  /** Writes what was decided into the log. */
  record(events: readonly SystemEvent[]): Promise<unknown>
  /** What colleagues decided about accounts, in the order of the decisions. Without it nothing was decided. */
  accountDecisions?(workspace: number): Promise<readonly AccountDecision[]>
  /** The day of an instant in the zone of a workspace, `2026-11-22`. */
  dayOf(workspace: number, at: number): Promise<string>
}

/** A segment that is kept fresh. */
interface Kept {
  saved: SavedSegment
  /** The definition with its computed traits written out: it changes when one of them does. */
  readonly key: string
  readonly isMoved: (event: StoredEvent) => boolean
  /** The definition with its lists cut down to whom some traces may speak of. */
  readonly narrowed: ReturnType<typeof narrowLists>
  size: number | null
  /** Traces of people who are to be looked at again. */
  touched: Set<bigint>
  /** Everybody is to be looked at again: silently where the segment is new, saying so where the past changed. */
  stale: 'silently' | 'saying' | null
}

const gatherMs = 100
/** Identity is waited for that long, so that nobody enters as two persons who are one a moment later. */
const patienceMs = 400
const retryMs = 1_000
const mostTouched = 50_000
const mostDue = 20_000
const longestSleep = 3_600_000

/**
 * Keeps who is in which segment: after each stored group those whom it touches, after merges and cuts those who moved, by
 * the clock those whom time alone changes, and everybody where a definition or the past changed. One step at a time. The
 * table is written first, then the events that say so, then how far they are said; what a crash left undone between is
 * made up for at start, under the same message ids.
 */
export function createSegmentKeeper(deps: KeeperDeps) {
  const { warehouse, records, identity, clock, log } = deps
  const writer = createMemberWriter(warehouse)
  let kept: Kept[] = []
  let measures = new Map<number, ComputedMeasure>()
  let version = 0n
  let moved: Move[] = []
  let working: Promise<void> | null = null
  let loading: Promise<void> = Promise.resolve()
  let alarm: NodeJS.Timeout | null = null
  let wakeAt: number = never
  /** Whoever was due until then is touched. */
  let dueUntil = 0
  /** Up to which version of a workspace enterings and leavings stand in the log. */
  const said = new Map<number, bigint>()
  /** Nothing is looked at before what a crash left unsaid is said, and before it is known which segments are new. */
  let [isReady, stopped] = [false, false]
  let starting: Promise<void> | null = null

  const outside = createOutside({ ...deps, measureOf: trait => measures.get(trait) ?? null })

  const resolveIn = (workspace: number, condition: Condition): Promise<ResolvedCondition> =>
    resolveDefinition(condition, outside.of(workspace))

  /** Reads the definitions anew. What is new or changed is looked at as a whole. */
  function load(): Promise<void> {
    loading = loading.catch(() => {}).then(read)
    return loading
  }

  async function read(): Promise<void> {
    const [segments, traits] = await Promise.all([records.list(), records.traits()])
    measures = new Map(traits.map(trait => [trait.id, trait.measure]))
    const held = new Map(kept.map(segment => [segment.saved.id, segment]))
    kept = await Promise.all(
      segments.map(async saved => {
        const measured = await resolveDefinition(saved.definition, outside.nobody)
        const key = JSON.stringify([saved.definition, measured])
        const before = held.get(saved.id)
        if (before?.key === key) {
          before.saved = saved
          return before
        }
        const isMoved = interestOf(saved.definition, measured)
        const narrowed = narrowLists(saved.definition)
        const fresh = { touched: new Set<bigint>(), stale: 'silently' as const }
        return { saved, key, isMoved, narrowed, size: before?.size ?? null, ...fresh }
      }),
    )
  }

  /** The listener of the intake. Cheap: the look follows. */
  function onStored({ workspace, rows }: StoredGroup): void {
    const watching = kept.filter(({ saved }) => saved.workspace === workspace)
    for (const row of rows) {
      if (row.type === 'system' || row.trace === 0n) continue
      for (const segment of watching) if (segment.isMoved(row)) segment.touched.add(row.trace)
    }
    if (hasWork()) work()
  }

  function onMoved(moves: readonly Move[]): void {
    const workspaces = new Set(kept.map(({ saved }) => saved.workspace))
    for (const move of moves) if (workspaces.has(move.workspace)) moved.push(move)
    if (hasWork()) work()
  }

  /** Those that speak of it are looked at whole: a link may name somebody listed whom no event named, and nobody moves. */
  function makeStale(workspace: number, ...what: readonly ('account' | 'list')[]): void {
    for (const segment of kept)
      if (what.some(one => speaksOf(segment.saved, workspace, one))) segment.stale ??= 'saying'
    if (hasWork()) work()
  }

  const hasWork = () =>
    moved.length > 0 ||
    wakeAt <= clock.now() ||
    kept.some(({ stale, touched }) => stale !== null || touched.size > 0)

  function work(): void {
    if (working || stopped || !isReady) return
    working = workThrough()
      .catch(async error => {
        log.error({ err: error }, 'segments could not be kept; trying again')
        await new Promise(done => setTimeout(done, retryMs))
      })
      .finally(() => {
        working = null
        if (hasWork()) work()
        else arm()
      })
  }

  async function workThrough(): Promise<void> {
    while (hasWork() && !stopped) {
      await new Promise(done => setTimeout(done, gatherMs))
      await Promise.race([identity.followed(), new Promise(done => setTimeout(done, patienceMs))])
      const isWhole = await touchDue()
      const moves = moved
      moved = []
      try {
        for (const workspace of new Set(kept.map(({ saved }) => saved.workspace))) {
          const mine = kept.filter(({ saved }) => saved.workspace === workspace)
          await lookAt(
            workspace,
            mine,
            moves.filter(move => move.workspace === workspace),
          )
        }
      } catch (error) {
        moved = [...moves, ...moved]
        throw error
      }
      wakeAt = isWhole ? await writer.nextDue(dueUntil) : clock.now()
    }
  }

  /** Those whom time alone may have changed are touched. True when that was all of them. */
  async function touchDue(): Promise<boolean> {
    const now = clock.now()
    if (wakeAt > now) return true
    const rows = await writer.due(now, mostDue)
    const byId = new Map(kept.map(segment => [segment.saved.id, segment]))
    for (const { segment, person } of rows) byId.get(segment)?.touched.add(person)
    if (rows.length === mostDue) return false
    dueUntil = now
    return true
  }

  async function lookAt(workspace: number, segments: readonly Kept[], moves: readonly Move[]): Promise<void> {
    const seeds = moves.flatMap(({ trace, previous, person }) => [trace, previous, person])
    const busy = segments.filter(s => seeds.length > 0 || s.stale !== null || s.touched.size > 0)
    if (busy.length === 0) return
    const scope = { workspace, now: clock.now() }
    const after = said.get(workspace) ?? 0n
    version = nextVersion()
    for (const segment of busy) {
      const { stale, touched } = segment
      segment.stale = null
      segment.touched = new Set()
      try {
        await look(scope, segment, { stale, touched: new Set([...touched, ...seeds]) })
      } catch (error) {
        segment.stale ??= stale
        for (const trace of touched) segment.touched.add(trace)
        throw error
      }
    }
    const names = new Map(segments.map(({ saved }) => [saved.id, saved.name]))
    await sayCrossings(writer, scope, { after, names, record: deps.record })
    await writer.keepSaid(workspace, version)
    said.set(workspace, version)
    const changes = await writer.changes(scope, version)
    for (const segment of busy) await keepSize(scope, segment, changes.get(segment.saved.id) ?? 0)
  }

  async function look(
    scope: { workspace: number; now: number },
    { saved, narrowed }: Kept,
    { stale, touched }: { stale: Kept['stale']; touched: ReadonlySet<bigint> },
  ): Promise<void> {
    const isSaid = stale !== 'silently'
    const judging = { segment: saved.id, version, isSaid }
    if (stale !== null || touched.size > mostTouched) {
      const definition = await resolveIn(scope.workspace, saved.definition)
      return writer.judge(scope, { ...judging, definition })
    }
    const state = await identity.stateOf(scope.workspace)
    // TRICKY: both of the same moment: events that come while persons are looked up may join further sets to these.
    const [traces, near] = [closeTraces(state, touched), narrowed(state, touched)]
    const definition = await resolveIn(scope.workspace, near)
    return writer.judge(scope, { ...judging, definition, traces: [...traces] })
  }

  async function keepSize(
    scope: { workspace: number; now: number },
    segment: Kept,
    change: number,
  ): Promise<void> {
    const before = segment.size
    segment.size =
      before === null || change === 0 ? await writer.size(scope, segment.saved.id) : before + change
    if (before === segment.size) return
    await records.keepSize(segment.saved.id, await deps.dayOf(scope.workspace, scope.now), segment.size)
    const live = kept.find(({ saved }) => saved.id === segment.saved.id)
    if (live) live.size = segment.size
  }

  /** By the clock, so that rows of a process that was killed never win over later ones. */
  function nextVersion(): bigint {
    const byClock = BigInt(clock.now()) << 10n
    return byClock > version ? byClock : version + 1n
  }

  function arm(): void {
    if (alarm) clearTimeout(alarm)
    if (stopped || wakeAt >= never) return
    alarm = setTimeout(
      () => (hasWork() ? work() : arm()),
      Math.min(Math.max(wakeAt - clock.now(), 0), longestSleep),
    )
    alarm.unref()
  }

  /** Waits until everything stored, moved or due before the call is decided and said. */
  async function settled(): Promise<void> {
    await starting
    await loading
    while (isReady && !stopped && (working || hasWork())) {
      work()
      await working
    }
  }

  return {
    onStored,
    settled,
    resolveIn,
    sizeOf: (segment: number) => kept.find(({ saved }) => saved.id === segment)?.size ?? null,
    /** Definitions changed. Resolves when they are read; the look follows. */
    changed: (): Promise<void> => load().then(work),
    /** Events were taken out of the log: everybody is looked at again. Resolves when it is decided. */
    async lookAgain(workspace: number): Promise<void> {
      for (const segment of kept) if (segment.saved.workspace === workspace) segment.stale ??= 'saying'
      await settled()
    },
    /** Somebody decided who belongs to an account. The look follows. */
    accountsDecided: (workspace: number) => makeStale(workspace, 'account'),
    async removed(workspace: number, segment: number): Promise<void> {
      await load()
      await working
      await writer.remove(workspace, { segment })
    },
    async forget(workspace: number, traces: readonly bigint[]): Promise<void> {
      await load()
      await working
      await writer.remove(workspace, { persons: traces })
      work()
    },
    /** Says what a crash left unsaid, then looks at everybody once. Resolves when both have begun. */
    start(): Promise<void> {
      identity.onMoved(onMoved)
      identity.onDecided(workspace => makeStale(workspace, 'list', 'account'))
      const begin = async () => {
        await load()
        for (const workspace of new Set(kept.map(({ saved }) => saved.workspace))) {
          const names = new Map(kept.map(({ saved }) => [saved.id, saved.name]))
          const after = await writer.saidUpTo(workspace)
          const scope = { workspace, now: clock.now() }
          await sayCrossings(writer, scope, { after, names, record: deps.record })
          said.set(workspace, await writer.latestVersion())
        }
        version = await writer.latestVersion()
        for (const segment of kept) segment.stale = (await isBegun(segment)) ? 'saying' : 'silently'
        isReady = true
        work()
      }
      starting = untilDone(begin, { log, isStopped: () => stopped })
      return starting
    },
    async stop(): Promise<void> {
      stopped = true
      if (alarm) clearTimeout(alarm)
      await working
    },
  }

  /** Whether a segment was looked at before: it has a size of some day. */
  async function isBegun({ saved }: Kept): Promise<boolean> {
    return (await records.sizes([saved.id])).has(saved.id)
  }
}

async function untilDone(
  begin: () => Promise<void>,
  { log, isStopped }: { readonly log: Log; isStopped(): boolean },
): Promise<void> {
  while (!isStopped())
    try {
      return await begin()
    } catch (error) {
      log.error({ err: error }, 'segments could not be begun; trying again')
      await new Promise(done => setTimeout(done, retryMs))
    }
}

function speaksOf(saved: SavedSegment, workspace: number, what: 'account' | 'list'): boolean {
  return saved.workspace === workspace && leavesOf(saved.definition).some(leaf => leaf.of === what)
}
