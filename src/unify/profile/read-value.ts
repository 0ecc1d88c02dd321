import { z } from 'zod'
import { events, propertyText } from '../../collect/events.ts'
import { count, instant } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { CurrencyValue, Value } from './model-profile.ts'

/** Names of the e-commerce specification, and what shops that know none of it call the same. */
const ordered = ['Order Completed', 'Order Placed', 'Order Created', 'Purchase']
const told = [...ordered, 'Order Updated']
const refunded = ['Order Refunded', 'Refund']
const cancelled = ['Order Cancelled', 'Order Canceled']

/**
 * What did somebody order, and what is it worth?
 *
 * An order is what carries one `order_id`; an order event without one is an order of its own. Its amount and currency are
 * what the latest event that tells them says, in the total order of the log: revenue, else total, else value. A refund
 * without an amount gives the whole order back. Sums never mix currencies; what names none stands apart. Cancelled orders
 * are orders, and counted as cancelled beside. Only what was ordered counts: a refund of an unknown order is a refund of its
 * currency and no order.
 */
export async function readValue(warehouse: Warehouse, scope: Scope, which: Sql): Promise<Value> {
  const [sums, latest] = await Promise.all([
    readSums(warehouse, scope, which),
    readLatest(warehouse, scope, which),
  ])
  const orders = sums.reduce((all, row) => all + row.orders, 0)
  const at = (pick: (...times: number[]) => number, times: (number | null)[]) => {
    const known = times.filter(time => time !== null)
    return known.length === 0 ? null : pick(...known)
  }
  return {
    orders,
    cancelled: sums.reduce((all, row) => all + row.cancelled, 0),
    firstOrder: at(
      Math.min,
      sums.map(row => row.first),
    ),
    lastOrder: at(
      Math.max,
      sums.map(row => row.last),
    ),
    byCurrency: sums.map(({ first: _, last: __, cancelled: ___, ...row }): CurrencyValue => row),
    latest,
  }
}

/** One row an order: (id, is_order, at, amount, currency, refunds, refunded, is_cancelled, channel). */
function byOrder(scope: Scope, which: Sql): Sql {
  const amount = sql`toDecimal128OrNull(${firstOf('revenue', 'total', 'value')}, 6)`
  const back = sql`toDecimal128OrNull(${firstOf('refund', 'refund_amount', 'amount', 'revenue', 'total', 'value')}, 6)`
  const log = events(scope, {
    select: sql`if(${firstOf('order_id', 'orderId')} = '', concat('\\n', message_id), ${firstOf('order_id', 'orderId')}) AS id,
      time, channel, (time, ordinal, call, message_id) AS place,
      name IN ${told} AS tells, name IN ${ordered} AS orders, name IN ${refunded} AS refunds, name IN ${cancelled} AS cancels,
      ${amount} AS amount, ${back} AS back, upperUTF8(trim(${propertyText('currency')})) AS money`,
    where: sql`(${which}) AND type = 'track' AND name IN ${[...told, ...refunded, ...cancelled]}`,
  })
  return sql`SELECT said.id AS id, countIf(said.orders) > 0 AS is_order, minIf(said.time, said.orders) AS at,
      argMaxIf(said.channel, said.place, said.orders) AS channel,
      if(countIf(said.tells AND isNotNull(said.amount)) = 0, NULL, argMaxIf(assumeNotNull(said.amount), said.place, said.tells AND isNotNull(said.amount))) AS amount,
      argMaxIf(said.money, said.place, said.money != '') AS currency,
      countIf(said.refunds) AS refunds,
      sumIf(assumeNotNull(said.back), said.refunds AND isNotNull(said.back))
        + if(countIf(said.refunds AND isNull(said.back)) > 0, ifNull(amount, 0), 0) AS refunded,
      countIf(said.cancels) > 0 AS is_cancelled
    FROM ${log} AS said GROUP BY id`
}

async function readSums(warehouse: Warehouse, scope: Scope, which: Sql) {
  const rows = await warehouse.rows({
    name: 'unify: value of a person',
    lane: 'lookup',
    sql: sql`SELECT currency, countIf(is_order) AS orders, countIf(is_order AND is_cancelled) AS cancelled,
        toString(sumIf(assumeNotNull(amount), is_order AND isNotNull(amount))) AS revenue,
        countIf(is_order AND isNotNull(amount)) AS priced,
        if(priced = 0, '', toString(round(toFloat64(sumIf(assumeNotNull(amount), is_order AND isNotNull(amount))) / priced, 6))) AS average,
        sum(refunds) AS refunds, toString(sum(refunded)) AS refunded,
        minIf(at, is_order) AS first, maxIf(at, is_order) AS last
      FROM (${byOrder(scope, which)}) GROUP BY currency ORDER BY currency = '', orders DESC, currency`,
    row: z.object({
      currency: z.string(),
      orders: count,
      cancelled: count,
      revenue: z.string(),
      average: z.string(),
      refunds: count,
      refunded: z.string(),
      first: instant,
      last: instant,
    }),
  })
  return rows.map(row => ({
    ...row,
    average: row.average === '' ? null : row.average,
    first: row.orders === 0 ? null : row.first,
    last: row.orders === 0 ? null : row.last,
  }))
}

async function readLatest(warehouse: Warehouse, scope: Scope, which: Sql): Promise<Value['latest']> {
  const rows = await warehouse.rows({
    name: 'unify: orders of a person',
    lane: 'lookup',
    sql: sql`SELECT id, at, channel, ifNull(toString(amount), '') AS amount, currency, refunds,
        toString(refunded) AS refunded, is_cancelled
      FROM (${byOrder(scope, which)}) WHERE is_order ORDER BY at DESC, id LIMIT 20`,
    row: z.object({
      id: z.string(),
      at: instant,
      channel: z.string(),
      amount: z.string(),
      currency: z.string(),
      refunds: count,
      refunded: z.string(),
      is_cancelled: z.number(),
    }),
  })
  return rows.map(row => ({
    // An order without a number is known by its message alone, which says nothing to a reader.
    order: row.id.startsWith('\n') ? '' : row.id,
    time: row.at,
    channel: row.channel,
    amount: row.amount === '' ? null : row.amount,
    currency: row.currency,
    refunded: row.refunds === 0 ? null : row.refunded,
    isCancelled: row.is_cancelled === 1,
  }))
}

/** The first of some properties that an event has. */
export function firstOf(...paths: readonly string[]): Sql {
  const texts = paths.map(propertyText)
  return sql`arrayFirst(text -> text != '', [${joinSql(texts, ', ')}])`
}
