import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * Where numbers of processes mean anything: one boot of one machine, and in it one container.
 * A pid from another space says nothing here.
 */
export function processSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

/** Tells two processes apart that got the same number one after the other. `null`: no such process. */
export function processStart(pid: number): string | null {
  if (existsSync('/proc/self/stat')) return startInProc(pid)
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim() || null
  } catch {
    return null // `ps` fails when there is no such process
  }
}

/** proc_pid_stat(5): after the name in brackets come the state and, twentieth, the start in ticks since boot. */
function startInProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const isDead = fields[0] === 'Z' || fields[0] === 'X' // killed, and nobody has asked for its exit status
    return isDead ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}
