import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { count, i64, instant, instantText, u64 } from './rows.ts'
import { sql } from './sql.ts'
import { table } from './table.ts'

const things = table({
  name: 'things',
  columns: "id UInt64, name String, at DateTime64(3, 'UTC'), properties JSON",
  engine: 'MergeTree',
  orderBy: 'id',
  placement: { shardBy: 'id' },
})
const names = table({
  name: 'names',
  columns: 'id UInt64, label String',
  engine: 'MergeTree',
  orderBy: 'id',
  placement: 'everywhere',
})

const thing = (id: bigint | number, name: string, at = 0, properties: object = {}): string =>
  JSON.stringify({ id: String(id), name, at: instantText(at), properties })

describeOnWarehouses('the warehouse', warehouse => {
  test('a migration makes tables; rows come back as they went in', async () => {
    await warehouse().migrate([{ id: '2026-01-01-01-things', up: [things, names] }])
    const first = Date.UTC(1900, 0, 1)
    const last = Date.UTC(2299, 11, 31, 23, 59, 59, 999)
    await warehouse().insert('things', [
      thing(2n ** 64n - 1n, 'رحلة 😀', first, { a: { b: 1 } }),
      thing(1, "it's", last, { list: [1, 2] }),
    ])
    const row = z.object({
      id: u64,
      name: z.string(),
      at: instant,
      properties: z.record(z.string(), z.unknown()),
    })
    const rows = await warehouse().rows({ name: 'read', sql: sql`SELECT * FROM things ORDER BY id`, row })
    expect(rows).toEqual([
      { id: 1n, name: "it's", at: last, properties: { list: ['1', '2'] } },
      { id: 2n ** 64n - 1n, name: 'رحلة 😀', at: first, properties: { a: { b: '1' } } },
    ])
  })

  test('how values come back', async () => {
    const row = z.object({
      signed: i64,
      counted: count,
      small: z.number(),
      none: z.null(),
      flag: z.boolean(),
      share: z.number(),
      pair: z.object({ a: z.number(), b: z.string() }),
    })
    const rows = await warehouse().rows({
      name: 'values',
      sql: sql`SELECT toInt64(-5) AS signed, count() AS counted, toUInt8(3) AS small, nan AS none, true AS flag,
        0.25 AS share, CAST((1, 'x/y'), 'Tuple(a UInt8, b String)') AS pair FROM numbers(7)`,
      row,
    })
    expect(rows).toEqual([
      { signed: -5n, counted: 7, small: 3, none: null, flag: true, share: 0.25, pair: { a: 1, b: 'x/y' } },
    ])
  })

  test('a row that is not what the query promises is an error with the query', async () => {
    const wrong = warehouse().rows({
      name: 'wrong row',
      sql: sql`SELECT 'x' AS n WHERE ${1} = 1`,
      row: z.object({ n: z.number() }),
    })
    await expect(wrong).rejects.toThrow(/wrong row: row 1 .*\n[\s\S]*SELECT 'x' AS n WHERE \{p0:Int64\} = 1/)
  })

  test('an error names the query, its SQL and the kind', async () => {
    const failing = warehouse().rows({ name: 'lost', sql: sql`SELECT * FROM nowhere`, row: z.unknown() })
    await expect(failing).rejects.toMatchObject({
      name: 'WarehouseError',
      query: 'lost',
      sql: 'SELECT * FROM nowhere',
      type: 'UNKNOWN_TABLE',
    })
  })

  test('a stopped query leaves nothing behind for the next', async () => {
    for (let i = 0; i < 6; i++) {
      const slow = warehouse().rows({
        name: 'slow',
        sql: sql`SELECT sleepEachRow(0.05) AS s FROM numbers(40)`,
        row: z.unknown(),
        settings: { max_block_size: 1 },
        timeoutMs: 300,
      })
      await expect(slow).rejects.toMatchObject({ type: 'TIMEOUT_EXCEEDED' })
      const next = await warehouse().rows({ name: 'next', sql: sql`SELECT 1 AS one`, row: z.unknown() })
      expect(next).toEqual([{ one: 1 }])
    }
  })

  test('the settings of one statement do not reach the next', async () => {
    const ask = (settings: Record<string, number>) =>
      warehouse().rows({
        name: 'settings',
        sql: sql`SELECT toUInt32(getSetting('max_threads')) AS threads, toBool(getSetting('join_use_nulls')) AS nulls`,
        row: z.unknown(),
        lane: 'lookup',
        settings,
      })
    expect(await ask({ max_threads: 1, join_use_nulls: 1 })).toEqual([{ threads: 1, nulls: true }])
    expect(await ask({})).toEqual([{ threads: 2, nulls: false }])
  })

  test('interleaved queries each get their own parameters', async () => {
    const row = z.object({ n: count, text: z.string() })
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        warehouse().rows({ name: 'own', sql: sql`SELECT ${i} AS n, ${`t${i}`} AS text`, row }),
      ),
    )
    expect(answers.map(rows => rows[0])).toEqual(answers.map((_, i) => ({ n: i, text: `t${i}` })))
  })

  test('an empty list compares with every type', async () => {
    const rows = await warehouse().rows({
      name: 'empty list',
      sql: sql`SELECT toUInt64(5) IN ${[]} AS a, has(${[]}, 'x') AS b, 'x' IN ${[]} AS c`,
      row: z.unknown(),
    })
    expect(rows).toEqual([{ a: 0, b: 0, c: 0 }])
  })
})
