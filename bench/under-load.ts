import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Measured, quantile, startLoadedServer } from './drive-load.ts'
import { currentCommit } from './measure.ts'
import { writeResults } from './results.ts'

/**
 * `node bench/under-load.ts [--rate 5000] [--seconds 10] [--questions 3]`: how long senders and timelines wait while something
 * heavy is asked, beside the same without it in the same run, as often as there are questions: of ten timelines a second one
 * question alone sees a hundred, and their 99th hundredth would be the two slowest. Writes its part of RESULTS.md.
 */
const { values: options } = parseArgs({
  options: {
    rate: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '10' },
    questions: { type: 'string', default: '3' },
  },
})
const rate = Number(options.rate)
const seconds = Number(options.seconds)
const questions = Number(options.questions)
const timelinesPerSecond = 10
const folder = mkdtempSync(join(tmpdir(), 'rihla-load-'))
chmodSync(folder, 0o711) // as root, PostgreSQL's own account must get through
const server = await startLoadedServer(join(folder, 'data'))
const busyBefore = loadavg()[0] ?? 0
try {
  const load = { rate, seconds, timelines: timelinesPerSecond }
  await server.drive({ ...load, seconds: 4 }) // until both processes are warm
  const rounds: Round[] = []
  for (let i = 0; i < questions; i++) {
    const calm = await server.drive(load)
    const question = await server.ask(seconds)
    const asked = await server.drive(load)
    rounds.push({ calm, asked, questionMs: await question.done })
  }
  const text = report(rounds)
  console.log(text)
  writeResults('under-load', text)
} finally {
  await server.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
}

function report(rounds: readonly Round[]): string {
  const commit = currentCommit()
  const failed = rounds.reduce(
    (sum, { calm, asked }) => sum + calm.failures.length + asked.failures.length,
    0,
  )
  const took = rounds.map(({ questionMs }) => (questionMs / 1000).toFixed(1)).join(', ')
  return `Command: \`node_modules/.bin/node bench/under-load.ts --rate ${rate} --seconds ${seconds} --questions ${questions}\`, commit ${commit}, ${availableParallelism()} cores.
${rate} events/s of about 600 bytes in batches of 50 and ${timelinesPerSecond} timelines/s, each sent when it was due and timed from then, by
another process on the same machine; questions kept two threads busy for ${took} s meanwhile, each after as long without
one. Load average of the machine just before: ${busyBefore.toFixed(1)} (the column without a question shows what other work on it costs).
The data lay on ${diskOf(tmpdir())}. Calls that failed: ${failed}.

| what | nothing asked | during a question | of each question | target | |
|---|---|---|---|---|---|
${line('acknowledgement', rounds, ({ acknowledged }) => acknowledged, 150)}
${line('timeline', rounds, ({ timelines }) => timelines, 100)}
`
}

/** What kind of file system: on ext4 without a journal it matters what was deleted lately (decision 81). */
function diskOf(folder: string): string {
  const names: Readonly<Record<number, string>> = {
    61267: 'ext4',
    16914836: 'memory (tmpfs)',
    1481003842: 'XFS',
  }
  const { type } = statfsSync(folder)
  return names[type] ?? `a file system of type ${type.toString(16)}`
}

interface Round {
  readonly calm: Measured
  readonly asked: Measured
  readonly questionMs: number
}

function line(
  what: string,
  rounds: readonly Round[],
  timesOf: (measured: Measured) => readonly number[],
  target: number,
): string {
  const calm = rounds.flatMap(round => timesOf(round.calm))
  const each = rounds.map(round => timesOf(round.asked))
  const asked = each.flat()
  const of = (times: readonly number[], share: number) => quantile(times, share).toFixed(0)
  const ofEach = (share: number) => each.map(times => of(times, share)).join(', ')
  const verdict = quantile(asked, 0.99) < target ? 'met' : '**missed**'
  return [
    `| ${what} p50 | ${of(calm, 0.5)} ms | ${of(asked, 0.5)} ms | ${ofEach(0.5)} | | |`,
    `| ${what} p99 | ${of(calm, 0.99)} ms | ${of(asked, 0.99)} ms | ${ofEach(0.99)} | < ${target} ms | ${verdict} |`,
  ].join('\n')
}
