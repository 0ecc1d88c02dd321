import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quantile, startLoadedServer } from './drive-load.ts'

/**
 * `node bench/processor-time.ts [--rate 5000] [--seconds 10]`: the processor time that an event costs the server, by thread.
 * Where other work runs on the machine, times on the clock say little; this says where to look. Linux only.
 */
const { values: options } = parseArgs({
  options: {
    rate: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '10' },
  },
})
const rate = Number(options.rate)
const seconds = Number(options.seconds)
const folder = mkdtempSync(join(tmpdir(), 'rihla-processor-'))
chmodSync(folder, 0o711) // as root, PostgreSQL's own account must get through
const server = await startLoadedServer(join(folder, 'data'))
try {
  await server.drive({ rate, seconds: 4, timelines: 10 })
  const before = timeByThread(server.pid)
  const own = process.cpuUsage()
  const { acknowledged, timelines, failures } = await server.drive({ rate, seconds, timelines: 10 })
  const after = timeByThread(server.pid)
  const { user, system } = process.cpuUsage(own)
  const events = rate * seconds
  const line = (name: string, ms: number) =>
    console.log(`${name.padEnd(24)} ${((ms * 1000) / events).toFixed(1).padStart(8)} µs an event`)
  const spent = [...after].map(([name, ms]) => [name, ms - (before.get(name) ?? 0)] as const)
  for (const [name, ms] of spent.toSorted((a, b) => b[1] - a[1])) if (ms > 0) line(name, ms)
  line(
    'all of the server',
    spent.reduce((sum, [, ms]) => sum + ms, 0),
  )
  line('the sender', (user + system) / 1000)
  for (const [name, times] of Object.entries({ acknowledged, timelines }))
    console.log(`${name} p50 ${quantile(times, 0.5).toFixed(0)} p99 ${quantile(times, 0.99).toFixed(0)} ms`)
  if (failures.length > 0) console.log(failures.slice(0, 3))
} finally {
  await server.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
}

/** Milliseconds by the name of the thread; threads that ended take theirs along, so the pools must be warm. */
function timeByThread(pid: number): Map<string, number> {
  const times = new Map<string, number>()
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    const [, , , , , , , , , , , user = '', system = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    times.set(name, (times.get(name) ?? 0) + (Number(user) + Number(system)) * 10)
  }
  return times
}
