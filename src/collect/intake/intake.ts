import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { hash64 } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { InsertOutcome } from '../../platform/warehouse/insert-rows.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Live } from '../live.ts'
import { eventFlags, type Receipt, type StoredEvent } from '../model.ts'
import { cleanText } from './clean-properties.ts'
import { createIdIndex } from './id-index.ts'
import { type Judge, judgeEvent } from './judge-event.ts'
import {
  eventLine,
  type Incoming,
  type Origin,
  type Prepared,
  prepareEvent,
  type Refusal,
} from './prepare-event.ts'
import { type Quarantined, quarantineLine } from './quarantine-line.ts'
import { prepareSystemEvent, type SystemEvent } from './system-event.ts'

export interface StoredGroup {
  readonly workspace: number
  readonly batch: bigint
  readonly rows: readonly StoredEvent[]
}

export type StoredListener = (group: StoredGroup) => void | Promise<void>

export interface IntakeDeps {
  readonly warehouse: Warehouse
  readonly clock: Clock
  readonly log: Log
  readonly live: Live
  /** Durable when it resolves; one outcome a line; throws `warehouse.unavailable` when nothing could be kept. */
  insertRows(table: 'events' | 'quarantine', lines: readonly string[]): Promise<InsertOutcome[]>
  /** True where somebody asked to be forgotten: the event is counted and dropped. */
  isSuppressed(workspace: number, identifiers: readonly string[]): boolean
  /** What a workspace says about events as they come. Without it nothing is flagged (tests of other things). */
  judgeOf?(workspace: number): Judge
  /** Messages that came again, for the counts. */
  countRepeated?(workspace: number, source: string, events: number): void
  /** The mapping rules that are valid now; undefined where a workspace never had any. */
  mappingOf?(workspace: number): Pick<Origin, 'mappingVersion' | 'rules'> | undefined
}

type Entry = Prepared | Quarantined

/** One message on its way: what it is, which call waits for it, and its place there. */
interface Item {
  readonly entry: Entry
  readonly call: Call
  readonly place: number
}

const maxGroup = 10_000
const maxWaiting = 100_000
/** Who comes alone waits this long for others. */
const gatherMs = 20
/**
 * While messages keep coming a group begins so long after the one before. Each costs the engine the same 15 ms of processor
 * time for a part of its own, then merges it: back to back they would fill a core, whatever is in them.
 */
const betweenMs = 80

/**
 * The door of the log. Messages of all callers are gathered for a few milliseconds and written in one durable insert;
 * every caller is answered when their group is on disk. Checking for repeats and inserting are one serial step.
 */
