import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { RihlaError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Store } from './store.ts'

/** "rihl" in ASCII: the key of our advisory lock in the store's database. */
const lockKey = 0x7269686c

/**
 * One process works on a store: it writes the workspaces' events and takes back abandoned jobs. The folder's
 * lock does not see a second machine with the same `DATABASE_URL`; this one does. PostgreSQL gives it up when
 * the connection ends, so a killed process holds it for a moment only: it is waited for, then
 * `store.in-use` is thrown.
 */
export async function lockStore(
  store: Pick<Store, 'url'>,
  { log, patienceMs = 10_000 }: { log: Log; patienceMs?: number },
): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({
    connectionString: store.url,
    keepAlive: true,
    application_name: 'rihla lock',
  })
  client.on('error', error =>
    log.error({ error: error.message }, 'the connection that locks the store was lost'),
  )
  await client.connect()
  for (let waited = 0; ; waited += 200) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS "isOurs"', [lockKey])
    if (rows[0]?.isOurs === true) return { release: () => client.end() }
    if (waited >= patienceMs) break
    await sleep(200)
  }
  await client.end()
  throw new RihlaError('store.in-use')
}
