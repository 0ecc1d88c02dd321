import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { mapListSchema } from '../src/map/model.ts'
import { freePort } from '../test/free-port.ts'
import { currentCommit } from './measure.ts'
import { writeResults } from './results.ts'

/**
 * `node bench/warm-start.ts [--people 4000] [--rounds 3]`: how long somebody waits who starts Rihla. Cold: an empty data
 * folder, which the start fills with the demo; warm: the same folder again, after a proper stop and after `kill -9`.
 * Everything is timed from the moment the process is started. Needs the built web app (`npx vite build`).
 * Writes its part of RESULTS.md.
 */
const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '4000' },
    rounds: { type: 'string', default: '3' },
  },
})
const rounds = Number(options.rounds)
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'rihla-start-'))
chmodSync(folder, 0o711) // as root, PostgreSQL's own account must get through
const data = join(folder, 'data')
const announced = z.object({ key: z.string() })
let running: ChildProcess | null = null

/** Milliseconds from the start of the process. */
interface Waits {
  /** `/readyz` says yes. */
  readonly ready: number
  /** The page and every script and style that it names are here. */
  readonly page: number
  /** The sign-in link stands on the terminal: the demo is filled and its maps are drafted. */
  readonly link: number
  /** The numbers of the first map are here. */
  readonly map: number
}

if (!existsSync(join(root, 'dist', 'index.html'))) throw new Error('build the web app first: npx vite build')
const loadBefore = loadavg()[0] ?? 0
try {
  const cold = await start()
  await stop('SIGTERM')
  const stopped = await startOften('SIGTERM')
  const killed = await startOften('SIGKILL')
  const text = report({ cold, stopped, killed })
  console.log(text)
  writeResults('warm-start', text)
} finally {
  await stop('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
}

/** Starts and ends it several times; how it is ended counts for the start that follows. */
async function startOften(signal: NodeJS.Signals): Promise<Waits> {
  await start()
  await stop(signal)
  const all: Waits[] = []
  while (all.length < rounds) {
    all.push(await start())
    await stop(signal)
  }
  const median = (of: (waits: Waits) => number) =>
    all.map(of).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN
  return {
    ready: median(waits => waits.ready),
    page: median(waits => waits.page),
    link: median(waits => waits.link),
    map: median(waits => waits.map),
  }
}

async function start(): Promise<Waits> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const from = performance.now()
  const since = () => performance.now() - from
  const args = ['--port', String(port), '--data', data, '--demo-people', options.people]
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  })
  running = child
  const linked = saidLink(child).then(since)
  linked.catch(() => undefined) // told by `await` below, unless something else fails first
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('it ended before it was ready')
    await sleep(10)
  }
  const ready = since()
  await fetchPage(url)
  const page = since()
  const link = await linked
  await askFirstMap(url)
  return { ready, page, link, map: since() }
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  const child = running
  running = null
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close')
  child.kill(signal)
  await ended
}

async function saidLink(child: ChildProcess): Promise<void> {
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += chunk
    if (said.includes('it works once')) return void child.stdout?.resume()
  }
  throw new Error(`it ended without a link:\n${said}`)
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => null)
  await answer?.arrayBuffer()
  return answer?.status === 200
}

async function fetchPage(url: string): Promise<void> {
  const html = await (await fetch(url)).text()
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path)
  if (named.length === 0) throw new Error('the page names no script')
  const sizes = await Promise.all(
    named.map(async path => {
      const answer = await fetch(url + path)
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      return (await answer.arrayBuffer()).byteLength
    }),
  )
  if (sizes.some(size => size === 0)) throw new Error('a file of the page is empty')
}

async function askFirstMap(url: string): Promise<void> {
  const { key } = announced.parse(JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')))
  const call = async (path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const content = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const answer = await fetch(url + path, { headers, ...content })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const { maps } = mapListSchema.parse(await call('/api/w/1/maps'))
  const [first] = maps
  if (!first) throw new Error('there is no map')
  await call(`/api/w/1/maps/${first.id}/answer`, {})
}

function report({ cold, stopped, killed }: Record<'cold' | 'stopped' | 'killed', Waits>): string {
  const commit = currentCommit()
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const row = (what: string, of: (waits: Waits) => number) =>
    `| ${what} | ${seconds(of(cold))} | ${seconds(of(stopped))} | ${seconds(of(killed))} |`
  const verdict = (ms: number, limit: number) => (ms < limit ? 'met' : '**missed**')
  return `Command: \`node_modules/.bin/node bench/warm-start.ts --people ${options.people} --rounds ${rounds}\`, commit ${commit}, ${availableParallelism()} cores.
Installed and built before. From the start of the process: cold in an empty folder, which it fills with a demo of
${Number(options.people).toLocaleString('en')} people; warm (median of ${rounds}) with that demo. Load average of the machine just before: ${loadBefore.toFixed(1)}.

| until | cold | warm | warm after \`kill -9\` |
|---|--:|--:|--:|
${row('`/readyz` says ready', waits => waits.ready)}
${row('the page and all that it names are served', waits => waits.page)}
${row('the sign-in link is printed, maps drafted', waits => waits.link)}
${row('the numbers of the first map are here', waits => waits.map)}

Targets: warm start to first page < 5 s: ${verdict(stopped.page, 5_000)}; first start with the demo < 60 s: ${verdict(cold.link, 60_000)}.
`
}
