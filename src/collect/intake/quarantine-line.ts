import { instantText } from '../../platform/warehouse/rows.ts'
import type { QuarantineReason } from '../model.ts'

/** A message that could not be taken, whole, with its reason. */
export interface Quarantined {
  readonly workspace: number
  /** Hash of the text and the reason: the same message sent again is the same entry. */
  readonly id: bigint
  readonly at: number
  readonly source: string
  readonly importId: number
  readonly reason: QuarantineReason
  readonly detail: string
  readonly received: string
}

export function quarantineLine(entry: Quarantined): string {
  return JSON.stringify({
    workspace: entry.workspace,
    id: String(entry.id),
    at: instantText(entry.at),
    source: entry.source,
    import_id: entry.importId,
    reason: entry.reason,
    detail: entry.detail,
    received: entry.received,
    status: 'open',
    version: String(entry.at),
  })
}
