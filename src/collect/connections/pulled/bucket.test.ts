import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openImportShop, type Shop } from '../../../../test/import-run.ts'
import { type S3Server, serveS3 } from '../../../../test/s3-server.ts'
import { param, sql } from '../../../platform/warehouse/sql.ts'
import { connectionIssued, connectionView, triedAnswer } from '../model-connection.ts'

let shop: Shop
let store: S3Server
const secrets = { accessKey: 'AK1', secretKey: 'secret/of+ours' }
beforeAll(async () => {
  shop = await openImportShop({ RIHLA_ALLOW_PRIVATE: '127.0.0.1' })
  store = await serveS3('exports', secrets.accessKey, secrets.secretKey)
})
afterAll(async () => {
  await store?.close()
  await shop?.stop()
})

async function workspaceOf(kind: string, settings: object) {
  const { id } = await shop.workspace()
  const base = `/api/w/${id}/connections`
  const body = { kind, name: kind, settings, secrets }
  const view = (of: number) => shop.session.call({ path: `${base}/${of}`, answer: connectionView })
  const until = async (of: number, before: number | null) => {
    for (;;) {
      const found = await view(of)
      if (!found.isRunning && found.lastRunAt !== before && found.lastRunAt !== null) return found
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  return {
    tryOut: (with_: object = secrets) =>
      shop.session.call({
        method: 'POST',
        path: `${base}/try`,
        body: { kind, settings, secrets: with_ },
        answer: triedAnswer,
      }),
    async load() {
      const { connection } = await shop.session.call({
        method: 'POST',
        path: base,
        body,
        answer: connectionIssued,
      })
      return until(connection.id, null)
    },
    async again(of: number) {
      const { lastRunAt } = await view(of)
      await shop.session.call({ method: 'POST', path: `${base}/${of}/run`, answer: z.unknown() })
      return until(of, lastRunAt)
    },
    events: () =>
      shop.running.engines.warehouse.rows({
        name: 'test.log',
        sql: sql`SELECT type, name, channel, toString(time) AS time, identifiers, toString(properties) AS properties FROM events
          WHERE workspace = ${param(id, 'UInt32')} ORDER BY time, message_id
          SETTINGS output_format_json_quote_64bit_integers = 0`,
        row: z.object({
          type: z.string(),
          name: z.string(),
          channel: z.string(),
          time: z.string(),
          identifiers: z.array(z.string()),
          properties: z.string().transform(text => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
        }),
      }),
  }
}

describe('files in a bucket', () => {
  it('CSV, JSON Lines and gzip under a prefix: new files are read, changed ones add their new rows, copies add nothing', async () => {
    const head = 'order_id,customer,at,total,note'
    store.put(
      'orders/day 1+ü.csv',
      `${head}\n1042,u1,2026-03-01 10:00,12.5,\n1043,u2,2026-03-01 11:00,7,مرحبا\n`,
      '2026-03-02T01:00:00.000Z',
    )
    store.put(
      'orders/day2.jsonl.gz',
      gzipSync('{"order_id":"1044","customer":"u1","at":"2026-03-02 09:00","total":3,"note":null}\n'),
      '2026-03-03T01:00:00.000Z',
    )
    store.put('orders/readme.pdf', 'no', '2026-03-03T01:00:00.000Z')
    store.put('orders/broken.parquet', 'PAR1 but not really PAR1', '2026-03-03T02:00:00.000Z')
    store.put('other/x.csv', `${head}\n9,u9,2026-03-01 10:00,1,\n`, '2026-03-03T01:00:00.000Z')
    const settings = {
      ...{ endpoint: store.url, bucket: 'exports', prefix: 'orders/' },
      ...{
        event: 'Order Completed',
        timeColumn: 'at',
        zone: 'Asia/Riyadh',
        userColumn: 'customer',
        channel: 'store',
      },
    }
    const own = await workspaceOf('s3', settings)
    expect(await own.tryOut()).toEqual({ name: 'exports', counts: [expect.objectContaining({ n: 3 })] })
    await expect(own.tryOut({ ...secrets, secretKey: 'wrong' })).rejects.toMatchObject({
      problem: { code: 'connection.unauthorised' },
    })
    const found = await own.load()
    expect(found.error).toBeNull()
    expect(found.totals).toMatchObject({ stored: 3, quarantined: 1 })
    expect(await own.events()).toEqual([
      expect.objectContaining({
        name: 'Order Completed',
        channel: 'store',
        time: '2026-03-01 07:00:00.000',
        identifiers: ['user_id:u1'],
        properties: { order_id: '1042', total: 12.5 },
      }),
      expect.objectContaining({
        identifiers: ['user_id:u2'],
        properties: { order_id: '1043', total: 7, note: 'مرحبا' },
      }),
      expect.objectContaining({
        time: '2026-03-02 06:00:00.000',
        properties: { order_id: '1044', total: 3 },
      }),
    ])
    const before = store.read.length
    await own.again(found.id)
    expect(store.read).toHaveLength(before)
    store.put(
      'orders/day 1+ü.csv',
      `${head}\n1042,u1,2026-03-01 10:00,12.5,\n1045,u3,2026-03-01 12:00,1,\n`,
      '2026-03-04T01:00:00.000Z',
    )
    store.put('orders/copy.csv', `${head}\n1043,u2,2026-03-01 11:00,7,مرحبا\n`, '2026-03-04T01:00:00.000Z')
    await own.again(found.id)
    expect(store.read.slice(before).sort()).toEqual(['orders/copy.csv', 'orders/day 1+ü.csv'])
    expect((await own.events()).map(one => one.properties.order_id)).toEqual(['1042', '1043', '1045', '1044'])
  })
})

describe('GA4 export files', () => {
  it('parameters flattened, purchases under their usual names, visitors and users as they are', async () => {
    const row = (more: object) => ({
      event_date: '20260301',
      event_timestamp: '1772359200123456',
      user_pseudo_id: '123.456',
      user_id: null,
      platform: 'WEB',
      device: { category: 'mobile' },
      geo: { country: 'Morocco', city: 'Fez' },
      traffic_source: { source: 'google', medium: 'cpc', name: 'ramadan' },
      items: [],
      ...more,
    })
    const said = (key: string, value: object) => ({
      key,
      value: { string_value: null, int_value: null, float_value: null, double_value: null, ...value },
    })
    const rows = [
      row({
        event_name: 'page_view',
        event_params: [
          said('page_location', { string_value: 'https://shop.example/tea?x=1' }),
          said('ga_session_id', { int_value: '77' }),
        ],
      }),
      row({
        event_name: 'purchase',
        event_timestamp: '1772359260000000',
        user_id: '42',
        event_params: [said('currency', { string_value: 'MAD' })],
        ecommerce: { transaction_id: 'T-9', purchase_revenue: 120.5 },
        items: [{ item_id: 'P-7', item_name: 'شاي', price: 60.25, quantity: 2 }],
      }),
    ]
    store.put(
      'ga4/events_20260301.json',
      rows.map(one => JSON.stringify(one)).join('\n'),
      '2026-03-02T03:00:00.000Z',
    )
    const own = await workspaceOf('ga4-export', { endpoint: store.url, bucket: 'exports', prefix: 'ga4/' })
    const found = await own.load()
    expect(found.error).toBeNull()
    const [page, order] = await own.events()
    expect(page).toMatchObject({
      type: 'page',
      channel: 'web',
      time: '2026-03-01 10:00:00.123',
      identifiers: ['anonymous_id:123.456'],
      properties: { path: '/tea', ga_session_id: 77, country: 'Morocco', device: 'mobile' },
    })
    expect(order).toMatchObject({
      name: 'Order Completed',
      identifiers: ['anonymous_id:123.456', 'user_id:42'],
      properties: {
        order_id: 'T-9',
        currency: 'MAD',
        products: [expect.objectContaining({ product_id: 'P-7', name: 'شاي' })],
      },
    })
    store.put(
      'ga4/copy_of_events_20260301.json',
      rows.map(one => JSON.stringify(one)).join('\n'),
      '2026-03-03T03:00:00.000Z',
    )
    await own.again(found.id)
    expect(await own.events()).toHaveLength(2)
  })
})
