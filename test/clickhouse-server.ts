import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './free-port.ts'

export interface TestServers {
  /** `http://127.0.0.1:port` of every node. */
  readonly urls: readonly string[]
  /** Ends every server by `kill -9` and starts it again on its data. Resolves when all answer. */
  crash(): Promise<void>
  /** Kills the servers and removes their data. */
  stop(): Promise<void>
}

interface Ports {
  readonly tcp: number
  readonly http: number
}

/**
 * Starts ClickHouse servers as child processes on free ports, and waits until each answers. With more than one they
 * are the shards of a cluster called `rihla`. What these servers lack: replication, ON CLUSTER, system.zookeeper.
 * A port may be taken by somebody else before its server listens: then it is tried again, on others, and said.
 */
export async function startTestServers(shards: number): Promise<TestServers> {
  for (let tries = 1; ; tries++) {
    try {
      return await startOnFreePorts(shards)
    } catch (error) {
      if (tries === 3) throw error
      console.warn(`the test servers did not start, once more: ${error}`)
    }
  }
}

async function startOnFreePorts(shards: number): Promise<TestServers> {
  const folder = mkdtempSync(join(tmpdir(), 'rihla-servers-'))
  const ports: Ports[] = []
  for (let i = 0; i < shards; i++) ports.push({ tcp: await freePort(), http: await freePort() })
  const startAll = () => ports.map((port, i) => startServer(join(folder, `node-${i + 1}`), port, ports))
  let children = startAll()
  const kill = () => {
    for (const { child } of children) child.kill('SIGKILL')
  }
  process.once('exit', kill)
  const stop = async () => {
    process.removeListener('exit', kill)
    kill()
    await Promise.all(children.map(({ ended }) => ended))
    rmSync(folder, { recursive: true, force: true })
  }
  const urls = ports.map(({ http }) => `http://127.0.0.1:${http}`)
  const untilAllAnswer = () => Promise.all(urls.map((url, i) => untilItAnswers(url, children[i]!)))
  const crash = async () => {
    kill()
    await Promise.all(children.map(({ ended }) => ended))
    children = startAll()
    await untilAllAnswer()
  }
  try {
    await untilAllAnswer()
  } catch (error) {
    await stop()
    throw error
  }
  return { urls, crash, stop }
}

interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<void>
  said(): string
}

function startServer(folder: string, port: Ports, all: readonly Ports[]): Started {
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'config.xml')
  writeFileSync(config, serverConfig(all))
  const child = fork(
    join(import.meta.dirname, 'clickhouse-server-process.ts'),
    [libraryPath(), join(folder, 'data'), String(port.tcp), String(port.http), config],
    { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  let text = ''
  child.stdout?.on('data', chunk => {
    text += chunk
  })
  child.stderr?.on('data', chunk => {
    text += chunk
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return { child, ended, said: () => text }
}

async function untilItAnswers(url: string, { child, said }: Started): Promise<void> {
  const deadline = performance.now() + 30_000
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`a test server ended: ${said().slice(-2_000)}`)
    const answer = await fetch(`${url}/?query=SELECT%201`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => null,
    )
    if (answer?.ok && (await answer.text()) === '1\n') return
    await wait(50)
  }
  throw new Error(`a test server does not answer at ${url}: ${said().slice(-2_000)}`)
}

function serverConfig(all: readonly Ports[]): string {
  const shards = all.map(
    ({ tcp }) =>
      `<shard><replica><host>127.0.0.1</host><port>${tcp}</port><default_database>rihla</default_database></replica></shard>`,
  )
  const cluster = all.length > 1 ? `<remote_servers><rihla>${shards.join('')}</rihla></remote_servers>` : ''
  // Given on the command line it ends the process without a word.
  const memory = '<max_server_memory_usage>6000000000</max_server_memory_usage>'
  return `<clickhouse>${memory}${cluster}</clickhouse>\n`
}

function libraryPath(): string {
  const require = createRequire(import.meta.url)
  // The package of this platform is a dependency of chdb and not of ours.
  const platform = `${process.platform}-${process.arch}${process.platform === 'linux' ? '-gnu' : ''}`
  const manifest = createRequire(require.resolve('chdb')).resolve(`@chdb/lib-${platform}/package.json`)
  return join(dirname(manifest), 'libchdb.so')
}
