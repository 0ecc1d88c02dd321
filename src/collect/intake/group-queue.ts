import { setTimeout as sleep } from 'node:timers/promises'
import { RihlaError } from '../../platform/errors.ts'
import { isEvent } from './entry.ts'
import type { IdIndex } from './id-index.ts'
import type { GroupWriter, Item, WriterDeps } from './write-group.ts'

/** Messages of one insert. */
const maxGroup = 10_000
/** Who comes alone waits this long for others. */
const gatherMs = 20
/**
 * While messages keep coming a group begins so long after the one before. Each costs the engine the same 15 ms of processor
 * time for a part of its own, then merges it: back to back they would fill a core, whatever is in them.
 */
const betweenMs = 80
/**
 * Or so long, where nobody waits for the log: a part is some twenty files, and making, merging and removing them is a third of what
 * an event costs.
 */
const restMs = 200
/** So many are worth a group at once: waiting they would only take memory. */
const fullGroup = 2_000
/** What the warehouse refused, and somebody was answered for, is tried again after so long. */
const againMs = 1_000

/** Gathers what comes into groups, and has one written after the other. */
export function createGroupQueue(deps: Pick<WriterDeps, 'clock' | 'log'>, writer: GroupWriter, ids: IdIndex) {
  let waiting: Item[] = []
  let running: Promise<void> | null = null
  let keeping: Promise<void> | null = null
  let lastBatch = 0n
  /** Messages taken so far, and those of them that were dealt with. */
  let taken = 0
  let dealtWith = 0
  /** The warehouse refused a group of which some were answered for: it is tried again until it takes them. */
  let failing = false
  /** Messages of the next group: fewer after each that failed, in case it was too much. */
  let most = maxGroup
  let closed = false
  /** Of the messages that wait, some have a caller who is answered by the log alone, or there are many. */
  let isWaitedFor = false
  let wake = (): void => undefined

  function nextBatch(): bigint {
    const byClock = BigInt(deps.clock.now()) << 10n
    lastBatch = byClock > lastBatch ? byClock : lastBatch + 1n
    return lastBatch
  }

  /** @param isWaited whether their caller is answered by the log alone */
  function add(items: readonly Item[], isWaited: boolean): void {
    for (const { entry } of items) if (isEvent(entry)) ids.begin(entry.idHash)
    waiting.push(...items)
    taken += items.length
    if (isWaited || waiting.length >= fullGroup) hurry()
    if (waiting.length > 0) running ??= run()
  }

  function hurry(): void {
    isWaitedFor = true
    wake()
  }

  /** Until the next group is due, by what passed since the one before began. */
  async function rest(start: number): Promise<void> {
    const left = (ms: number) => ms - (performance.now() - start)
    if (waiting.length < most && left(betweenMs) > 0) await sleep(left(betweenMs))
    if (isWaitedFor || waiting.length >= most || left(restMs) <= 0) return
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, left(restMs))
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function run(): Promise<void> {
    let hasFailed = false
    let pause = () => (waiting.length < most ? sleep(gatherMs) : Promise.resolve())
    while (waiting.length > 0 && !(closed && failing)) {
      await pause()
      const start = performance.now()
      const { group, batch } = nextGroup()
      try {
        keeping = writer.write(group, batch)
        await keeping
        hasFailed = false
        failing = waiting[0]?.tried !== undefined
        if (!failing) most = maxGroup
        dealtWith += group.length
      } catch (error) {
        deps.log.error({ err: error, events: group.length }, 'a group of events could not be kept')
        most = Math.max(1, group.length >> 1)
        await giveBack(group, batch, error)
        hasFailed = failing
      }
      pause = () => (hasFailed ? sleep(againMs) : rest(start))
    }
    running = null
    // What was answered for stands in the journal and is brought in at the next start.
    for (const { call } of waiting) call.fail(new RihlaError('warehouse.unavailable'))
  }

  /** What was tried before is tried under the number it had, alone: the log may have some of it already. */
  function nextGroup(): { group: readonly Item[]; batch: bigint } {
    const tried = waiting[0]?.tried
    const others = waiting.findIndex(item => item.tried !== tried)
    const end = Math.min(most, others === -1 ? waiting.length : others)
    const group = waiting.slice(0, end)
    waiting = waiting.slice(end)
    if (waiting.length === 0) isWaitedFor = false
    return { group, batch: tried ?? nextBatch() }
  }

  /** Who was not answered is told; who was keeps their place. While some do, nobody waits behind them for an answer. */
  async function giveBack(group: readonly Item[], batch: bigint, error: unknown): Promise<void> {
    for (const item of group) item.tried = batch
    const kept = await keptOf(group, error)
    failing = kept.length > 0 || waiting[0]?.tried !== undefined
    if (!failing) return
    const behind = waiting
    waiting = []
    // Whoever came while we asked waits for the next time.
    const keptBehind = await keptOf(behind, error)
    waiting = [...kept, ...keptBehind, ...waiting]
  }

  async function keptOf(items: readonly Item[], error: unknown): Promise<Item[]> {
    const kept: Item[] = []
    for (const item of items) {
      if (await item.call.isKept()) kept.push(item)
      else {
        item.call.fail(error)
        if (isEvent(item.entry)) ids.end(item.entry.idHash)
      }
    }
    dealtWith += items.length - kept.length
    return kept
  }

  /**
   * A number between batches: resolves when everything taken before is in the log. What comes later has a higher one.
   *
   * @throws RihlaError `warehouse.unavailable` while it refuses what somebody was answered for
   */
  async function barrier(): Promise<bigint> {
    const upTo = taken
    hurry()
    while (dealtWith < upTo) {
      if (failing) throw new RihlaError('warehouse.unavailable')
      await sleep(5)
    }
    const between = nextBatch()
    await keeping?.catch(() => undefined) // said where it was begun
    return between
  }

  return {
    add,
    barrier,
    nextBatch,
    /** No number that follows is lower. */
    goOnFrom(batch: bigint): void {
      if (batch > lastBatch) lastBatch = batch
    },
    waiting: () => waiting.length,
    isFailing: () => failing,
    /** A group is on its way, and nothing is wrong with the one before: what is added now will follow soon. */
    isUnderWay: () => running !== null && !failing,
    /** Resolves when everything is in the log, or when the warehouse does not take it. */
    async close(): Promise<void> {
      closed = true
      hurry()
      await running
    },
  }
}
