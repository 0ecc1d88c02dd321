import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { personSegmentsAnswer, segmentSchema } from '../src/unify/segments/model-segment.ts'
import type { WholeServer } from '../test/whole-server.ts'
import { message } from './drive-load.ts'

export interface Fresh {
  /** Milliseconds from the acknowledgement of an event to its person standing in the segment, as the API tells it. */
  readonly entered: readonly number[]
  /** The same to a question that counts the event, and to the person's timeline. */
  readonly counted: readonly number[]
  readonly shown: readonly number[]
  /** Events acknowledged a second, those that were due and those that were. */
  readonly rate: number
}

interface Shop {
  readonly workspace: number
  readonly writeKey: string
}

const names = ['Event 1', 'Event 2', 'Event 3', 'Event 4']
const plain = (name: string) => ({ name, where: [], when: { is: 'ever' } })
const perBatch = 50

/** Segments that the stream itself moves all the time, beside the one that is looked at. */
export async function defineSegments(server: WholeServer, { workspace }: Shop): Promise<void> {
  const definitions = [
    { of: 'did', event: plain('Probe'), times: { are: 'at-least', n: 1 } },
    ...names.map(name => ({ of: 'did', event: plain(name), times: { are: 'at-least', n: 3 } })),
    { of: 'sequence', first: plain('Event 1'), second: plain('Event 2'), within: { n: 1, unit: 'hours' } },
  ]
  for (const [i, definition] of definitions.entries())
    await server.call(`/api/w/${workspace}/segments`, segmentSchema, { name: `s${i}`, definition })
}

/** Sends at a rate, and beside it one event after the other whose effect is waited for. */
export async function measureFreshness(
  server: WholeServer,
  shop: Shop,
  { rate, probes }: { readonly rate: number; readonly probes: number },
): Promise<Fresh> {
  let isDone = false
  const stream = sendAtRate(server, shop, { rate, isDone: () => isDone })
  const found: { entered: number; counted: number; shown: number }[] = []
  for (let i = 0; i < probes; i++) {
    const due = sleep(250)
    found.push(await probe(server, shop, `${Date.now()}-${i}`))
    await due
  }
  isDone = true
  const times = (of: 'entered' | 'counted' | 'shown') => found.map(one => one[of])
  return { entered: times('entered'), counted: times('counted'), shown: times('shown'), rate: await stream }
}

async function probe(server: WholeServer, shop: Shop, id: string) {
  const { workspace } = shop
  const api = `/api/w/${workspace}`
  const person = `${api}/people/${encodeURIComponent(`user_id:probe-${id}`)}`
  const event = `Probe ${id}`
  await send(server, shop, [
    { type: 'track', messageId: `a-${id}`, userId: `probe-${id}`, event: 'Probe' },
    { type: 'track', messageId: `b-${id}`, userId: `probe-${id}`, event },
  ])
  const start = performance.now()
  const until = async (isThere: () => Promise<boolean>) => {
    // A person who is not known yet is a refusal.
    while (!(await isThere().catch(() => false))) await sleep(20)
    return performance.now() - start
  }
  const period = { from: Date.now() - 86_400_000, to: Date.now() + 86_400_000 }
  const input = { period, touchpoints: [{ id: 'probe', any: [{ event }] }] }
  const [entered, counted, shown] = await Promise.all([
    until(async () => (await server.call(`${person}/segments`, personSegmentsAnswer)).segments.length > 0),
    until(async () =>
      /"events":\[\d/.test(JSON.stringify(await server.call(`${api}/ask/volume`, z.unknown(), { input }))),
    ),
    until(async () =>
      JSON.stringify(await server.call(`${person}/timeline`, z.unknown())).includes(`"${event}"`),
    ),
  ])
  return { entered, counted, shown }
}

async function sendAtRate(
  server: WholeServer,
  shop: Shop,
  { rate, isDone }: { readonly rate: number; isDone(): boolean },
): Promise<number> {
  const begun = performance.now()
  const underWay = new Set<Promise<void>>()
  const run = Date.now()
  let sent = 0
  for (; !isDone(); sent += perBatch) {
    const early = begun + (sent * 1000) / rate - performance.now()
    if (early > 1) await sleep(early)
    while (underWay.size >= 64) await Promise.race(underWay)
    const batch = Array.from({ length: perBatch }, (_, i) => ({
      ...message(sent + i),
      messageId: `load-${run}-${sent + i}`,
    }))
    const work: Promise<void> = send(server, shop, batch).finally(() => underWay.delete(work))
    underWay.add(work)
  }
  await Promise.all(underWay)
  return (sent * 1000) / (performance.now() - begun)
}

async function send({ url }: WholeServer, { writeKey }: Shop, batch: readonly object[]): Promise<void> {
  const headers = { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' }
  const response = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ batch }),
  })
  const text = await response.text()
  if (!response.ok || !text.includes('"quarantined":[]')) throw new Error(`${response.status} ${text}`)
}
