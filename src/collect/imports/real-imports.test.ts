import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testedKinds } from '../../../test/engines.ts'
import { type Importing, openImportShop, type Shop } from '../../../test/import-run.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import { type FileInput, fileAt, fileOf } from '../files/read/file-input.ts'

/** Public data that are not part of the project lie beside it on some machines. */
const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const there = existsSync(data)

it.skipIf(there)('did not run on real data: there is no ../shared/data beside the project', () => {
  console.warn('src/collect/imports: the tests on public data did not run, ../shared/data is not here')
})

describe.skipIf(!there).each(testedKinds())('real files through the service (%s)', kind => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openImportShop({}, kind)
  })
  afterAll(() => shop?.stop())

  async function importAll(
    own: Importing,
    files: FileInput[],
    answers: Record<string, string> = { zone: 'UTC' },
  ) {
    const id = await own.upload(files)
    const { questions } = await own.inspect(id, answers)
    expect(questions.filter(q => q.answer === null)).toEqual([])
    return own.run(id, 'start')
  }

  async function countsOf(workspace: number) {
    const [counts] = await shop.running.engines.warehouse.rows({
      name: 'test.counts',
      sql: sql`SELECT toUInt32(count()) AS events, toUInt32(uniqExact(message_id)) AS ids,
          toUInt32(uniqExactIf(trace, trace != 0)) AS traces, toUInt32(countIf(trace = 0)) AS nobody,
          toString(groupBitXor(cityHash64(message_id, time, ordinal, name, toString(properties)))) AS hash
        FROM events WHERE workspace = ${param(workspace, 'UInt32')}`,
      row: z.object({
        events: z.number(),
        ids: z.number(),
        traces: z.number(),
        nobody: z.number(),
        hash: z.string(),
      }),
    })
    return counts
  }

  it('Olist: 4,000 orders and 3,986 reviews by order, the 57 and the 348 told, once, and undone whole', async () => {
    const own = await shop.workspace()
    const names = readdirSync(`${data}olist-4k-orders`).filter(name => name.endsWith('.gz'))
    const files = names.map(name => fileAt(`${data}olist-4k-orders/${name}`))
    const { id, report, status } = await importAll(own, files)
    expect(status).toBe('done')
    const events = Object.fromEntries(report?.events.map(one => [one.event, one.count]) ?? [])
    expect(events).toMatchObject({ 'Order Purchase': 4000, 'Review Creation': 3986 })
    expect(report).toMatchObject({ repeated: 0, refused: [], quarantined: [], stored: report?.messages })
    const impossible = report?.notices.filter(line => line.code === 'times-out-of-order') ?? []
    expect(Object.fromEntries(impossible.map(line => [line.detail, line.count]))).toMatchObject({
      'review_creation_date < order_delivered_customer_date': 348,
      'order_delivered_carrier_date < order_approved_at': 57,
    })
    expect(await shop.running.composition.understand.caseKinds(own.id)).toContain('order_id')
    const first = await countsOf(own.id)
    expect(first).toMatchObject({ events: report?.messages, traces: 3998 })

    const second = await importAll(own, files)
    expect(second.report).toMatchObject({ stored: 0, repeated: report?.messages })
    expect(await countsOf(own.id)).toEqual(first)

    expect((await own.run(id, 'undo')).status).toBe('undone')
    expect(await countsOf(own.id)).toMatchObject({ events: 0 })
    const again = await importAll(own, files)
    expect({ ...again.report, ms: 0 }).toEqual({ ...report, ms: 0 })
    expect(await countsOf(own.id)).toEqual(first)
  }, 180_000)

  const proveRows = Number(process.env.PROVE_ROWS ?? 60_000)
  it(`online retail, its first ${proveRows} lines: anonymous lines and true repeats are kept`, async () => {
    const own = await shop.workspace()
    const text = gunzipSync(readFileSync(`${data}online-retail-uci/online_retail.csv.gz`)).toString('utf8')
    const lines = text.trimEnd().split('\n')
    const kept = lines.slice(1, 1 + proveRows)
    const anonymous = kept.filter(line => line.split(',').at(-2) === '').length
    const file = fileOf('online_retail.csv', `${[lines[0], ...kept].join('\n')}\n`)
    const { report, status } = await importAll(own, [file])
    expect(status).toBe('done')
    expect(report).toMatchObject({ messages: kept.length, stored: kept.length, repeated: 0, refused: [] })
    expect(await countsOf(own.id)).toMatchObject({
      events: kept.length,
      ids: kept.length,
      nobody: anonymous,
    })
    if (proveRows >= 541_909) expect(anonymous).toBe(135_080)
    console.info(`online retail: ${kept.length} lines in ${((report?.ms ?? 0) / 1000).toFixed(1)} s`)
  }, 600_000)

  it('receipt: 8,577 events of 1,434 cases', async () => {
    const own = await shop.workspace()
    const { report } = await importAll(own, [fileAt(`${data}pm-logs/receipt.csv.gz`)], {})
    expect(report).toMatchObject({ messages: 8577, stored: 8577, refused: [], quarantined: [] })
    expect(report?.events).toHaveLength(27)
    const [{ cases } = { cases: 0 }] = await shop.running.engines.warehouse.rows({
      name: 'test.cases',
      sql: sql`SELECT toUInt32(uniqExact(JSONExtractString(received, 'properties', 'case:concept:name'))) AS cases
        FROM events WHERE workspace = ${param(own.id, 'UInt32')}`,
      row: z.object({ cases: z.number() }),
    })
    expect(cases).toBe(1434)
  }, 120_000)
})
