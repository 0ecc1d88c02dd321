import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openShop, startWhole } from '../test/whole-server.ts'
import { quantile } from './drive-load.ts'
import { currentCommit } from './measure.ts'
import { defineSegments, type Fresh, measureFreshness } from './measure-freshness.ts'
import { writeResults } from './results.ts'

/**
 * `node bench/freshness.ts [--rates 1000,5000] [--probes 60]`: how long after an event is acknowledged its person stands in a
 * segment, it is counted by a question, and it is on the timeline, while events come at a rate. Writes its part of RESULTS.md.
 */
const { values: options } = parseArgs({
  options: {
    rates: { type: 'string', default: '1000,5000' },
    probes: { type: 'string', default: '60' },
  },
})
const probes = Number(options.probes)
const folder = mkdtempSync(join(tmpdir(), 'rihla-fresh-'))
chmodSync(folder, 0o711) // as root, PostgreSQL's own account must get through
const server = await startWhole(join(folder, 'data'))
try {
  const shop = await openShop(server)
  await defineSegments(server, shop)
  await measureFreshness(server, shop, { rate: 500, probes: 8 }) // until both processes are warm
  const lines: string[] = []
  for (const rate of options.rates.split(',').map(Number)) {
    const load = loadavg()[0] ?? 0
    lines.push(...rowsOf(await measureFreshness(server, shop, { rate, probes }), load))
  }
  const text = `Command: \`node_modules/.bin/node bench/freshness.ts --rates ${options.rates} --probes ${probes}\`, commit ${currentCommit()}, ${availableParallelism()} cores, the sender
on the same machine. The stream itself moves five of six segments. Each of ${probes} events is timed from its acknowledgement.

| events/s | what | p50 | p99 | target | |
|--:|---|--:|--:|--:|---|
${lines.join('\n')}
`
  console.log(text)
  writeResults('freshness', text)
} finally {
  server.child.process.kill('SIGTERM')
  await server.child.exited
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
}

function rowsOf({ entered, counted, shown, rate }: Fresh, load: number): string[] {
  const row = (what: string, times: readonly number[], most: number) => {
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
    const met = p99 < most ? 'met' : '**missed**'
    return `| ${rate.toFixed(0)} (load average before: ${load.toFixed(1)}) | ${what} | ${p50.toFixed(0)} ms | ${p99.toFixed(0)} ms | < ${most} ms | ${met} |`
  }
  return [
    row('in the segment', entered, 2_000),
    row('counted by a question', counted, 1_000),
    row('on the timeline', shown, 1_000),
  ]
}
