import type { ColumnInspection } from '../model-inspection.ts'
import type { EventTable, Plan } from './plan.ts'
import { isChain, orderTimes } from './time-chain.ts'

/** The times of a table that become events, in the order in which they happen. */
export interface TimeChoice {
  readonly columns: readonly ColumnInspection[]
  /** One row is one event, or one event for each of several times. */
  readonly several: boolean
}

const names =
  /^(time:timestamp|timestamp|event_?time|time|datetime|date|occurred_?at|created_?at|تاريخ|الوقت)$/i

/**
 * A log has one time a row. A row of a hub with several times (ordered, approved, delivered) is several events; a row
 * that belongs to a hub (a review) is one event at its first time. Both are assumptions that the person sees.
 */
export function chooseTimes(plan: Plan, event: EventTable): TimeChoice {
  const table = event.table.name
  const found = event.times.map(column => ({ table, column: column.name, inspected: column }))
  const ordered = orderTimes(found, plan.inspection.timePairs)
  const columns = ordered.map(one => one.inspected)
  const [first] = columns
  if (first === undefined || columns.length === 1) return { columns, several: false }
  const options = columns.map(column => column.name)
  if (event.eventColumn) {
    const named = columns.filter(column => names.test(column.name))
    const exact =
      columns.find(column => column.name === 'time:timestamp') ?? (named.length === 1 ? named[0] : undefined)
    if (exact) return { columns: [exact], several: false }
    const answer = plan.ask({ code: 'event-time', table, options })
    return { columns: columns.filter(column => column.name === answer), several: false }
  }
  const chain = isChain(ordered, plan.inspection.timePairs)
  const assumed = event.hub === undefined ? (chain ? 'all' : undefined) : first.name
  const answer = plan.ask({ code: 'several-times', table, options: ['all', ...options], assumed })
  if (answer === 'all') return { columns, several: true }
  return { columns: columns.filter(column => column.name === answer), several: false }
}
