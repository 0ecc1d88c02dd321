import { setTimeout as sleep } from 'node:timers/promises'
import type { Lane } from '../src/platform/warehouse/warehouse.ts'
import { runChild } from '../test/children/child.ts'

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
  drive(load: Load): Promise<Measured>
  /** Keeps one question's threads busy for so long; resolves when it has begun. */
  ask(seconds: number, lane?: Lane): Promise<Asked>
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const perBatch = 50
const people = 2_000

/** Rihla in a process of its own, with some people in it; this process only sends and measures. */
export async function startLoadedServer(dataFolder: string): Promise<LoadedServer> {
  const child = runChild('bench/asking-server.ts', [dataFolder])
  const [, url = '', workspace = '', secret = '', localKey = ''] = (await child.line('ready ')).split(' ')
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString('base64')}`
  let sent = 0
  let asked = 0

  async function sendBatch(): Promise<string | null> {
    const from = sent
    sent += perBatch
    const batch = Array.from({ length: perBatch }, (_, i) => message(from + i))
    const headers = { authorization, 'content-type': 'application/json' }
    const response = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ batch }),
    })
    const text = await response.text()
    return text.startsWith('{"success":true,"quarantined":[]') ? null : `batch: ${response.status} ${text}`
  }

  async function openTimeline(): Promise<string | null> {
    const person = encodeURIComponent(`user_id:u${(asked++ * 7) % people}`)
    const headers = { authorization: `Bearer ${localKey}` }
    const response = await fetch(`${url}/api/w/${workspace}/people/${person}/timeline`, { headers })
    const text = await response.text()
    return response.ok ? null : `timeline: ${response.status} ${text}`
  }

  async function ask(seconds: number, lane: Lane = 'question'): Promise<Asked> {
    child.process.stdin?.write(`ask ${seconds} ${lane}\n`)
    await child.line('asked')
    let isRunning = true
    const done = child.line('answered ').then(line => {
      isRunning = false
      return Number(line.split(' ')[1])
    })
    done.catch(() => undefined) // the server was ended meanwhile; whoever waits is told
    return { isRunning: () => isRunning, done }
  }

  for (let filled = 0; filled < people; filled += perBatch) await sendBatch()
  while ((await openTimeline()) !== null) await sleep(50)

  return {
    ask,
    async drive({ rate, timelines: perSecond, seconds }) {
      const failures: string[] = []
      const [acknowledged, timelines] = await Promise.all([
        atRate({ perSecond: rate / perBatch, seconds, work: sendBatch, failures }),
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
function message(n: number) {
  return {
    type: 'track',
    messageId: `load-${n}`,
    event: `Event ${n % 30}`,
    userId: `u${n % people}`,
    anonymousId: `device-${n % people}`,
    timestamp: new Date().toISOString(),
    context: { channel: n % 3 ? 'web' : 'app', userAgent: 'Mozilla/5.0 (X11; Linux x64) Firefox/144.0' },
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

/** The value below which this share of them lies. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
