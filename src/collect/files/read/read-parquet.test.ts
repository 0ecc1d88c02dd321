import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnWarehouses } from '../../../../test/engines.ts'
import { sql } from '../../../platform/warehouse/sql.ts'
import { inspect } from '../inspect/inspect.ts'
import { messages } from '../messages/messages.ts'
import { propose } from '../propose/propose.ts'
import { fileAt, fileOf } from './file-input.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-parquet-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describeOnWarehouses('Parquet written by ClickHouse', warehouse => {
  it('is read with instants, dates, decimals, nested columns and lists', async ({ skip }) => {
    if (warehouse().kind !== 'embedded') skip('only the engine in the process writes where the test can read')
    const path = join(folder, 'orders-2026-11-01.parquet')
    await warehouse().run({
      name: 'test.parquet',
      sql: sql`INSERT INTO FUNCTION file(${path}, 'Parquet')
        SELECT concat('u', toString(number % 9)) AS user_id,
          toDateTime64('2026-11-01 10:00:00.250', 3, 'UTC') + number AS ordered_at,
          toDate('2026-11-02') AS due,
          toDecimal64(number, 2) + toDecimal64('0.10', 2) AS total,
          toInt64(9007199254740993) AS big,
          if(number = 3, NULL, 'الرباط') AS city,
          tuple(number, 'x')::Tuple(id UInt32, word String) AS item,
          [1, number] AS tags,
          map('a', number) AS extra
        FROM numbers(12000) SETTINGS output_format_parquet_row_group_size = 5000`,
    })
    const file = fileAt(path)
    const inspection = await inspect([file])
    const [table] = inspection.tables
    expect(table).toMatchObject({ name: 'orders', rows: 12_000 })
    expect(table?.preview[3]).toEqual([
      'u3',
      '2026-11-01T10:00:03.250Z',
      '2026-11-02',
      '3.10',
      '9007199254740993',
      '',
      '3',
      'x',
      '[1,3]',
      '{"a":3}',
    ])
    expect(table?.columns.map(column => column.name)).toEqual(
      'user_id ordered_at due total big city item.id item.word tags extra'.split(' '),
    )
    const { mapping } = propose(inspection, { answers: { zone: 'UTC' } })
    let count = 0
    for await (const outcome of messages(mapping, [file])) if ('message' in outcome) count++
    expect(count).toBe(12_000)

    const bytes = await readFile(path)
    const packed = await inspect([fileOf('orders.csv', gzipSync(bytes))])
    expect(packed.tables[0]?.preview).toEqual(table?.preview)
    const cut = fileOf('cut.parquet', bytes.subarray(0, bytes.length - 100))
    await expect(inspect([cut])).rejects.toMatchObject({
      code: 'import.file-damaged',
      params: { file: 'cut.parquet' },
    })
  })
})
