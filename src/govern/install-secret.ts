import { randomBytes } from 'node:crypto'
import type { GovernDb } from './tables.ts'

/**
 * A secret of this installation, made at its first start. It lies in the store, beside what it protects, so that a
 * backup is whole and a second address of the same store signs the same cookies.
 */
export async function installSecret(
  db: GovernDb,
  name: 'boards' | 'connections' | 'cookies' | 'suppressions',
): Promise<string> {
  await db
    .insertInto('install_secrets')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('install_secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.value
}
