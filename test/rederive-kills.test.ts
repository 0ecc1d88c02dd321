import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { mappingAnswer, runAnswer, runsAnswer } from '../src/collect/mapping/model-mapping.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { count } from '../src/platform/warehouse/rows.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import { openShop, startWhole, type WholeServer } from './whole-server.ts'

/** `PROVE_KILLS=50 PROVE_EVENTS=50000` for the long form. */
const kills = Number(process.env.PROVE_KILLS ?? 2)
const total = Number(process.env.PROVE_EVENTS ?? 1_500)

let folder = ''
let server: WholeServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-rederive-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
})
afterAll(async () => {
  await server?.child.end('SIGKILL')
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

const message = (i: number) => ({
  type: 'track',
  event: 'Order',
  messageId: `m-${i}`,
  userId: `u${i % 97}`,
  timestamp: new Date(Date.UTC(2026, 10, 1) + i * 1_000).toISOString(),
  properties: { total: String(i), lines: [{ sku: 'a' }, { sku: 'شاي' }] },
})

/** Everything, in batches; whatever was there already is a repeat. */
async function sendAll(url: string, writeKey: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`
  for (let at = 0; at < total; at += 500) {
    const batch = Array.from({ length: Math.min(500, total - at) }, (_, i) => message(at + i))
    const headers = { authorization, 'content-type': 'application/json' }
    const answer = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ batch }),
    })
    expect(answer.status).toBe(200)
  }
}

const when = { sources: [], calls: [], events: ['Order'], properties: [] }
const number = {
  do: 'cast',
  path: 'total',
  to: 'number',
  decimal: '.',
  zone: 'UTC',
  order: 'none',
  currency: null,
}
const splitting = [{ do: 'split', list: 'lines', name: 'Line', keep: true }, number]
const plain = [{ do: 'rename-event', pattern: null, to: 'Sale' }]
/** Odd versions make three rows of each message, even ones one. */
const setOf = (version: number) => ({
  rules: [{ id: 1, name: '', isOn: true, when, actions: version % 2 === 1 ? splitting : plain }],
  tables: [],
})

async function runToEnd({ call }: WholeServer, base: string): Promise<void> {
  for (;;) {
    const [run] = (await call(`${base}/runs`, runsAnswer)).runs
    if (run?.status === 'done') return
    expect(['staging', 'swapping', 'following']).toContain(run?.status)
    await sleep(100)
  }
}

it(`derives ${total} messages again, each once, through ${kills} × kill -9`, {
  timeout: 120_000 + kills * (60_000 + total * 10),
}, async () => {
  const data = join(folder, 'data')
  server = await startWhole(data)
  const { workspace, writeKey } = await openShop(server)
  const base = `/api/w/${workspace}/mapping`
  await sendAll(server.url, writeKey)
  const met: string[] = []
  for (let version = 1; version <= kills + 1; version++) {
    await server.call(base, mappingAnswer, { set: setOf(version), base: version - 1 })
    await server.call(`${base}/runs`, runAnswer, {})
    if (version <= kills) {
      // Another moment each time, so that every phase is met sooner or later.
      await sleep(((version * 7_919) % 23) * 60)
      met.push((await server.call(`${base}/runs`, runsAnswer)).runs[0]?.status ?? '')
      server.child.process.kill('SIGKILL')
      await server.child.exited
      server = await startWhole(data)
      // What comes again while rows are on their way out and in is known all the same.
      await sendAll(server.url, writeKey)
    }
    await runToEnd(server, base)
    const { events, older } = await server.call(base, mappingAnswer)
    expect({ version, events, older }).toEqual({
      version,
      events: version % 2 === 1 ? total * 3 : total,
      older: 0,
    })
  }
  console.log(`killed while ${met.join(', ')}`)
  server.child.process.kill('SIGTERM')
  expect(await server.child.exited).toBe(0)
  const rows = await readLog(data, workspace)
  const names = (kills + 1) % 2 === 1 ? ['Order', 'Line', 'Line'] : ['Sale']
  expect(rows.length).toBe(total * names.length)
  expect(rows.filter(row => row.n !== 1)).toEqual([])
  const byTime = Map.groupBy(rows, row => row.time)
  expect(byTime.size).toBe(total)
  const wrong = [...byTime.values()].filter(
    of =>
      of
        .map(row => row.name)
        .sort()
        .join() !== [...names].sort().join(),
  )
  expect(wrong).toEqual([])
})

async function readLog(data: string, workspace: number) {
  const warehouse = await openWarehouse(readConfig({ RIHLA_DATA: data }), createLog('silent'))
  try {
    const [left] = await warehouse.rows({
      name: 'test: staged',
      sql: sql`SELECT count() AS n FROM mapping_staged`,
      row: z.object({ n: count }),
    })
    expect(left?.n).toBe(0)
    return await warehouse.rows({
      name: 'test: the log',
      sql: sql`SELECT message_id, name, toString(time) AS time, count() AS n FROM events
        WHERE workspace = ${workspace} AND type != 'system' GROUP BY message_id, name, time`,
      row: z.object({ message_id: z.string(), name: z.string(), time: z.string(), n: count }),
    })
  } finally {
    await warehouse.close()
  }
}
