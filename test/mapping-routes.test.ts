import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { eventFlags } from '../src/collect/model.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import { cairoShop } from './govern.ts'
import { openTwo, type TwoWorkspaces } from './two-workspaces.ts'

let two: TwoWorkspaces
beforeAll(async () => {
  two = await openTwo()
})
afterAll(() => two?.close())

const none = { sources: [], calls: [], events: [], properties: [] }
const setOf = (actions: readonly object[], when: object = {}) => ({
  rules: [{ id: 1, name: '', isOn: true, when: { ...none, ...when }, actions }],
  tables: [],
})
const plainCast = { decimal: 'either', zone: 'UTC', order: 'none', currency: null }
const rename = (to: string) => ({ do: 'rename-event', pattern: null, to })

/** A workspace with nothing in it, and a sender for each of its sources. */
async function openShop() {
  const { owner, rihla } = two
  const asked = { ...cairoShop, name: `shop ${crypto.randomUUID()}` }
  const { id } = await (await owner.post('/api/workspaces', asked)).json()
  const api = `/api/w/${id}`
  const keys = new Map<string, string>()
  return {
    id: z.number().parse(id),
    get: async (path: string) => (await owner.get(api + path)).json(),
    post: (path: string, body: object) => owner.post(api + path, body),
    async send(source: string, batch: readonly object[]) {
      const known = keys.get(source)
      const key =
        known ?? (await (await owner.post(`${api}/keys`, { kind: 'write', name: source })).json()).secret
      keys.set(source, key)
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      const asked = { method: 'POST', headers, body: JSON.stringify({ batch }) }
      expect((await rihla.app.request('/v1/batch', asked)).status).toBe(200)
    },
    async derive(choice: object = {}) {
      const { id: run } = await (await owner.post(`${api}/mapping/runs`, choice)).json()
      for (;;) {
        const { runs } = await (await owner.get(`${api}/mapping/runs`)).json()
        const found = runs.find((one: { id: number }) => one.id === run)
        if (found.status === 'done') return found
        expect(['staging', 'swapping', 'following']).toContain(found.status)
        await sleep(50)
      }
    },
  }
}

const row = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number(),
  flags: z.number(),
  who: z.string(),
})
/** What the log holds of a workspace. */
const logOf = (workspace: number) =>
  two.rihla.engines.warehouse.rows({
    name: 'test: the log',
    sql: sql`SELECT message_id AS id, name, mapping_version AS version, flags, arrayStringConcat(identifiers, ' ') AS who
      FROM events WHERE workspace = ${workspace} AND type != 'system' ORDER BY time, id`,
    row,
  })

const day = (i: number) => Date.UTC(2026, 1, i)
const event = (id: string, i: number, more: object = {}) => ({
  ...{ type: 'track', event: 'Order', messageId: id, userId: `u${i}` },
  ...{ timestamp: new Date(day(i)).toISOString(), properties: { total: String(i) } },
  ...more,
})
/** Seven days, in each an event of each of two sources. */
async function openWeek() {
  const shop = await openShop()
  for (const source of ['web', 'kiosk'])
    await shop.send(
      source,
      Array.from({ length: 7 }, (_, i) => event(`${source}-${i + 1}`, i + 1)),
    )
  await expect.poll(() => logOf(shop.id)).toHaveLength(14)
  return shop
}

