import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { count, u64 } from './rows.ts'
import { sql } from './sql.ts'
import { alterTable, dictionary, table, type WarehouseMigration } from './table.ts'

const visits = table({
  name: 'visits',
  columns: 'workspace UInt32, trace UInt64, minute UInt32, properties JSON CODEC(ZSTD(3))',
  engine: 'ReplacingMergeTree',
  orderBy: 'workspace, trace, minute',
  placement: { shardBy: 'trace' },
  indexes: ['minute_index minute TYPE minmax GRANULARITY 4'],
  projections: ['by_minute (SELECT workspace, minute, trace ORDER BY workspace, minute)'],
})
const persons = table({
  name: 'persons',
  columns: 'workspace UInt32, trace UInt64, person UInt64',
  engine: 'MergeTree',
  orderBy: '(workspace, trace)',
  placement: 'everywhere',
})
const personOf = dictionary({
  name: 'person_of',
  columns: 'workspace UInt32, trace UInt64, person UInt64',
  key: 'workspace, trace',
  from: { table: 'persons' },
  layout: 'COMPLEX_KEY_HASHED()',
})
const first: WarehouseMigration = { id: '2026-01-01-01-visits', up: [visits, persons, personOf] }
const second: WarehouseMigration = {
  id: '2026-02-01-01-visits-channel',
  up: [
    alterTable(visits, 'ADD COLUMN IF NOT EXISTS channel LowCardinality(String)'),
    alterTable(visits, 'ADD INDEX IF NOT EXISTS channel_index channel TYPE set(100)', 'stored'),
    sql`INSERT INTO persons (workspace, trace, person) VALUES (9, 1, 1)`,
  ],
}

