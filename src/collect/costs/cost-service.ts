import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { insertRows } from '../../platform/warehouse/insert-rows.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { FileInput } from '../files/read/file-input.ts'
import { adCosts } from './ad-costs.ts'
import type { CostRecords } from './cost-records.ts'
import { findGaps } from './find-gaps.ts'
import type { CostBatch, CostLook, CostMapping, CostRow, CostsAnswer } from './model-costs.ts'
import { readCosts } from './read-costs.ts'

const mostCampaigns = 5000

export interface CostServiceDeps {
  readonly warehouse: Warehouse
  readonly records: CostRecords
}

interface Teller {
  readonly kind: CostBatch['kind']
  readonly name: string
  readonly by: string
}

/** What advertising cost: told by file or call, each telling a batch that can be undone. */
export function createCostService({ warehouse, records }: CostServiceDeps) {
  async function store(workspace: number, rows: readonly CostRow[], teller: Teller): Promise<CostBatch> {
    const days = rows.map(row => row.day).sort()
    const batch = await records.add(workspace, {
      kind: teller.kind,
      name: teller.name.slice(0, 200),
      sources: [...new Set(rows.map(row => row.source))].sort(),
      rows: rows.length,
      fromDay: days[0] ?? '',
      toDay: days.at(-1) ?? '',
      createdBy: teller.by,
    })
    try {
      const lines = rows.map(row => lineOf(workspace, batch.id, row))
      const refused = (await insertRows(warehouse, 'ad_costs', lines)).find(one => one !== 'stored')
      if (refused !== undefined) throw new Error(`a cost was refused: ${refused.refused}`)
    } catch (error) {
      await remove(workspace, batch.id).catch(() => undefined)
      await records.remove(workspace, batch.id)
      throw error
    }
    return batch
  }

  function remove(workspace: number, batch: number): Promise<void> {
    return warehouse.onEveryNode({
      name: 'collect.undo-costs',
      sql: sql`ALTER TABLE ${warehouse.localTable('ad_costs')} DELETE
        WHERE workspace = ${param(workspace, 'UInt32')} AND batch = ${param(batch, 'UInt32')}`,
    })
  }

  return {
    look: async (file: FileInput, mapping: CostMapping): Promise<CostLook> =>
      (await readCosts(file, mapping)).look,

    /** @throws RihlaError `import.answers-missing` with what a person has to say first. */
    async importFile(
      workspace: number,
      file: FileInput,
      mapping: CostMapping,
      by: string,
    ): Promise<CostBatch> {
      const { look, rows } = await readCosts(file, mapping)
      const open = [...look.missing, ...look.questions.filter(one => one.answer === null).map(one => one.id)]
      if (open.length > 0) throw new RihlaError('import.answers-missing', { questions: open.join(', ') })
      if (rows.length === 0) throw new RihlaError('import.file-missing', { table: file.name })
      return store(workspace, rows, { kind: 'file', name: file.name, by })
    },

    tell: (workspace: number, rows: readonly CostRow[], by: string): Promise<CostBatch> =>
      store(workspace, rows, {
        kind: 'api',
        name: [...new Set(rows.map(row => row.source))].sort().join(', '),
        by,
      }),

    /** Of each day it spoke of what stood there before counts again. */
    async undo(workspace: number, id: number): Promise<CostBatch> {
      const batch = await records.read(workspace, id)
      await remove(workspace, id)
      await records.setUndone(workspace, id)
      return { ...batch, status: 'undone' }
    },

    async answer(scope: Scope, period?: { from: string; to: string }): Promise<CostsAnswer> {
      const [campaigns, gaps, batches] = await Promise.all([
        readCampaigns(warehouse, scope, period),
        readGaps(warehouse, scope, period),
        records.list(scope.workspace),
      ])
      return {
        campaigns: campaigns.slice(0, mostCampaigns),
        more: campaigns.length > mostCampaigns,
        gaps,
        batches,
      }
    },
  }
}

export type CostService = ReturnType<typeof createCostService>

/** A campaign without an id is known by its name. */
function lineOf(workspace: number, batch: number, row: CostRow): string {
  const { campaign_id, ad_group_id, amount, impressions, clicks, ...rest } = row
  return JSON.stringify({
    ...rest,
    workspace,
    batch,
    campaign_id: campaign_id === '' ? row.campaign : campaign_id,
    ad_group_id: ad_group_id === '' ? row.ad_group : ad_group_id,
    amount: amount.toFixed(6),
    impressions: String(impressions),
    clicks: String(clicks),
  })
}

type Period = { readonly from: string; readonly to: string } | undefined

async function readCampaigns(
  warehouse: Warehouse,
  scope: Scope,
  period: Period,
): Promise<CostsAnswer['campaigns']> {
  const rows = await warehouse.rows({
    name: 'collect.ad-costs',
    sql: sql`
      SELECT toString(toStartOfMonth(day)) AS month, source, campaign_id, argMax(campaign, day) AS called, currency,
             toString(sum(amount)) AS total, sum(impressions) AS shown, sum(clicks) AS clicked, uniqExact(day) AS days
      FROM ${adCosts(scope, period)}
      GROUP BY month, source, campaign_id, currency
      ORDER BY month DESC, currency, sum(amount) DESC, source, campaign_id LIMIT ${mostCampaigns + 1}`,
    row: z.object({
      month: z.string(),
      source: z.string(),
      campaign_id: z.string(),
      called: z.string(),
      currency: z.string(),
      total: z.coerce.number(),
      shown: count,
      clicked: count,
      days: count,
    }),
  })
  return rows.map(row => ({
    month: row.month.slice(0, 7),
    source: row.source,
    campaignId: row.campaign_id,
    campaign: row.called,
    currency: row.currency,
    amount: row.total,
    impressions: row.shown,
    clicks: row.clicked,
    days: row.days,
  }))
}

async function readGaps(warehouse: Warehouse, scope: Scope, period: Period): Promise<CostsAnswer['gaps']> {
  const rows = await warehouse.rows({
    name: 'collect.ad-cost-days',
    sql: sql`
      SELECT source, arrayMap(d -> toString(d), arraySort(groupUniqArray(day))) AS days
      FROM ${adCosts(scope, period)} GROUP BY source ORDER BY source`,
    row: z.object({ source: z.string(), days: z.array(z.string()) }),
  })
  return rows.flatMap(({ source, days }) => findGaps(days).map(gap => ({ source, ...gap })))
}
