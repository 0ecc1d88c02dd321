import type { Caller } from '../../platform/http/access.ts'
import type { ExchangeRate } from '../model.ts'
import type { GovernTx } from '../tables.ts'
import { recordChange } from './audit.ts'

/** By currency, oldest first. */
export async function listRates(db: GovernTx, workspace: number): Promise<ExchangeRate[]> {
  const rows = await db
    .selectFrom('exchange_rates')
    .select(['currency', 'day', 'rate'])
    .where('workspace', '=', workspace)
    .orderBy('currency')
    .orderBy('day')
    .execute()
  return rows.map(row => ({ ...row, rate: Number(row.rate) }))
}

export async function changeRates(
  db: GovernTx,
  {
    workspace,
    rates,
    caller,
    now,
  }: { workspace: number; rates: readonly ExchangeRate[]; caller: Caller; now: number },
): Promise<void> {
  for (const { currency, day, rate } of rates)
    await db
      .insertInto('exchange_rates')
      .values({ workspace, currency, day, rate })
      .onConflict(conflict => conflict.columns(['workspace', 'currency', 'day']).doUpdateSet({ rate }))
      .execute()
  if (rates.length === 0) return
  const subject = [...new Set(rates.map(rate => rate.currency))].sort().join(', ')
  await recordChange(db, {
    workspace,
    caller,
    at: now,
    action: 'rates.changed',
    subject,
    after: rates.slice(0, 50),
  })
}

export async function removeRate(
  db: GovernTx,
  change: { workspace: number; currency: string; day: string; caller: Caller; now: number },
): Promise<void> {
  const { workspace, currency, day } = change
  const removed = await db
    .deleteFrom('exchange_rates')
    .where('workspace', '=', workspace)
    .where('currency', '=', currency)
    .where('day', '=', day)
    .returning('rate')
    .executeTakeFirst()
  if (!removed) return
  const before = { currency, day, rate: Number(removed.rate) }
  await recordChange(db, {
    workspace,
    caller: change.caller,
    at: change.now,
    action: 'rate.removed',
    subject: currency,
    before,
  })
}
