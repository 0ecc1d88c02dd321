import type { z } from 'zod'
import { foldText } from '../../platform/i18n/fold-text.ts'
import type { liveEntry } from '../model-data.ts'

export type LiveEntry = z.infer<typeof liveEntry>
export const liveStatuses = ['stored', 'repeated', 'quarantined'] as const
export type LiveStatus = (typeof liveStatuses)[number]

const most = 400

/** The river with what has just arrived, newest first, at most some hundreds. */
export function addToRiver(river: readonly LiveEntry[], arrived: readonly LiveEntry[]): LiveEntry[] {
  const last = river[0]?.seq ?? 0
  const fresh = arrived.filter(entry => entry.seq > last).toReversed()
  return [...fresh, ...river].slice(0, most)
}

export interface LiveFilter {
  readonly source: string
  readonly status: LiveStatus | 'all'
  /** Words of the event or of an identifier, in any spelling. */
  readonly text: string
}

export function filterRiver(river: readonly LiveEntry[], filter: LiveFilter): LiveEntry[] {
  const text = foldText(filter.text.trim())
  return river.filter(
    entry =>
      (filter.source === '' || entry.source === filter.source) &&
      (filter.status === 'all' || entry.status === filter.status) &&
      (text === '' || foldText([entry.name, entry.type, ...entry.identifiers].join(' ')).includes(text)),
  )
}
