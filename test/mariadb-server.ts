import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createConnection } from 'mysql2/promise'
import { freePort } from './free-port.ts'

export interface TestMariadb {
  readonly port: number
  /** As an owner; the answer's rows. */
  run(sql: string): Promise<unknown>
  stop(): Promise<void>
}

const place = process.env.RIHLA_MARIADBD ?? '/usr/sbin/mariadbd'
export const reader = { user: 'rihla_reader', password: 'p@ss "w0rd' }

/** MariaDB's server on a folder of its own, with a database `shop` and a user who may read all of it. */
export async function startTestMariadb(): Promise<TestMariadb> {
  if (!existsSync(place)) throw new Error(`${place} is missing: apt-get install mariadb-server-core`)
  const folder = mkdtempSync(join(tmpdir(), 'rihla-mariadb-'))
  chmodSync(folder, 0o711)
  const data = join(folder, 'data')
  const socket = join(folder, 'socket')
  const own = process.getuid?.() === 0 ? ['--user=root'] : []
  const made = spawnSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...own,
    ],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`mariadb-install-db: ${made.stderr}`)
  const port = await freePort()
  const listen = [`--socket=${socket}`, `--port=${port}`, '--bind-address=127.0.0.1']
  const server = spawn(place, ['--no-defaults', `--datadir=${data}`, ...listen, ...own], { stdio: 'ignore' })
  const ended = once(server, 'close')
  for (let tries = 0; !existsSync(socket); tries++) {
    if (server.exitCode !== null || tries > 300) throw new Error('MariaDB did not start')
    await sleep(100)
  }
  const client = await createConnection({ socketPath: socket, user: 'root', multipleStatements: true })
  const run = async (sql: string) => (await client.query(sql))[0]
  await run(`CREATE DATABASE shop CHARACTER SET utf8mb4; USE shop;
    CREATE USER '${reader.user}'@'%' IDENTIFIED BY '${reader.password}'; GRANT SELECT, EXECUTE ON shop.* TO '${reader.user}'@'%'`)
  return {
    port,
    run,
    async stop() {
      await client.end()
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
