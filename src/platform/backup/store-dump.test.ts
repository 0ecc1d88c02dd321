import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestStore } from '../../../test/store.ts'
import { createJobs } from '../jobs/jobs.ts'
import { createLog } from '../log.ts'
import { migrateStore } from '../store/migrate-store.ts'
import type { Store } from '../store/store.ts'
import { dumpStore } from './dump-store.ts'
import { fillJobs, fillStore } from './fill-store.ts'

const log = createLog('silent')
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-dump-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const migration = {
  up: async (db: Kysely<never>) => {
    await sql`CREATE TABLE zoo (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL)`.execute(
      db,
    )
    await sql`CREATE TABLE animal (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      zoo integer NOT NULL REFERENCES zoo, parent bigint REFERENCES animal,
      big bigint, exact numeric, ratio double precision, at timestamptz, day date, raw bytea, tags text[], facts jsonb,
      shout text GENERATED ALWAYS AS (upper(name)) STORED, name text)`.execute(db)
    await sql`INSERT INTO zoo (name) VALUES ('made by the migration')`.execute(db)
  },
}
const migrations = { '2026-01-01T00-00-zoo': migration }

async function openZoo(): Promise<Store> {
  const store = await openTestStore()
  const jobs = createJobs({ store, log })
  jobs.define('feed', z.object({ animal: z.number() }), async () => undefined)
  await migrateStore(store, migrations)
  await sql`INSERT INTO zoo (name) VALUES (${"حديقة\nwith 'quotes', \u2028 and \\ \t"})`.execute(store.db)
  await sql`INSERT INTO animal (zoo, parent, big, exact, ratio, at, day, raw, tags, facts, name)
    SELECT 2, nullif(n - 1, 0), 9223372036854775807, 12345678901234567890.10, 'Infinity',
      '2026-04-24 00:00:00.123456+02', '2026-04-24', '\\x00ff', ARRAY['a,b', NULL, '"'],
      '{"n": 12345678901234567890, "s": "سلمى", "none": null}', 'n' || n
    FROM generate_series(1, 1700) n`.execute(store.db)
  await jobs.enqueue('feed', { animal: 7 }, { key: 'feed:7', runAt: Date.UTC(2200, 0, 1), maxAttempts: 3 })
  await jobs.stop()
  return store
}

async function contents(store: Store) {
  const zoos = await sql`SELECT * FROM zoo ORDER BY id`.execute(store.db)
  const animals =
    await sql`SELECT *, at::text AS at, raw::text AS raw, ratio::text AS ratio, exact::text AS exact,
    facts::text AS facts FROM animal ORDER BY id`.execute(store.db)
  return { zoos: zoos.rows, animals: animals.rows }
}

test('a store comes back row for row, jobs too, and its numbering goes on', async () => {
  const before = await openZoo()
  await dumpStore(before, folder, async () => undefined)
  const after = await openTestStore()
  await fillStore(after, folder, migrations)
  expect(await contents(after)).toEqual(await contents(before))
  const { rows } = await sql`INSERT INTO animal (zoo) VALUES (1) RETURNING id`.execute(after.db)
  expect(rows).toEqual([{ id: '1701' }])
  const jobs = createJobs({ store: after, log })
  jobs.define('feed', z.object({ animal: z.number() }), async () => undefined)
  await fillJobs(jobs, folder)
  expect(await jobs.list()).toMatchObject([
    { name: 'feed', payload: { animal: 7 }, runAt: Date.UTC(2200, 0, 1), maxAttempts: 3, state: 'later' },
  ])
  await jobs.stop()
})

test('it is one moment: what is written while the dump runs is not in it, its number is not given again', async () => {
  const before = await openZoo()
  const expected = await contents(before)
  await dumpStore(before, folder, async () => {
    await sql`INSERT INTO zoo (name) VALUES ('later')`.execute(before.db)
  })
  const after = await openTestStore()
  await fillStore(after, folder, migrations)
  expect(await contents(after)).toEqual(expected)
  const { rows } = await sql`INSERT INTO zoo (name) VALUES ('next') RETURNING id`.execute(after.db)
  expect(rows).toEqual([{ id: 4 }])
})

test('an older dump gets the newer migrations afterwards; a newer or cut one is refused and nothing is filled', async () => {
  const before = await openZoo()
  await dumpStore(before, folder, async () => undefined)
  const newer = {
    up: async (db: Kysely<never>) => void (await sql`ALTER TABLE zoo ADD COLUMN city text`.execute(db)),
  }
  const after = await openTestStore()
  await fillStore(after, folder, { ...migrations, '2026-02-01T00-00-city': newer })
  expect(await migrateStore(after, { ...migrations, '2026-02-01T00-00-city': newer })).toHaveLength(1)

  await expect(fillStore(await openTestStore(), folder, {})).rejects.toMatchObject({ code: 'backup.newer' })
  const file = join(folder, 'animal.jsonl')
  await writeFile(file, (await readFile(file, 'utf8')).split('\n').slice(0, 900).join('\n'))
  const cut = await openTestStore()
  await expect(fillStore(cut, folder, migrations)).rejects.toMatchObject({ code: 'backup.damaged' })
  expect((await contents(cut)).animals).toEqual([])
})
