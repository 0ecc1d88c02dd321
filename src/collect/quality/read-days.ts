import { z } from 'zod'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { localDay } from '../../platform/zones/local-time.ts'
import { events, propertyNumber, propertyText } from '../events.ts'
import type { Share, Volume } from './measure.ts'
import { baselineDays } from './measure.ts'

type Row = Share & {
  readonly source: string
  readonly event: string
  readonly path: string
  readonly detail: string
}

/** What is known of each source, event and day: what defects are found in. Days are of the workspace's zone. */
export interface QualityDays {
  readonly volumes: readonly (Volume & { readonly source: string; readonly event: string })[]
  /** How many events carry each property. */
  readonly properties: readonly Row[]
  /** How many values of a property are of another kind than nearly all before. */
  readonly types: readonly Row[]
  readonly identifiers: readonly Row[]
  readonly repeatedOrders: readonly Row[]
  readonly zeroRevenue: readonly Row[]
  readonly clocks: readonly Row[]
  readonly zones: readonly Row[]
}

export const purchaseEvents = ['Order Completed', 'Order Placed', 'Purchase', 'purchase'] as const
/** Where the amount of an order stands; the first that there is counts. */
export const amountPaths = ['revenue', 'total', 'value', 'amount'] as const
export const orderSql = sql`ifNull(coalesce(nullIf(${propertyText('order_id')}, ''), nullIf(${propertyText('orderId')}, '')), '')`
const mostEvents = 60
const propertyDays = 32
/** Properties are read of about so many events; which, a hash of the message id decides. */
const sampled = 200_000
const dayMs = 86_400_000

export interface Reading {
  readonly zone: string
  readonly isZone: (name: string) => boolean
}

export async function readDays(warehouse: Warehouse, scope: Scope, reading: Reading): Promise<QualityDays> {
  const day = sql`toString(${localDay(sql`time`, reading.zone)})`
  const read = { warehouse, scope, day }
  const { volumes, identifiers, zeroRevenue } = await readCounts(read)
  const { properties, types } = await readProperties(read, volumes)
  return {
    volumes,
    identifiers,
    zeroRevenue,
    properties,
    types,
    repeatedOrders: await readOrders(read),
    clocks: await readClocks(read, reading.zone),
    zones: await readZones(read, reading.isZone),
  }
}

interface Read {
  readonly warehouse: Warehouse
  readonly scope: Scope
  readonly day: Sql
}

/** Programs and colleagues are no measure of what a source sends. */
function recent({ scope }: Read, days: number, more: Sql = sql`1`): Sql {
  const from = new Date(scope.now - (days + 1) * dayMs)
  return sql`time >= ${from} AND time < ${new Date(scope.now)} AND (${more})`
}

/** An amount that is nothing, or no number, or not there. */
export function isZeroAmount(): Sql {
  const amounts = amountPaths.map(propertyNumber)
  return sql`ifNull(coalesce(${joinSql(amounts, ', ')}), 0) <= 0`
}

async function readCounts(read: Read) {
  const { warehouse, scope, day } = read
  const rows = await warehouse.rows({
    name: 'collect: quality, counts',
    sql: sql`
      SELECT source, name AS event, day, count() AS n, countIf(somebody) AS somebody, countIf(known) AS known, countIf(zero) AS zero
      FROM ${events(scope, {
        where: recent(read, baselineDays),
        select: sql`source, name, ${day} AS day, notEmpty(identifiers) AS somebody,
          arrayExists(i -> startsWith(i, 'user_id:') OR startsWith(i, 'email:') OR startsWith(i, 'phone:'), identifiers) AS known,
          name IN ${[...purchaseEvents]} AND ${isZeroAmount()} AS zero`,
      })}
      GROUP BY source, event, day ORDER BY source, event, day LIMIT 300000`,
    row: z.object({
      source: z.string(),
      event: z.string(),
      day: z.string(),
      n: count,
      somebody: count,
      known: count,
      zero: count,
    }),
  })
  const purchases: readonly string[] = purchaseEvents
  const row = ({ source, event, day: on, n: of }: (typeof rows)[number], n: number, path: string): Row => ({
    ...{ source, event, day: on, n, of, path, detail: '' },
  })
  return {
    volumes: rows.map(({ source, event, day: on, n }) => ({ source, event, day: on, n })),
    identifiers: rows.flatMap(one => [row(one, one.somebody, 'any'), row(one, one.known, 'known')]),
    zeroRevenue: rows
      .filter(({ event }) => purchases.includes(event))
      .map(one => row(one, one.zero, 'revenue')),
  }
}

