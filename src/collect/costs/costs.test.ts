import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { openTestStore } from '../../../test/store.ts'
import { steppedClock } from '../../platform/clock.ts'
import { migrateStore } from '../../platform/store/migrate-store.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { fileOf } from '../files/read/file-input.ts'
import { storeMigrations } from '../migrations/store.ts'
import { warehouseMigrations } from '../migrations/warehouse.ts'
import { adCosts } from './ad-costs.ts'
import { createCostRecords } from './cost-records.ts'
import { type CostService, createCostService } from './cost-service.ts'
import { costBody, costMapping } from './model-costs.ts'
import { readCosts } from './read-costs.ts'

const row = (more: object) => ({
  source: 'Google Ads',
  campaign: 'Ramadan',
  campaign_id: '77',
  day: '2026-03-01',
  currency: 'SAR',
  amount: 10,
  ...more,
})
const rowsOf = (...all: object[]) => costBody.parse({ rows: all.map(row) }).rows

async function openCosts(warehouse: Warehouse): Promise<CostService> {
  const store = await openTestStore()
  await migrateStore(store, storeMigrations)
  await warehouse.migrate(warehouseMigrations)
  const records = createCostRecords(store, steppedClock(Date.UTC(2026, 2, 9)))
  return createCostService({ warehouse, records })
}

describeOnWarehouses('costs of advertising', warehouse => {
  let costs: CostService
  let last = 0
  beforeAll(async () => {
    costs = await openCosts(warehouse())
  })

  it('a day of a campaign is replaced as a whole, and undoing brings back what stood there', async () => {
    const workspace = ++last
    const scope = { workspace, now: 0 }
    const sums = async () =>
      (await costs.answer(scope)).campaigns.map(one => [
        one.month,
        one.campaign,
        one.currency,
        one.amount,
        one.clicks,
      ])
    await costs.tell(
      workspace,
      rowsOf(
        { ad_group: 'a', amount: 10.1 },
        { ad_group: 'b', amount: 0.2, clicks: 3 },
        { day: '2026-03-02' },
      ),
      '',
    )
    expect(await sums()).toEqual([['2026-03', 'Ramadan', 'SAR', 20.3, 3]])
    // Sent again: the same. Corrected: one ad group is gone, the currency was wrong.
    await costs.tell(
      workspace,
      rowsOf({ ad_group: 'a', amount: 10.1 }, { ad_group: 'b', amount: 0.2, clicks: 3 }),
      '',
    )
    expect(await sums()).toEqual([['2026-03', 'Ramadan', 'SAR', 20.3, 3]])
    const corrected = await costs.tell(workspace, rowsOf({ ad_group: 'a', amount: 7, currency: 'USD' }), '')
    expect(await sums()).toEqual([
      ['2026-03', 'Ramadan', 'SAR', 10, 0],
      ['2026-03', 'Ramadan', 'USD', 7, 0],
    ])
    await costs.undo(workspace, corrected.id)
    expect(await sums()).toEqual([['2026-03', 'Ramadan', 'SAR', 20.3, 3]])
    expect((await costs.answer(scope)).batches.map(one => one.status)).toEqual(['undone', 'stored', 'stored'])
  })

  it('shows the days that are missing, and nothing of another workspace', async () => {
    const workspace = ++last
    await costs.tell(
      workspace,
      rowsOf(
        { day: '2026-02-27' },
        { day: '2026-03-02' },
        { day: '2026-03-03' },
        { day: '2026-03-05', source: 'meta' },
      ),
      '',
    )
    const { gaps, campaigns } = await costs.answer({ workspace, now: 0 })
    expect(gaps).toEqual([{ source: 'google_ads', from: '2026-02-28', to: '2026-03-01', days: 2 }])
    expect(campaigns.map(one => [one.month, one.source, one.amount])).toEqual([
      ['2026-03', 'google_ads', 20],
      ['2026-03', 'meta', 10],
      ['2026-02', 'google_ads', 10],
    ])
    expect((await costs.answer({ workspace: 999, now: 0 })).campaigns).toEqual([])
    const [counted] = await warehouse().rows({
      name: 'test.costs',
      sql: sql`SELECT toString(sum(amount)) AS amount FROM ${adCosts({ workspace, now: 0 }, { from: '2026-03-01', to: '2026-03-02' })}`,
      row: z.object({ amount: z.string() }),
    })
    expect(counted).toEqual({ amount: '10' })
  })
})

