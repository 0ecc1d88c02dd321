import { hash64 } from '../../platform/ids.ts'
import type { StoredEvent } from '../model.ts'
import { cleanText } from './clean-properties.ts'
import type { Origin, Prepared, Refusal } from './prepare-event.ts'
import type { Quarantined } from './quarantine-line.ts'

/** What a message became: an event, or what stands in quarantine. */
export type Entry = Prepared | Quarantined

export function isEvent(entry: Entry | null): entry is Prepared {
  return entry !== null && !('reason' in entry)
}

export function refused(origin: Origin, text: string, refusal: Refusal, at: number): Quarantined {
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

export function fromEvent(event: StoredEvent, refusal: Refusal): Quarantined {
  const { workspace, source, importId } = event
  return refused({ workspace, source, importId, country: '' }, event.received, refusal, event.receivedAt)
}
