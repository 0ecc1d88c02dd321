import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { table } from '../../platform/warehouse/table.ts'

/**
 * Costs as they were told, each batch under its number. Nothing is overwritten: what counts of a campaign's day is the
 * latest batch that speaks of it, so a correction replaces the whole day, and undoing it brings back what stood before.
 * A day is a date: the platform's own, without a zone. Small, so every node has all of it.
 */
export const adCostTable = table({
  name: 'ad_costs',
  columns: `
    workspace UInt32,
    source LowCardinality(String),
    campaign_id String,
    campaign String,
    ad_group_id String,
    ad_group String,
    day Date32,
    currency LowCardinality(String),
    amount Decimal(18, 6),
    impressions UInt64,
    clicks UInt64,
    batch UInt32`,
  engine: 'MergeTree',
  orderBy: 'workspace, source, day, campaign_id, ad_group_id, batch',
  placement: 'everywhere',
})

/**
 * The costs of one workspace that count, for `FROM`: source, campaign_id, campaign, ad_group_id, ad_group, day, currency,
 * amount (a decimal), impressions, clicks. Never add up amounts of two currencies.
 *
 * @param period days, both included
 */
export function adCosts(scope: Scope, period?: { readonly from: string; readonly to: string }): Sql {
  const within = period ? sql` AND day BETWEEN toDate32(${period.from}) AND toDate32(${period.to})` : sql``
  const own = sql`ad_costs WHERE workspace = ${param(scope.workspace, 'UInt32')}${within}`
  return sql`(SELECT source, campaign_id, campaign, ad_group_id, ad_group, day, currency, amount, impressions, clicks
    FROM ${own} AND (source, campaign_id, day, batch) IN
      (SELECT source, campaign_id, day, max(batch) FROM ${own} GROUP BY source, campaign_id, day))`
}
