import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { insertRows } from './insert-rows.ts'
import { count } from './rows.ts'
import { sql } from './sql.ts'
import { table } from './table.ts'

const rowsTable = table({
  name: 'bad_rows',
  columns: 'id UInt64, text String, properties JSON',
  engine: 'MergeTree',
  orderBy: 'id',
  placement: { shardBy: 'id' },
})

/** Each makes the engine refuse its whole group. */
const guilty: readonly [name: string, line: string][] = [
  ['a lone surrogate', '{"id":"1000000","text":"\\ud800"}'],
  ['a lone surrogate in a property', '{"id":"1000000","properties":{"a":"\\udc00 x"}}'],
  ['a number beyond 64 bits', '{"id":"1000000","properties":{"a":123456789012345678901234567890}}'],
  ['1e400', '{"id":"1000000","properties":{"a":1e400}}'],
  ['a repeated key', '{"id":"1000000","properties":{"a":1,"a":2}}'],
  ['a repeated path', '{"id":"1000000","properties":{"a":{"b":1},"a.b":2}}'],
  ['a text where a number belongs', '{"id":"one"}'],
  ['properties that are a list', '{"id":"1000000","properties":[1]}'],
  ['a column that nobody knows', '{"id":"1000000","colour":"red"}'],
  ['half a line', '{"id":"1000000","text":"'],
]

describeOnWarehouses('a refused group', warehouse => {
  const stored = async () => {
    const row = z.object({ n: count, distinct: count, guilty: count })
    const rows = await warehouse().rows({
      name: 'stored',
      sql: sql`SELECT count() AS n, uniqExact(id) AS distinct, countIf(id >= 1000000) AS guilty FROM bad_rows`,
      row,
    })
    return rows[0]
  }

  test.each(guilty)('%s is found, and all others are stored once', async (_, bad) => {
    await warehouse().migrate([{ id: '2026-01-01-01-bad-rows', up: [rowsTable] }])
    await warehouse().onEveryNode({
      name: 'empty',
      sql: sql`TRUNCATE TABLE ${warehouse().localTable('bad_rows')}`,
    })
    const lines = Array.from({ length: 100 }, (_, i) =>
      JSON.stringify({ id: String(i), text: `t${i}`, properties: { n: i } }),
    )
    lines[37] = bad
    const outcomes = await insertRows(warehouse(), 'bad_rows', lines)
    expect(outcomes.filter(outcome => outcome === 'stored')).toHaveLength(99)
    expect(outcomes[37]).toEqual({ refused: expect.stringMatching(/\w{4}/) })
    expect(await stored()).toEqual({ n: 99, distinct: 99, guilty: 0 })
  })

  test('the engine in trouble blames no row', async () => {
    await expect(
      insertRows(warehouse(), 'no_such_table', ['{"id":"1"}', '{"id":"2"}']),
    ).rejects.toMatchObject({
      code: 'warehouse.unavailable',
    })
  })
})
