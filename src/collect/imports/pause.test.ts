import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type Importing, openImportShop, type Shop } from '../../../test/import-run.ts'
import { type FileInput, fileOf } from '../files/read/file-input.ts'
import { type ImportRecord, importDetail, importRecord } from './model-import.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openImportShop()
})
afterAll(() => shop.stop())

const rows = 60_000
function visits(): FileInput {
  const time = (i: number) => new Date(Date.UTC(2024, 2, 5) + i * 1_000).toISOString()
  const lines = Array.from({ length: rows }, (_, i) => `u${i % 900},${time(i)},page ${i} ${'x'.repeat(40)}`)
  return fileOf('visits.csv', `user_id,visited_at,page\n${lines.join('\n')}\n`)
}

async function until(own: Importing, id: number, holds: (found: ImportRecord) => boolean) {
  for (;;) {
    const { import: found } = await own.detail(id)
    if (holds(found)) return found
    await sleep(30)
  }
}

/** What the log holds of it, once no more comes. */
async function settled(own: Importing): Promise<number> {
  const answer = z.object({ sources: z.array(z.object({ events: z.number() })) })
  const read = async () => {
    const found = await shop.session.call({ path: `/api/w/${own.id}/sources`, answer })
    return found.sources.reduce((sum, one) => sum + one.events, 0)
  }
  for (let before = await read(); ; ) {
    await sleep(1_500)
    const now = await read()
    if (now === before) return now
    before = now
  }
}

it('an import is paused, keeps what it brought, refuses to be changed, goes on to the end, and adds nothing twice', async () => {
  const own = await shop.workspace()
  const id = await own.upload([visits()])
  await own.inspect(id, { zone: 'UTC' })
  await own.call('POST', `/${id}/start`, importRecord)
  await until(own, id, found => found.progress.messages > 0)
  expect((await own.call('POST', `/${id}/pause`, importRecord)).status).toBe('paused')
  const kept = await settled(own)
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThan(rows)
  const busy = { problem: { code: 'import.busy' } }
  await expect(own.call('POST', `/${id}/pause`, importRecord)).rejects.toMatchObject(busy)
  await expect(own.call('POST', `/${id}/start`, importRecord)).rejects.toMatchObject(busy)
  await expect(
    own.call('PUT', `/${id}/mapping`, importDetail, { answers: { zone: 'UTC' } }),
  ).rejects.toMatchObject(busy)

  expect((await own.call('POST', `/${id}/resume`, importRecord)).status).toBe('running')
  const done = await until(own, id, found => found.status !== 'running')
  expect(done).toMatchObject({ status: 'done', progress: { resumedAt: kept } })
  expect(done.report).toMatchObject({ messages: rows, stored: rows, repeated: 0, refused: [] })
}, 120_000)

it('paused and gone on at once it runs once; paused it can be undone, and then begins at the start', async () => {
  const own = await shop.workspace()
  const id = await own.upload([visits()])
  await own.inspect(id, { zone: 'UTC' })
  await own.call('POST', `/${id}/start`, importRecord)
  await until(own, id, found => found.progress.messages > 0)
  await own.call('POST', `/${id}/pause`, importRecord)
  await own.call('POST', `/${id}/resume`, importRecord)
  await own.call('POST', `/${id}/pause`, importRecord)
  expect(await settled(own)).toBeLessThan(rows)
  expect((await own.run(id, 'undo')).status).toBe('undone')
  expect(await settled(own)).toBe(0)
  const done = await own.run(id, 'start')
  expect(done).toMatchObject({ status: 'done', progress: { resumedAt: null } })
  expect(done.report).toMatchObject({ messages: rows, stored: rows, repeated: 0 })
}, 120_000)