describeOnWarehouses('batches of costs', warehouse => {
  let costs: CostService
  beforeAll(async () => {
    costs = await openCosts(warehouse())
  })
  const answer = (workspace: number) => costs.answer({ workspace, now: 0 })

  it('undoing one takes its own rows alone, and is refused for a batch of another workspace', async () => {
    const told = await costs.tell(51, rowsOf({ day: '2026-03-01' }), '')
    await costs.tell(51, rowsOf({ day: '2026-03-02', amount: 7 }), '')
    await costs.tell(52, rowsOf({ amount: 3 }), '')
    expect((await answer(52)).batches).toHaveLength(1)
    await expect(costs.undo(52, told.id)).rejects.toThrow('not-found')
    expect((await answer(51)).batches.map(one => one.status)).toEqual(['stored', 'stored'])
    await costs.undo(51, told.id)
    expect((await answer(51)).campaigns.map(one => one.amount)).toEqual([7])
    expect((await answer(52)).campaigns.map(one => one.amount)).toEqual([3])
  })

  it('a campaign is called as it was last, its days are counted once, and one missing day is a gap', async () => {
    const groups = ['a', 'b'].map(ad_group => ({ ad_group, campaign: 'Old' }))
    await costs.tell(53, rowsOf(...groups, { day: '2026-03-03', campaign: 'New' }), '')
    const { campaigns, gaps } = await answer(53)
    expect(campaigns).toMatchObject([{ campaign: 'New', days: 2, amount: 30 }])
    expect(gaps).toEqual([{ source: 'google_ads', from: '2026-03-02', to: '2026-03-02', days: 1 }])
  })
})

const given = (more: object = {}) => costMapping.parse(more)