export function createIntake(deps: IntakeDeps) {
  const ids = createIdIndex(deps.warehouse)
  const listeners: StoredListener[] = []
  let waiting: Item[] = []
  let running: Promise<void> | null = null
  let keeping: Promise<void> | null = null
  let lastBatch = 0n
  let closed = false

  function nextBatch(): bigint {
    const byClock = BigInt(deps.clock.now()) << 10n
    lastBatch = byClock > lastBatch ? byClock : lastBatch + 1n
    return lastBatch
  }

  /**
   * Takes messages in. Resolves when each is durable: stored, known already, or in quarantine.
   *
   * @throws RihlaError `warehouse.unavailable` when they could not be kept; the caller sends them again.
   */
  async function accept(given: Origin, messages: readonly Incoming[]): Promise<Receipt[]> {
    if (closed || waiting.length + messages.length > maxWaiting) throw new RihlaError('warehouse.unavailable')
    const mapping = deps.mappingOf?.(given.workspace)
    const origin = mapping === undefined ? given : { ...given, ...mapping }
    const receivedAt = deps.clock.now()
    const judge = deps.judgeOf?.(origin.workspace)
    return take(messages, message => {
      const made = prepareEvent(message, origin, receivedAt)
      const prepared = judge && !('reason' in made) ? judgeAll(made, message.value, judge) : made
      if ('reason' in prepared) return refused(origin, message.text, prepared, receivedAt)
      return namesSuppressed(prepared) ? null : prepared
    })
  }

  /** Also whom the message named before the rules, or one of the events they made of it. */
  function namesSuppressed({ workspace, identifiers, named, parts }: Prepared): boolean {
    if (deps.isSuppressed(workspace, identifiers)) return true
    if (named && deps.isSuppressed(workspace, named)) return true
    return parts?.some(part => deps.isSuppressed(workspace, part.identifiers)) ?? false
  }

  /** Writes down what Rihla itself decided. Of somebody who asked to be forgotten nothing is written. */
  async function record(events: readonly SystemEvent[]): Promise<Receipt[]> {
    if (closed || waiting.length + events.length > maxWaiting) throw new RihlaError('warehouse.unavailable')
    const receivedAt = deps.clock.now()
    return take(events, event =>
      deps.isSuppressed(event.workspace, event.identifiers) ? null : prepareSystemEvent(event, receivedAt),
    )
  }

  /** Keeps what a reader could not even turn into a message. */
  async function refuse(origin: Origin, text: string, refusal: Refusal): Promise<void> {
    await take([text], () => refused(origin, text, refusal, deps.clock.now()))
  }

  /** Null: nothing is kept of it. */
  function take<T>(messages: readonly T[], entryOf: (message: T) => Entry | null): Promise<Receipt[]> {
    const call = createCall(messages.length)
    for (const [place, message] of messages.entries()) {
      const entry = entryOf(message)
      if (entry === null) call.settle(place, suppressed)
      else waiting.push({ entry, call, place })
    }
    if (waiting.length > 0) running ??= run()
    return call.receipts
  }

  async function run(): Promise<void> {
    let pause = gatherMs
    while (waiting.length > 0) {
      if (pause > 0 && waiting.length < maxGroup) await sleep(pause)
      const start = performance.now()
      const group = waiting.slice(0, maxGroup)
      waiting = waiting.slice(maxGroup)
      try {
        keeping = keep(group)
        await keeping
      } catch (error) {
        deps.log.error({ err: error, events: group.length }, 'a group of events could not be kept')
        for (const { call } of group) call.fail(error)
      }
      pause = betweenMs - (performance.now() - start)
    }
    running = null
  }

  async function keep(group: readonly Item[]): Promise<void> {
    const batch = nextBatch()
    const { fresh, repeated, refusals } = await sort(group)
    ids.suspect(fresh.map(f => f.event.idHash))
    const parts = await keepParts(fresh, batch)
    const outcomes =
      fresh.length === 0
        ? []
        : await deps.insertRows(
            'events',
            fresh.map(f => eventLine(f.event, batch)),
          )
    const stored: StoredEvent[] = [...parts.stored]
    const late: { item: Item; entry: Quarantined }[] = []
    for (const [i, { item, event }] of fresh.entries()) {
      const outcome = outcomes[i]
      if (outcome === 'stored') stored.push(event)
      else
        late.push({
          item,
          entry: fromEvent(event, { reason: 'refused-by-warehouse', detail: outcome?.refused ?? '' }),
        })
    }
    ids.keep(stored)
    announce(stored, batch)
    const kept = [...refusals, ...late]
    if (kept.length + parts.refused.length > 0)
      await deps.insertRows('quarantine', [...kept.map(k => k.entry), ...parts.refused].map(quarantineLine))
    show(
      stored,
      repeated.map(r => r.event),
      kept.map(k => k.entry),
    )
    const lateItems = new Set(late.map(l => l.item))
    for (const { item, event } of fresh)
      if (!lateItems.has(item)) answer(item, { status: 'stored', messageId: event.messageId })
    for (const [workspace, events] of Map.groupBy(repeated, ({ event }) => event.workspace))
      for (const [source, ones] of Map.groupBy(events, ({ event }) => event.source))
        deps.countRepeated?.(workspace, source, ones.length)
    for (const { item, event } of repeated) answer(item, { status: 'repeated', messageId: event.messageId })
    for (const { item, entry } of kept)
      answer(item, { status: 'quarantined', reason: entry.reason, detail: entry.detail })
  }

  /**
   * Further events of messages go before these: a crash between the two leaves a message that was not acknowledged, and
   * when it is sent again, what stands already is not written twice.
   */
  async function keepParts(fresh: readonly { event: Prepared }[], batch: bigint) {
    const stored: StoredEvent[] = []
    const refused: Quarantined[] = []
    const parts = fresh.flatMap(({ event }) => event.parts ?? [])
    if (parts.length === 0) return { stored, refused }
    const known = await knownOf(parts)
    const missing = parts.filter(part => !known.has(part.idHash))
    ids.suspect(missing.map(part => part.idHash))
    const outcomes = await deps.insertRows(
      'events',
      missing.map(part => eventLine(part, batch)),
    )
    for (const [i, part] of missing.entries()) {
      const outcome = outcomes[i]
      if (outcome === 'stored') stored.push(part)
      else refused.push(fromEvent(part, { reason: 'refused-by-warehouse', detail: outcome?.refused ?? '' }))
    }
    return { stored, refused }
  }

  /** Sets apart what is new, what the log holds already, and what uses an id that another content has. */
  async function sort(group: readonly Item[]) {
    const fresh: { item: Item; event: Prepared }[] = []
    const repeated: { item: Item; event: StoredEvent }[] = []
    const refusals: { item: Item; entry: Quarantined }[] = []
    const known = await knownOf(group.flatMap(({ entry }) => ('reason' in entry ? [] : [entry])))
    for (const item of group) {
      const { entry } = item
      if ('reason' in entry) {
        refusals.push({ item, entry })
        continue
      }
      const content = known.get(entry.idHash)
      if (content === undefined) {
        known.set(entry.idHash, entry.content)
        fresh.push({ item, event: entry })
      } else if (content === entry.content) repeated.push({ item, event: entry })
      else
        refusals.push({
          item,
          entry: fromEvent(entry, { reason: 'message-id-reused', detail: entry.messageId }),
        })
    }
    return { fresh, repeated, refusals }
  }

  async function knownOf(given: readonly StoredEvent[]): Promise<Map<bigint, bigint>> {
    const byWorkspace = Map.groupBy(given, event => event.workspace)
    const found = await Promise.all(
      [...byWorkspace].map(([workspace, events]) =>
        ids.find(workspace, [...new Set(events.map(event => event.idHash))]),
      ),
    )
    return new Map(found.flatMap(map => [...map]))
  }

  function show(
    stored: readonly StoredEvent[],
    repeated: readonly StoredEvent[],
    kept: readonly Quarantined[],
  ): void {
    for (const event of stored) deps.live.event(event, 'stored')
    for (const event of repeated) deps.live.event(event, 'repeated')
    for (const entry of kept) deps.live.refusal(entry)
  }

  function announce(stored: readonly StoredEvent[], batch: bigint): void {
    // What a mapping rule dropped stands in the log and takes part in nothing.
    const counted = stored.filter(event => (event.flags & eventFlags.dropped) === 0)
    for (const [workspace, rows] of Map.groupBy(counted, event => event.workspace)) {
      for (const listener of listeners) {
        Promise.resolve(listener({ workspace, batch, rows })).catch(error =>
          deps.log.error({ err: error, batch: String(batch) }, 'a listener failed on a stored group'),
        )
      }
    }
  }

  return {
    accept,
    record,
    refuse,
    onStored: (listener: StoredListener) => void listeners.push(listener),
    /** Fills the memory of known ids; the intake works meanwhile. */
    start: () => ids.load(),
    /** Takes no more and resolves when everything accepted is durable. */
    close: async () => {
      closed = true
      await ids.stop()
      await running
    },
    /** A number between batches: resolves when all before it are durable. What comes later has a higher one. */
    async barrier(): Promise<bigint> {
      const between = nextBatch()
      await keeping?.catch(() => undefined) // said where it was begun
      return between
    },
    /** Rows of the workspace are on their way out of the log and in again: they are known meanwhile. */
    async beginSwap(workspace: number): Promise<void> {
      ids.beginSwap(workspace)
      // A group that asked before is stored before anything is taken out.
      await keeping?.catch(() => undefined)
    },
    endSwap: (workspace: number) => ids.endSwap(workspace),
    /** Ids that are about to stand in the log. */
    suspect: (hashes: readonly bigint[]) => ids.suspect(hashes),
    /** After events were deleted from the log. */
    forget: () => ids.forget(),
    waiting: () => waiting.length,
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

/** Who waits until each of their messages is durable. One promise a call: one a message was a tenth of the whole line. */
interface Call {
  readonly receipts: Promise<Receipt[]>
  settle(place: number, receipt: Receipt): void
  fail(error: unknown): void
}

function createCall(size: number): Call {
  const { promise, resolve, reject } = Promise.withResolvers<Receipt[]>()
  const receipts = new Array<Receipt>(size)
  let open = size
  if (open === 0) resolve(receipts)
  return {
    receipts: promise,
    settle(place, receipt) {
      receipts[place] = receipt
      if (--open === 0) resolve(receipts)
    },
    fail: reject,
  }
}

function answer({ call, place }: Item, receipt: Receipt): void {
  call.settle(place, receipt)
}

function refused(origin: Origin, text: string, refusal: Refusal, at: number): Quarantined {
  const received = cleanText(text).slice(0, 1_000_000)
  const { workspace, source } = origin
  const importId = origin.importId ?? 0
  return {
    ...refusal,
    id: hash64(`${workspace}:${source}:${importId}:${refusal.reason}:${received}`),
    workspace,
    at,
    source,
    importId,
    received,
  }
}

function fromEvent(event: StoredEvent, refusal: Refusal): Quarantined {
  const { workspace, source, importId } = event
  return refused({ workspace, source, importId, country: '' }, event.received, refusal, event.receivedAt)
}
