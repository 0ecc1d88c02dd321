import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Migration } from 'kysely/migration'
import type pg from 'pg'
import { RihlaError } from '../errors.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { migrateStore } from '../store/migrate-store.ts'
import type { Store } from '../store/store.ts'
import { storeManifest } from './dump-store.ts'
import { storedJob } from './store-catalogue.ts'

const rowsAtOnce = 500

/**
 * Fills an empty store from the folder that `dumpStore` wrote: first the migrations that the dump had, then its
 * rows, all in one transaction. Later migrations run at the next start, on the rows as on any older store.
 *
 * @throws RihlaError `backup.newer` when the dump needs migrations that this Rihla does not know
 */
export async function fillStore(
  store: Pick<Store, 'db' | 'pool'>,
  folder: string,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const manifest = storeManifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  const unknown = manifest.migrations.filter(id => !Object.hasOwn(migrations, id))
  if (unknown.length > 0) throw new RihlaError('backup.newer', { needs: unknown.join(', ') })
  const applied = Object.entries(migrations).filter(([id]) => manifest.migrations.includes(id))
  await migrateStore(store, Object.fromEntries(applied))
  const client = await store.pool.connect()
  try {
    await client.query('BEGIN')
    // What migrations wrote themselves stands in the dump too.
    const names = manifest.tables.map(({ name }) => client.escapeIdentifier(name))
    if (names.length > 0) await client.query(`TRUNCATE ${names.join(', ')}`)
    for (const table of manifest.tables) await fillTable(client, table, folder)
    for (const { name, value } of manifest.sequences)
      await client.query('SELECT setval($1::regclass, $2::bigint)', [client.escapeIdentifier(name), value])
    await client.query('COMMIT')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function fillTable(
  client: pg.PoolClient,
  { name, columns, rows }: { name: string; columns: readonly string[]; rows: number },
  folder: string,
): Promise<void> {
  const table = client.escapeIdentifier(name)
  const list = columns.map(column => client.escapeIdentifier(column)).join(', ')
  const insert = `INSERT INTO ${table} (${list}) OVERRIDING SYSTEM VALUE
    SELECT ${list} FROM json_populate_recordset(NULL::${table}, $1::json)`
  let filled = 0
  for await (const lines of groupsOf(join(folder, `${name}.jsonl`))) {
    await client.query(insert, [`[${lines.join(',')}]`])
    filled += lines.length
  }
  if (filled !== rows) throw new RihlaError('backup.damaged', { file: `${name}.jsonl` })
}

/** Not `node:readline`: it also ends a line at U+2028, which may stand inside a JSON text. */
async function* groupsOf(file: string): AsyncGenerator<string[]> {
  let rest = ''
  let group: string[] = []
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    group.push(...lines)
    if (group.length < rowsAtOnce) continue
    yield group
    group = []
  }
  if (rest !== '') throw new RihlaError('backup.damaged', { file: basename(file) })
  if (group.length > 0) yield group
}

/** Puts the jobs of the dump in again. */
export async function fillJobs(jobs: Jobs, folder: string): Promise<void> {
  for await (const group of groupsOf(join(folder, 'jobs.jsonl')))
    for (const line of group) {
      const { name, payload, key, runAt, maxAttempts } = storedJob.parse(JSON.parse(line))
      await jobs.enqueue(name, payload, { runAt, maxAttempts, ...(key === null ? {} : { key }) })
    }
}
