import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { count } from '../src/platform/warehouse/rows.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import { readStoppedLog } from './stopped-log.ts'
import { openShop, startWhole, type WholeServer } from './whole-server.ts'

/** `PROVE_KILLS=10 PROVE_EVENTS=10000` for the long form. */
const kills = Number(process.env.PROVE_KILLS ?? 2)
const total = Number(process.env.PROVE_EVENTS ?? 1_500)
/** Twenty batches of the client under way: every kill meets some that are not answered, some written and not yet answered. */
const atOnce = 300

const calls = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const
type Call = (typeof calls)[number]
const callOf = (i: number): Call => calls[i % calls.length] ?? 'track'

let folder = ''
let server: WholeServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-segment-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
})
afterAll(async () => {
  await server?.child.end('SIGKILL')
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

/** Sends number i through the client as it is; the same number is the same message. Resolves with what the client says. */
function send(client: Analytics, i: number): Promise<boolean> {
  const userId = `u${i % 97}`
  const common = {
    messageId: `m-${i}`,
    timestamp: new Date(Date.UTC(2026, 10, 1) + i * 1_000),
    context: { channel: i % 2 ? 'web' : 'app' },
  }
  const device = `device-${i % 211}`
  return new Promise(resolve => {
    const said = (error?: unknown) => resolve(error === undefined)
    const by: Record<Call, () => void> = {
      track: () =>
        client.track({ ...common, userId, event: 'Product Viewed', properties: { sku: i, شاي: true } }, said),
      identify: () =>
        client.identify({ ...common, userId, anonymousId: device, traits: { name: `أمل ${i}` } }, said),
      page: () =>
        client.page({ ...common, anonymousId: device, name: 'Home', properties: { path: '/' } }, said),
      screen: () => client.screen({ ...common, anonymousId: device, name: 'Cart' }, said),
      group: () => client.group({ ...common, userId, groupId: `g${i % 5}`, traits: { plan: 'b' } }, said),
      alias: () => client.alias({ ...common, userId, previousId: `before-${userId}` }, said),
    }
    by[callOf(i)]()
  })
}

/** Sends everything until the client has said of each that it arrived; what the client gives up is sent again. */
async function sendAll(client: Analytics, acknowledged: Set<number>): Promise<number> {
  const waiting = Array.from({ length: total }, (_, i) => i)
  let again = 0
  const sender = async () => {
    for (let i = waiting.shift(); i !== undefined; i = waiting.shift()) {
      if (await send(client, i)) acknowledged.add(i)
      else {
        again++
        waiting.push(i)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
  return again
}

/** Kills the process each time another share of the events has arrived, at a moment that differs, and starts it again. */
async function killAgainAndAgain(data: string, acknowledged: ReadonlySet<number>): Promise<number[]> {
  const port = Number(new URL(server.url).port)
  const after: number[] = []
  for (let kill = 1; kill <= kills; kill++) {
    const share = Math.floor((total * kill) / (kills + 1))
    while (acknowledged.size < share) await sleep(2)
    await sleep((kill * 37) % 90)
    await server.child.end('SIGKILL')
    after.push(acknowledged.size)
    server = await startWhole(data, port)
  }
  return after
}

/** What the log itself holds, after a clean stop, in the engine alone. */
function readLog(data: string, workspace: number) {
  return readStoppedLog(data, workspace, warehouse =>
    warehouse.rows({
      name: 'test: the log',
      sql: sql`SELECT message_id, type, count() AS n FROM events WHERE workspace = ${workspace} GROUP BY message_id, type`,
      row: z.object({ message_id: z.string(), type: z.string(), n: count }),
    }),
  )
}

const sourcesAnswer = z.object({
  sources: z.array(z.object({ events: z.number(), calls: z.record(z.string(), z.number()) })),
})

it(`keeps each of ${total} acknowledged events of analytics-node once, through ${kills} × kill -9`, {
  timeout: 60_000 + kills * 30_000 + total * 20,
}, async () => {
  const data = join(folder, 'data')
  server = await startWhole(data)
  const { workspace, writeKey } = await openShop(server)
  // Two tries of the client's own, so that some batches survive a restart by it and some are given back to the sender.
  const client = new Analytics({ writeKey, host: server.url, maxRetries: 2, flushInterval: 50 })
  let broken = 0
  client.on('error', () => void broken++)

  const acknowledged = new Set<number>()
  const [again, after] = await Promise.all([
    sendAll(client, acknowledged),
    killAgainAndAgain(data, acknowledged),
  ])
  await client.closeAndFlush()
  console.log(
    `killed after ${after.join(', ')} acknowledged; given up by the client and sent again: ${again}`,
  )
  expect(after).toHaveLength(kills)
  expect(after.every(n => n < total)).toBe(true)
  expect(again).toBeGreaterThan(0)
  expect(broken).toBe(again)

  const perCall = Object.fromEntries(
    calls.map((call, c) => [call, Math.ceil((total - c) / calls.length)] as const),
  )
  // What is acknowledged is counted within a second or two of it (the design's freshness), not in the same moment.
  await expect
    .poll(() => server.call(`/api/w/${workspace}/sources`, sourcesAnswer), { timeout: 10_000, interval: 100 })
    .toEqual({ sources: [{ events: total, calls: perCall }] })
  server.child.process.kill('SIGTERM')
  expect(await server.child.exited).toBe(0)
  const { told: rows, refused } = await readLog(data, workspace)
  const found = new Set(rows.map(row => row.message_id))
  const lost = [...acknowledged].filter(i => !found.has(`m-${i}`))
  expect(lost).toEqual([])
  expect(rows.filter(row => row.n !== 1)).toEqual([])
  expect(rows.length).toBe(total)
  expect(rows.filter(row => row.type !== callOf(Number(row.message_id.slice(2))))).toEqual([])
  expect(refused).toBe(0)
})
