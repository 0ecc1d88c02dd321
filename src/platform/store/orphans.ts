import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Stops what an earlier run left behind on this cluster, and takes away its lock when nobody holds it.
 * The caller holds the lock of the data folder, so whoever still runs here has no owner.
 *
 * A server dies with its parent (see `postgres-server.ts`); this is for the rest: its watcher was killed
 * too, or the machine restarted and the number in `postmaster.pid` now belongs to an unrelated process
 * (usual in containers), which PostgreSQL takes for a running server.
 */
export async function stopOrphans(cluster: string): Promise<number> {
  const found = findServers(cluster)
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    const running = findServers(cluster)
    for (const pid of running) signalQuietly(pid, signal)
    if (running.length === 0 || (await gone(cluster, patience))) break
  }
  if (findServers(cluster).length > 0)
    throw new Error(`PostgreSQL of an earlier run does not stop: ${cluster}`)
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  return found.length
}

async function gone(cluster: string, patienceMs: number): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += 20) {
    if (findServers(cluster).length === 0) return true
    await sleep(20)
  }
  return false
}

/** Every PostgreSQL process of this cluster, server and children: their working directory is the cluster. */
function findServers(cluster: string): number[] {
  if (!existsSync(cluster)) return []
  if (!existsSync('/proc/self/cwd')) return fromLockFile(cluster)
  const folder = realpathSync(cluster)
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && isServerOf(name, folder))
    .map(Number)
}

function isServerOf(pid: string, cluster: string): boolean {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== cluster) return false
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
  } catch {
    return false // it ended meanwhile, or it belongs to somebody else
  }
}

/** macOS has no /proc: the pid of the lock file, when that process really serves this cluster. */
function fromLockFile(cluster: string): number[] {
  try {
    const pid = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0] ?? ''
    const command = execFileSync('ps', ['-p', pid, '-o', 'command='], { encoding: 'utf8' })
    return command.includes(cluster) ? [Number(pid)] : []
  } catch {
    return [] // no lock file, or no such process
  }
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended between being found and being told to.
  }
}
