import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { z } from 'zod'
import type { Store } from '../store/store.ts'
import { listTables, sequencesOf, storedJobs } from './store-catalogue.ts'

/** What `store/manifest.json` says about the files beside it. */
export const storeManifest = z.object({
  /** Kysely's list: the form that the rows are in. */
  migrations: z.array(z.string()),
  /** In an order in which they can be filled: what is referred to comes first. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type StoreManifest = z.infer<typeof storeManifest>

const rowsAtOnce = 1_000

/**
 * Writes the whole store into the folder, as it was at one moment: a file of JSON lines a table. PostgreSQL turns
 * rows into JSON and back itself (`pg_dump` is not among the embedded programs, and it would tie a backup to a
 * version), so no value passes through JavaScript's numbers. `meanwhile` runs inside that moment.
 */
export async function dumpStore(
  { pool }: Pick<Store, 'pool'>,
  folder: string,
  meanwhile: () => Promise<void>,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const migrations = await client.query('SELECT name FROM kysely_migration ORDER BY name')
    const tables = []
    for (const table of await listTables(client))
      tables.push({ ...table, rows: await dumpTable(client, table.name, folder) })
    await writeLines(join(folder, 'jobs.jsonl'), [(await storedJobs(client)).map(job => JSON.stringify(job))])
    await meanwhile()
    await client.query('COMMIT')
    // Read last and outside of the moment: numbers given while the backup ran are not given again.
    const sequences = await sequencesOf(client)
    const names = z.array(z.object({ name: z.string() })).parse(migrations.rows)
    const manifest: StoreManifest = { migrations: names.map(({ name }) => name), tables, sequences }
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2))
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function dumpTable(client: pg.PoolClient, name: string, folder: string): Promise<number> {
  const table = client.escapeIdentifier(name)
  await client.query(`DECLARE dump NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS line FROM ${table} t`)
  async function* batches() {
    for (;;) {
      const { rows } = await client.query(`FETCH ${rowsAtOnce} FROM dump`)
      if (rows.length === 0) return
      yield z
        .array(z.object({ line: z.string() }))
        .parse(rows)
        .map(({ line }) => line)
    }
  }
  const written = await writeLines(join(folder, `${name}.jsonl`), batches())
  await client.query('CLOSE dump')
  return written
}

async function writeLines(
  file: string,
  batches: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): Promise<number> {
  const stream = createWriteStream(file, { mode: 0o600 })
  let written = 0
  for await (const lines of batches) {
    written += lines.length
    if (!stream.write(lines.map(line => `${line}\n`).join(''))) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'close')
  return written
}
