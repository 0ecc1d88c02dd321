import { RihlaError } from '../errors.ts'
import { type InsertOutcome, insertRows } from './insert-rows.ts'
import type { Warehouse } from './warehouse.ts'

export interface InsertQueue {
  /**
   * Resolves with one outcome a line when the group of these lines is durable.
   *
   * @throws RihlaError `warehouse.unavailable` when the engine failed or too much is waiting.
   */
  add(lines: readonly string[]): Promise<InsertOutcome[]>
  /** Takes no more, and resolves when everything taken is settled. */
  close(): Promise<void>
  /** Lines taken and not yet settled. */
  waiting(): number
}

interface Call {
  readonly lines: readonly string[]
  readonly settle: (outcomes: InsertOutcome[]) => void
  readonly fail: (error: unknown) => void
}

/**
 * Gathers the lines of many callers into one insert. A first line waits at most `maxDelayMs`; while an insert runs,
 * the next group grows, up to `maxRows`. A call is never split over two groups, so it may be larger than `maxRows`.
 */
export function createInsertQueue(options: {
  readonly warehouse: Warehouse
  readonly table: string
  readonly maxDelayMs: number
  readonly maxRows: number
  /** More than this waiting and new lines are refused: better told at once than lost in memory. Default 200,000. */
  readonly maxWaiting?: number
}): InsertQueue {
  const { warehouse, table, maxDelayMs, maxRows, maxWaiting = 200_000 } = options
  const calls: Call[] = []
  let waiting = 0
  let closed = false
  let running: Promise<void> | null = null
  let wake: () => void = () => {}

  const takeGroup = (): Call[] => {
    let rows = 0
    const end = calls.findIndex((call, i) => {
      rows += call.lines.length
      return i > 0 && rows > maxRows
    })
    return calls.splice(0, end === -1 ? calls.length : end)
  }
  const settleGroup = async (group: readonly Call[]): Promise<void> => {
    const lines = group.flatMap(call => call.lines)
    try {
      const outcomes = await insertRows(warehouse, table, lines)
      let start = 0
      for (const call of group) {
        call.settle(outcomes.slice(start, start + call.lines.length))
        start += call.lines.length
      }
    } catch (error) {
      for (const call of group) call.fail(error)
    } finally {
      waiting -= lines.length
    }
  }
  const gather = (): Promise<void> =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, maxDelayMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async (): Promise<void> => {
    if (waiting < maxRows && !closed) await gather()
    while (calls.length > 0) await settleGroup(takeGroup())
    running = null
  }

  return {
    async add(lines) {
      if (closed || waiting + lines.length > maxWaiting) throw new RihlaError('warehouse.unavailable')
      if (lines.length === 0) return []
      waiting += lines.length
      return new Promise((settle, fail) => {
        calls.push({ lines, settle, fail })
        if (waiting >= maxRows) wake()
        running ??= run()
      })
    },
    async close() {
      closed = true
      wake()
      await running
    },
    waiting: () => waiting,
  }
}