describe('files of costs', () => {
  it('Google Ads: a title above, totals below, thousands, nothing spent', async () => {
    const text = [
      'Campaign performance',
      '"1 March 2026 - 2 March 2026"',
      'Day,Campaign,Campaign ID,Ad group,Currency code,Cost,Impr.,Clicks,CTR',
      '2026-03-01,Ramadan,77,Oud,SAR,"1,234.50","12,345",1,1%',
      '2026-03-02,Ramadan,77,Oud,SAR, --,0,0,0%',
      'Total: Account,,,,SAR,"1,234.50","12,345",1,1%',
    ].join('\n')
    // As Google writes them for spreadsheets: UTF-16, tabs.
    const tabs = Buffer.from(
      `\ufeff${text.replace(/("[^"]*")|,/g, (_all, quoted) => quoted ?? '\t')}`,
      'utf16le',
    )
    for (const file of [fileOf('report.csv', text), fileOf('report.csv', tabs)]) {
      const { look, rows } = await readCosts(file, given())
      expect(look).toMatchObject({
        layout: 'google_ads',
        missing: [],
        days: { from: '2026-03-01', to: '2026-03-02' },
      })
      expect(look.totals).toEqual([{ currency: 'SAR', amount: 1234.5 }])
      expect(rows[0]).toMatchObject({
        source: 'google_ads',
        campaign_id: '77',
        ad_group: 'Oud',
        impressions: 12345,
        clicks: 1,
      })
      expect(look.refused).toEqual([expect.objectContaining({ reason: 'summary-row', n: 1 })])
    }
  })

  it('Meta: the currency in the header; a line of several days is no day', async () => {
    const { look, rows } = await readCosts(
      fileOf(
        'meta.csv',
        [
          'Reporting starts,Reporting ends,Campaign name,Ad set name,Amount spent (EGP),Impressions,Link clicks',
          '2026-03-01,2026-03-01,عيد,نساء,250.75,9000,80',
          '2026-03-01,2026-03-31,عيد,نساء,9000,1,1',
        ].join('\n'),
      ),
      given(),
    )
    expect(look.layout).toBe('meta')
    expect(rows).toEqual([
      expect.objectContaining({
        source: 'meta',
        campaign: 'عيد',
        currency: 'EGP',
        amount: 250.75,
        clicks: 80,
      }),
    ])
    expect(look.refused).toEqual([expect.objectContaining({ reason: 'several-days', n: 1, line: 3 })])
  })

  it('TikTok and Snapchat', async () => {
    const tiktok = await readCosts(
      fileOf(
        't.csv',
        'By Day,Campaign name,Ad group name,Cost,Currency,Impressions,Clicks (destination)\n2026-03-01,A,g,5.5,AED,10,2\n',
      ),
      given(),
    )
    expect(tiktok.look.layout).toBe('tiktok')
    expect(tiktok.rows).toEqual([expect.objectContaining({ amount: 5.5, currency: 'AED', clicks: 2 })])
    const snap = await readCosts(
      fileOf(
        's.csv',
        'Start Time,Campaign Name,Ad Squad Name,Spend,Currency,Paid Impressions,Swipe Ups\n2026-03-01,B,q,6,KWD,10,3\n',
      ),
      given(),
    )
    expect(snap.look.layout).toBe('snapchat')
    expect(snap.rows).toEqual([expect.objectContaining({ campaign: 'B', currency: 'KWD', clicks: 3 })])
  })

  it('asks what a table kept by hand does not say: platform, currency, day and month', async () => {
    const file = fileOf('حملات.csv', 'التاريخ;الحملة;التكلفة\n٠٣/٠٤/٢٠٢٦;العيد;١٢٠٫٥\nالإجمالي;;١٢٠٫٥\n')
    const open = await readCosts(file, given())
    expect(open.look.missing).toEqual(['source', 'currency'])
    expect(open.look.questions.map(one => [one.code, one.answer])).toEqual([['date-order', null]])
    expect(open.rows).toEqual([])
    const [asked] = open.look.questions
    const told = await readCosts(
      file,
      given({ source: 'سناب', currency: 'sar', answers: { [asked?.id ?? '']: 'dmy' } }),
    )
    expect(told.rows).toEqual([
      expect.objectContaining({ source: 'سناب', day: '2026-04-03', amount: 120.5, currency: 'SAR' }),
    ])
  })

  it('refuses what is no cost, line by line', async () => {
    const { look, rows } = await readCosts(
      fileOf(
        'a.csv',
        [
          'date,campaign,cost,currency,impressions',
          '2026-03-01,A,12,SAR,5',
          '2026-03-01,,12,SAR,5',
          'soon,A,12,SAR,5',
          '2026-03-01,A,much,SAR,5',
          '2026-03-01,A,12,ZZZ,5',
        ].join('\n'),
      ),
      given({ source: 'x' }),
    )
    expect(rows).toHaveLength(1)
    expect(look.refused.map(one => [one.reason, one.line])).toEqual([
      ['campaign-missing', 3],
      ['day-unreadable', 4],
      ['amount-unreadable', 5],
      ['currency-unknown', 6],
    ])
  })
})

it('an amount with a sign of its own keeps its currency; of lines with one fault the first is shown and all are counted', async () => {
  const text = 'date,campaign,cost\n2026-03-01,A,MAD 30\n2026-03-02,A,AED 5\nsoon,A,MAD 1\nlater,A,MAD 1\n'
  const { look, rows } = await readCosts(fileOf('a.csv', text), given({ source: 'x', currency: 'SAR' }))
  expect(rows.map(one => [one.currency, one.amount])).toEqual([
    ['MAD', 30],
    ['AED', 5],
  ])
  expect(look.refused).toEqual([expect.objectContaining({ reason: 'day-unreadable', n: 2, line: 4 })])
})

it('rows of the API: no such day, no such currency, numbers that are none', () => {
  for (const bad of [
    { day: '2026-02-30' },
    { currency: 'XYZ' },
    { amount: Number.NaN },
    { clicks: -1 },
    { campaign: ' ' },
    { source: '--' },
  ])
    expect(costBody.safeParse({ rows: [row(bad)] }).success).toBe(false)
  expect(costBody.parse({ rows: [row({})] }).rows[0]?.source).toBe('google_ads')
})
