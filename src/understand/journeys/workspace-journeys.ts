import { finishDeletes, type Removal } from '../../collect/erase.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import type { SavedRule } from '../model.ts'
import type { RebuildMark } from '../records.ts'
import { batchesAfter, rangesOf } from './batches-after.ts'
import { openCodebook } from './codebook.ts'
import { createLine } from './create-line.ts'
import {
  type Derivation,
  deriveParts,
  deriveUnits,
  learnCodes,
  readFoldState,
  writeFoldState,
} from './derive.ts'
import { countCases, foldJourneys, foldUnits, removeOldRows } from './fold.ts'
import {
  applyDeletes,
  bothTouched,
  forgetTouched,
  nothingTouched,
  type Touched,
  touchedBy,
} from './forget.ts'
import { hasCases } from './has-cases.ts'
import type { JourneysDeps, StoredGroup } from './journeys-deps.ts'
import { areWhole, matchNoRules, partLinesOf, stepsOf } from './parts-here.ts'
import { accountKind, personKind } from './parts-sql.ts'

/** Below so many touched cases a question regroups them faster than a fold would be worth. */
const fewTouched = 2_000
/** How often it is looked at how many were touched: while events come, and otherwise (persons move without events). */
const lookMs = { busy: 5_000, idle: 30_000 }

/** Events that are being taken out of the log. */
interface Announced {
  readonly marks: number[]
  /** Null: too many to be told. */
  touched: Touched | null
  /** What was derived by other rules since holds them too, and was not asked. */
  readonly revision: bigint
  /** Batches that came meanwhile. */
  readonly told: bigint[]
}

export type WorkspaceJourneys = Awaited<ReturnType<typeof openWorkspaceJourneys>>

/**
 * One workspace's journeys. Two lines of work, each a step at a time: deriving what came, in milliseconds, and folding or
 * rebuilding, in seconds. A fold reads only what was derived before it began, so the two run beside each other.
 */
