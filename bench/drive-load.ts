import { existsSync, readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lane } from '../src/platform/warehouse/warehouse.ts'
import { runChild } from '../test/children/child.ts'
import { createBatchBodies } from './batch-bodies.ts'
import { post } from './post.ts'

export interface Load {
  /** Events a second, in batches of 50. */
  readonly rate: number
  readonly timelines: number
  readonly seconds: number
}

/** Milliseconds from the moment a call was due to its answer, in the order of the answers. */
export interface Measured {
  readonly acknowledged: readonly number[]
  readonly timelines: readonly number[]
  readonly failures: readonly string[]
}

export interface Asked {
  /** False as soon as the answer is there. */
  isRunning(): boolean
  /** What it took, in milliseconds. */
  readonly done: Promise<number>
}

export interface LoadedServer {
  readonly pid: number
  drive(load: Load): Promise<Measured>
  /** Keeps one question's threads busy for so long; resolves when it has begun. */
  ask(seconds: number, lane?: Lane): Promise<Asked>
  /** As many batches of 100 as are acknowledged, 64 at a time; events acknowledged a second. */
  flood(seconds: number): Promise<number>
  /** Sends one event that nobody sent before; milliseconds until it is on the person's timeline and in a question. */
  see(): Promise<Seen>
  /** The most memory that the process held so far, in bytes. Linux only, elsewhere NaN. */
  mostMemory(): number
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

export interface Seen {
  readonly onTimeline: number
  readonly inQuestion: number
}

const perBatch = 50
const people = 2_000

/** Rihla in a process of its own, with some people in it; this process only sends and measures. */
export async function startLoadedServer(dataFolder: string): Promise<LoadedServer> {
  const child = runChild('bench/asking-server.ts', [dataFolder])
  const [, url = '', workspace = '', secret = '', localKey = ''] = (await child.line('ready ')).split(' ')
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString('base64')}`
  const agent = new Agent({ keepAlive: true })
  let sent = 0
  const nextId = () => sent++
  const inFifties = createBatchBodies({ size: perBatch, message, nextId })
  const inHundreds = createBatchBodies({ size: 100, message, nextId })
  let timelines = 0
  let questions = 0
  let seen = 0

  async function sendBatch(nextBody = inFifties): Promise<string | null> {
    return send(nextBody())
  }

  async function send(body: Buffer): Promise<string | null> {
    const { status, text } = await post(new URL('/v1/batch', url), { authorization, body, agent })
    return text.startsWith('{"success":true,"quarantined":[]') ? null : `batch: ${status} ${text}`
  }

  function call(path: string, body?: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${localKey}`, 'content-type': 'application/json' }
    const content = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    return fetch(`${url}/api/w/${workspace}${path}`, { headers, ...content })
  }

  const timelineOf = (user: string) => call(`/people/${encodeURIComponent(`user_id:${user}`)}/timeline`)

  async function openTimeline(): Promise<string | null> {
    const response = await timelineOf(`u${(timelines++ * 7) % people}`)
    const text = await response.text()
    return response.ok ? null : `timeline: ${response.status} ${text}`
  }

  /** The answer's text; a person may not be known yet. */
  async function textOf(response: Response): Promise<string> {
    const text = await response.text()
    if (!response.ok && response.status !== 404) throw new Error(`${response.status} ${text}`)
    return text
  }

  async function see(): Promise<Seen> {
    const name = `Probe ${++seen}`
    const start = performance.now()
    const until = async (look: () => Promise<boolean>) => {
      while (!(await look())) await sleep(20)
      return performance.now() - start
    }
    const probe = { ...message(seen), messageId: name, event: name }
    await send(Buffer.from(JSON.stringify({ batch: [probe] })))
    const period = { from: Date.now() - 86_400_000, to: Date.now() + 86_400_000 }
    const input = { period, touchpoints: [{ id: 'probe', any: [{ event: name }] }] }
    const [onTimeline, inQuestion] = await Promise.all([
      until(async () => (await textOf(await timelineOf(probe.userId))).includes(`"${name}"`)),
      until(async () => /"events":\[\d/.test(await textOf(await call('/ask/volume', { input })))),
    ])
    return { onTimeline, inQuestion }
  }

  async function flood(seconds: number): Promise<number> {
    const start = performance.now()
    const end = start + seconds * 1000
    let acknowledged = 0
    const one = async () => {
      while (performance.now() < end) {
        const failure = await sendBatch(inHundreds)
        if (failure !== null) throw new Error(failure)
        acknowledged += 100
      }
    }
    await Promise.all(Array.from({ length: 64 }, one))
    return (acknowledged * 1000) / (performance.now() - start)
  }

  function mostMemory(): number {
    const status = `/proc/${child.pid}/status`
    if (!existsSync(status)) return Number.NaN
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) ?? []
    return Number(kilobytes) * 1024
  }

  async function ask(seconds: number, lane: Lane = 'question'): Promise<Asked> {
    child.process.stdin?.write(`ask ${seconds} ${lane}\n`)
    const n = ++questions
    await child.line(`asked ${n}`)
    let isRunning = true
    const done = child.line(`answered ${n} `).then(line => {
      isRunning = false
      return Number(line.split(' ')[2])
    })
    done.catch(() => undefined) // the server was ended meanwhile; whoever waits is told
    return { isRunning: () => isRunning, done }
  }

  for (let filled = 0; filled < people; filled += perBatch) await sendBatch()
  while ((await openTimeline()) !== null) await sleep(50)

  return {
    pid: child.pid,
    ask,
    flood,
    see,
    mostMemory,
    async drive({ rate, timelines: perSecond, seconds }) {
      const failures: string[] = []
      const [acknowledged, timelines] = await Promise.all([
        atRate({ perSecond: rate / perBatch, seconds, work: () => sendBatch(), failures }),
        atRate({ perSecond, seconds, work: openTimeline, failures }),
      ])
      return { acknowledged, timelines, failures }
    },
    end: signal => child.end(signal),
  }
}