describe('deriving the past again', () => {
  it('touches the sources and days that were chosen, their end not among them, of one workspace alone', async () => {
    const [shop, other] = [await openWeek(), await openWeek()]
    await shop.post('/mapping', { set: setOf([rename('Sale')]), base: 0 })
    await other.post('/mapping', { set: setOf([rename('Elsewhere')]), base: 0 })
    const before = await logOf(other.id)
    const run = await shop.derive({ sources: ['kiosk'], from: day(2), to: day(4) })
    expect(run).toMatchObject({ version: 1, read: 2, of: 2, made: 2, unreadable: 0, error: null })
    const log = await logOf(shop.id)
    expect(log).toHaveLength(14)
    const changed = log.filter(one => one.version === 1)
    expect(changed.map(one => [one.id, one.name])).toEqual([
      ['kiosk-2', 'Sale'],
      ['kiosk-3', 'Sale'],
    ])
    expect(log.filter(one => one.name === 'Sale')).toEqual(changed)
    expect(await shop.get('/mapping')).toMatchObject({
      ...{ version: 1, events: 14, older: 12, sources: ['kiosk', 'web'] },
      counts: [{ rule: 1, events: 2, failed: 0, dropped: 0 }],
    })
    // What was done is not done again; the rest is.
    expect(await shop.derive()).toMatchObject({ read: 12, of: 12, made: 12 })
    expect(new Set((await logOf(shop.id)).map(one => one.name))).toEqual(new Set(['Sale']))
    const [first] = setOf([rename('Sale')]).rules
    const drop = setOf([{ do: 'drop-event' }], {
      properties: [{ path: 'total', test: 'is', value: '1' }],
    }).rules
    await shop.post('/mapping', { set: { rules: [first, { ...drop[0], id: 2 }], tables: [] }, base: 1 })
    expect(await shop.get('/mapping')).toMatchObject({ version: 2, events: 14, older: 14, counts: [] })
    await shop.derive({ to: day(3) })
    expect(await shop.get('/mapping')).toMatchObject({
      older: 10,
      counts: [
        { rule: 1, events: 4, failed: 0, dropped: 0 },
        { rule: 2, events: 2, failed: 0, dropped: 2 },
      ],
    })
    expect(await logOf(other.id)).toEqual(before)
  })

  it('leaves what cannot be read as it stands, with its parts, and what people said of events', async () => {
    const shop = await openWeek()
    const split = { do: 'split', list: 'lines', name: 'Line', keep: true }
    await shop.post('/mapping', { set: setOf([split]), base: 0 })
    await shop.send('web', [
      event('broken', 8, { properties: { lines: [1, 2] } }),
      event('whole', 9, { properties: { lines: [1, 2] } }),
    ])
    await expect.poll(() => logOf(shop.id)).toHaveLength(20)
    await two.rihla.engines.warehouse.onEveryNode({
      name: 'test: a text that nobody can read',
      sql: sql`ALTER TABLE ${two.rihla.engines.warehouse.localTable('events')} UPDATE received = '{'
        WHERE workspace = ${shop.id} AND message_id = 'broken'`,
    })
    const said = await shop.post('/bots/decisions', { kind: 'source', value: 'kiosk', verdict: 'bot' })
    expect(said.status).toBe(201)
    const flagged = (await logOf(shop.id)).filter(one => (one.flags & eventFlags.bot) !== 0)
    expect(flagged).toHaveLength(7)
    await shop.post('/mapping', { set: setOf([rename('Sale')]), base: 1 })
    expect(await shop.derive()).toMatchObject({ read: 16, unreadable: 1 })
    const log = await logOf(shop.id)
    expect(log.filter(one => one.name !== 'Sale').map(one => [one.name, one.version])).toEqual([
      ['Order', 2],
      ['Line', 2],
      ['Line', 2],
    ])
    expect(log).toHaveLength(18)
    expect(log.filter(one => (one.flags & eventFlags.bot) !== 0).map(one => [one.id, one.flags])).toEqual(
      flagged.map(one => [one.id, one.flags]),
    )
  })

  it('brings back nobody who was erased', async () => {
    const shop = await openWeek()
    const gone = { userId: 'gone', traits: { email: 'gone@x.example' } }
    await shop.send('web', [event('g', 8, { ...gone, type: 'identify' })])
    await shop.send('web', [event('names', 9, { properties: { mail: 'gone@x.example' } })])
    await expect.poll(() => logOf(shop.id)).toHaveLength(16)
    await expect
      .poll(async () => (await shop.post(`/people/${encodeURIComponent('user_id:gone')}/erase`, {})).status)
      .toBe(200)
    expect((await logOf(shop.id)).map(one => one.id)).not.toContain('g')
    const identify = { do: 'identify', from: 'mail', kind: 'email' }
    await shop.post('/mapping', { set: setOf([identify]), base: 0 })
    await shop.derive()
    const log = await logOf(shop.id)
    expect(log.map(one => one.id)).not.toContain('names')
    expect(log.filter(one => one.who.includes('gone'))).toEqual([])
    expect(log).toHaveLength(14)
  })
})

