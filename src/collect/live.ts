import type { Quarantined } from './intake/quarantine-line.ts'
import type { StoredEvent } from './model.ts'

/** What became of one message, as the live view shows it. */
export interface LiveEntry {
  readonly seq: number
  readonly at: number
  readonly status: 'stored' | 'repeated' | 'quarantined'
  readonly source: string
  readonly type: string
  readonly name: string
  readonly channel: string
  readonly identifiers: readonly string[]
  /** Event time; null where the message has none that could be read. */
  readonly time: number | null
  readonly reason: string
  readonly detail: string
  /** Empty where the message has none that could be read. */
  readonly messageId: string
  /** The number of its entry in quarantine; empty where it is none. */
  readonly entry: string
  readonly flags: number
  /** Of the mapping rules; 0 where none were in force. */
  readonly mappingVersion: number
}

const keptPerWorkspace = 500

/** The latest messages of each workspace, in memory: a window on the river, not a record of it. */
export function createLive() {
  const byWorkspace = new Map<number, LiveEntry[]>()
  let seq = 0

  function push(workspace: number, entry: Omit<LiveEntry, 'seq'>): void {
    const entries = byWorkspace.get(workspace) ?? []
    entries.push({ ...entry, seq: ++seq })
    if (entries.length > keptPerWorkspace * 2) entries.splice(0, entries.length - keptPerWorkspace)
    byWorkspace.set(workspace, entries)
  }

  return {
    event: (event: StoredEvent, status: 'stored' | 'repeated') =>
      push(event.workspace, {
        at: event.receivedAt,
        status,
        source: event.source,
        type: event.type,
        name: event.name,
        channel: event.channel,
        identifiers: event.identifiers,
        time: event.time,
        reason: '',
        detail: '',
        messageId: event.messageId,
        entry: '',
        flags: event.flags,
        mappingVersion: event.mappingVersion,
      }),
    refusal: (entry: Quarantined) =>
      push(entry.workspace, {
        at: entry.at,
        status: 'quarantined',
        source: entry.source,
        type: '',
        name: entry.received.slice(0, 200),
        channel: '',
        identifiers: [],
        time: null,
        reason: entry.reason,
        detail: entry.detail,
        messageId: '',
        entry: String(entry.id),
        flags: 0,
        mappingVersion: 0,
      }),
    /** Entries after `seq`, oldest first, at most 200. */
    after: (workspace: number, after: number): LiveEntry[] =>
      (byWorkspace.get(workspace) ?? []).filter(entry => entry.seq > after).slice(-200),
  }
}

export type Live = ReturnType<typeof createLive>