export async function openWorkspaceJourneys(workspace: number, deps: JourneysDeps) {
  const { warehouse, records, clock, log, gatherMs = 250, keepMs = 120_000, atOnce = 1_000_000 } = deps
  const scope: Scope = { workspace, now: 0 }
  const codebook = await openCodebook(workspace, { warehouse, records })
  const deriving = createLine()
  const folding = createLine()
  let state = await readFoldState(warehouse, scope)
  let derivation: Derivation = await readDerivation(state.revision)
  let derivedTo = state.batch
  let waiting: StoredGroup[] = []
  let timer: NodeJS.Timeout | null = null
  let restUntil = 0
  let lookAfter = 0
  const looking = setInterval(() => foldWhenWorth(), lookMs.idle)
  looking.unref()
  let cleaning: NodeJS.Timeout | null = null
  let stopped = false
  const removals = new Map<string, Announced>()
  /** Batches of which something is being taken out of the log while they wait: what is left of them stands there alone. */
  const mustAsk = new Set<bigint>()

  async function readDerivation(revision: bigint): Promise<Derivation> {
    const [rules, declared] = [await records.rules(workspace), await records.kinds(workspace)]
    return {
      warehouse,
      clock,
      scope,
      codebook,
      rules,
      kinds: [personKind, accountKind, ...declared],
      revision,
    }
  }

  function onStored(group: StoredGroup): void {
    waiting.push(group)
    if (removals.size > 0) mustAsk.add(group.batch)
    for (const { told } of removals.values()) told.push(group.batch)
    timer ??= setTimeout(() => {
      timer = null
      deriveWaiting().catch(err => log.error({ err, workspace }, 'journeys could not be derived'))
    }, gatherMs)
  }

  function deriveWaiting(): Promise<void> {
    return deriving(async () => {
      const groups = waiting
      waiting = []
      if (groups.length === 0) return
      try {
        await deriveGroups(groups)
      } catch (error) {
        // They stay waiting: the next group, or the repair at the next start, takes them along.
        waiting = [...groups, ...waiting]
        throw error
      }
    }).then(foldWhenWorth)
  }

  async function deriveGroups(groups: readonly StoredGroup[]): Promise<void> {
    const which = sql`batch IN (${groups.map(group => group.batch)})`
    const steps = groups.flatMap(stepsOf)
    const isPlain = matchNoRules(steps, derivation.rules)
    if (!isPlain) await learnCodes(derivation, which)
    else {
      const plain = steps.map(({ name, channel }) => ({ name, channel, rules: [] }))
      const fresh = plain.filter(combination => !codebook.knows(combination))
      // Mostly nothing: then there is no waiting for a rebuild that learns.
      if (fresh.length > 0) await codebook.learn(fresh)
    }
    const isHere = isPlain && areWhole(groups, { derivedTo, mustAsk })
    if (isHere) await warehouse.insert('journey_parts', partLinesOf(groups, derivation))
    // A stream of one shop has no accounts, and most events no order: a statement for nobody costs as much as any.
    const kinds = derivation.kinds.filter(
      kind => hasCases(kind, steps) && !(isHere && kind.kind === personKind.kind),
    )
    await deriveParts({ ...derivation, kinds }, which)
    for (const { batch } of groups) {
      if (batch > derivedTo) derivedTo = batch
      mustAsk.delete(batch)
    }
  }

  function foldWhenWorth(): void {
    const now = clock.now()
    if (stopped || now < restUntil || now < lookAfter) return
    lookAfter = now + lookMs.busy
    folding(async () => {
      const { folded, touched } = stopped ? { folded: 0, touched: 0 } : await countCases(warehouse, scope)
      if (touched >= Math.max(fewTouched, folded / 100)) await foldNow()
    }).catch(err => log.error({ err, workspace }, 'journeys could not be folded'))
  }

  function fold(): Promise<void> {
    return folding(foldNow)
  }

  async function foldNow(): Promise<void> {
    if (stopped) return
    const start = clock.now()
    try {
      const upTo = derivedTo
      state = await foldJourneys(derivation, { upTo, generation: nextGeneration(), before: state })
    } finally {
      // A fold may take a tenth of the time, however many cases a stream touches meanwhile.
      restUntil = clock.now() + 9 * (clock.now() - start)
    }
    cleanLater()
  }

  function rebuild(): Promise<void> {
    return folding(async () => {
      if (stopped) return
      await rebuildNow()
      cleanLater()
    })
  }

  async function rebuildNow(): Promise<void> {
    const generation = nextGeneration()
    // Marked in the transaction of the change, so what is marked here is read below.
    const marks = (await records.marks(workspace)).filter(({ reason }) => reason !== 'removal')
    const next = await readDerivation(generation)
    await copyKinds(next)
    const upTo = derivedTo
    await learnCodes(next, sql`1`)
    await deriveUnits(next, upTo)
    const version = await foldUnits(next, generation)
    await deriving(async () => {
      const later = sql`batch > ${param(upTo, 'UInt64')}`
      await learnCodes(next, later)
      await deriveParts(next, later)
      state = { generation, batch: upTo, version, revision: generation }
      await writeFoldState(warehouse, scope, state)
      derivation = next
    })
    await records.unmark(marks.map(({ id }) => id))
  }

  /** After events were taken out: what held them is not kept for questions that still read it. */
  async function rebuildWithout(): Promise<void> {
    await rebuildNow()
    await removeOldRows(warehouse, scope, state)
    await applyDeletes(derivation)
  }

  /**
   * To be called before events are taken out of the log, while it can still be told whose they are, and followed by
   * `forget` of the same name. A crash between the two is made up for at the next start.
   */
  async function announceRemoval({ name, which }: Removal): Promise<void> {
    const mark = await records.markRemoval(workspace, clock.now())
    const before = removals.get(name)
    const removal = before ?? { marks: [], touched: nothingTouched, revision: derivation.revision, told: [] }
    removal.marks.push(mark)
    removals.set(name, removal)
    for (const { batch } of waiting) mustAsk.add(batch)
    const touched = await touchedBy(derivation, which)
    // Asked again after a failure: some of the events may be gone already.
    removal.touched = touched && removal.touched && bothTouched(removal.touched, touched)
  }

  function forget(name: string): Promise<void> {
    return folding(async () => {
      if (stopped) return
      // What is being derived may have read the events while they were there.
      await deriving(async () => undefined)
      const removal = removals.get(name)
      const others = [...removals.values()].filter(other => other !== removal)
      if (!(removal && (await forgetAll([removal, ...others])))) await rebuildWithout()
      await records.unmark(removal?.marks ?? [])
      removals.delete(name)
    })
  }

  /** Also of removals that are under way or failed: the same cases may be among theirs. */
  async function forgetAll(announced: readonly Announced[]): Promise<boolean> {
    let all = nothingTouched
    for (const { touched, revision } of announced) {
      if (touched === null || revision !== derivation.revision) return false
      all = bothTouched(all, touched)
    }
    const told = [...new Set(announced.flatMap(removal => removal.told))]
    return forgetTouched(derivation, { touched: all, told, derivedTo })
  }

  /**
   * Batches that are in the log and not in the fold are derived again: nobody knows which of them were finished. Whatever
   * was marked and not rebuilt is.
   */
  async function repair(): Promise<void> {
    const batches = await batchesAfter(warehouse, scope, state.batch)
    const last = batches.at(-1)?.batch
    const underWay = new Set([...removals.values()].flatMap(removal => removal.marks))
    const marks = (await records.marks(workspace)).filter(({ id }) => !underWay.has(id))
    if (marks.length > 0) {
      if (last !== undefined) derivedTo = last
      await finishDeletes(warehouse)
      await folding(rebuildWithout)
      return records.unmark(marks.map(({ id }) => id))
    }
    if (last === undefined) return
    if (batches.length > 20_000) {
      derivedTo = last
      return rebuild()
    }
    await deriving(async () => {
      for (const { after, upTo } of rangesOf(batches, state.batch, atOnce)) {
        const which = sql`batch > ${param(after, 'UInt64')} AND batch <= ${param(upTo, 'UInt64')}`
        await learnCodes(derivation, which)
        await deriveParts(derivation, which)
      }
      derivedTo = last
    })
  }

  async function declareKind(path: string): Promise<void> {
    if (path === personKind.path || path === accountKind.path) return
    const kinds = await records.kinds(workspace)
    if (!kinds.some(kind => kind.path === path)) {
      const kind = { kind: (kinds.at(-1)?.kind ?? accountKind.kind) + 1, path }
      await records.addKind(workspace, kind, clock.now())
    }
    await follow('kind')
  }

  async function saveRules(rules: readonly SavedRule[]): Promise<void> {
    await records.addRules(workspace, rules, clock.now())
    await follow('rules')
  }

  /** Also what an earlier call saved whose rebuild failed. */
  async function follow(what: RebuildMark['reason']): Promise<void> {
    const marks = await records.marks(workspace)
    if (marks.some(({ reason }) => reason === what)) await rebuild()
  }

  /** Into the warehouse: a crash may have come between its copy and the store. */
  async function copyKinds({ kinds }: Derivation): Promise<void> {
    const declared = kinds.filter(kind => kind !== personKind && kind !== accountKind)
    if (declared.length === 0) return
    await warehouse.insert(
      'journey_kinds',
      declared.map(kind => JSON.stringify({ workspace, ...kind })),
    )
  }

  function nextGeneration(): bigint {
    const byClock = BigInt(clock.now())
    return byClock > state.generation ? byClock : state.generation + 1n
  }

  /** What this fold replaced goes after a while; what a fold meanwhile replaces is as young as that and stays. */
  function cleanLater(): void {
    if (cleaning) return
    const kept = state
    cleaning = setTimeout(() => {
      cleaning = null
      if (state.generation !== kept.generation) cleanLater()
      folding(() => removeOldRows(warehouse, scope, kept)).catch(err =>
        log.warn({ err, workspace }, 'old journeys could not be removed'),
      )
    }, keepMs)
    cleaning.unref()
  }

  async function settled(): Promise<void> {
    await deriveWaiting()
  }

  async function stop(): Promise<void> {
    if (timer) clearTimeout(timer)
    if (cleaning) clearTimeout(cleaning)
    clearInterval(looking)
    await deriveWaiting()
    stopped = true
    await folding(async () => undefined)
  }

  return { onStored, settled, fold, rebuild, announceRemoval, forget, repair, declareKind, saveRules, stop }
}
