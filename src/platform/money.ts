import { z } from 'zod'

/**
 * An amount in the smallest unit of its currency (cents, halalas, fils), so that sums are exact. The number of
 * decimals comes from `Intl` and is never two by habit: KWD has three, JPY none. Formatting is the screen's work.
 */
export const money = z.object({ minor: z.number().int(), currency: z.string().regex(/^[A-Z]{3}$/) })
export type Money = z.infer<typeof money>

/** Decimals of a currency, e.g. 2 for MAD, 3 for KWD, 0 for JPY. Throws a RangeError for what is no currency code. */
export function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** From a number as it stands in the data, e.g. 12.345 KWD. Rounded to the smallest unit, half away from zero. */
export function moneyOf(amount: number, currency: string): Money {
  const factor = 10 ** decimalsOf(currency)
  // 1.005 * 100 is 100.49999999999999 in binary: the nudge is far below a unit and far above that error.
  const scaled = Math.abs(amount) * factor
  const minor = Math.round(scaled * (1 + Number.EPSILON))
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${amount} ${currency} is no amount`)
  return { minor: amount < 0 && minor !== 0 ? -minor : minor, currency }
}

/** As a plain number in whole units, for a formatter or a chart. */
export function amountOf({ minor, currency }: Money): number {
  return minor / 10 ** decimalsOf(currency)
}

/** One sum a currency, by currency code: amounts of different currencies are never added. */
export function sumMoney(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, number>()
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor)
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, minor]) => ({ minor, currency }))
}

/** From `day` on, one unit of `currency` is worth `rate` units of the reporting currency. */
export interface Rate {
  readonly currency: string
  readonly day: string
  readonly rate: number
}

/**
 * The amount in the reporting currency, by the newest rate on or before `day` (`YYYY-MM-DD`).
 * Null where the workspace gave none: a missing rate is shown as missing, never guessed.
 */
export function convertMoney(
  amount: Money,
  { to, day, rates }: { to: string; day: string; rates: readonly Rate[] },
): Money | null {
  if (amount.currency === to) return amount
  let found: Rate | null = null
  for (const rate of rates)
    if (rate.currency === amount.currency && rate.day <= day && (found === null || rate.day > found.day))
      found = rate
  return found === null ? null : moneyOf(amountOf(amount) * found.rate, to)
}
