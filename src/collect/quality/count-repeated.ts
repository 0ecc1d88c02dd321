import { randomInt } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { instantText } from '../../platform/warehouse/rows.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'

const hourMs = 3_600_000
const flushMs = 10_000

/**
 * Messages that came again are no rows of the log: here they are counted, by hour and source. Written every ten seconds, so
 * that a client in distress does not cost an insert each time; what a crash loses is at most ten seconds of these counts.
 */
export function createRepeatCounts({
  warehouse,
  clock,
  log,
}: {
  warehouse: Warehouse
  clock: Clock
  log: Log
}) {
  let counts = new Map<string, { workspace: number; source: string; hour: number; events: number }>()
  let timer: NodeJS.Timeout | null = null

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    const lines = [...counts.values()].map(({ hour, events, ...whose }) =>
      JSON.stringify({
        ...whose,
        hour: instantText(hour),
        what: 'repeated',
        events: String(events),
        nonce: String(randomInt(2 ** 47)),
      }),
    )
    counts = new Map()
    if (lines.length > 0) await warehouse.insert('intake_counts', lines)
  }

  return {
    count(workspace: number, source: string, events: number): void {
      const hour = Math.floor(clock.now() / hourMs) * hourMs
      const key = JSON.stringify([workspace, source, hour])
      const before = counts.get(key)
      counts.set(key, { workspace, source, hour, events: (before?.events ?? 0) + events })
      timer ??= setTimeout(() => {
        flush().catch(err => log.warn({ err }, 'repeats could not be counted'))
      }, flushMs)
      timer.unref()
    },
    flush,
  }
}
