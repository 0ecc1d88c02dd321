import {
  chmodSync,
  chownSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeParts, type Rihla } from '../src/parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { chooseSystemUser } from '../src/platform/store/system-user.ts'
import { type Running, startServer } from '../src/server.ts'
import { colleague, messages, shop } from './fixtures/data-folders/story.ts'
import { browser } from './govern.ts'

/** Data folders of older commits, as they left them when they were stopped: `fixtures/data-folders/make.ts`. */
let folders: string
beforeAll(async () => {
  folders = mkdtempSync(join(tmpdir(), 'rihla-old-'))
  chmodSync(folders, 0o711) // as root, PostgreSQL's own account must get through
  const packed = join(import.meta.dirname, 'fixtures/data-folders/folders.tar.br')
  const params = { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 }
  await pipeline(createReadStream(packed), createBrotliDecompress({ params }), extract({ cwd: folders }))
})
afterAll(() => rm(folders, { recursive: true, force: true }))

const old = [
  {
    commit: '9b191bb',
    had: 'the first that could be started: workspaces, people who work there, the log',
    later: false,
  },
  { commit: '906e0d5', had: 'the first with persons, journeys and maps', later: true },
]

describe.each(old)('a data folder of $commit, $had', ({ commit, later }) => {
  let rihla: Running<Rihla>
  let amal: ReturnType<typeof browser>
  const dataFolder = () => join(folders, commit)
  const start = async () => {
    const config = readConfig({ RIHLA_DATA: dataFolder(), RIHLA_LOG: 'warn' })
    rihla = await startServer({ config, log: createLog('warn'), compose: composeParts, listens: false })
    await rihla.composition.unify.settled()
    await rihla.composition.understand.journeys.settled(1)
  }
  const read = async (path: string) => {
    const response = await amal.get(`/api/w/1${path}`)
    return [response.status, await response.json()]
  }
  const ask = async (question: string, input: object) =>
    (await (await amal.post(`/api/w/1/ask/${question}`, { input })).json()).answer

  const expectDecisionAndMap = async () => {
    const [, three] = await read('/people/user_id:3')
    expect(three.identifiers).toEqual(['user_id:3', 'user_id:4'])
    const [, { maps }] = await read('/maps')
    expect(maps).toMatchObject([{ title: { ar: 'رحلة قديمة' }, by: 'person', owner: expect.any(String) }])
    const [, { versions }] = await read(`/maps/${maps[0].id}/versions`)
    expect(versions).toHaveLength(2)
    const answer = await (await amal.post(`/api/w/1/maps/${maps[0].id}/answer`, {})).json()
    expect(answer.cases).toBe(3)
  }

  beforeAll(async () => {
    giveStoreAway(join(dataFolder(), 'store'))
    await start()
    amal = browser(rihla.app)
  })
  afterAll(() => rihla?.stop())

  it('lets the same colleague in, to the same workspace', async () => {
    const { email, password } = colleague
    expect((await amal.post('/api/auth/sign-in', { email, password: 'another password' })).status).toBe(401)
    expect((await amal.post('/api/auth/sign-in', { email, password })).status).toBeLessThan(300)
    const me = await (await amal.get('/api/me')).json()
    expect(me).toMatchObject({
      user: { name: colleague.name },
      workspaces: [{ id: 1, role: 'owner', ...shop }],
    })
  })

  it('has its names, rates, keys and trail', async () => {
    const [, { names }] = await read('/names')
    expect(names).toContainEqual({
      kind: 'event',
      raw: 'Order Completed',
      language: 'ar',
      name: 'إتمام الطلب',
    })
    const [, { rates }] = await read('/rates')
    expect(rates).toEqual([{ currency: 'USD', day: '2026-01-01', rate: 47.5 }])
    const [, { keys }] = await read('/keys')
    expect(keys).toMatchObject([{ kind: 'write', name: 'web' }])
    const [, { entries }] = await read('/audit')
    expect(entries.map((entry: { action: string }) => entry.action)).toContain('key.created')
  })

  it('has every event, what was refused, what follows from them, and what was decided and drawn', async () => {
    const [, { events }] = await read('/catalogue')
    expect(events).toMatchObject([
      { name: 'Product Viewed', count: 4, channels: ['', 'web'] },
      {
        name: 'Order Completed',
        count: 3,
        properties: [{ path: 'currency' }, { path: 'order_id' }, { path: 'revenue' }],
      },
      { name: 'identify', count: 1 },
    ])
    const [, { rows }] = await read('/quarantine')
    expect(rows).toMatchObject([{ reason: 'event-name-missing' }])
    const people = later ? 3 : 4
    const answer = await ask('transitions', {})
    expect(answer.cases).toBe(people)
    expect(answer.transitions[0]).toMatchObject({ from: { name: 'Product Viewed' }, count: 3 })
    expect(answer.totalCount).toBe(later ? 4 : 3)
    const [, layla] = await read('/people/user_id:1')
    expect(layla).toMatchObject({
      name: 'ليلى الفاسي',
      identifiers: ['user_id:1', 'email:layla@example.com', 'anonymous_id:phone-1'],
      events: 3,
    })
    expect((await read(`/people?search=${encodeURIComponent('ليلي')}`))[1].people).toHaveLength(1)
    if (later) await expectDecisionAndMap()
  })

  it('knows each message again, takes new ones under the old key, and starts again', async () => {
    const secret = readFileSync(`${dataFolder()}.key`, 'utf8')
    const headers = { authorization: `Basic ${btoa(`${secret}:`)}`, 'content-type': 'application/json' }
    const news = { type: 'track', event: 'Order Delivered', userId: '1', messageId: 'new' }
    const body = JSON.stringify({ batch: [...messages, news] })
    expect((await rihla.app.request('/v1/batch', { method: 'POST', body, headers })).status).toBe(200)
    await rihla.stop()
    await start()
    amal = browser(rihla.app)
    await amal.post('/api/auth/sign-in', colleague)
    const [, { events }] = await read('/catalogue')
    expect(events.map((e: { name: string; count: number }) => [e.name, e.count])).toEqual([
      ['Product Viewed', 4],
      ['Order Completed', 3],
      ['Order Delivered', 1],
      ['identify', 1],
    ])
    expect((await ask('transitions', {})).totalCount).toBe(later ? 5 : 4)
  })
})

/** As root, the files of PostgreSQL belong to the account it runs under; an archive does not know that account here. */
function giveStoreAway(store: string): void {
  const user = chooseSystemUser(join(store, 'postgres-18'))
  if (user === null) return
  mkdirSync(join(store, 'run'), { recursive: true, mode: 0o700 })
  for (const path of readdirSync(store, { recursive: true, encoding: 'utf8' }))
    if (path !== 'password') chownSync(join(store, path), user.uid, user.gid)
}
