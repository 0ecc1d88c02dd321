import { setTimeout as sleep } from 'node:timers/promises'
import { RihlaError } from '../../platform/errors.ts'
import { isEvent } from './entry.ts'
import type { IdIndex } from './id-index.ts'
import type { GroupWriter, Item, WriterDeps } from './write-group.ts'

/** Messages of one insert. */
export const maxGroup = 10_000
/** Who comes alone waits this long for others. */
const gatherMs = 20
/**
 * While messages keep coming a group begins so long after the one before. Each costs the engine the same 15 ms of processor
 * time for a part of its own, then merges it: back to back they would fill a core, whatever is in them.
 */
const betweenMs = 80
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
  let closed = false

  function nextBatch(): bigint {
    const byClock = BigInt(deps.clock.now()) << 10n
    lastBatch = byClock > lastBatch ? byClock : lastBatch + 1n
    return lastBatch
  }

  function add(items: readonly Item[]): void {
    for (const { entry } of items) if (isEvent(entry)) ids.begin(entry.idHash)
    waiting.push(...items)
    taken += items.length
    if (waiting.length > 0) running ??= run()
  }

  async function run(): Promise<void> {
    let pause = gatherMs
    while (waiting.length > 0 && !(closed && failing)) {
      if (failing || (pause > 0 && waiting.length < maxGroup)) await sleep(failing ? againMs : pause)
      const start = performance.now()
      const group = waiting.slice(0, maxGroup)
      waiting = waiting.slice(maxGroup)
      try {
        keeping = writer.write(group, nextBatch())
        await keeping
        failing = false
        dealtWith += group.length
      } catch (error) {
        deps.log.error({ err: error, events: group.length }, 'a group of events could not be kept')
        await giveBack(group, error)
      }
      pause = betweenMs - (performance.now() - start)
    }
    running = null
    // What was answered for stands in the journal and is brought in at the next start.
    for (const { call } of waiting) call.fail(new RihlaError('warehouse.unavailable'))
  }

  /** Who was not answered is told; who was keeps their place. */
  async function giveBack(group: readonly Item[], error: unknown): Promise<void> {
    const kept: Item[] = []
    for (const item of group) {
      if (await item.call.isKept()) kept.push(item)
      else {
        item.call.fail(error)
        if (isEvent(item.entry)) ids.end(item.entry.idHash)
      }
    }
    dealtWith += group.length - kept.length
    failing = kept.length > 0
    waiting = [...kept, ...waiting]
  }

  /**
   * A number between batches: resolves when everything taken before is in the log. What comes later has a higher one.
   *
   * @throws RihlaError `warehouse.unavailable` while it refuses what somebody was answered for
   */
  async function barrier(): Promise<bigint> {
    const upTo = taken
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
    waiting: () => waiting.length,
    /** A group is on its way, and nothing is wrong with the one before: what is added now will follow soon. */
    isUnderWay: () => running !== null && !failing,
    /** Resolves when the group that is being written is. */
    async written(): Promise<void> {
      await keeping?.catch(() => undefined) // said where it was begun
    },
    /** Resolves when everything is in the log, or when the warehouse does not take it. */
    async close(): Promise<void> {
      closed = true
      await running
    },
  }
}
