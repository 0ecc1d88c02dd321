import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wooSample } from '../../../test/shop-samples.ts'
import { type ShopServer, serveWoo } from '../../../test/shop-servers.ts'
import { openShop, startWhole, type WholeServer } from '../../../test/whole-server.ts'
import { sourcesAnswer } from '../model-data.ts'
import { connectionIssued, connectionView } from './model-connection.ts'

// Whole processes start and end here; on a busy machine each takes its time.
const orders = 300
const pageSize = 10

const at = (n: number) => new Date(Date.UTC(2026, 1, 1) + n * 60_000).toISOString().slice(0, 19)

let folder = ''
let shop: ShopServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-load-kill-'))
  await chmod(folder, 0o711)
  const all = Array.from({ length: orders }, (_, n) => ({
    ...wooSample.order(n + 1),
    ...{ date_created_gmt: at(n), date_modified_gmt: at(n) },
  }))
  shop = await serveWoo({ customers: [], orders: all }, pageSize)
})
afterAll(async () => {
  await shop?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

it('killed in the middle of its first load it goes on near where it was, and each order is there once', async () => {
  const data = join(folder, 'data')
  const env = { RIHLA_ALLOW_PRIVATE: '127.0.0.1' }
  const first = await startWhole(data, 0, env)
  const { workspace } = await openShop(first)
  const path = `/api/w/${workspace}/connections`
  const secrets = { key: 'ck_1', secret: 'cs_1' }
  const asked = { kind: 'woocommerce', name: 'Woo', settings: { address: shop.url }, secrets }
  const { connection } = await first.call(path, connectionIssued, asked)
  const reached = async (server: WholeServer) => server.call(`${path}/${connection.id}`, connectionView)
  while ((await reached(first)).progress.pages < 5) await sleep(20)
  const before = await reached(first)
  await first.child.end('SIGKILL')
  expect(before.firstLoadedAt).toBeNull()

  const askedBefore = shop.asked.length
  const second = await startWhole(data, 0, env)
  try {
    for (let i = 0; i < 600 && (await reached(second)).firstLoadedAt === null; i++) await sleep(100)
    const done = await reached(second)
    expect(done).toMatchObject({ status: 'active', error: null, isRunning: false })
    const { sources } = await second.call(`/api/w/${workspace}/sources`, sourcesAnswer)
    // A guest's order is the order and who placed it.
    expect(sources.find(({ source }) => source === 'Woo')).toMatchObject({
      calls: { track: orders, identify: orders },
      quarantined: 0,
    })
    // It did not begin again: at most the page under way was read twice.
    const pages = orders / pageSize
    expect(shop.asked.length - askedBefore).toBeLessThanOrEqual(pages - (before.progress.pages - 1) + 2)
  } finally {
    await second.child.end('SIGTERM')
  }
}, 600_000)
