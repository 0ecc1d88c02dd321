import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { steppedClock } from '../../platform/clock.ts'
import { createLog } from '../../platform/log.ts'
import { insertRows } from '../../platform/warehouse/insert-rows.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { readCatalogue } from '../catalogue.ts'
import { events, propertyNumber, propertyText } from '../events.ts'
import { createLive } from '../live.ts'
import { warehouseMigrations } from '../migrations/warehouse.ts'
import { readQuarantine, replay } from '../quarantine.ts'
import { readSources } from '../sources.ts'
import { createIntake, type Intake } from './intake.ts'
import type { Incoming, Origin } from './prepare-event.ts'
import type { StoredGroup } from './write-group.ts'

const now = Date.UTC(2026, 10, 22, 12)
const incoming = (value: unknown): Incoming => ({ text: JSON.stringify(value), value })
const track = (messageId: string, over: Record<string, unknown> = {}) =>
  incoming({
    type: 'track',
    event: 'Product Viewed',
    userId: 'u1',
    messageId,
    timestamp: '2026-11-01T10:00:00Z',
    ...over,
  })

describeOnWarehouses('the intake', warehouse => {
  let workspace = 0
  const origin = (over: Partial<Origin> = {}): Origin => ({
    workspace,
    country: 'MA',
    source: 'test',
    ...over,
  })

  function open(w: Warehouse, insert = insertRows): Intake {
    return createIntake({
      warehouse: w,
      clock: steppedClock(now),
      log: createLog('silent'),
      live: createLive(),
      insertRows: (table, lines) => insert(w, table, lines),
      isSuppressed: (_, identifiers) => identifiers.includes('user_id:forgotten'),
    })
  }
  const total = async (where = sql`1`) => {
    const rows = await warehouse().rows({
      name: 'test',
      sql: sql`SELECT count() AS n FROM ${events({ workspace, now })} WHERE ${where}`,
      row: z.object({ n: count }),
    })
    return rows[0]?.n
  }
  const scope = () => ({ workspace, now })

  beforeAll(() => warehouse().migrate(warehouseMigrations))
  const fresh = () => {
    workspace++
    return open(warehouse())
  }

  it('keeps a message once, however often it comes', async () => {
    const intake = fresh()
    const messages = [track('a'), track('b'), track('a')]
    const [first, again] = await Promise.all([
      intake.accept(origin(), messages),
      intake.accept(origin(), messages),
    ])
    expect(first.map(r => r.status)).toEqual(['stored', 'stored', 'repeated'])
    expect(again.map(r => r.status)).toEqual(['repeated', 'repeated', 'repeated'])
    // A new process knows nothing yet and asks the log.
    const restarted = open(warehouse())
    expect((await restarted.accept(origin(), [track('a'), track('c')])).map(r => r.status)).toEqual([
      'repeated',
      'stored',
    ])
    // And after it has filled its memory.
    const filled = open(warehouse())
    await filled.start()
    expect((await filled.accept(origin(), [track('b'), track('d')])).map(r => r.status)).toEqual([
      'repeated',
      'stored',
    ])
    expect(await total()).toBe(4)
  })

  it('knows every id again after a restart', async () => {
    const intake = fresh()
    const messages = Array.from({ length: 3000 }, (_, i) => track(`many-${i}`))
    await intake.accept(origin(), messages)
    const restarted = open(warehouse())
    await restarted.start()
    expect((await restarted.accept(origin(), messages)).filter(r => r.status !== 'repeated')).toEqual([])
  })

  it('counts the first of two contents under one id and shows the other', async () => {
    const intake = fresh()
    await intake.accept(origin(), [track('a')])
    const [receipt] = await intake.accept(origin(), [
      track('a', { event: 'Other', timestamp: '2026-10-01T00:00:00Z' }),
    ])
    expect(receipt).toMatchObject({ status: 'quarantined', reason: 'message-id-reused' })
    expect(await total()).toBe(1)
    expect((await readQuarantine(warehouse(), scope(), { limit: 10 })).counts).toEqual([
      { reason: 'message-id-reused', source: 'test', events: 1 },
    ])
  })

  it('writes callers in groups and tells each about its own, also when the engine refuses one', async () => {
    workspace++
    let groups = 0
    const intake = open(warehouse(), (w, table, lines) => {
      if (table === 'events') groups++
      return insertRows(
        w,
        table,
        lines.map(line => (table === 'events' && line.includes('"bad"') ? '{"workspace":"x"}' : line)),
      )
    })
    const names = Array.from({ length: 50 }, (_, i) => (i === 7 ? 'bad' : `m${i}`))
    const receipts = await Promise.all(
      names.map(name => intake.accept(origin(), [track(name), track(`${name} again`)])),
    )
    for (const [i, [first, second]] of receipts.entries()) {
      expect(first).toMatchObject(
        i === 7 ? { status: 'quarantined', reason: 'refused-by-warehouse' } : { status: 'stored' },
      )
      expect(second?.status).toBe('stored')
    }
    expect(groups).toBeLessThan(5)
    expect(await total()).toBe(99)
  })

  it('makes few groups of a stream, and answers each call when its own messages are durable', async () => {
    workspace++
    let groups = 0
    const intake = open(warehouse(), async (_, __, lines) => {
      groups++
      // However fast the engine: while this lasts, more comes.
      await new Promise(resolve => setTimeout(resolve, 5))
      return lines.map(() => 'stored')
    })
    await intake.start() // what it knows by heart it need not ask
    const start = performance.now()
    const calls: Promise<unknown>[] = []
    while (performance.now() - start < 600) {
      const id = `s${calls.length}`
      const both = intake.accept(origin(), [track(id), track(`${id} again`)])
      const statuses = ['stored', 'stored']
      calls.push(both.then(receipts => expect(receipts.map(r => r.status)).toEqual(statuses)))
      await new Promise(resolve => setTimeout(resolve, 1))
    }
    await Promise.all(calls)
    expect(calls.length).toBeGreaterThan(groups)
    // One each 80 ms, the first and the last one more.
    expect(groups).toBeLessThanOrEqual((performance.now() - start) / 80 + 2)
    expect(await intake.accept(origin(), [])).toEqual([])
  })

  it('holds the same id apart in two workspaces', async () => {
    const intake = fresh()
    await intake.accept(origin(), [track('a')])
    const other = origin({ workspace: workspace + 1000 })
    expect((await intake.accept(other, [track('a')])).map(r => r.status)).toEqual(['stored'])
    expect(await total()).toBe(1)
  })

  it('does not let a bad event spoil its batch', async () => {
    const intake = fresh()
    const receipts = await intake.accept(origin(), [
      track('a'),
      incoming({ type: 'track', userId: 'u' }),
      track('b'),
    ])
    expect(receipts.map(r => r.status)).toEqual(['stored', 'quarantined', 'stored'])
    const { rows } = await readQuarantine(warehouse(), scope(), { limit: 10 })
    expect(rows).toMatchObject([{ reason: 'event-name-missing', received: '{"type":"track","userId":"u"}' }])
  })

  it('takes everything ugly that is still a message', async () => {
    const intake = fresh()
    const ugly = [
      track('1', {
        properties: {
          n: 1e300,
          big: 2 ** 70,
          text: '\ud800 lone',
          nul: 'a\0b',
          emoji: '👩🏽‍🚀',
          rtl: '\u202bنص\u202c',
        },
      }),
      track('2', {
        properties: { 'a.b': 1, a: { b: 2, c: [1, 'x', null, { y: 1 }] }, '': 3, '`x`': 1, "q'": 1 },
      }),
      track('3', { properties: { date: '2026-01-01', a: 'text where others have an object' } }),
      track('4', { properties: Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`k${i}`, i])) }),
      track('5', { properties: { deep: Array.from({ length: 60 }).reduce<unknown>(v => ({ v }), 1) } }),
      track('6', { event: "Robert'); DROP TABLE events;--", userId: '🦊 \u200f' }),
      track('7', { properties: { lists: [[1, 2], [3]], empty: [], nothing: {}, no: null, yes: true } }),
    ]
    const receipts = await intake.accept(origin(), ugly)
    expect(receipts.map(r => r.status)).toEqual(ugly.map(() => 'stored'))
    expect(await total()).toBe(7)
    expect(await total(sql`${propertyText('date')} = '2026-01-01'`)).toBe(1)
    expect(await total(sql`${propertyText('a.c')} != ''`)).toBe(1)
    expect(await total(sql`${propertyNumber('n')} > 1e299`)).toBe(1)
  })

  it('sends what was repaired through again', async () => {
    const intake = fresh()
    await intake.accept(origin(), [incoming({ type: 'track', userId: 'u', messageId: 'r' })])
    const { rows } = await readQuarantine(warehouse(), scope(), { limit: 10 })
    const deps = {
      warehouse: warehouse(),
      intake,
      insertRows: (table: string, lines: readonly string[]) => insertRows(warehouse(), table, lines),
      originOf: async () => origin(),
    }
    const id = rows[0]?.id ?? ''
    expect(await replay(deps, scope(), [{ id }])).toEqual([
      { id, status: 'quarantined', reason: 'event-name-missing' },
    ])
    const received = '{"type":"track","event":"Fixed","userId":"u","messageId":"r"}'
    expect(await replay(deps, scope(), [{ id, received }])).toEqual([{ id, status: 'stored', reason: '' }])
    expect(await replay(deps, scope(), [{ id }])).toEqual([{ id, status: 'gone', reason: '' }])
    expect(await total()).toBe(1)
    expect(await replay(deps, { workspace: workspace + 1000, now }, [{ id }])).toEqual([
      { id, status: 'gone', reason: '' },
    ])
  })

  it('forgets who asked to be forgotten', async () => {
    const intake = fresh()
    await intake.accept(origin(), [track('a', { userId: 'forgotten' }), track('b')])
    expect(await total()).toBe(1)
    expect((await readQuarantine(warehouse(), scope(), { limit: 10 })).rows).toEqual([])
  })

  it('tells its listeners what is durable, by workspace', async () => {
    const intake = fresh()
    const groups: StoredGroup[] = []
    intake.onStored(group => void groups.push(group))
    await intake.accept(origin(), [track('a'), track('a'), incoming({})])
    expect(groups.map(g => [g.workspace, g.rows.map(r => r.messageId)])).toEqual([[workspace, ['a']]])
    await intake.close()
    await expect(intake.accept(origin(), [track('z')])).rejects.toThrow('warehouse.unavailable')
  })

  it('knows its sources and what they send', async () => {
    const intake = fresh()
    await intake.accept(origin(), [
      track('a', { properties: { price: 5, name: 'tea' } }),
      track('b', { userId: 'u2', channel: 1, context: { channel: 'app' } }),
    ])
    await intake.accept(origin({ source: 'till' }), [
      incoming({ type: 'identify', userId: 'u1', messageId: 'i' }),
      incoming({ type: 'page' }),
    ])
    expect(await readSources(warehouse(), scope())).toMatchObject([
      { source: 'test', events: 2, people: 2, calls: { track: 2 }, quarantined: 0 },
      { source: 'till', events: 1, calls: { identify: 1 }, quarantined: 1 },
    ])
    const catalogue = await readCatalogue(warehouse(), scope())
    expect(catalogue.map(e => [e.name, e.count, e.channels])).toEqual([
      ['Product Viewed', 2, ['', 'app']],
      ['identify', 1, ['']],
    ])
    expect(catalogue[0]?.properties).toMatchObject([
      { path: 'name', share: 0.5, examples: ['tea'] },
      { path: 'price', share: 0.5, examples: ['5'] },
    ])
  })
})
