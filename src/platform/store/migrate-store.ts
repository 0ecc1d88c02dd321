import { type Migration, Migrator } from 'kysely/migration'
import type { Store } from './store.ts'

/**
 * Brings the store to the newest form. Ids start with the time they were written, so the parts' migrations sort
 * into one history; a migration older than one already applied still runs (two were written side by side).
 * All run in one transaction: a failure leaves the store as it was. Returns the ids that ran.
 */
export async function migrateStore(
  store: Pick<Store, 'db'>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<string[]> {
  const migrator = new Migrator({
    db: store.db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    allowUnorderedMigrations: true,
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  const failed = results.find(result => result.status === 'Error')
  if (failed) throw new Error(`store migration ${failed.migrationName} failed`, { cause: error })
  if (error) throw error
  return results.map(result => result.migrationName)
}
