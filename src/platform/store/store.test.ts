import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestStore } from '../../../test/store.ts'
import { migrateStore } from './migrate-store.ts'

type Shelves = {
  shelves: { id: number; name: string; opened: string; items: unknown }
}

const first = {
  up: async (db: Kysely<never>) => {
    await sql`CREATE TABLE shelves (id integer PRIMARY KEY, name text, opened date, items jsonb)`.execute(db)
  },
}

test('a part keeps typed rows, in every script, and a date stays a date', async () => {
  const store = await openTestStore()
  await migrateStore(store, { '2026-01-01T00-00-shelves': first })
  const db = store.db.withTables<Shelves>()
  const row = { id: 1, name: 'رحلة', opened: '2026-04-24', items: JSON.stringify([1, { a: 'ب' }]) }
  await db.insertInto('shelves').values(row).execute()
  expect(await db.selectFrom('shelves').selectAll().execute()).toEqual([{ ...row, items: [1, { a: 'ب' }] }])
})

test('migrations run once, an older one that arrives later still runs, a failing set changes nothing', async () => {
  const store = await openTestStore()
  const later = {
    up: async (db: Kysely<never>) => void (await sql`CREATE TABLE later (id int)`.execute(db)),
  }
  const broken = {
    up: async (db: Kysely<never>) => void (await sql`CREATE TABEL x (id int)`.execute(db)),
  }
  expect(await migrateStore(store, { '2026-02-01T00-00-first': first })).toEqual(['2026-02-01T00-00-first'])
  const both = { '2026-02-01T00-00-first': first, '2026-01-01T00-00-later': later }
  await expect(migrateStore(store, { ...both, '2026-03-01T00-00-broken': broken })).rejects.toThrow(
    '2026-03-01T00-00-broken',
  )
  expect((await sql`SELECT to_regclass('later') AS t`.execute(store.db)).rows).toEqual([{ t: null }])
  expect(await migrateStore(store, both)).toEqual(['2026-01-01T00-00-later'])
  expect(await migrateStore(store, both)).toEqual([])
})

test('a store written by a newer Rihla is refused, not changed', async () => {
  const store = await openTestStore()
  await migrateStore(store, { '2026-02-01T00-00-first': first })
  await expect(migrateStore(store, {})).rejects.toThrow(/2026-02-01T00-00-first/)
})

test('two stores of one test file do not see each other', async () => {
  const [one, two] = await Promise.all([openTestStore(), openTestStore()])
  await migrateStore(one, { '2026-01-01T00-00-shelves': first })
  expect((await sql`SELECT to_regclass('shelves') AS t`.execute(two.db)).rows).toEqual([{ t: null }])
})

test('writing is durable: fsync, full pages and synchronous commit are on', async () => {
  const store = await openTestStore()
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    const { rows } = await sql<{ v: string }>`SELECT current_setting(${name}) AS v`.execute(store.db)
    expect(rows).toEqual([{ v: 'on' }])
  }
})
