import { sql } from 'kysely'
import { createLog } from '../../src/platform/log.ts'
import { openStore } from '../../src/platform/store/store.ts'

// Opens the store and writes numbers as fast as it can, printing each only when it is committed, until it is killed.
const [dataFolder = ''] = process.argv.slice(2)
const store = await openStore({ config: { databaseUrl: null, dataFolder }, log: createLog('warn') })
await sql`CREATE TABLE IF NOT EXISTS numbers (n serial PRIMARY KEY)`.execute(store.db)
process.on('SIGTERM', () => {
  void store.close().then(() => process.exit(0))
})
console.log(`open ${process.pid}`)
for (;;) {
  const { rows } = await sql<{ n: number }>`INSERT INTO numbers DEFAULT VALUES RETURNING n`.execute(store.db)
  console.log(`committed ${rows[0]?.n}`)
}
