import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { eventLine } from '../src/collect/intake/event-line.ts'
import { prepareEvent } from '../src/collect/intake/prepare-event.ts'
import { warehouseMigrations } from '../src/collect/migrations/warehouse.ts'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { message, quantile, type Seen, startLoadedServer } from './drive-load.ts'
import { currentCommit } from './measure.ts'
import { writeResults } from './results.ts'

/**
 * `node bench/intake.ts [--seconds 15] [--probes 40]`: how many events a second are acknowledged with the whole line on
 * (HTTP, the check for repeats, persons, search, journeys), beside what the engine alone takes into the same table; what
 * memory that needs; and how soon an event is seen while 5,000 a second arrive. Writes its part of RESULTS.md.
 */
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    probes: { type: 'string', default: '40' },
  },
})
const seconds = Number(options.seconds)
const folder = mkdtempSync(join(tmpdir(), 'rihla-intake-'))
chmodSync(folder, 0o711) // as root, PostgreSQL's own account must get through
const busyBefore = loadavg()[0] ?? 0
try {
  const raw = [await rawRate(join(folder, 'raw'))]
  const { rate, memory, seen } = await wholeLine(join(folder, 'data'))
  raw.push(await rawRate(join(folder, 'raw-again')))
  const text = report({ rate, memory, seen, raw: Math.max(...raw) })
  console.log(text)
  writeResults('intake', text)
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
}

async function wholeLine(data: string) {
  const server = await startLoadedServer(data)
  try {
    await server.flood(3) // until both processes are warm
    const rate = await server.flood(seconds)
    const memory = server.mostMemory()
    await sleep(3_000)
    const probes = Number(options.probes)
    const stream = server.drive({ rate: 5_000, seconds: probes * 0.25 + 1, timelines: 0 })
    const seen: Seen[] = []
    for (let i = 0; i < probes; i++) {
      const due = sleep(250)
      seen.push(await server.see())
      await due
    }
    await stream
    return { rate, memory, seen }
  } finally {
    await server.end('SIGTERM')
  }
}

/** Rows a second of the engine alone, in groups of 10,000: the same lines into the same table, nothing around it. */
async function rawRate(dataFolder: string): Promise<number> {
  const questions = { seconds: 300, memoryBytes: 4e9, threads: 2 }
  const warehouse = await openWarehouse(
    { dataFolder, warehouse: { kind: 'embedded' }, questions },
    createLog('silent'),
  )
  try {
    await warehouse.migrate(warehouseMigrations)
    const groups = Array.from({ length: 12 }, (_, group) =>
      Array.from({ length: 10_000 }, (_, i) => lineOf(group * 10_000 + i)),
    )
    const [first = [], ...rest] = groups
    await warehouse.insert('events', first)
    const start = performance.now()
    for (const lines of rest) await warehouse.insert('events', lines)
    return (rest.length * 10_000 * 1000) / (performance.now() - start)
  } finally {
    await warehouse.close()
  }
}

function lineOf(n: number): string {
  const value = message(n)
  const origin = { workspace: 1, country: 'MA', source: 'raw' }
  const event = prepareEvent({ text: JSON.stringify(value), value }, origin, Date.now())
  if ('reason' in event) throw new Error(event.reason)
  return eventLine(event, BigInt(n))
}

function report(measured: { rate: number; memory: number; seen: readonly Seen[]; raw: number }): string {
  const { rate, memory, seen, raw } = measured
  const commit = currentCommit()
  const times = (of: keyof Seen, share: number) =>
    quantile(
      seen.map(s => s[of]),
      share,
    )
  const met = (isMet: boolean) => (isMet ? 'met' : '**missed**')
  const late = (of: keyof Seen) => `p50 ${times(of, 0.5).toFixed(0)} ms, p99 ${times(of, 0.99).toFixed(0)} ms`
  return `Command: \`node_modules/.bin/node bench/intake.ts --seconds ${seconds} --probes ${seen.length}\`, commit ${commit}, ${availableParallelism()} cores.
Events of about 600 bytes, by HTTP in batches of 100, 64 at a time, sent by another process on the same machine; everything on:
check for repeats, persons, search, journeys. Load average of the machine just before: ${busyBefore.toFixed(1)}.

| what | measured | target | |
|---|---|---|---|
| acknowledged events a second | ${rate.toFixed(0)} | ≥ 30,000 | ${met(rate >= 30_000)} |
| against the engine's raw rate into the same table (${raw.toFixed(0)} rows/s in groups of 10,000) | ${((rate / raw) * 100).toFixed(0)} % | ≥ 40 % | ${met(rate / raw >= 0.4)} |
| most memory of the process | ${(memory / 1e9).toFixed(2)} GB | < 1.5 GB | ${met(memory < 1.5e9)} |
| sent → on the person's timeline, while 5,000/s arrive | ${late('onTimeline')} | < 1 s p99 | ${met(times('onTimeline', 0.99) < 1000)} |
| sent → counted by a question, while 5,000/s arrive | ${late('inQuestion')} | < 1 s p99 | ${met(times('inQuestion', 0.99) < 1000)} |
`
}