const kinds = {
  number: sql`kind IN ('Int64', 'UInt64', 'Float64')`,
  boolean: sql`kind = 'Bool'`,
  list: sql`startsWith(kind, 'Array')`,
}

/** A property that ever came on an event is counted on each of its days, also on those where it did not come. */
async function readProperties(read: Read, volumes: QualityDays['volumes']) {
  const totals = new Map<string, number>()
  for (const { source, event, n } of volumes) {
    const key = JSON.stringify([source, event])
    totals.set(key, (totals.get(key) ?? 0) + n)
  }
  const largest = [...totals].toSorted((a, b) => b[1] - a[1]).slice(0, mostEvents)
  const names = [
    ...new Set(largest.map(([key]) => z.tuple([z.string(), z.string()]).parse(JSON.parse(key))[1])),
  ]
  const n = largest.reduce((sum, [, events]) => sum + events, 0)
  const every = Math.max(1, Math.floor(n / sampled))
  const chosen = sql`name IN ${names} AND cityHash64(message_id) % ${every} = 0`
  const rows = await read.warehouse.rows({
    name: 'collect: quality, properties',
    sql: sql`
      SELECT source, event, day, path, multiIf(${kinds.number}, 'number', ${kinds.boolean}, 'boolean', ${kinds.list}, 'list', 'text') AS type, count() AS n
      FROM (
        SELECT source, event, day, tupleElement(pair, 1) AS path, tupleElement(pair, 2) AS kind
        FROM ${events(read.scope, {
          where: recent(read, propertyDays, chosen),
          select: sql`source, name AS event, ${read.day} AS day, CAST(JSONAllPathsWithTypes(properties), 'Array(Tuple(String, String))') AS pairs`,
        })} ARRAY JOIN pairs AS pair
        WHERE NOT startsWith(tupleElement(pair, 1), '$context.')
      )
      GROUP BY source, event, day, path, type ORDER BY source, event, path, day, type LIMIT 300000`,
    row: z.object({
      source: z.string(),
      event: z.string(),
      day: z.string(),
      path: z.string(),
      type: z.string(),
      n: count,
    }),
  })
  const sizes = await read.warehouse.rows({
    name: 'collect: quality, events of the sample',
    sql: sql`SELECT source, name AS event, day, count() AS of
      FROM ${events(read.scope, { where: recent(read, propertyDays, chosen), select: sql`source, name, ${read.day} AS day` })}
      GROUP BY source, event, day ORDER BY source, event, day LIMIT 100000`,
    row: z.object({ source: z.string(), event: z.string(), day: z.string(), of: count }),
  })
  return shareProperties(rows, sizes)
}

type Typed = { source: string; event: string; day: string; path: string; type: string; n: number }
type Size = { source: string; event: string; day: string; of: number }

function shareProperties(rows: readonly Typed[], sizes: readonly Size[]) {
  const properties: Row[] = []
  const types: Row[] = []
  const sizesOf = Map.groupBy(sizes, ({ source, event }) => JSON.stringify([source, event]))
  for (const [key, own] of Map.groupBy(rows, ({ source, event }) => JSON.stringify([source, event]))) {
    const days = sizesOf.get(key) ?? []
    for (const [path, ones] of Map.groupBy(own, row => row.path)) {
      const usual = mostUsual(ones)
      const byDay = Map.groupBy(ones, row => row.day)
      for (const { source, event, day, of } of days) {
        const here = byDay.get(day) ?? []
        const n = here.reduce((sum, row) => sum + row.n, 0)
        properties.push({ source, event, day, path, n, of, detail: '' })
        const others = here.filter(row => row.type !== usual).toSorted((a, b) => b.n - a.n)
        const other = others.reduce((sum, row) => sum + row.n, 0)
        if (n > 0) types.push({ source, event, day, path, n: other, of: n, detail: others[0]?.type ?? '' })
      }
    }
  }
  return { properties, types }
}

