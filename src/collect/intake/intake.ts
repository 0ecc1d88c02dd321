import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { u64 } from '../../platform/warehouse/rows.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Receipt, StoredEvent } from '../model.ts'
import { type Call, createCall } from './call.ts'
import { type Entry, isEvent, refused } from './entry.ts'
import { openLine, readEventLine, withBatch } from './event-line.ts'
import { createGroupQueue } from './group-queue.ts'
import { createIdIndex } from './id-index.ts'
import type { Journal } from './journal.ts'
import { type Judge, judgeEvent } from './judge-event.ts'
import { type Incoming, type Origin, type Prepared, prepareEvent, type Refusal } from './prepare-event.ts'
import { prepareSystemEvent, type SystemEvent } from './system-event.ts'
import { createGroupWriter, type Item, type WriterDeps } from './write-group.ts'

export interface IntakeDeps extends WriterDeps {
  /** True where somebody asked to be forgotten: the event is counted and dropped. */
  isSuppressed(workspace: number, identifiers: readonly string[]): boolean
  /** What a workspace says about events as they come. Without it nothing is flagged (tests of other things). */
  judgeOf?(workspace: number): Judge
  /** The mapping rules that are valid now; undefined where a workspace never had any. */
  mappingOf?(workspace: number): Pick<Origin, 'mappingVersion' | 'rules'> | undefined
}

/** What the caller waits for. */
export type Until = 'durable' | 'stored'

const maxWaiting = 100_000
/** Bytes in the journal: with more of them everybody waits for the log, as long as it takes. */
const maxJournal = 14 * 2 ** 20
/** Events of one insert at start. */
const broughtAtOnce = 1_000

/**
 * The door of the log. Messages of all callers are gathered for a few milliseconds and written in one durable insert.
 * Checking for repeats and inserting are one serial step. Who comes alone is answered when the log has it; who comes in a stream,
 * as soon as the journal has: there it waits for its group, and is brought in at the next start if the process dies before.
 */
