import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { startPostgres } from './postgres-server.ts'

/** The control-plane store: users, settings, rules, maps, jobs. Everything but events and what is derived from them. */
export interface Store {
  /** A part takes its typed view with `store.db.withTables<ItsTables>()`; `ItsTables` is a type, not an interface. */
  readonly db: Kysely<Record<never, never>>
  readonly pool: pg.Pool
  readonly url: string
  readonly kind: 'embedded' | 'server'
  close(): Promise<void>
}

export interface StoreOptions {
  readonly config: Pick<Config, 'databaseUrl' | 'dataFolder'>
  readonly log: Log
}

/** Opens the PostgreSQL of `DATABASE_URL`, otherwise the one in the data folder, which it starts. */
export async function openStore({ config, log }: StoreOptions): Promise<Store> {
  if (config.databaseUrl) return connectStore(config.databaseUrl, log)
  const server = await startPostgres({ folder: join(config.dataFolder, 'store'), log })
  try {
    const store = await connectStore(server.url, log)
    const close = () => store.close().finally(() => server.stop())
    return { ...store, kind: 'embedded', close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** A store on a server that is already there. Fails when the server does not answer. */
export async function connectStore(url: string, log: Log): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 20, types: { getTypeParser } })
  const onError = (error: Error) => {
    if (!pool.ending) log.warn({ error: error.message }, 'store connection lost')
  }
  pool.on('error', onError)
  pool.on('connect', client => client.on('error', onError)) // a connection in use reports to itself, not to the pool
  const db = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) })
  try {
    await pool.query('SELECT 1')
  } catch (error) {
    await pool.end()
    throw error
  }
  const close = async () => {
    await db.destroy()
    if (!pool.ending) await pool.end() // Kysely ends the pool only when it has used it
  }
  return { db, pool, url, kind: 'server', close }
}

/** A day is a date, not an instant: `date` stays the text `YYYY-MM-DD` instead of midnight in the process's zone. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.DATE) return (text: string) => text
  return format === 'binary' ? pg.types.getTypeParser(oid, format) : pg.types.getTypeParser(oid)
}
