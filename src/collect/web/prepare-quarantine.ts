import type { z } from 'zod'
import type { quarantineAnswer, quarantineRow } from '../model-data.ts'

export type QuarantineEntry = z.infer<typeof quarantineRow>
type Counts = z.infer<typeof quarantineAnswer>['counts']

/** How many wait for each reason, over all sources, most first. */
export function countByReason(counts: Counts) {
  return [...Map.groupBy(counts, one => one.reason)]
    .map(([reason, group]) => ({ reason, events: group.reduce((sum, one) => sum + one.events, 0) }))
    .sort((a, b) => b.events - a.events)
}

/** JSON with its lines set apart, so that a person can find what is wrong; any other text as it came. */
export function readableText(received: string): string {
  try {
    return JSON.stringify(JSON.parse(received), null, 2)
  } catch {
    return received
  }
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