interface Pace {
  readonly perSecond: number
  readonly seconds: number
  work(): Promise<string | null>
  readonly failures: string[]
}

/** Begins the work when it is due, whether or not what came before was answered; a late start counts as waiting. */
async function atRate({ perSecond, seconds, work, failures }: Pace): Promise<number[]> {
  const times: number[] = []
  const start = performance.now()
  const underWay: Promise<void>[] = []
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = start + (i * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await sleep(early)
    underWay.push(
      work()
        .catch(String)
        .then(failure => {
          if (failure !== null) failures.push(failure)
          times.push(performance.now() - due)
        }),
    )
  }
  await Promise.all(underWay)
  return times
}

/** About 600 bytes, as a shop's tracker sends them. */
export function message(n: number) {
  return {
    type: 'track',
    messageId: `load-${n}`,
    event: `Event ${n % 30}`,
    userId: `u${n % people}`,
    anonymousId: `device-${n % people}`,
    timestamp: new Date().toISOString(),
    context: {
      channel: n % 3 ? 'web' : 'app',
      userAgent: 'Mozilla/5.0 (X11; Linux x64) Firefox/144.0',
      locale: n % 2 ? 'ar-MA' : 'fr-MA',
      page: {
        path: `/products/${n % 400}`,
        referrer: 'https://search.example/',
        title: `شاي أخضر ${n % 400}`,
      },
      library: { name: 'rihla.js', version: '1.4.0' },
    },
    properties: {
      product: `شاي أخضر ${n % 400}`,
      category: `c${n % 12}`,
      price: (n % 900) / 10,
      currency: 'MAD',
      quantity: (n % 4) + 1,
      url: `https://shop.example/products/${n % 400}?campaign=autumn&position=${n % 20}`,
    },
  }
}

/** The smallest of them that at least this share of them does not exceed (nearest rank). */
export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
