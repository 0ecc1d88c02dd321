import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { instant, u64 } from '../src/platform/warehouse/rows.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import type { Journeys } from '../src/understand/journeys/create-journeys.ts'
import { type Population, writeArrivals } from './journeys-population.ts'

const groupsPerSecond = 5

export interface Arrivals {
  /** How many events a second came since the start, once all of them are in the journeys. */
  stop(): Promise<number>
}

/**
 * Events of people who are known, now, so many a second in groups as the intake makes them, of visits of twenty events each, and told to
 * the journeys as the intake does: they derive, and fold when one case in a hundred was touched. Reading a group back in place of having it costs a little more than a
 * server's own work for journeys; what else a server does with an event is not here.
 */
export function startArrivals(
  { warehouse, journeys, population }: { warehouse: Warehouse; journeys: Journeys; population: Population },
  rate: number,
): Arrivals {
  const perGroup = Math.round(rate / groupsPerSecond)
  const began = performance.now()
  let isOver = false
  let groups = 0
  let batch = BigInt(Date.now()) << 10n

  async function arrive(): Promise<void> {
    while (!isOver) {
      const due = began + (groups * 1000) / groupsPerSecond
      await sleep(Math.max(0, due - performance.now()))
      batch += 1n
      await writeArrivals(warehouse, population, { batch, from: groups * perGroup, events: perGroup })
      journeys.onStored({ workspace: population.workspace, batch, rows: await readGroup(warehouse, batch) })
      groups += 1
    }
  }
  const done = arrive()
  return {
    async stop() {
      isOver = true
      await done
      await journeys.settled(population.workspace)
      return (groups * perGroup * 1000) / (performance.now() - began)
    },
  }
}

async function readGroup(warehouse: Warehouse, batch: bigint) {
  const rows = await warehouse.rows({
    name: 'bench: arrived',
    sql: sql`SELECT name, channel, trace, message_id AS id, time FROM events WHERE batch = ${batch}`,
    row: z.object({ name: z.string(), channel: z.string(), trace: u64, id: z.string(), time: instant }),
    lane: 'derive',
  })
  return rows.map(({ id, ...row }) => ({
    ...{ ...row, type: 'track' as const, account: '', properties: '{}' },
    ...{ messageId: id, ordinal: 0, flags: 0 },
  }))
}
