import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { cairoShop, localKey, startGovern, type TestApp } from '../../../test/govern.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { createApp } from '../../platform/http/create-app.ts'
import { createLog } from '../../platform/log.ts'
import { migrateStore } from '../../platform/store/migrate-store.ts'
import { ask } from '../../platform/warehouse/question.ts'
import { u64 } from '../../platform/warehouse/rows.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import { createUnifyPart, type UnifyDeps, type UnifyPart } from '../part.ts'
import { personOf } from '../person-of.ts'
import { membersOf } from './members.ts'
import { type Condition, segmentSchema } from './model-segment.ts'
import { segmentMembers } from './questions/segment-members.ts'

const day = 86_400_000
const bought = (times = 1, lastDays?: number): Condition => ({
  of: 'did',
  event: {
    name: 'Order Completed',
    where: [],
    when: lastDays ? { is: 'last', n: lastDays, unit: 'days' } : { is: 'ever' },
  },
  times: { are: 'at-least', n: times },
})

describeOnWarehouses('segments are kept', warehouse => {
  let app: TestApp
  let govern: Awaited<ReturnType<typeof startGovern>>
  const parts: UnifyPart[] = []
  beforeAll(async () => {
    govern = await startGovern()
  })
  afterAll(async () => {
    for (const part of parts) await part.stop?.()
  })

  /** A workspace with its own unify before the real intake; `record` may fail, as a killed process does. */
  async function open(record?: UnifyDeps['record']) {
    const world = await createWorld(warehouse())
    for (let id = 0; id < world.scope.workspace; )
      id = (await govern.govern.workspaces.create(cairoShop, { kind: 'local' })).id
    return { world, unify: await join(world, record) }
  }

  async function join(world: World, record?: UnifyDeps['record']): Promise<UnifyPart> {
    for (const part of parts.splice(0)) await part.stop?.()
    const unify = createUnifyPart({
      ...{ warehouse: warehouse(), store: govern.store, clock: world.clock, log: createLog('silent') },
      record: record ?? world.intake.record,
      zoneOf: async () => 'Africa/Cairo',
    })
    parts.push(unify)
    await warehouse().migrate(unify.warehouseMigrations)
    await migrateStore(govern.store, { ...govern.govern.storeMigrations, ...unify.storeMigrations })
    app = createApp({
      routes: [...govern.govern.routes, ...unify.routes],
      guard: govern.govern.guard,
      log: createLog('silent'),
      clock: govern.clock,
    })
    await unify.start?.()
    await unify.settled()
    await unify.segments.keeper.settled()
    world.intake.onStored(unify.onStored)
    return unify
  }

  async function call(method: string, world: World, path: string, body?: unknown): Promise<Response> {
    return app.request(`/api/w/${world.scope.workspace}${path}`, {
      method,
      headers: { authorization: `Bearer ${localKey}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  }

  async function make(world: World, definition: Condition, name = 'Buyers'): Promise<number> {
    const response = await call('POST', world, '/segments', { name, definition })
    expect(response.status).toBe(201)
    return segmentSchema.parse(await response.json()).id
  }

  async function settle(unify: UnifyPart): Promise<void> {
    await unify.settled()
    await unify.segments.keeper.settled()
    await unify.settled()
  }

  async function membersIn(world: World, segment: number): Promise<string[]> {
    const rows = await warehouse().rows({
      name: 'members',
      sql: sql`SELECT person FROM ${membersOf(world.scope, segment)} ORDER BY person`,
      row: z.object({ person: u64 }),
    })
    return rows.map(row => String(row.person))
  }

  /** Who the question says is in it, now. */
  async function asked(world: World, unify: UnifyPart, definition: Condition): Promise<string[]> {
    const resolved = await unify.segments.keeper.resolveIn(world.scope.workspace, definition)
    const scope = { ...world.scope, now: world.clock.now() }
    const input = { definition: resolved, most: 1_000 }
    return [...(await ask(segmentMembers, { warehouse: warehouse(), scope }, input)).answer.people]
  }

  async function said(world: World): Promise<string[]> {
    const rows = await warehouse().rows({
      name: 'said',
      sql: sql`SELECT name, identifiers, toString(properties.segment) AS segment FROM events
        WHERE workspace = ${world.scope.workspace} AND type = 'system' ORDER BY time, message_id`,
      row: z.object({ name: z.string(), identifiers: z.array(z.string()), segment: z.string() }),
    })
    return rows.map(row => `${row.name} ${row.identifiers.join()}`)
  }

  /** Who is in it as the events tell it: of each trace that was named the last word counts. */
  async function toldIn(world: World, segment: number): Promise<string[]> {
    const rows = await warehouse().rows({
      name: 'told',
      sql: sql`SELECT DISTINCT toString(${personOf(world.scope, sql`trace`)}) AS person FROM (
          SELECT trace, argMax(name, (time, toUInt32(splitByChar('-', message_id)[4]))) AS word FROM events
          WHERE workspace = ${world.scope.workspace} AND type = 'system' AND toString(properties.segment) = ${String(segment)} GROUP BY trace
        ) WHERE word = 'Segment Entered' ORDER BY toUInt64(person)`,
      row: z.object({ person: z.string() }),
    })
    return rows.map(row => row.person)
  }

  it('as events come, as time passes, and as people turn out to be one', async () => {
    const { world, unify } = await open()
    await world.send({ userId: 'old', event: 'Order Completed' })
    const [ever, week] = [await make(world, bought()), await make(world, bought(1, 7), 'Week')]
    await settle(unify)
    expect(await said(world)).toEqual([]) // how a segment begins, nobody entered
    await world.send({ userId: 'new', event: 'Order Completed' }, { userId: 'none', event: 'Seen' })
    await settle(unify)
    expect(await membersIn(world, ever)).toHaveLength(2)
    expect(await said(world)).toEqual(['Segment Entered user_id:new', 'Segment Entered user_id:new'])
    world.clock.advance(7 * day)
    await settle(unify)
    expect([await membersIn(world, ever), await membersIn(world, week)].map(list => list.length)).toEqual([
      2, 0,
    ])
    expect((await said(world)).slice(2).sort()).toEqual([
      'Segment Left user_id:new',
      'Segment Left user_id:old',
    ])
    // Two of them are one: one member, and nobody entered or left.
    const before = (await said(world)).length
    await call('POST', world, '/identity/decisions', { kind: 'link', a: 'user_id:new', b: 'user_id:none' })
    await settle(unify)
    expect(await membersIn(world, ever)).toEqual(await asked(world, unify, bought()))
    expect((await said(world)).length).toBe(before)
    const { segments } = z
      .object({ segments: z.array(segmentSchema) })
      .parse(await (await call('GET', world, '/segments')).json())
    expect(segments.find(s => s.id === week)?.history.map(h => h.size)).toEqual([2, 0])
    expect(segments.find(s => s.id === ever)?.size).toBe(2)
  })

  it('by a link made by hand, and as it was when the link is undone', async () => {
    const { world, unify } = await open()
    const twice = await make(world, bought(2))
    await world.send({ userId: 'one', event: 'Order Completed' }, { userId: 'two', event: 'Order Completed' })
    await settle(unify)
    expect(await membersIn(world, twice)).toEqual([])
    const pair = { kind: 'link', a: 'user_id:one', b: 'user_id:two' }
    const link = await call('POST', world, '/identity/decisions', pair)
    await settle(unify)
    expect(await membersIn(world, twice)).toHaveLength(1)
    expect((await said(world)).map(text => text.slice(0, 15))).toEqual(['Segment Entered'])
    const { id } = z.object({ id: z.number() }).parse(await link.json())
    await call('POST', world, `/identity/decisions/${id}/undo`)
    await settle(unify)
    expect(await membersIn(world, twice)).toEqual([])
  })

  it('by traits that are computed, which a person shows', async () => {
    const { world, unify } = await open()
    const order = (userId: string, total: number, city: string) => ({
      ...{ userId, event: 'Order Completed' },
      properties: { total, city },
    })
    await world.send(order('rich', 0.1, 'فاس'), order('rich', 0.2, 'Rabat'), order('poor', 5, 'Rabat'))
    const event = { name: 'Order Completed' }
    const define = async (measure: string, property: string) => {
      const body = { name: measure, measure: { measure, event, property } }
      const answer = await (await call('POST', world, '/traits', body)).json()
      return z
        .object({ traits: z.array(z.object({ id: z.number() })) })
        .parse(answer)
        .traits.at(-1)!.id
    }
    const sum = await define('sum', 'total')
    const names = ['count', 'average', 'first', 'last', 'most-frequent', 'distinct', 'days-since']
    for (const measure of names) await define(measure, measure === 'average' ? 'total' : 'city')
    const spent = await make(world, { of: 'computed', trait: sum, test: { is: 'one-of', values: ['0.3'] } })
    await settle(unify)
    expect(await membersIn(world, spent)).toHaveLength(1)
    const shown = z
      .object({
        segments: z.array(z.object({ id: z.number() })),
        computed: z.array(z.object({ value: z.string() })),
      })
      .parse(await (await call('GET', world, '/people/user_id%3Arich/segments')).json())
    expect(shown.segments).toEqual([{ id: spent }])
    // Tied in time, the two orders stand by their message ids.
    expect(shown.computed.map(({ value }) => value)).toEqual([
      '0.3',
      '2',
      '0.15',
      'فاس',
      'Rabat',
      'Rabat',
      '2',
      '0',
    ])
    await world.send(order('poor', -4.7, 'Rabat'))
    await settle(unify)
    expect(await membersIn(world, spent)).toHaveLength(2)
    expect((await call('DELETE', world, `/traits/${sum}`)).status).toBe(200)
    await settle(unify)
    expect(await membersIn(world, spent)).toEqual([])
    expect(await (await call('GET', world, `/segments/${spent}/export`)).text()).toContain('user_id')
    expect((await call('DELETE', world, `/segments/${spent}`)).status).toBe(204)
  })

  it('for lists of identifiers through cuts, and an erasure takes the identifier out of the list', async () => {
    const { world, unify } = await open()
    await world.send(
      { userId: 'a', anonymousId: 'x', event: 'Seen' },
      { userId: 'a', event: 'Seen' },
      { userId: undefined, anonymousId: 'x', event: 'Seen' },
    )
    const list: Condition = { of: 'list', identifiers: ['anonymous_id:x', 'user_id:nobody'] }
    const id = await make(world, list)
    await settle(unify)
    expect(await membersIn(world, id)).toHaveLength(1)
    const cut = await call('POST', world, '/identity/decisions', {
      kind: 'cut',
      a: 'user_id:a',
      b: 'anonymous_id:x',
    })
    await settle(unify)
    const alone = await unify.subjectOf(world.scope.workspace, 'anonymous_id:x')
    expect(await membersIn(world, id)).toEqual([String(alone?.traces[0])])
    const { id: decision } = z.object({ id: z.number() }).parse(await cut.json())
    await call('POST', world, `/identity/decisions/${decision}/undo`)
    await settle(unify)
    expect(await membersIn(world, id)).toEqual(await asked(world, unify, list))
    await unify.erase?.({
      workspace: world.scope.workspace,
      identifiers: ['anonymous_id:x'],
      traces: alone!.traces,
    })
    expect(JSON.stringify(await unify.segments.list(world.scope.workspace))).not.toContain('anonymous_id:x')
  })

  it('for lists of somebody whom no event named: until the rules say that the value names nobody', async () => {
    const { world, unify } = await open()
    const id = await make(world, { of: 'list', identifiers: ['email:a@x', 'user_id:nobody'] })
    await settle(unify)
    await call('POST', world, '/identity/decisions', { kind: 'link', a: 'email:a@x', b: 'user_id:7' })
    await settle(unify)
    expect(await membersIn(world, id)).toEqual([])
    await world.send({ userId: '7', event: 'Seen' }, { userId: '8', event: 'Seen' })
    await settle(unify)
    expect(await said(world)).toEqual(['Segment Entered user_id:7'])
    const rules = await (await call('GET', world, '/identity/rules')).json()
    await call('PUT', world, '/identity/rules', { ...rules, blocked: [...rules.blocked, 'a@x'] })
    await settle(unify)
    expect(await membersIn(world, id)).toEqual([])
    expect(await toldIn(world, id)).toEqual([])
    await call('PUT', world, '/identity/rules', rules)
    await settle(unify)
    expect(await membersIn(world, id)).toHaveLength(1)
    expect(await toldIn(world, id)).toEqual(await membersIn(world, id))
  })

  it('for members of an account by hand whom no event named, as soon as a link names them', async () => {
    const { world, unify } = await open()
    const definition: Condition = { of: 'account', accounts: ['acme'] }
    const id = await make(world, definition)
    await call('POST', world, '/accounts', { account: 'acme', name: 'Acme' })
    for (const identifier of ['email:a@x', 'email:b@x'])
      await call('POST', world, '/accounts/acme/decisions', { kind: 'member', identifier, value: 'in' })
    await world.send({ userId: '7', event: 'Seen' })
    await settle(unify)
    expect(await membersIn(world, id)).toEqual([])
    await call('POST', world, '/identity/decisions', { kind: 'link', a: 'email:a@x', b: 'user_id:7' })
    await settle(unify)
    expect(await membersIn(world, id)).toHaveLength(1)
    // Linked before anything happened: then it is the first event that tells.
    await call('POST', world, '/identity/decisions', { kind: 'link', a: 'email:b@x', b: 'user_id:9' })
    await settle(unify)
    await world.send({ userId: '9', event: 'Seen' })
    await settle(unify)
    expect(await membersIn(world, id)).toHaveLength(2)
    expect(await membersIn(world, id)).toEqual(await asked(world, unify, definition))
  })

  it('and says who left by being one with somebody else, and who entered by being cut off', async () => {
    const { world, unify } = await open()
    const once: Condition = {
      of: 'did',
      event: { name: 'Order Completed', where: [], when: { is: 'ever' } },
      times: { are: 'exactly', n: 1 },
    }
    const id = await make(world, once)
    await settle(unify)
    await world.send({ userId: 'one', event: 'Order Completed' }, { userId: 'two', event: 'Order Completed' })
    await settle(unify)
    expect((await said(world)).sort()).toEqual(['Segment Entered user_id:one', 'Segment Entered user_id:two'])
    const pair = { kind: 'link', a: 'user_id:one', b: 'user_id:two' }
    const link = z
      .object({ id: z.number() })
      .parse(await (await call('POST', world, '/identity/decisions', pair)).json())
    await settle(unify)
    expect(await membersIn(world, id)).toEqual([])
    expect(await toldIn(world, id)).toEqual([])
    expect((await said(world)).filter(text => text.startsWith('Segment Left'))).toHaveLength(2)
    await call('POST', world, `/identity/decisions/${link.id}/undo`)
    await settle(unify)
    expect(await membersIn(world, id)).toHaveLength(2)
    expect(await toldIn(world, id)).toEqual(await membersIn(world, id))
  })

  it('where the process dies between the table and the log', async () => {
    const { world, unify } = await open(async () => Promise.reject(new Error('killed')))
    await make(world, bought())
    await settle(unify)
    await world.send({ userId: 'late', event: 'Order Completed' })
    await new Promise(resolve => setTimeout(resolve, 1_000))
    await unify.stop?.()
    expect(await said(world)).toEqual([])
    const again = await join(world)
    await settle(again)
    expect(await said(world)).toEqual(['Segment Entered user_id:late'])
    await settle(await join(world))
    expect(await said(world)).toEqual(['Segment Entered user_id:late'])
  })

  it('where events come before the start is done', async () => {
    const { world, unify } = await open(async () => Promise.reject(new Error('killed')))
    const id = await make(world, bought())
    await settle(unify)
    await world.send({ userId: 'unsaid', event: 'Order Completed' })
    await new Promise(resolve => setTimeout(resolve, 1_000))
    await unify.stop?.()
    let isFirst = true
    const again = await join(world, async events => {
      if (isFirst) {
        isFirst = false
        world.intake.onStored(parts.at(-1)!.onStored)
        await world.send({ userId: 'meanwhile', event: 'Order Completed' })
        await new Promise(resolve => setTimeout(resolve, 1_500))
      }
      return world.intake.record(events)
    })
    await settle(again)
    expect((await said(world)).sort()).toEqual([
      'Segment Entered user_id:meanwhile',
      'Segment Entered user_id:unsaid',
    ])
    expect(await toldIn(world, id)).toEqual(await membersIn(world, id))
  })

  it('equal to the question over the log, whatever comes in which order', async () => {
    const { world, unify } = await open()
    const definitions: Condition[] = [
      bought(2, 3),
      { of: 'not', condition: bought() },
      { of: 'trait', path: 'city', test: { is: 'one-of', values: ['فاس'] } },
      { of: 'list', identifiers: ['user_id:1', 'anonymous_id:2'] },
      {
        of: 'sequence',
        first: { name: 'Seen', where: [], when: { is: 'ever' } },
        second: { name: 'Order Completed', where: [], when: { is: 'last', n: 2, unit: 'days' } },
        within: { n: 1, unit: 'days' },
      },
    ]
    const ids: number[] = []
    for (const definition of definitions) ids.push(await make(world, definition))
    await settle(unify) // they begin with nobody, so that each member is told
    const id = fc.option(fc.constantFrom('1', '2', '3', '4'), { nil: undefined })
    const message = fc
      .record({
        userId: id,
        anonymousId: id,
        type: fc.constantFrom('track', 'track', 'identify'),
        event: fc.constantFrom('Seen', 'Order Completed'),
        traits: fc.record({ city: fc.constantFrom('فاس', 'Rabat') }),
        ago: fc.integer({ min: 0, max: 5 * 24 }),
      })
      .filter(({ userId, anonymousId }) => userId !== undefined || anonymousId !== undefined)
    let crossed = 0
    const made: number[] = []
    const decided = fc.option(
      fc.record({ kind: fc.constantFrom('link', 'cut'), a: fc.nat(3), b: fc.nat(3), undo: fc.boolean() }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 6 }),
        fc.nat(2),
        decided,
        async (messages, days, decision) => {
          await world.send(
            ...messages.map(({ ago, ...said }) => ({
              ...said,
              timestamp: new Date(world.clock.now() - ago * 3_600_000).toISOString(),
            })),
          )
          world.clock.advance(days * day)
          if (decision) {
            const { kind, a, b, undo } = decision
            const pair = { kind, a: `user_id:${a + 1}`, b: `anonymous_id:${b + 1}` }
            const answer = await call('POST', world, '/identity/decisions', pair)
            made.push(z.object({ id: z.number() }).parse(await answer.json()).id)
            if (undo) await call('POST', world, `/identity/decisions/${made.shift()}/undo`)
          }
          await settle(unify)
          for (const [i, definition] of definitions.entries()) {
            const members = await membersIn(world, ids[i]!)
            expect([i, members]).toEqual([i, await asked(world, unify, definition)])
            expect([i, await toldIn(world, ids[i]!)]).toEqual([i, members])
            expect([i, unify.segments.keeper.sizeOf(ids[i]!)]).toEqual([i, members.length])
            crossed += members.length
          }
        },
      ),
      { numRuns: 12, seed: 3, endOnFailure: true },
    )
    expect(crossed).toBeGreaterThan(20)
  }, 240_000)
})
