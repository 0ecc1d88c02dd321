import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openImportShop, type Shop } from '../../../test/import-run.ts'
import { streamFile } from '../../cli/stream-file.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import { fileOf } from '../files/read/file-input.ts'
import { quarantineAnswer } from '../model-data.ts'
import { safeName } from './import-files.ts'
import { importDetail, importList, importPreview, importRecord } from './model-import.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openImportShop()
})
afterAll(() => shop.stop())

const rows = Array.from(
  { length: 60 },
  (_, i) => `u${i % 20},2024-03-05 10:${String(i).padStart(2, '0')}:00,o${i},${i}.5`,
)
const orders = fileOf(
  'orders.csv',
  `${['user_id,ordered_at,order_id,total', ...rows, 'u1,soon,o99,1.5'].join('\n')}\n`,
)

/** Messages of a workspace in the log, in total order. */
function logOf(workspace: number) {
  return shop.running.engines.warehouse.rows({
    name: 'test.log',
    sql: sql`SELECT message_id, name, toString(time) AS time, identifiers FROM events
      WHERE workspace = ${param(workspace, 'UInt32')} ORDER BY time, ordinal, call, message_id`,
    row: z.object({
      message_id: z.string(),
      name: z.string(),
      time: z.string(),
      identifiers: z.array(z.string()),
    }),
  })
}

