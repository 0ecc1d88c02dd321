import { z } from 'zod'
import { instant } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { jsonPath, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { localDay } from '../../platform/zones/local-time.ts'
import { events } from '../events.ts'
import type { Alarm } from './model-quality.ts'
import { isZeroAmount, orderSql, purchaseEvents, wrongClock, zoneSql } from './read-days.ts'

/**
 * The first row, in the total order, that is bad on the first bad day of an alarm; of a volume that fell, the last one
 * before it. Read from the log when it is asked for: of somebody who was erased since, nothing is left here.
 */
export async function readFirstBad(
  { warehouse, zone }: { warehouse: Warehouse; zone: string },
  scope: Scope,
  alarm: Pick<Alarm, 'kind' | 'source' | 'subject' | 'firstDay'>,
) {
  const day = sql`toString(${localDay(alarm.kind === 'clock-wrong' ? sql`received_at` : sql`time`, zone)})`
  const fell = alarm.kind === 'volume-fell'
  const named = alarm.subject.event === '' ? sql`1` : sql`name = ${alarm.subject.event}`
  const when = fell ? sql`${day} <= ${alarm.firstDay}` : sql`${day} = ${alarm.firstDay}`
  const order = fell
    ? sql`time DESC, ordinal DESC, call DESC, message_id DESC`
    : sql`time, ordinal, call, message_id`
  const columns = sql`message_id, time, received_at, name, identifiers, received`
  const where = sql`source = ${alarm.source} AND ${named} AND ${when}`
  const from =
    alarm.kind === 'orders-repeated'
      ? repeatedOrders(scope, where)
      : events(scope, { where: sql`${where} AND (${isBad(alarm)})`, select: sql`*` })
  const [row] = await warehouse.rows({
    name: 'collect: first bad row',
    sql: sql`SELECT ${columns} FROM ${from} ORDER BY ${order} LIMIT 1`,
    row: z.object({
      message_id: z.string(),
      time: instant,
      received_at: instant,
      name: z.string(),
      identifiers: z.array(z.string()),
      received: z.string(),
    }),
  })
  if (!row) return null
  const { message_id, received_at, ...rest } = row
  return { ...rest, messageId: message_id, receivedAt: received_at }
}

function repeatedOrders(scope: Scope, where: Sql): Sql {
  const all = events(scope, {
    where: sql`name IN ${[...purchaseEvents]}`,
    select: sql`*, ${orderSql} AS number`,
  })
  return sql`(SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY number ORDER BY time, ordinal, call, message_id) AS nth FROM ${all} WHERE number != '') WHERE nth > 1 AND ${where})`
}

function isBad({ kind, subject }: Pick<Alarm, 'kind' | 'subject'>): Sql {
  const value = jsonPath('properties', subject.path === '' ? 'x' : subject.path)
  switch (kind) {
    case 'volume-fell':
    case 'volume-jumped':
    case 'orders-repeated':
      return sql`1`
    case 'property-gone':
      return sql`dynamicType(${value}) = 'None'`
    case 'property-type':
      return sql`multiIf(dynamicType(${value}) IN ('Int64', 'UInt64', 'Float64'), 'number', dynamicType(${value}) = 'Bool', 'boolean', startsWith(dynamicType(${value}), 'Array'), 'list', dynamicType(${value}) = 'None', '', 'text') = ${subject.detail}`
    case 'identifiers-missing':
      return subject.path === 'any'
        ? sql`empty(identifiers)`
        : sql`NOT arrayExists(i -> startsWith(i, 'user_id:') OR startsWith(i, 'email:') OR startsWith(i, 'phone:'), identifiers)`
    case 'revenue-zero':
      return sql`name IN ${[...purchaseEvents]} AND ${isZeroAmount()}`
    case 'clock-wrong':
      return sql`import_id = 0 AND ${wrongClock}`
    case 'zone-invalid':
      return sql`${zoneSql} = ${subject.detail}`
  }
}
