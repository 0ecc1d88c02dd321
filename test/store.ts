import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll } from 'vitest'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { startPostgres } from '../src/platform/store/postgres-server.ts'
import { connectStore, type Store } from '../src/platform/store/store.ts'

interface TestServer {
  readonly url: string
  stop(): Promise<void>
}

const log = createLog('warn')
let server: Promise<TestServer> | null = null
const opened: Store[] = []

afterAll(async () => {
  await Promise.all(opened.map(store => store.close().catch(() => undefined)))
  await (await server)?.stop()
})

/**
 * A fresh, empty database: on the server of DATABASE_URL, otherwise on one embedded server for the whole file.
 * Closed by itself after the file's last test; closing it earlier is fine.
 */
export async function openTestStore(): Promise<Store> {
  server ??= startTestServer()
  const { url } = await server
  const name = `test_${randomBytes(8).toString('hex')}`
  await administer(url, `CREATE DATABASE ${name}`)
  const store = await connectStore(inDatabase(url, name), log)
  let closed: Promise<void> | null = null
  const close = () => {
    closed ??= store.close().then(() => administer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    return closed
  }
  const test = { ...store, close }
  opened.push(test)
  return test
}

async function startTestServer(): Promise<TestServer> {
  const { databaseUrl } = readConfig()
  if (databaseUrl) return { url: databaseUrl, stop: async () => undefined }
  const folder = await mkdtemp(join(tmpdir(), 'rihla-test-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
  const postgres = await startPostgres({ folder: join(folder, 'store'), log })
  const stop = async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: postgres.url, stop }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

function inDatabase(url: string, name: string): string {
  return url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
}
