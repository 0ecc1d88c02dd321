import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Measured, quantile, startLoadedServer } from './drive-load.ts'
import { currentCommit } from './measure.ts'

/**
 * `node bench/under-load.ts [--rate 5000] [--seconds 10]`: how long senders and timelines wait while something heavy is
 * asked, beside the same without it in the same run. Writes RESULTS-under-load.md.
 */
const { values: options } = parseArgs({
  options: {
    rate: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '10' },
  },
})
const rate = Number(options.rate)
const seconds = Number(options.seconds)
const timelinesPerSecond = 10
const folder = mkdtempSync(join(tmpdir(), 'rihla-load-'))
chmodSync(folder, 0o711) // as root, PostgreSQL's own account must get through
const server = await startLoadedServer(join(folder, 'data'))
const busyBefore = loadavg()[0] ?? 0
try {
  const load = { rate, seconds, timelines: timelinesPerSecond }
  await server.drive({ ...load, seconds: 4 }) // until both processes are warm
  const calm = await server.drive(load)
  const question = await server.ask(seconds)
  const asked = await server.drive(load)
  const text = report(calm, asked, await question.done)
  console.log(text)
  writeFileSync(new URL('RESULTS-under-load.md', import.meta.url), text)
} finally {
  await server.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
}

function report(calm: Measured, asked: Measured, questionMs: number): string {
  const commit = currentCommit()
  const failed = calm.failures.length + asked.failures.length
  return `# Measured under load

Command: \`node_modules/.bin/node bench/under-load.ts --rate ${rate} --seconds ${seconds}\`, commit ${commit}, ${availableParallelism()} cores.
${rate} events/s of about 600 bytes in batches of 50 and ${timelinesPerSecond} timelines/s, each sent when it was due and timed from then, by
another process on the same machine; one question kept two threads busy for ${(questionMs / 1000).toFixed(1)} s meanwhile. Load average of
the machine just before: ${busyBefore.toFixed(1)} (the column without a question shows what other work on it costs).
Calls that failed: ${failed}.

| what | nothing asked | during the question | target | |
|---|---|---|---|---|
${line('acknowledgement', [calm.acknowledged, asked.acknowledged], 150)}
${line('timeline', [calm.timelines, asked.timelines], 100)}
`
}

function line(
  what: string,
  [calm, asked]: readonly [readonly number[], readonly number[]],
  target: number,
): string {
  const of = (times: readonly number[], share: number) => `${quantile(times, share).toFixed(0)} ms`
  const verdict = quantile(asked, 0.99) < target ? 'met' : '**missed**'
  return [
    `| ${what} p50 | ${of(calm, 0.5)} | ${of(asked, 0.5)} | | |`,
    `| ${what} p99 | ${of(calm, 0.99)} | ${of(asked, 0.99)} | < ${target} ms | ${verdict} |`,
  ].join('\n')
}
