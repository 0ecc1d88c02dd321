import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSecret } from '../ids.ts'
import type { Log } from '../log.ts'
import { findLeftBehind } from './left-behind.ts'
import { stopOrphans } from './orphans.ts'
import { chooseHome, type StoreHome } from './store-home.ts'

export interface PostgresServer {
  /** Connection string of the database `rihla`. */
  readonly url: string
  /** Where the server keeps its files. */
  readonly cluster: string
  readonly pid: number
  /** Resolves when the server has written everything down and its processes are gone. */
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** Folder of the store: the password, and the cluster unless it has to live elsewhere. */
  readonly folder: string
  readonly log: Log
  /** `socket` (default) needs no port; `tcp` listens on a free port of 127.0.0.1. */
  readonly listen?: 'socket' | 'tcp'
}

/** Longest path of a Unix socket on macOS, less PostgreSQL's own file name in it. */
const longestSocketFolder = 103 - '/.s.PGSQL.5432.lock'.length

/**
 * The server runs under a shell that waits on a pipe. When the pipe ends, because we closed it or because
 * this process died, by `kill -9` too, the shell tells PostgreSQL to stop. `exec 3<&0`: a background job of
 * a shell loses its standard input otherwise.
 */
const watcher = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ while read -r _; do :; done <&3; kill -INT $server; } &
reader=$!
exec 3<&-
wait $server
status=$?
kill $reader 2>/dev/null
exit $status
`

/** Starts the PostgreSQL that lives in the folder, initialising it the first time. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const home = await chooseHome(options.folder)
  const password = await readOrMakePassword(options.folder)
  const stopped = await stopOrphans(home.cluster)
  if (stopped > 0) options.log.warn({ stopped }, 'stopped a PostgreSQL that an earlier run left behind')
  await removeLeftovers(home.folder)
  for (const left of process.getuid?.() === 0 ? await findLeftBehind() : [])
    options.log.warn(left, 'PostgreSQL files of a data folder that is gone; delete them if you deleted it')
  if (!existsSync(home.cluster)) await initialise(home, password)
  const address = options.listen === 'tcp' ? await freePort() : await socketFolder(home)
  const child = await launch(home, address, options.log)
  const url =
    typeof address === 'number'
      ? `postgresql://rihla:${password}@127.0.0.1:${address}/rihla`
      : `postgresql://rihla:${password}@/rihla?host=${encodeURIComponent(address)}`
  return { url, cluster: home.cluster, pid: child.pid ?? 0, stop: () => stop(child) }
}

async function readOrMakePassword(folder: string): Promise<string> {
  const file = join(folder, 'password')
  if (!existsSync(file)) await writeFile(file, newSecret('pg'), { mode: 0o600 })
  return (await readFile(file, 'utf8')).trim()
}

async function initialise(home: StoreHome, password: string): Promise<void> {
  // Names of its own: an `initdb` that outlived its killed parent may still be writing its draft.
  const draft = `${home.cluster}.new-${randomUUID()}`
  const passwordFile = join(home.folder, `initial-${randomUUID()}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (home.user) await chown(passwordFile, home.user.uid, home.user.gid)
  // The built-in provider sorts by code point and knows case in every script, the same on every machine.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
  const args = [
    '-D',
    draft,
    '--username=rihla',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...locale,
  ]
  try {
    await run(home.binaries.initdb, args, home)
    // `rihla` as the database beside the one of the same name as the account costs nothing and needs no client.
    await run(home.binaries.postgres, ['--single', '-D', draft, 'postgres'], home, 'CREATE DATABASE rihla\n')
    await rename(draft, home.cluster)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Drafts of starts that were killed. One that is still being written to is removed by a later start. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => name.includes('.new-') || name.startsWith('initial-'))
  const remove = (name: string) => rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 })
  await Promise.allSettled(names.map(remove))
}

function run(program: string, args: readonly string[], home: StoreHome, input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...asUser(home), stdio: 'pipe' })
    let output = ''
    child.stdout.on('data', chunk => {
      output += chunk
    })
    child.stderr.on('data', chunk => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', code =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}\n${output}`)),
    )
    child.stdin.end(input)
  })
}

/** `/` as working directory: the account may not be able to stand where we stand. */
function asUser(home: StoreHome) {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  return home.user ? { cwd: '/', env, uid: home.user.uid, gid: home.user.gid } : { cwd: '/', env }
}

async function socketFolder(home: StoreHome): Promise<string> {
  const inside = join(home.folder, 'run')
  const folder = inside.length <= longestSocketFolder ? inside : await mkdtemp(join(tmpdir(), 'rihla-pg-'))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  if (home.user) await chown(folder, home.user.uid, home.user.gid)
  return folder
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function settings(address: string | number): string[] {
  const listen: Record<string, string | number> =
    typeof address === 'number'
      ? { listen_addresses: '127.0.0.1', port: address, unix_socket_directories: '' }
      : { listen_addresses: '', port: 5432, unix_socket_directories: `"${address}"` }
  const all = {
    ...listen,
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: 60,
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_messages: 'warning',
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Resolves when the server takes connections; after a crash that is when it has recovered, however long. */
function launch(home: StoreHome, address: string | number, log: Log): Promise<ChildProcess> {
  const server = [home.binaries.postgres, '-D', home.cluster, ...settings(address)]
  return new Promise((resolve, reject) => {
    // `detached`: Ctrl-C goes to the whole group of the terminal, but the store must be the last to stop.
    const child = spawn('/bin/sh', ['-c', watcher, 'rihla-store', ...server], {
      ...asUser(home),
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    let output = ''
    let ready = false
    child.stdin.on('error', error => log.debug({ error: error.message }, 'postgres watcher'))
    child.stderr.on('data', chunk => {
      const text = String(chunk).trim()
      if (ready) {
        log.info({ postgres: text }, 'postgres')
        return
      }
      output += `${text}\n`
      ready = output.includes('ready to accept connections')
      if (ready) resolve(child)
    })
    child.on('error', reject)
    child.on('close', code => {
      if (!ready) reject(new Error(`PostgreSQL did not start (${code})\n${output}`))
      else log.info({ code }, 'postgres ended')
    })
  })
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('close', () => resolve())
    child.stdin?.end()
  })
}