describe('versions of the rules', () => {
  it('are numbered, kept, restored under a new number, and never overwritten by who edited an older one', async () => {
    const shop = await openShop()
    const saved = async (set: object, base: number, note = '') =>
      (await shop.post('/mapping', { set, base, note })).status
    expect(await saved(setOf([rename('A')]), 0, 'first')).toBe(200)
    expect(await saved(setOf([rename('B')]), 1)).toBe(200)
    const late = await shop.post('/mapping', { set: setOf([rename('C')]), base: 1 })
    expect([late.status, (await late.json()).code]).toEqual([409, 'mapping.changed'])
    const bad = await shop.post('/mapping', {
      set: setOf([{ do: 'compute', to: 'x', expression: 'upper(' }]),
      base: 2,
    })
    expect([bad.status, (await bad.json()).code]).toEqual([422, 'mapping.invalid'])
    const zone = { ...plainCast, zone: 'Mars/Base' }
    expect(await saved(setOf([{ do: 'cast', path: 'x', to: 'date', ...zone }]), 2)).toBe(422)
    expect((await shop.post('/mapping/versions/1/restore', {})).status).toBe(200)
    const { version, set, versions } = await shop.get('/mapping')
    expect([version, set]).toEqual([3, setOf([rename('A')])])
    expect(versions.map((one: { version: number; note: string }) => [one.version, one.note])).toEqual([
      [3, '← 1'],
      [2, ''],
      [1, 'first'],
    ])
    expect((await shop.get('/mapping/versions/2')).set).toEqual(setOf([rename('B')]))
    expect((await shop.post('/mapping/versions/9/restore', {})).status).toBe(404)
    // What comes in from now on is read by what was restored.
    await shop.send('web', [event('now', 1)])
    await expect
      .poll(async () => (await logOf(shop.id)).map(one => [one.name, one.version]))
      .toEqual([['A', 3]])
  })
})

describe('looking at what rules would do', () => {
  it('shows events before and after, counts what each rule did, tells who joins whom, and keeps nothing', async () => {
    const [shop, other] = [await openWeek(), await openWeek()]
    await shop.post('/mapping', { set: setOf([rename('Saved')]), base: 0 })
    await shop.derive()
    const before = await logOf(shop.id)
    const card = { do: 'identify', from: 'total', kind: 'card' }
    const rules = [
      { id: 1, when: { sources: ['web'] }, actions: [{ do: 'split', list: 'none', name: null, keep: true }] },
      { id: 2, when: { events: ['Order'] }, actions: [rename('Tried'), { do: 'copy', name: 'Twin' }] },
      {
        id: 3,
        when: { properties: [{ path: 'total', test: 'more', value: '5' }] },
        actions: [{ do: 'cast', path: 'total', to: 'boolean', ...plainCast }, card, { do: 'drop-event' }],
      },
      {
        id: 4,
        when: { properties: [{ path: 'total', test: 'less', value: '3' }] },
        actions: [card],
      },
    ]
    const set = {
      rules: rules.map(rule => ({ name: '', isOn: true, ...rule, when: { ...none, ...rule.when } })),
      tables: [],
    }
    const looked = await (await shop.post('/mapping/preview', { set })).json()
    expect(looked).toMatchObject({ looked: 14, changed: 14, unreadable: 0, identifiersChange: 4 })
    expect([...looked.counts].sort((a, b) => a.rule - b.rule)).toEqual([
      { rule: 1, events: 7, failed: 0, dropped: 0 },
      { rule: 2, events: 14, failed: 0, dropped: 0 },
      { rule: 3, events: 4, failed: 4, dropped: 4 },
      { rule: 4, events: 4, failed: 0, dropped: 0 },
    ])
    expect(looked.failures).toEqual([{ rule: 3, reason: 'not-a-boolean', events: 4 }])
    expect(looked.joins).toEqual([
      { identifiers: ['card:2', 'user_id:u2'], events: 4 },
      { identifiers: ['card:1', 'user_id:u1'], events: 4 },
    ])
    const one = { set, messageId: 'web-6' }
    const { rows } = await (await shop.post('/mapping/preview', one)).json()
    expect(rows).toMatchObject([
      {
        before: { messageId: 'web-6', name: 'Order', isDropped: false, properties: { total: '6' } },
        after: [
          { messageId: 'web-6', name: 'Tried', isDropped: true },
          { name: 'Twin', isDropped: true, time: day(6) },
        ],
        rules: [1, 2, 3],
      },
    ])
    const few = await (await shop.post('/mapping/preview', { set, limit: 3 })).json()
    expect([few.looked, few.rows.length]).toEqual([3, 3])
    // Of another workspace's events nothing is seen.
    await other.send('web', [event('theirs', 1)])
    await expect.poll(() => logOf(other.id)).toHaveLength(15)
    const theirs = await (await shop.post('/mapping/preview', { set, messageId: 'theirs' })).json()
    expect(theirs).toMatchObject({ looked: 0, rows: [] })
    expect(await logOf(shop.id)).toEqual(before)
  })

  it('shows thirty events at most, and counts them all', async () => {
    const shop = await openShop()
    await shop.send(
      'web',
      Array.from({ length: 35 }, (_, i) => event(`m-${i}`, i + 1)),
    )
    await expect.poll(() => logOf(shop.id)).toHaveLength(35)
    const { looked, changed, rows } = await (
      await shop.post('/mapping/preview', { set: setOf([rename('New')]) })
    ).json()
    expect([looked, changed, rows.length]).toEqual([35, 35, 30])
  })
})