describe('an import', () => {
  it('asks, imports, refuses by line, adds nothing twice, and goes whole', async () => {
    const own = await shop.workspace()
    const id = await own.upload([orders])
    const found = await own.inspect(id)
    expect(found.import.files).toEqual([{ name: 'orders.csv', bytes: expect.any(Number) }])
    expect(found.questions.filter(q => q.answer === null).map(q => q.id)).toContain('zone')
    await expect(own.run(id, 'start')).rejects.toMatchObject({ problem: { code: 'import.answers-missing' } })
    const answers = Object.fromEntries(
      found.questions
        .filter(q => q.answer === null)
        .map(q => [q.id, q.id === 'zone' ? 'Africa/Cairo' : (q.options[0] ?? '')]),
    )
    const answered = await own.call('PUT', `/${id}/mapping`, importDetail, { answers })
    expect(answered.questions.filter(q => q.answer === null)).toEqual([])

    const preview = await own.call('POST', `/${id}/preview`, importPreview)
    expect(preview.messages).toHaveLength(50)
    expect(preview.messages[0]).toMatchObject({ time: '2024-03-05T08:00:00.000Z', person: 'u0' })
    expect(await logOf(own.id)).toEqual([])

    const done = await own.run(id, 'start')
    expect(done).toMatchObject({ status: 'done', error: null, progress: { of: 61 } })
    expect(done.report).toMatchObject({ messages: 60, stored: 60, repeated: 0, quarantined: [] })
    expect(done.report?.refused).toEqual([
      {
        code: 'time-unreadable',
        detail: '',
        count: 1,
        places: [{ file: 'orders.csv', line: 62, column: 'ordered_at' }],
      },
    ])
    const folder = join(shop.running.engines.config.dataFolder, 'imports', String(own.id), String(id))
    await expect.poll(() => existsSync(folder)).toBe(false)
    const quarantine = await shop.session.call({
      path: `/api/w/${own.id}/quarantine`,
      answer: quarantineAnswer,
    })
    expect(quarantine.rows).toMatchObject([
      { reason: 'row-refused', detail: 'orders.csv:62 time-unreadable', importId: id },
    ])
    expect(JSON.parse(quarantine.rows[0]?.received ?? '')).toMatchObject({ line: 62, text: 'soon' })
    const first = await logOf(own.id)
    expect(first).toHaveLength(60)

    const second = await own.upload([orders])
    await own.inspect(second, answers)
    expect((await own.run(second, 'start')).report).toMatchObject({ messages: 60, stored: 0, repeated: 60 })
    expect(await logOf(own.id)).toEqual(first)
    expect((await own.run(second, 'undo')).status).toBe('undone')
    expect(await logOf(own.id)).toEqual(first)

    await expect(own.call('DELETE', `/${id}`, z.null())).rejects.toMatchObject({
      problem: { code: 'import.busy' },
    })
    expect((await own.run(id, 'undo')).status).toBe('undone')
    expect(await logOf(own.id)).toEqual([])
    const third = await own.upload([orders])
    await own.call('PUT', `/${third}/mapping`, importDetail, { mapping: answered.import.mapping })
    expect((await own.run(third, 'start')).report).toMatchObject({ stored: 60, repeated: 0 })
    expect(await logOf(own.id)).toEqual(first)
    await own.call('DELETE', `/${id}`, z.null())
  })

  it('of an empty file finds nothing, and spoils neither itself nor the list', async () => {
    const own = await shop.workspace()
    const id = await own.upload([fileOf('empty.csv', '')])
    const found = await own.inspect(id)
    expect(found).toMatchObject({
      import: { mapping: null },
      inspection: { tables: [{ columns: [] }] },
    })
    await expect(own.run(id, 'start')).rejects.toMatchObject({ problem: { code: 'import.mapping-invalid' } })
    const path = `/api/w/${own.id}/imports`
    expect((await shop.session.call({ path, answer: importList })).imports).toHaveLength(1)
  })

  it('declares the case of its mapping, and the journeys by it are there', async () => {
    const own = await shop.workspace()
    const shipped = fileOf(
      'orders.csv',
      `order_id,user_id,ordered_at,shipped_at\n${Array.from({ length: 30 }, (_, i) => `o${i},u${i % 20},2024-03-05 10:${i + 10}:00,2024-03-06 10:00:00`).join('\n')}\n`,
    )
    const items = fileOf(
      'order_items.csv',
      `order_id,price\n${Array.from({ length: 30 }, (_, i) => `o${i},0.1\no${i},0.2`).join('\n')}\n`,
    )
    const id = await own.upload([shipped, items])
    const found = await own.inspect(id, { zone: 'UTC' })
    expect(found.import.mapping?.case).toEqual({ property: 'order_id' })
    await own.run(id, 'start')
    expect(await shop.running.composition.understand.caseKinds(own.id)).toContain('order_id')
  })

  it('of a wrong zone, a broken mapping or a missing file is refused with its code', async () => {
    const own = await shop.workspace()
    const id = await own.upload([orders])
    await expect(own.inspect(id, { zone: 'Mars/Olympus' })).rejects.toMatchObject({
      problem: { code: 'body.invalid' },
    })
    await expect(
      own.call('PUT', `/${id}/mapping`, importDetail, { mapping: { version: 1 } }),
    ).rejects.toMatchObject({
      problem: { code: 'import.mapping-invalid' },
    })
    const { import: made } = await own.inspect(id, { zone: 'UTC' })
    const empty = await own.call('POST', '', importRecord, { name: 'empty' })
    await expect(own.inspect(empty.id)).rejects.toMatchObject({ problem: { code: 'import.file-missing' } })
    expect(made.status).toBe('new')
  })

  it('is nothing to another workspace', async () => {
    const [ours, theirs] = [await shop.workspace(), await shop.workspace()]
    const id = await ours.upload([orders])
    await ours.inspect(id, { zone: 'UTC' })
    const notFound = { problem: { code: 'not-found', status: 404 } }
    expect(await theirs.call('GET', '', importList)).toEqual({ imports: [] })
    await expect(theirs.detail(id)).rejects.toMatchObject(notFound)
    await expect(theirs.inspect(id, {})).rejects.toMatchObject(notFound)
    await expect(theirs.call('PUT', `/${id}/mapping`, importDetail, { answers: {} })).rejects.toMatchObject(
      notFound,
    )
    await expect(theirs.call('POST', `/${id}/preview`, importPreview)).rejects.toMatchObject(notFound)
    await expect(theirs.run(id, 'start')).rejects.toMatchObject(notFound)
    await expect(theirs.run(id, 'undo')).rejects.toMatchObject(notFound)
    await expect(theirs.call('DELETE', `/${id}`, z.null())).rejects.toMatchObject(notFound)
    const path = `/api/w/${theirs.id}/imports/${id}/files/x.csv`
    const stream = streamFile(orders)
    await expect(
      shop.session.call({ method: 'PUT', path, stream, answer: importRecord }),
    ).rejects.toMatchObject(notFound)
    expect((await ours.detail(id)).import.files).toHaveLength(1)
  })
})

describe('the name of an uploaded file', () => {
  it('never leaves its folder', () => {
    expect(safeName('../../etc/passwd')).toBe('passwd')
    expect(safeName('C:\\shop\\orders 2024.csv')).toBe('orders 2024.csv')
    expect(safeName('..hidden.csv')).toBe('hidden.csv')
    expect(safeName('الطلبات.csv.gz')).toBe('الطلبات.csv.gz')
    expect(safeName('a\0b:c.csv')).toBe('a_b_c.csv')
    expect(Buffer.byteLength(safeName(`${'ط'.repeat(300)}.csv.gz`))).toBeLessThan(200)
    for (const name of ['', '..', '/', 'x.part']) expect(() => safeName(name)).toThrow('params.invalid')
  })
})
