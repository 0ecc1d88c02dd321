import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openImportShop, type Shop } from '../../../test/import-run.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import { type FileInput, fileOf } from '../files/read/file-input.ts'
import { importDetail } from './model-import.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openImportShop()
})
afterAll(() => shop.stop())

const head = ['order_id', 'user_id', 'ordered_at', 'total', 'city']
const cities = ['الرباط', 'Casablanca', 'Fès', 'Tanger']

function cellsOf(day: number): Record<string, string>[] {
  return Array.from({ length: 30 }, (_, i) => ({
    order_id: `o-${day}-${i}`,
    user_id: `u${(day * 7 + i) % 25}`,
    ordered_at: `2026-11-0${day} 10:${String(i).padStart(2, '0')}:00`,
    total: `${20 + ((day * 13 + i * 7) % 90)}.50`,
    city: cities[(day + i) % cities.length] ?? '',
  }))
}

/** One day of orders; `called` says the head of the file, `undefined` that a column is not there. */
function day(number: number, called: Record<string, string | undefined> = {}, columns = head): FileInput {
  const kept = columns.filter(name => !(name in called && called[name] === undefined))
  const rows = cellsOf(number).map(cells => kept.map(name => cells[name]).join(','))
  const text = [kept.map(name => called[name] ?? name).join(','), ...rows].join('\n')
  return fileOf(`orders-2026-11-0${number}.csv`, `${text}\n`)
}

/** A column renamed on the third, another gone on the fourth, the order changed on the fifth. */
const days = [
  day(1),
  day(2),
  day(3, { total: 'total_amount' }),
  day(4, { city: undefined }),
  day(5, {}, [...head].reverse()),
]

function propertiesOf(workspace: number) {
  return shop.running.engines.warehouse.rows({
    name: 'test.properties',
    sql: sql`SELECT JSONExtractString(received, 'properties', 'order_id') AS order,
        JSONExtractRaw(received, 'properties', 'total') AS total,
        JSONExtractString(received, 'properties', 'city') AS city
      FROM events WHERE workspace = ${param(workspace, 'UInt32')} ORDER BY time, order`,
    row: z.object({ order: z.string(), total: z.string(), city: z.string() }),
  })
}

it('a folder of days: the renamed and the vanished column are found, shown, and every row is imported', async () => {
  const own = await shop.workspace()
  const id = await own.upload(days)
  const found = await own.inspect(id, { zone: 'UTC' })
  expect(found.inspection?.tables).toHaveLength(1)
  const [table] = found.inspection?.tables ?? []
  expect(table).toMatchObject({ name: 'orders', rows: 150 })
  const place = (number: number, line = 2) => ({ file: `orders-2026-11-0${number}.csv`, line })
  expect(table?.differences).toEqual([
    { kind: 'renamed', column: 'total', other: 'total_amount', places: [place(3)] },
    { kind: 'missing', column: 'city', other: '', places: [place(4)] },
    { kind: 'order', column: '', other: '', places: [place(5, 1)] },
  ])
  expect(found.questions.find(one => one.code === 'renamed-column')).toMatchObject({
    id: 'renamed-column:orders.total_amount',
    options: ['total', 'none'],
    answer: 'total',
    answered: false,
    facts: { example: 'orders-2026-11-03.csv:2' },
  })
  expect(found.import.mapping?.tables[0]?.renamed).toEqual([
    { column: 'total', called: 'total_amount', files: ['orders-2026-11-03.csv'] },
  ])

  const done = await own.run(id, 'start')
  expect(done.report).toMatchObject({ messages: 150, stored: 150, refused: [], quarantined: [] })
  expect(done.report?.notices).toEqual([
    {
      code: 'column-missing',
      detail: 'city',
      count: 30,
      places: Array.from({ length: 5 }, (_, i) => ({ ...place(4, i + 2), column: null })),
    },
  ])
  const rows = await propertiesOf(own.id)
  const expected = [1, 2, 3, 4, 5].flatMap(number =>
    cellsOf(number).map(cells => ({
      order: cells.order_id,
      total: String(Number(cells.total)),
      city: number === 4 ? '' : cells.city,
    })),
  )
  expect(rows.map(row => ({ ...row, total: String(Number(row.total)) }))).toEqual(expected)

  const again = await own.upload(days)
  await own.inspect(again, { zone: 'UTC' })
  expect((await own.run(again, 'start')).report).toMatchObject({ stored: 0, repeated: 150 })
})

it('a saved mapping knows the other name and the missing column on a later day, and says what fits nowhere', async () => {
  const own = await shop.workspace()
  const first = await own.upload(days)
  const { import: made } = await own.inspect(first, { zone: 'UTC' })
  const later = await own.upload([
    day(6, { total: 'total_amount', city: undefined }),
    fileOf('notes.csv', 'who,what\nx,y\n'),
  ])
  await own.call('PUT', `/${later}/mapping`, importDetail, { mapping: made.mapping })
  const { report } = await own.run(later, 'start')
  expect(report).toMatchObject({ messages: 30, stored: 30, refused: [] })
  expect(report?.notices.map(one => [one.code, one.detail, one.count])).toEqual([
    ['column-missing', 'city', 30],
    ['file-left-out', '', 1],
  ])
  const rows = await propertiesOf(own.id)
  expect(rows.map(row => Number(row.total))).toEqual(cellsOf(6).map(cells => Number(cells.total)))

  const whole = await own.upload([...days, day(6, { total: 'total_amount', city: undefined })])
  await own.inspect(whole, { zone: 'UTC' })
  expect((await own.run(whole, 'start')).report).toMatchObject({ messages: 180, stored: 150, repeated: 30 })
})

it('another name whose meaning is not sure is asked, and is a column of its own until somebody says so', async () => {
  const own = await shop.workspace()
  const id = await own.upload([day(1), day(2), day(3, { total: 'montant' })])
  const found = await own.inspect(id, { zone: 'UTC' })
  const open = found.questions.find(one => one.code === 'renamed-column')
  expect(open).toMatchObject({ column: 'montant', options: ['total', 'none'], answer: null })
  expect(found.inspection?.tables[0]?.differences.map(one => [one.kind, one.column])).toEqual([
    ['missing', 'total'],
    ['added', 'montant'],
  ])
  await expect(own.run(id, 'start')).rejects.toMatchObject({ problem: { code: 'import.answers-missing' } })
  const answer = (text: string) =>
    own.call('PUT', `/${id}/mapping`, importDetail, { answers: { zone: 'UTC', [open?.id ?? '']: text } })
  const apart = await answer('none')
  expect(apart.import.mapping?.tables[0]?.renamed).toEqual([])
  expect(apart.import.mapping?.tables[0]?.columns.map(column => column.name)).toContain('montant')
  const same = await answer('total')
  expect(same.inspection?.tables[0]?.differences.map(one => [one.kind, one.column, one.other])).toEqual([
    ['renamed', 'total', 'montant'],
  ])
  expect((await own.run(id, 'start')).report).toMatchObject({ messages: 90, stored: 90, notices: [] })
})
