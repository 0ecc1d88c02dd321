import { sql } from 'kysely'
import { z } from 'zod'
import { createJobs } from '../../src/platform/jobs/jobs.ts'
import { createLog } from '../../src/platform/log.ts'
import { openStore } from '../../src/platform/store/store.ts'

// Works on a store's jobs until it is killed. Only with `finish` a job comes to its end; `enqueue` puts two in first.
const [dataFolder = '', mode] = process.argv.slice(2)
const log = createLog('error')
const store = await openStore({ config: { databaseUrl: null, dataFolder }, log })
const jobs = createJobs({ store, log })
await sql`CREATE TABLE IF NOT EXISTS done (n int, attempt int)`.execute(store.db)
jobs.define('count', z.object({ n: z.number() }), async ({ n }, { attempt }) => {
  console.log(`begun ${n} ${attempt}`)
  if (mode !== 'finish') await new Promise(() => undefined)
  await sql`INSERT INTO done VALUES (${n}, ${attempt})`.execute(store.db)
  console.log(`done ${n} ${attempt}`)
})
await jobs.start()
if (mode === 'enqueue') {
  await jobs.enqueue('count', { n: 1 })
  await jobs.enqueue('count', { n: 2 }, { maxAttempts: 1 })
}