describeOnWarehouses('migrations', warehouse => {
  const rows = <T>(query: ReturnType<typeof sql>, row: z.ZodType<T>) =>
    warehouse().rows({ name: 'test', sql: query, row })
  const total = z.object({ n: count })

  test('are applied in the order of their ids, each once', async () => {
    await warehouse().migrate([second, first])
    await warehouse().migrate([second, first])
    await warehouse().migrate([first])
    expect(await rows(sql`SELECT count() AS n FROM persons WHERE workspace = 9`, total)).toEqual([{ n: 1 }])
    expect(
      await rows(sql`SELECT DISTINCT id FROM warehouse_migrations ORDER BY id`, z.object({ id: z.string() })),
    ).toEqual([{ id: first.id }, { id: second.id }])
  })

  test('take another storage of new tables for no edit: it changes no answer', async () => {
    const laidOut = { ...visits, storage: { index_granularity: 512 } }
    const again = table({ ...laidOut, name: 'visits_again' })
    await warehouse().migrate([{ ...first, up: [laidOut, persons, personOf] }])
    await warehouse().migrate([{ id: '2026-03-01-01-visits-again', up: [again] }])
    const granules = z.object({ ddl: z.string() })
    const made = await rows(
      sql`SELECT create_table_query AS ddl FROM system.tables WHERE database = currentDatabase() AND startsWith(name, 'visits_again')`,
      granules,
    )
    expect(made.some(({ ddl }) => ddl.includes('index_granularity = 512'))).toBe(true)
  })

  test('that are edited after they were applied are an error', async () => {
    const edited = { ...first, up: [{ ...visits, orderBy: 'trace' }, persons, personOf] }
    await expect(warehouse().migrate([edited])).rejects.toThrow(/visits, item 1: edited after it was applied/)
    await expect(warehouse().migrate([first, first])).rejects.toThrow(/two warehouse migrations/)
  })

  test('run on after a crash where they stopped', async () => {
    const broken = sql`INSERT INTO no_such_table VALUES (1)`
    const added = sql`INSERT INTO persons (workspace, trace, person) VALUES (8, 1, 1)`
    const third = (last: typeof broken) => ({ id: '2026-03-01-01-third', up: [added, last] })
    await expect(warehouse().migrate([third(broken)])).rejects.toMatchObject({ type: 'UNKNOWN_TABLE' })
    await warehouse().migrate([third(sql`SELECT 1`)])
    expect(await rows(sql`SELECT count() AS n FROM persons WHERE workspace = 8`, total)).toEqual([{ n: 1 }])
  })

  test('a sharded table has every row once, an everywhere table on every node', async () => {
    const ids = Array.from({ length: 1_000 }, (_, i) => String(BigInt(i) * 18_446_744_073_709_551n))
    const visit = (trace: string) => JSON.stringify({ workspace: 1, trace, minute: 1, channel: 'web' })
    await warehouse().insert('visits', ids.map(visit), ['workspace', 'trace', 'minute', 'channel'])
    // Everybody is the person of trace 0, and only even rows are listed.
    const person = (trace: string) => JSON.stringify({ workspace: 1, trace, person: '0' })
    await warehouse().insert('persons', ids.filter((_, i) => i % 2 === 0).map(person))
    await warehouse().onEveryNode({ name: 'reload', sql: sql`SYSTEM RELOAD DICTIONARY person_of` })

    expect(await rows(sql`SELECT count() AS n FROM visits WHERE workspace = 1`, total)).toEqual([
      { n: 1_000 },
    ])
    const inDictionary = sql`SELECT count() AS n FROM visits
      WHERE workspace = 1 AND dictHas('person_of', (workspace, trace))`
    expect(await rows(inDictionary, total)).toEqual([{ n: 500 }])
    const joined = sql`SELECT count() AS n FROM visits AS v
      INNER JOIN persons AS p ON p.workspace = v.workspace AND p.trace = v.trace WHERE v.workspace = 1`
    expect(await rows(joined, total)).toEqual([{ n: 500 }])
    const selfJoin = sql`SELECT count() AS n FROM visits AS a
      INNER JOIN (SELECT trace FROM visits WHERE workspace = 1) AS b ON a.trace = bitXor(b.trace, 0)
      WHERE a.workspace = 1 AND a.trace IN (SELECT trace FROM visits WHERE workspace = 1)`
    expect(await rows(selfJoin, total)).toEqual([{ n: 1_000 }])
  })

  test('a subquery over a sharded table sees all shards', async () => {
    // The greatest trace lives on one shard only.
    const greatest = sql`SELECT trace FROM visits
      WHERE workspace = 1 AND trace >= (SELECT max(trace) FROM visits WHERE workspace = 1)`
    expect(await rows(greatest, z.object({ trace: u64 }))).toEqual([
      { trace: 18_446_744_073_709_551n * 999n },
    ])
    const reversed = sql`SELECT count() AS n FROM visits WHERE workspace = 1 AND 999 - intDiv(trace, 18446744073709551)
      IN (SELECT intDiv(trace, 18446744073709551) FROM visits WHERE workspace = 1)`
    expect(await rows(reversed, total)).toEqual([{ n: 1_000 }])
  })

  test('rows are deleted, copied and emptied on every node', async () => {
    await warehouse().onEveryNode({
      name: 'delete',
      sql: sql`DELETE FROM ${warehouse().localTable('visits')} WHERE workspace = ${1} AND trace < ${18_446_744_073_709_551n * 500n}`,
    })
    expect(await rows(sql`SELECT count() AS n FROM visits`, total)).toEqual([{ n: 500 }])
    await warehouse().run({
      name: 'copy',
      sql: sql`INSERT INTO visits (workspace, trace, minute) SELECT workspace + 1, trace, minute FROM visits`,
    })
    expect(await rows(sql`SELECT count() AS n FROM visits WHERE workspace = 2`, total)).toEqual([{ n: 500 }])
    await warehouse().onEveryNode({
      name: 'alter delete',
      sql: sql`ALTER TABLE ${warehouse().localTable('visits')} DELETE WHERE workspace = ${2}`,
    })
    await warehouse().onEveryNode({
      name: 'optimise',
      sql: sql`OPTIMIZE TABLE ${warehouse().localTable('visits')} FINAL`,
    })
    expect(await rows(sql`SELECT count() AS n FROM visits`, total)).toEqual([{ n: 500 }])
    await warehouse().onEveryNode({
      name: 'empty',
      sql: sql`TRUNCATE TABLE ${warehouse().localTable('visits')}`,
    })
    expect(await rows(sql`SELECT count() AS n FROM visits`, total)).toEqual([{ n: 0 }])
  })
})
