import type { NoticeItem } from '../model-outcome.ts'
import type { BuilderContext, EventRow } from './build-event.ts'
import { createResolver } from './resolve.ts'

/** Tells rows whose times stand in an order that should not be. They are imported as they are: real data are like that. */
export function createOrderCheck(context: BuilderContext, table: string): (row: EventRow) => void {
  const start = { table, positions: context.positions }
  const checks = context.mapping.checks
    .filter(check => check.table === table)
    .map(({ earlier, later }) => ({
      earlier: createResolver(context, start, earlier),
      later: createResolver(context, start, later),
      text: `${later.column} < ${earlier.column}`,
      column: later.column,
    }))
  return row => {
    for (const { earlier, later, text, column } of checks) {
      const [first, second] = [earlier(row).time, later(row).time]
      if (!first || !second || second.instant >= first.instant) continue
      const item: NoticeItem = { file: row.file, line: row.line, column, notice: 'times-out-of-order', text }
      context.notice(item)
    }
  }
}