/** The kind that most values of the earlier half of the days had: what came lately is not the measure of itself. */
function mostUsual(rows: readonly Typed[]): string {
  const days = [...new Set(rows.map(row => row.day))].toSorted()
  const half = days[Math.floor(days.length / 2)] ?? ''
  const sums = new Map<string, number>()
  for (const { day, type, n } of rows) if (day <= half) sums.set(type, (sums.get(type) ?? 0) + n)
  return [...sums].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
}

const shareRow = z.object({ source: z.string(), day: z.string(), n: count, of: count })

/** An order that stands in the log before, under another message id: sent by both the page and the shop, or twice by one. */
async function readOrders(read: Read): Promise<Row[]> {
  const rows = await read.warehouse.rows({
    name: 'collect: quality, repeated orders',
    sql: sql`
      SELECT source, day, countIf(nth > 1) AS n, count() AS of
      FROM (
        SELECT source, day, row_number() OVER (PARTITION BY number ORDER BY time, ordinal, call, message_id) AS nth
        FROM ${events(read.scope, {
          where: recent(read, baselineDays, sql`name IN ${[...purchaseEvents]}`),
          select: sql`source, ${read.day} AS day, ${orderSql} AS number, time, ordinal, call, message_id`,
        })} WHERE number != ''
      )
      GROUP BY source, day ORDER BY source, day LIMIT 100000`,
    row: shareRow,
  })
  return rows.map(row => ({ ...row, event: '', path: 'order_id', detail: '' }))
}

/** Of what came live: an event of the future, or from before the workspace's tools existed. By the day of our clock. */
export const wrongClock = sql`(time > addMinutes(received_at, 5) OR time < subtractDays(received_at, 400))`

async function readClocks({ warehouse, scope }: Read, zone: string): Promise<Row[]> {
  const rows = await warehouse.rows({
    name: 'collect: quality, clocks',
    sql: sql`
      SELECT source, day, countIf(wrong) AS n, count() AS of
      FROM ${events(scope, {
        where: sql`import_id = 0 AND received_at >= ${new Date(scope.now - (baselineDays + 1) * dayMs)}`,
        select: sql`source, toString(${localDay(sql`received_at`, zone)}) AS day, ${wrongClock} AS wrong`,
      })}
      GROUP BY source, day ORDER BY source, day LIMIT 100000`,
    row: shareRow,
  })
  return rows.map(row => ({ ...row, event: '', path: 'timestamp', detail: '' }))
}

export const zoneSql = propertyText('$context.timezone')

async function readZones(read: Read, isZone: (name: string) => boolean): Promise<Row[]> {
  const rows = await read.warehouse.rows({
    name: 'collect: quality, zones',
    sql: sql`
      SELECT source, day, said, count() AS n
      FROM ${events(read.scope, {
        where: recent(read, propertyDays),
        select: sql`source, ${read.day} AS day, substringUTF8(${zoneSql}, 1, 100) AS said`,
      })}
      WHERE said != '' GROUP BY source, day, said ORDER BY source, day, n DESC, said LIMIT 100000`,
    row: z.object({ source: z.string(), day: z.string(), said: z.string(), n: count }),
  })
  const known = new Map([...new Set(rows.map(row => row.said))].map(said => [said, isZone(said)]))
  return [...Map.groupBy(rows, ({ source, day }) => JSON.stringify([source, day]))].flatMap(([, own]) => {
    const [first] = own
    if (!first) return []
    const wrong = own.filter(row => !known.get(row.said))
    const sum = (list: typeof own) => list.reduce((all, row) => all + row.n, 0)
    const { source, day } = first
    return [
      { source, day, event: '', path: 'timezone', n: sum(wrong), of: sum(own), detail: wrong[0]?.said ?? '' },
    ]
  })
}
