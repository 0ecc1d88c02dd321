import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { InsertOutcome } from '../../platform/warehouse/insert-rows.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Live } from '../live.ts'
import { eventFlags, type Receipt, type StoredEvent } from '../model.ts'
import type { Call } from './call.ts'
import { type Entry, fromEvent, isEvent } from './entry.ts'
import { eventLine, openLine, withBatch } from './event-line.ts'
import type { IdIndex } from './id-index.ts'
import type { Prepared } from './prepare-event.ts'
import { type Quarantined, quarantineLine } from './quarantine-line.ts'

export interface StoredGroup {
  readonly workspace: number
  readonly batch: bigint
  readonly rows: readonly StoredEvent[]
}

export type StoredListener = (group: StoredGroup) => void | Promise<void>

export interface WriterDeps {
  readonly warehouse: Warehouse
  readonly clock: Clock
  readonly log: Log
  readonly live: Live
  /** Durable when it resolves; one outcome a line; throws `warehouse.unavailable` when nothing could be kept. */
  insertRows(table: 'events' | 'quarantine', lines: readonly string[]): Promise<InsertOutcome[]>
  /** Messages that came again, for the counts. */
  countRepeated?(workspace: number, source: string, events: number): void
}

/** One message on its way: what it is, which call waits for it, its place there, and an event's line for the log where it is written already. */
export interface Item {
  readonly entry: Entry
  readonly call: Call
  readonly place: number
  line?: string
  /** The group in which the log was to take it and said no: it may have it all the same. */
  tried?: bigint
}

/** Writes one group after the other: what is new into the log, what is not into quarantine; tells who follows, and answers who waits. */
export function createGroupWriter(deps: WriterDeps, ids: IdIndex) {
  const listeners: StoredListener[] = []

  async function write(group: readonly Item[], batch: bigint): Promise<void> {
    const { fresh, landed, repeated, refusals } = await sort(group)
    ids.suspect(fresh.map(f => f.event.idHash))
    const parts = await keepParts([...landed, ...fresh], batch)
    const outcomes =
      fresh.length === 0
        ? []
        : await deps.insertRows(
            'events',
            fresh.map(f => withBatch(f.item.line ?? openLine(f.event), batch)),
          )
    const stored: StoredEvent[] = [...parts.stored, ...landed.map(l => l.event)]
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
    for (const { item, event } of [...landed, ...fresh])
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
  async function keepParts(fresh: readonly { item: Item; event: Prepared }[], batch: bigint) {
    const parts = fresh.flatMap(({ event }) => event.parts ?? [])
    if (parts.length === 0) return { stored: [], refused: [] }
    const known = await knownOf(parts)
    const { stored, refused } = await insertEvents(
      parts.filter(part => !known.has(part.idHash)),
      batch,
    )
    const tried = fresh
      .filter(({ item }) => item.tried !== undefined)
      .flatMap(({ event }) => event.parts ?? [])
    return { stored: [...tried.filter(part => known.has(part.idHash)), ...stored], refused }
  }

  /** Events that nobody waits for by themselves. */
  async function insertEvents(events: readonly StoredEvent[], batch: bigint) {
    const stored: StoredEvent[] = []
    const refused: Quarantined[] = []
    ids.suspect(events.map(event => event.idHash))
    const outcomes = await deps.insertRows(
      'events',
      events.map(event => eventLine(event, batch)),
    )
    for (const [i, event] of events.entries()) {
      const outcome = outcomes[i]
      if (outcome === 'stored') stored.push(event)
      else refused.push(fromEvent(event, { reason: 'refused-by-warehouse', detail: outcome?.refused ?? '' }))
    }
    return { stored, refused }
  }

  /** Sets apart what is new, what the log took when it said no, what it holds already, and what uses an id that another content has. */
  async function sort(group: readonly Item[]) {
    const fresh: { item: Item; event: Prepared }[] = []
    const landed: { item: Item; event: Prepared }[] = []
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
      } else if (content === entry.content && item.tried !== undefined) landed.push({ item, event: entry })
      else if (content === entry.content) repeated.push({ item, event: entry })
      else
        refusals.push({
          item,
          entry: fromEvent(entry, { reason: 'message-id-reused', detail: entry.messageId }),
        })
    }
    return { fresh, landed, repeated, refusals }
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

  /** What stands in the journal: of it, what the log does not hold. */
  async function bringIn(left: readonly StoredEvent[], batch: bigint): Promise<void> {
    const known = await knownOf(left)
    const missing = new Map(
      left.filter(({ idHash }) => !known.has(idHash)).map(event => [event.idHash, event]),
    )
    const { refused } = await insertEvents([...missing.values()], batch)
    if (refused.length > 0) await deps.insertRows('quarantine', refused.map(quarantineLine))
  }

  function answer({ entry, call, place }: Item, receipt: Receipt): void {
    call.settle(place, receipt)
    if (isEvent(entry)) ids.end(entry.idHash)
  }

  return { write, bringIn, onStored: (listener: StoredListener) => void listeners.push(listener) }
}

export type GroupWriter = ReturnType<typeof createGroupWriter>
