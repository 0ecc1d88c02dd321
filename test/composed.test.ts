import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { jobSentence } from '../src/govern/web/prepare-jobs.ts'
import { composeParts, type Rihla } from '../src/parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import { type Running, startServer } from '../src/server.ts'
import { findWrongDoors } from './access-matrix.ts'
import { cairoShop } from './govern.ts'

let folder: string
let rihla: Running<Rihla>

/** The whole of Rihla on an empty data folder, without a port. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-composed-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
  const config = readConfig({ RIHLA_DATA: join(folder, 'data'), RIHLA_LOG: 'silent' })
  rihla = await startServer({ config, log: createLog('silent'), compose: composeParts, listens: false })
})
afterAll(async () => {
  await rihla?.stop()
  await rm(folder, { recursive: true, force: true })
})

const routes = () => rihla.composition.parts.flatMap(part => part.routes)

it('lets in exactly whom each route of every part declares', async () => {
  const { tried, wrong } = await findWrongDoors(routes())
  expect(tried).toBeGreaterThan(500)
  expect(wrong.join('\n')).toBe('')
})

it('has a name for the background work of every part', () => {
  const names = rihla.composition.parts.flatMap(part => part.jobs).map(job => job.name)
  expect(names.length).toBeGreaterThan(7)
  expect(names.filter(name => jobSentence(name) === null)).toEqual([])
})

describe('a person', () => {
  const caller = { kind: 'local' } as const
  const person = { userId: '42', anonymousId: 'phone-1', traits: { email: 'amal@example.com', name: 'Amal' } }
  const file = [
    { type: 'identify', messageId: 'a', timestamp: '2026-11-01T10:00:00Z', ...person },
    {
      type: 'track',
      event: 'Product Viewed',
      messageId: 'b',
      timestamp: '2026-11-01T10:01:00Z',
      anonymousId: 'phone-1',
    },
    {
      type: 'track',
      event: 'Order Completed',
      messageId: 'c',
      timestamp: '2026-11-01T10:02:00Z',
      userId: '42',
    },
    {
      type: 'track',
      event: 'Product Viewed',
      messageId: 'd',
      timestamp: '2026-11-01T10:03:00Z',
      userId: '7',
    },
  ]

  async function workspace() {
    const { govern, unify } = rihla.composition
    const { id } = await govern.workspaces.create(cairoShop, caller)
    const { secret } = await govern.workspaces.createKey({
      workspace: id,
      kind: 'write',
      name: 'file',
      caller,
    })
    const authorization = `Basic ${Buffer.from(`${secret}:`).toString('base64')}`
    let round = 0
    const countEvents = sql`SELECT toInt32(count()) AS n FROM events WHERE workspace = ${id}`
    return {
      async events() {
        const row = z.object({ n: z.number() })
        const [counted] = await rihla.engines.warehouse.rows({ name: 'test: events', sql: countEvents, row })
        return counted?.n
      },
      /** Under new message ids each time: known ids alone must not be what keeps somebody out. */
      async send() {
        round++
        const batch = file.map(message => ({ ...message, messageId: `${message.messageId}${round}` }))
        const body = JSON.stringify({ batch })
        const headers = { authorization, 'content-type': 'application/json' }
        const response = await rihla.app.request('/v1/batch', { method: 'POST', body, headers })
        expect(response.status).toBe(200)
        await unify.settled()
      },
      async call(path: string, body?: unknown) {
        const headers = { authorization: `Bearer ${rihla.localKey}`, 'content-type': 'application/json' }
        const method = body === undefined ? 'GET' : 'POST'
        const asked = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }
        return rihla.app.request(
          `/api/w/${id}/people/${encodeURIComponent(path)}`.replaceAll('%2F', '/'),
          asked,
        )
      },
    }
  }

  it('takes a copy of everything along, is forgotten by every part, and does not come back with the same file', async () => {
    const { send, call, events } = await workspace()
    await send()
    const held = await (await call('email:amal@example.com/export')).json()
    expect(JSON.stringify(held)).toContain('Order Completed')
    expect(JSON.stringify(held)).not.toContain('"d1"')

    const answer = await call('user_id:42/erase', {})
    expect(answer.status).toBe(200)
    const counts = z.record(z.string(), z.record(z.string(), z.number())).parse(await answer.json())
    expect(counts.collect?.events).toBe(3)
    for (const who of ['user_id:42', 'email:amal@example.com', 'anonymous_id:phone-1']) {
      expect([who, (await call(who)).status]).toEqual([who, 404])
      expect([who, (await call(`${who}/timeline`)).status]).toEqual([who, 404])
      expect([who, (await call(`${who}/export`)).status]).toEqual([who, 404])
    }
    expect(await events()).toBe(1)
    await send()
    expect(await events()).toBe(2)
    expect((await call('user_id:42')).status).toBe(404)
    expect((await call('anonymous_id:phone-1')).status).toBe(404)
    expect((await call('user_id:7')).status).toBe(200)
  })

  it('stays out after a restart, and is not asked for from another workspace', async () => {
    const { send, call, events } = await workspace()
    await send()
    const other = await workspace()
    expect((await other.call('user_id:42/erase', {})).status).toBe(404)
    expect((await call('user_id:42/erase', {})).status).toBe(200)
    await rihla.composition.govern.suppressions.load()
    await send()
    expect(await events()).toBe(2)
    await other.send()
    expect((await other.call('user_id:42')).status).toBe(200)
  })
})
