import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extract } from 'tar'
import type { Engines } from '../engines.ts'
import { RihlaError } from '../errors.ts'
import type { Part } from '../part.ts'
import { backupContents, contentsName } from './back-up.ts'
import { fillJobs, fillStore } from './fill-store.ts'

/** Opens the archive into a folder. @throws RihlaError `backup.damaged`, `not-found` */
export async function unpack(file: string, folder: string): Promise<void> {
  if (!existsSync(file)) throw new RihlaError('not-found', { file })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await extract({ file, cwd: folder, strict: true })
  } catch (cause) {
    throw new RihlaError('backup.damaged', { file }, { cause })
  }
  if (!existsSync(join(folder, contentsName))) throw new RihlaError('backup.damaged', { file })
}

/**
 * Fills empty engines from an unpacked backup, in the form that the backup has; the next start brings it up to
 * date. The parts are not started.
 *
 * @throws RihlaError `backup.newer`, `backup.damaged`
 */
export async function restoreEngines(
  engines: Engines,
  parts: readonly Part[],
  folder: string,
): Promise<void> {
  const { store, warehouse, jobs } = engines
  const { warehouseMigrations } = backupContents.parse(
    JSON.parse(await readFile(join(folder, contentsName), 'utf8')),
  )
  const known = parts.flatMap(part => part.warehouseMigrations)
  const missing = warehouseMigrations.filter(id => !known.some(migration => migration.id === id))
  if (missing.length > 0) throw new RihlaError('backup.newer', { needs: missing.join(', ') })
  const storeMigrations = Object.fromEntries(parts.flatMap(part => Object.entries(part.storeMigrations)))
  await fillStore(store, join(folder, 'store'), storeMigrations)
  await warehouse.migrate(known.filter(({ id }) => warehouseMigrations.includes(id)))
  await warehouse.restoreFrom(join(folder, 'warehouse'))
  for (const job of parts.flatMap(part => part.jobs)) jobs.add(job)
  await fillJobs(jobs, join(folder, 'store'))
  await jobs.stop()
}

/** Any start leaves Kysely's list behind. @throws RihlaError `backup.not-empty` */
export async function requireEmpty({ store, config }: Engines): Promise<void> {
  const { rows } = await store.pool.query(
    `SELECT to_regclass('public.kysely_migration') IS NULL AS "isEmpty"`,
  )
  if (rows[0]?.isEmpty !== true) throw new RihlaError('backup.not-empty', { folder: config.dataFolder })
}
