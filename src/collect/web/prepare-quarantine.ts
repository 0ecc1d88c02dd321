import { z } from 'zod'
import { refusalReasons } from '../files/model-outcome.ts'
import type { quarantineAnswer, quarantineRow } from '../model-data.ts'

export type QuarantineEntry = z.infer<typeof quarantineRow>
type Counts = z.infer<typeof quarantineAnswer>['counts']

/** How many wait for each reason, over all sources, most first. */
export function countByReason(counts: Counts) {
  return [...Map.groupBy(counts, one => one.reason)]
    .map(([reason, group]) => ({ reason, events: group.reduce((sum, one) => sum + one.events, 0) }))
    .sort((a, b) => b.events - a.events)
}

const refusedCell = z.object({
  file: z.string(),
  line: z.number(),
  column: z.string().optional(),
  text: z.string(),
})

/** Why, where and what: the row of a file that was refused. Null for a message, and for a text that says otherwise. */
export function readRefusedRow(entry: Pick<QuarantineEntry, 'reason' | 'detail' | 'received'>) {
  const why = refusalReasons.find(one => entry.detail.endsWith(` ${one}`))
  if (entry.reason !== 'row-refused' || why === undefined || !isJson(entry.received)) return null
  const cell = refusedCell.safeParse(JSON.parse(entry.received))
  return cell.success ? { why, cell: cell.data } : null
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
