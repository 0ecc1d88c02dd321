import type { z } from 'zod'
import { foldText } from '../../platform/i18n/fold-text.ts'
import { eventFlags } from '../model.ts'
import type { liveEntry } from '../model-data.ts'

export type LiveEntry = z.infer<typeof liveEntry>
export const liveStatuses = ['stored', 'repeated', 'quarantined', 'flagged', 'mapped'] as const
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
      isOf(entry, filter.status) &&
      (text === '' || foldText([entry.name, entry.type, ...entry.identifiers].join(' ')).includes(text)),
  )
}

/** A message may be several at once: taken, marked and changed by a rule. */
function isOf(entry: LiveEntry, status: LiveFilter['status']): boolean {
  switch (status) {
    case 'all':
      return true
    case 'flagged':
      return isFlagged(entry.flags)
    case 'mapped':
      return entry.mappingVersion > 0
    default:
      return entry.status === status
  }
}

/** Left out of questions, or not as the tracking plan says. */
function isFlagged(flags: number): boolean {
  return (flags & (eventFlags.bot | eventFlags.internal | eventFlags.offPlan)) !== 0
}
