import { propertyNumber, propertyText } from '../../collect/events.ts'
import { decimalsOf } from '../../platform/money.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Reporting } from '../model-money.ts'

/** Currencies that have not two decimals, and what one unit of each is in its smallest. */
const odd = Intl.supportedValuesOf('currency')
  .map(currency => ({ currency, factor: 10 ** decimalsOf(currency) }))
  .filter(({ factor }) => factor !== 100)

/** What an event is worth, as columns `amount` and `currency` of a row of `events`. */
export interface Worth {
  /** A property that holds a number of whole units: `revenue`. */
  readonly path: string
  /** A property that holds the code: `currency`. Where an event has none, its amount is in the reporting currency. */
  readonly currencyPath: string
}

export function amountColumns(worth: Worth | null): Sql {
  if (worth === null) return sql`CAST(NULL AS Nullable(Float64)) AS amount, '' AS currency`
  return sql`${propertyNumber(worth.path)} AS amount, upper(trimBoth(${propertyText(worth.currencyPath)})) AS currency`
}

/**
 * Columns of a SELECT that end with `money`: (minor, state, currency, own) from the columns `amount`, `currency` and `day`. The amount
 * in the smallest unit of the reporting currency, by the newest rate on or before the day, as `convertMoney` does it. `state`
 * is 1 where that could be told, 2 where there is an amount of a currency without a rate: then `own` has it in the
 * smallest unit of its own, and nothing is added to another currency. 0: no amount.
 */
export function moneyColumns(reporting: Reporting | null): Sql {
  const rates = [...(reporting?.rates ?? [])].sort((a, b) => a.day - b.day)
  const to = reporting?.currency ?? ''
  const factors = param(
    odd.map(one => one.factor),
    'Array(Float64)',
  )
  const toFactor = to === '' ? 100 : 10 ** decimalsOf(to)
  return sql`if(currency = '', ${to}, currency) AS code, transform(code, ${odd.map(one => one.currency)}, ${factors}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, ${roundedSql(sql`if(is_amount, assumeNotNull(amount), 0) * factor`)} AS own_minor,
      if(code = ${to}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), ${param(
        rates.map(one => one.rate),
        'Array(Float64)',
      )}, ${param(
        rates.map(one => one.currency),
        'Array(String)',
      )}, ${param(
        rates.map(one => one.day),
        'Array(Int32)',
      )})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = ${to}, (own_minor, toUInt8(1), code, own_minor),
        (${roundedSql(sql`own_minor / factor * rate * ${toFactor}`)}, toUInt8(1), code, own_minor)) AS money`
}

/** Half away from zero: the engine's own `round` goes to the even one. See `moneyOf` for the nudge. */
function roundedSql(amount: Sql): Sql {
  return sql`toInt64(sign(${amount}) * floor(abs(${amount}) * ${1 + Number.EPSILON} + 0.5))`
}
