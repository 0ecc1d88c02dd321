import { z } from 'zod'
import { callOrder } from '../src/collect/model.ts'
import { systemClock } from '../src/platform/clock.ts'
import { u64 } from '../src/platform/warehouse/rows.ts'
import { param, type Sql, sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'

/**
 * A population with heavy tails, written into the log by the engine itself. Steps a person: exponential with mean 13, one
 * in 900 has 5,000, one kiosk has a million. A fifth of the events share their time with the one before; every fourth
 * person left two traces, which are merged. 40 event names, the most frequent a quarter of all; four channels. Properties
 * are small, and written as text too, as the intake does; the received text is left out: no question reads it.
 */
export interface Population {
  readonly workspace: number
  readonly persons: number
}

const stepsOf = sql`multiIf(p = 0, 1000000, p % 900 = 1, 5000, 1 + toUInt64(-13 * log((cityHash64(p, 'steps') + 1.) / 18446744073709551617.)))`

const name = sql`concat('Event ', leftPad(toString(1 + toUInt64(floor(40 * pow(cityHash64(p, i, 'name') / 18446744073709551616., 2.5)))), 2, '0'))`

/** From 2023-08-01 on; seconds and hours between two events, some days. */
const times = sql`arrayCumSum(i -> multiIf(i = 1, 1690848000000 + cityHash64(p, 'start') % 31536000000, cityHash64(p, i, 'tie') % 5 = 0, 0,
  toUInt64(-72000000. / sqrt(steps) * log((cityHash64(p, i, 'gap') + 1.) / 18446744073709551617.))), arrayMap(i -> toUInt64(i), range(1, steps + 1)))`

export async function writePopulation(
  warehouse: Warehouse,
  { workspace, persons }: Population,
): Promise<void> {
  const portion = 100_000
  for (let from = 0; from < persons; from += portion)
    await warehouse.run({
      name: 'bench: population',
      sql: insertEvents(workspace, {
        people: sql`SELECT number + ${from} AS p FROM numbers(${Math.min(portion, persons - from)})`,
        steps: stepsOf,
        times,
        batch: 1n,
      }),
      settings: { max_block_size: 2048 },
    })
  const merged = sql`SELECT number * 4 AS p FROM numbers(${Math.ceil(persons / 4)})`
  await warehouse.run({
    name: 'bench: merge',
    sql: sql`INSERT INTO person_changes (version, workspace, trace, person, previous)
      SELECT 1, ${param(workspace, 'UInt32')}, greatest(a, b), least(a, b), greatest(a, b)
      FROM (SELECT ${trace(sql`0`)} AS a, ${trace(sql`1`)} AS b FROM (${merged}))`,
  })
  await warehouse.onEveryNode({ name: 'bench: reload', sql: sql`SYSTEM RELOAD DICTIONARY persons_small` })
}

/** The traces of some persons: of one each, of every fourth two. */
export async function tracesOfSome(warehouse: Warehouse, { persons }: Population): Promise<bigint[][]> {
  const rows = await warehouse.rows({
    name: 'bench: traces',
    sql: sql`SELECT if(p % 4 = 0, [${trace(sql`0`)}, ${trace(sql`1`)}], [${trace(sql`0`)}]) AS traces
      FROM (SELECT 1 + cityHash64(number) % ${persons - 1} AS p FROM numbers(50))`,
    row: z.object({ traces: z.array(u64) }),
  })
  return rows.map(row => row.traces)
}

/** One event more for almost one person in a hundred, now: at one in a hundred a fold would begin. */
export async function touchOnePercent(
  warehouse: Warehouse,
  { workspace, persons }: Population,
  batch: bigint,
): Promise<void> {
  await warehouse.run({
    name: 'bench: touch',
    sql: insertEvents(workspace, {
      people: sql`SELECT number * 100 + ${Number(batch % 100n)} AS p FROM numbers(${Math.floor((persons / 100) * 0.99)})`,
      steps: sql`toUInt64(1)`,
      times: sql`[toUInt64(${systemClock.now()})]`,
      batch,
    }),
  })
}

/** At any moment so many known people are there, each stays for so many events and then makes room for another. */
const [visitors, eventsOfVisit] = [2_500, 20]

/** One event each of those who are there now, as far as `events` go: number `from` and on of a stream. */
export async function writeArrivals(
  warehouse: Warehouse,
  { workspace, persons }: Population,
  { batch, from, events }: { batch: bigint; from: number; events: number },
): Promise<void> {
  await warehouse.run({
    name: 'bench: arrivals',
    sql: insertEvents(workspace, {
      people: sql`SELECT 1 + cityHash64(number % ${visitors}, intDiv(intDiv(number, ${visitors}) + number % ${eventsOfVisit}, ${eventsOfVisit}), 'arrives') % ${persons - 1} AS p FROM numbers(${from}, ${events})`,
      steps: sql`toUInt64(1)`,
      times: sql`[toUInt64(${systemClock.now()})]`,
      batch,
    }),
  })
}

function insertEvents(
  workspace: number,
  { people, steps, times, batch }: { people: Sql; steps: Sql; times: Sql; batch: bigint },
): Sql {
  return sql`INSERT INTO events (workspace, message_id, id_hash, content, type, call, name, channel, time, received_at, identifiers, trace, properties, properties_text, arrival, batch)
    SELECT ${param(workspace, 'UInt32')}, id, cityHash64(id), 0, 'track', ${callOrder.track}, ${name},
      ['web', 'app', 'store', 'email'][1 + cityHash64(p, i, 'channel') % 4], fromUnixTimestamp64Milli(toInt64(at), 'UTC') AS time, time,
      [concat('user_id:', toString(p))], ${trace(sql`if(p % 4 = 0, i % 2, 0)`)},
      CAST(told AS JSON), concat('{"category":"c', toString(cityHash64(p, i, 'category') % 12), '","price":', toString(cityHash64(p, i, 'price') % 500), '}') AS told,
      '', ${param(batch, 'UInt64')}
    FROM (
      SELECT p, i, at, toString(reinterpretAsUUID(sipHash128(p, i, ${batch}))) AS id
      FROM (SELECT p, ${steps} AS steps, ${times} AS times FROM (${people}))
      ARRAY JOIN times AS at, arrayEnumerate(times) AS i
    )`
}

function trace(which: Sql): Sql {
  return sql`sipHash64(p, ${which})`
}