export function createIntake(deps: IntakeDeps) {
  const ids = createIdIndex(deps.warehouse)
  const writer = createGroupWriter(deps, ids)
  const queue = createGroupQueue(deps, writer, ids)
  let journal: Journal | null = null
  let closed = false

  /**
   * Takes messages in. Resolves when each is in the log, known already, or in quarantine; with `until` durable, as soon as none of
   * them can be lost.
   *
   * @throws RihlaError `warehouse.unavailable` when they could not be kept; the caller sends them again.
   */
  async function accept(
    given: Origin,
    messages: readonly Incoming[],
    until: Until = 'stored',
  ): Promise<Receipt[]> {
    refuseTooMany(messages.length)
    const mapping = deps.mappingOf?.(given.workspace)
    const origin = mapping === undefined ? given : { ...given, ...mapping }
    const receivedAt = deps.clock.now()
    const judge = deps.judgeOf?.(origin.workspace)
    const entries = messages.map(message => {
      const made = prepareEvent(message, origin, receivedAt)
      const prepared = judge && !('reason' in made) ? judgeAll(made, message.value, judge) : made
      if ('reason' in prepared) return refused(origin, message.text, prepared, receivedAt)
      return namesSuppressed(prepared) ? null : prepared
    })
    return take(entries, until)
  }

  function refuseTooMany(more: number): void {
    if (closed || queue.isFailing() || queue.waiting() + more > maxWaiting)
      throw new RihlaError('warehouse.unavailable')
  }

  /** Also whom the message named before the rules, or one of the events they made of it. */
  function namesSuppressed({ workspace, identifiers, named, parts }: Prepared): boolean {
    if (deps.isSuppressed(workspace, identifiers)) return true
    if (named && deps.isSuppressed(workspace, named)) return true
    return parts?.some(part => deps.isSuppressed(workspace, part.identifiers)) ?? false
  }

  /** Writes down what Rihla itself decided. Of somebody who asked to be forgotten nothing is written. */
  async function record(events: readonly SystemEvent[]): Promise<Receipt[]> {
    refuseTooMany(events.length)
    const receivedAt = deps.clock.now()
    const entries = events.map(event =>
      deps.isSuppressed(event.workspace, event.identifiers) ? null : prepareSystemEvent(event, receivedAt),
    )
    return take(entries, 'stored')
  }

  /** Keeps what a reader could not even turn into a message. */
  async function refuse(origin: Origin, text: string, refusal: Refusal): Promise<void> {
    await take([refused(origin, text, refusal, deps.clock.now())], 'stored')
  }

  /** Null: nothing is kept of it. */
  function take(entries: readonly (Entry | null)[], until: Until): Promise<Receipt[]> {
    const call = createCall(entries.map(entry => (isEvent(entry) ? entry.messageId : '')))
    const items: Item[] = []
    for (const [place, entry] of entries.entries()) {
      if (entry === null) call.settle(place, suppressed)
      else items.push({ entry, call, place })
    }
    const isKept = until === 'durable' && keepInJournal(call, items)
    queue.add(items, !isKept)
    return call.receipts
  }

  /**
   * Where a group is on its way, and the log will certainly take these messages as new ones. Whoever uses an id again, or sends
   * what must be refused, waits for the log and is told.
   */
  function keepInJournal(call: Call, items: readonly Item[]): boolean {
    if (journal === null || !queue.isUnderWay() || items.length === 0 || journal.bytes() > maxJournal)
      return false
    const events = items.map(({ entry }) => entry).filter(isEvent)
    if (events.length < items.length || !ids.areNew(events)) return false
    const parts = events.flatMap(event => event.parts ?? [])
    for (const item of items) if (isEvent(item.entry)) item.line = openLine(item.entry)
    const lines = [...parts.map(openLine), ...items.map(({ line = '' }) => line)]
    call.keep(journal.append(lines.map(line => withBatch(line, 0n))))
    return true
  }

  /**
   * Brings in what stands in the journal and not in the log, then keeps in it what comes in a stream. Call it before the parts
   * that follow read the log: nobody is told of what is brought in.
   */
  async function keepIn(given: Journal): Promise<void> {
    const { events, unread } = readLines(given.left)
    if (unread.length > 0) {
      await given.setAside(unread)
      deps.log.error({ lines: unread.length }, 'lines of the journal could not be read and were set aside')
    }
    const left = events.filter(event => !deps.isSuppressed(event.workspace, event.identifiers))
    // The parts that follow look for what is newer than what they know, whatever the clock says.
    queue.goOnFrom(await lastBatchOf(deps.warehouse))
    if (left.length > 0) {
      for (let from = 0; from < left.length; from += broughtAtOnce)
        await writer.bringIn(left.slice(from, from + broughtAtOnce), queue.nextBatch())
      deps.log.warn({ events: left.length }, 'the journal was brought into the log')
    }
    await given.forgetLeft()
    journal = given
  }

  /**
   * Resolves when everything taken before is in the log and nowhere else: what is taken out of the log now does not come back.
   *
   * @throws RihlaError `warehouse.unavailable` while it refuses what somebody was answered for
   */
  async function settle(): Promise<void> {
    await queue.barrier()
    const before = journal?.leaveBehind()
    while (before?.isGone() === false) {
      await queue.barrier() // throws when it would never end
      await sleep(5)
    }
  }

  return {
    accept,
    record,
    refuse,
    onStored: writer.onStored,
    /** Fills the memory of known ids; the intake works meanwhile. */
    start: () => ids.load(),
    /** Takes no more and resolves when everything accepted is durable. */
    close: async () => {
      closed = true
      await ids.stop()
      await queue.close()
    },
    barrier: queue.barrier,
    settle,
    keepIn,
    /** Rows of the workspace are on their way out of the log and in again: they are known meanwhile. */
    async beginSwap(workspace: number): Promise<void> {
      ids.beginSwap(workspace)
      // A group that asked before is stored before anything is taken out, and the journal brings nothing of it back.
      await settle()
    },
    endSwap: (workspace: number) => ids.endSwap(workspace),
    /** Ids that are about to stand in the log. */
    suspect: (hashes: readonly bigint[]) => ids.suspect(hashes),
    /** After events were deleted from the log. */
    forget: () => ids.forget(),
    waiting: queue.waiting,
  }
}

export type Intake = ReturnType<typeof createIntake>

/** Each of the events that a message became; what is refused of one is refused of the message. */
function judgeAll(made: Prepared, value: unknown, judge: Judge): Prepared | Refusal {
  const judged = judgeEvent(made, value, judge)
  if ('reason' in judged || made.parts === undefined || made.parts.length === 0) return judged
  const parts = made.parts.map(part => judgeEvent(part, value, judge))
  const refusal = parts.find(part => 'reason' in part)
  if (refusal) return refusal
  return { ...judged, parts: parts.flatMap(part => ('reason' in part ? [] : [part])) }
}

/** Of somebody who was erased nothing is kept, not even the text; to the sender it is done. */
const suppressed: Receipt = { status: 'repeated', messageId: '' }

function readLines(lines: readonly string[]): { events: StoredEvent[]; unread: string[] } {
  const events: StoredEvent[] = []
  const unread: string[] = []
  for (const line of lines)
    try {
      events.push(readEventLine(line))
    } catch {
      unread.push(line)
    }
  return { events, unread }
}

async function lastBatchOf(warehouse: Warehouse): Promise<bigint> {
  const [row] = await warehouse.rows({
    name: 'collect.last-batch',
    sql: sql`SELECT max(batch) AS last FROM events`,
    row: z.object({ last: u64 }),
    timeoutMs: 600_000,
  })
  return row?.last ?? 0n
}
