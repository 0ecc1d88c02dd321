import { z } from 'zod'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { count } from '../src/platform/warehouse/rows.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { personOf } from '../src/unify/person-of.ts'

/** What the tables of a workspace hold. */
export interface ReadShop {
  readonly events: readonly { readonly id: string; readonly n: number }[]
  /** `identifiers of a trace = person`. */
  readonly persons: readonly string[]
  /** `segment · person`, by the name of the segment. */
  readonly members: readonly string[]
  /** The same as the events say who entered and left: of each trace that was named the last word counts. */
  readonly told: readonly string[]
}

interface Shop {
  readonly workspace: number
  readonly segments: ReadonlyMap<number, string>
}

/** Reads workspaces of a data folder that no process holds. */
export async function readShop(dataFolder: string, shops: readonly Shop[]): Promise<ReadShop[]> {
  const warehouse = await openWarehouse(readConfig({ RIHLA_DATA: dataFolder }), createLog('silent'))
  try {
    for (const name of ['persons_large', 'persons_small'])
      await warehouse.run({
        name: 'test: reload',
        sql:
          name === 'persons_large'
            ? sql`SYSTEM RELOAD DICTIONARY persons_large`
            : sql`SYSTEM RELOAD DICTIONARY persons_small`,
      })
    const read: ReadShop[] = []
    for (const shop of shops) read.push(await readOne(warehouse, shop))
    return read
  } finally {
    await warehouse.close()
  }
}

async function readOne(warehouse: Warehouse, { workspace, segments }: Shop): Promise<ReadShop> {
  const scope = { workspace, now: 0 }
  const inSegment = z
    .object({ segment: z.coerce.number(), person: z.string() })
    .transform(({ segment, person }) => `${segments.get(segment) ?? segment} · ${person}`)
  const [events, persons, members, told] = [
    await warehouse.rows({
      name: 'test: events',
      sql: sql`SELECT message_id AS id, count() AS n FROM events WHERE workspace = ${workspace} AND type != 'system' GROUP BY id`,
      row: z.object({ id: z.string(), n: count }),
    }),
    await warehouse.rows({
      name: 'test: persons',
      sql: sql`SELECT DISTINCT concat(arrayStringConcat(identifiers, ' '), ' = ', toString(${personOf(scope, sql`trace`)})) AS row
        FROM events WHERE workspace = ${workspace} AND type != 'system'`,
      row: z.object({ row: z.string() }).transform(({ row }) => row),
    }),
    await warehouse.rows({
      name: 'test: members',
      sql: sql`SELECT segment, toString(person) AS person FROM segment_members FINAL WHERE workspace = ${workspace} AND is_member`,
      row: inSegment,
    }),
    await warehouse.rows({
      name: 'test: who entered and left',
      sql: sql`SELECT DISTINCT segment, toString(${personOf(scope, sql`trace`)}) AS person FROM (
          SELECT toString(properties.segment) AS segment, trace, argMax(name, (time, toUInt32(splitByChar('-', message_id)[4]))) AS word
          FROM events WHERE workspace = ${workspace} AND type = 'system' GROUP BY segment, trace
        ) WHERE word = 'Segment Entered'`,
      row: inSegment,
    }),
  ]
  return { events, persons: persons.sort(), members: members.sort(), told: told.sort() }
}
