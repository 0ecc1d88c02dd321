import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { describeOnWarehouses } from '../../test/engines.ts'
import { cairoShop, localKey, startGovern, type TestApp } from '../../test/govern.ts'
import { createWorld, type World } from '../../test/world.ts'
import { createApp } from '../platform/http/create-app.ts'
import { createLog } from '../platform/log.ts'
import { migrateStore } from '../platform/store/migrate-store.ts'
import { warehouseMigrations } from './migrations/warehouse.ts'
import { defaultRules } from './model.ts'
import {
  type PeopleAnswer,
  peopleAnswer,
  personPageSchema,
  previewAnswer,
  timelineAnswer,
} from './model-people.ts'
import { createUnifyPart, type UnifyPart } from './part.ts'

const log = createLog('silent')

describeOnWarehouses('people', warehouse => {
  let app: TestApp
  let unify: UnifyPart
  let govern: Awaited<ReturnType<typeof startGovern>>

  beforeAll(async () => {
    govern = await startGovern()
    await warehouse().migrate(warehouseMigrations)
    unify = createUnifyPart({ warehouse: warehouse(), store: govern.store, clock: govern.clock, log })
    await migrateStore(govern.store, { ...govern.govern.storeMigrations, ...unify.storeMigrations })
    app = createApp({
      routes: [...govern.govern.routes, ...unify.routes],
      guard: govern.govern.guard,
      log,
      clock: govern.clock,
    })
  })
  afterAll(() => unify.stop?.())

  async function call(method: string, world: World, path: string, body?: unknown): Promise<Response> {
    return app.request(`/api/w/${world.scope.workspace}${path}`, {
      method,
      headers: { authorization: `Bearer ${localKey}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  }
  async function ask<T>(world: World, path: string, shape: z.ZodType<T>): Promise<T> {
    const response = await call('GET', world, path)
    expect(response.status).toBe(200)
    return shape.parse(await response.json())
  }
  const search = (world: World, text: string): Promise<PeopleAnswer> =>
    ask(world, `/people?total=yes&search=${encodeURIComponent(text)}`, peopleAnswer)
  const page = (world: World, handle: string) =>
    ask(world, `/people/${encodeURIComponent(handle)}`, personPageSchema)

  /** The worlds of all engines are numbered in one row, the workspaces of each store in their own. */
  async function admit(world: World): Promise<void> {
    for (let id = 0; id < world.scope.workspace; )
      id = (await govern.govern.workspaces.create(cairoShop, { kind: 'local' })).id
  }

  /** A shop with three people, one of whom came as a visitor first. */
  async function openShop(): Promise<World> {
    const world = await createWorld(warehouse())
    await admit(world)
    world.intake.onStored(unify.onStored)
    const at = (minute: number) => new Date(world.clock.now() - 3_600_000 + minute * 60_000).toISOString()
    const amal = { userId: 'amal-7' }
    await world.send(
      { userId: undefined, anonymousId: 'web-1', event: 'Product Viewed', timestamp: at(1) },
      {
        ...amal,
        anonymousId: 'web-1',
        type: 'identify',
        timestamp: at(2),
        traits: { name: 'أمل الإدريسي', city: 'فاس' },
      },
      // Said earlier, arrives later: it must not win.
      {
        ...amal,
        type: 'identify',
        timestamp: at(1.5),
        traits: { name: 'Amal I.', city: 'Rabat', vip: true, children: 2 },
      },
      {
        ...amal,
        event: 'Order Completed',
        timestamp: at(5),
        context: { channel: 'store' },
        properties: { total: 12.5, items: 3, code: '3' },
      },
      {
        ...amal,
        type: 'identify',
        timestamp: at(6),
        traits: { email: 'Amal.Idrissi@example.ma', phone: '0612345678' },
      },
      {
        userId: 'mohamed-1',
        type: 'identify',
        timestamp: at(3),
        traits: { firstName: 'Mohamed', lastName: 'Benani' },
      },
      { userId: 'guest', anonymousId: 'web-2', event: 'Product Viewed', timestamp: at(4) },
    )
    await unify.settled()
    return world
  }

  it('finds people by any identifier, name and number, forgiving spelling', async () => {
    const shop = await openShop()
    const everybody = await search(shop, '')
    expect(everybody.people.map(p => p.handle)).toEqual([
      'user_id:amal-7',
      'anonymous_id:web-2',
      'user_id:mohamed-1',
    ])
    expect(everybody.total).toBe(3)
    const byText = [
      'امل',
      'أَمَل الادريسى',
      'الإدريسي',
      'ادريسي امل',
      'amal.id',
      'idrissi',
      'amal-7',
      '0612 34',
      '+212612',
      'web-1',
      'email:amal.idrissi@example.ma',
    ]
    for (const text of byText)
      expect([text, (await search(shop, text)).people.map(p => p.handle)]).toEqual([text, ['user_id:amal-7']])
    expect((await search(shop, 'moha ben')).people.map(p => p.name)).toEqual(['Mohamed Benani'])
    // One letter missing, too many, another, or changed with its neighbour; Latin and Arabic; not written to the end.
    for (const text of ['mohmaed', 'mohammed', 'mohaned benai', 'bennani', 'ebnani'])
      expect([text, (await search(shop, text)).people.map(p => p.handle)]).toEqual([
        text,
        ['user_id:mohamed-1'],
      ])
    for (const text of ['idrisi', 'الادريصي', 'idrsisi amal'])
      expect([text, (await search(shop, text)).people.map(p => p.handle)]).toEqual([text, ['user_id:amal-7']])
    // Neither a number nor a short word is taken for another one, and two mistakes in a short one are another word.
    for (const text of ['zzz', 'amla8', '0612345679', 'mohxxed', 'aml'])
      expect([text, (await search(shop, text)).people]).toEqual([text, []])
    // The same people in another workspace leave the same traces, and are found there too.
    expect((await search(await openShop(), 'mohamed-1')).people).toHaveLength(1)
  })

  it('shows traits by event time with their source, identifiers, channels and why it is one person', async () => {
    const shop = await openShop()
    const amal = await page(shop, 'anonymous_id:web-1')
    expect([amal.handle, amal.name, amal.events]).toEqual(['user_id:amal-7', 'أمل الإدريسي', 5])
    expect(amal.identifiers).toEqual([
      'user_id:amal-7',
      'email:amal.idrissi@example.ma',
      'phone:+212612345678',
      'anonymous_id:web-1',
    ])
    const traits = Object.fromEntries(amal.traits.map(t => [t.key, [t.value, t.values]]))
    expect(traits).toMatchObject({
      city: ['"فاس"', 2],
      vip: ['true', 1],
      children: ['2', 1],
      name: ['"أمل الإدريسي"', 2],
    })
    expect(amal.traits.find(t => t.key === 'city')?.from).toMatchObject({ type: 'identify', source: 'test' })
    expect(amal.links.map(link => [link.a, link.b])).toContainEqual(['anonymous_id:web-1', 'user_id:amal-7'])
    for (const link of amal.links)
      expect(amal.evidence.map(e => e.messageId)).toContain(link.evidence?.messageId)
    expect(amal.channelCounts).toContainEqual({ channel: 'store', events: 1 })
    const guest = await page(shop, 'anonymous_id:web-2')
    expect(guest.facts.find(f => f.identifier === 'user_id:guest')?.isCounted).toBe(false)
    expect((await call('GET', shop, '/people/user_id:nobody')).status).toBe(404)
    expect((await page(shop, amal.person)).handle).toBe('user_id:amal-7')
  })

  it('pages the timeline across traces in the total order', async () => {
    const shop = await openShop()
    const path = `/people/${encodeURIComponent('user_id:amal-7')}/timeline`
    const whole = await ask(shop, path, timelineAnswer)
    expect(whole.events.map(e => e.type)).toEqual(['identify', 'track', 'identify', 'identify', 'track'])
    const paged = []
    let before: string | null = ''
    while (before !== null) {
      const more: string = before === '' ? '' : `&before=${encodeURIComponent(before)}`
      const answer = await ask(shop, `${path}?limit=2${more}`, timelineAnswer)
      paged.push(...answer.events)
      before = answer.next
    }
    expect(paged).toEqual(whole.events)
    const inStore = (await ask(shop, `${path}?channel=store`, timelineAnswer)).events
    expect(inStore.map(event => JSON.parse(event.properties))).toEqual([{ total: 12.5, items: 3, code: '3' }])
  })

  it('links and cuts by hand as previewed, and undoes both exactly', async () => {
    const shop = await openShop()
    const pages = async () =>
      [await page(shop, 'user_id:amal-7'), await page(shop, 'user_id:mohamed-1')].map(
        ({ decisions: _, ...p }) => p,
      )
    const before = await pages()
    for (const decision of [
      { kind: 'link', a: 'user_id:mohamed-1', b: 'anonymous_id:web-2' },
      { kind: 'link', a: 'user_id:mohamed-1', b: 'user_id:amal-7' },
      { kind: 'cut', a: 'user_id:amal-7', b: 'anonymous_id:web-1' },
    ]) {
      const preview = previewAnswer.parse(
        await (await call('POST', shop, '/identity/preview', decision)).json(),
      )
      expect(await pages()).toEqual(before)
      const made = await call('POST', shop, '/identity/decisions', decision)
      expect(made.status).toBe(201)
      const { id } = (await made.json()) as { id: number }
      const people = (await search(shop, '')).people
      for (const after of preview.after)
        expect(
          people.find(
            p =>
              p.identifierCount === after.identifierCount &&
              p.identifiers.join() === after.identifiers.join(),
          )?.events,
        ).toBe(after.events)
      expect(people.length).toBe(3 - preview.before.length + preview.after.length)
      const undoing = previewAnswer.parse(
        await (await call('POST', shop, '/identity/preview', { undo: id })).json(),
      )
      expect(undoing.after).toEqual(preview.before)
      expect((await call('POST', shop, `/identity/decisions/${id}/undo`)).status).toBe(200)
      expect(await pages()).toEqual(before)
      expect((await call('POST', shop, `/identity/decisions/${id}/undo`)).status).toBe(404)
    }
    const trail = await page(shop, 'user_id:mohamed-1')
    expect(trail.decisions.map(d => [d.kind, d.undoneBy])).toEqual([
      ['link', 'command line'],
      ['link', 'command line'],
    ])
  })

  it('follows changed rules with the whole past, and forgets whom it must', async () => {
    const shop = await openShop()
    const rules = defaultRules
    const blocked = await call('PUT', shop, '/identity/rules', {
      ...rules,
      blocked: [...rules.blocked, 'web-1'],
    })
    expect(blocked.status).toBe(200)
    expect((await page(shop, 'user_id:amal-7')).identifiers).not.toContain('anonymous_id:web-1')
    await call('PUT', shop, '/identity/rules', rules)
    expect((await page(shop, 'user_id:amal-7')).identifiers).toContain('anonymous_id:web-1')

    const subject = await unify.subjectOf(shop.scope.workspace, 'email:amal.idrissi@example.ma')
    expect(subject?.identifiers).toHaveLength(4)
    await unify.erase?.(subject!)
    expect((await search(shop, 'amal')).people).toEqual([])
    expect((await call('GET', shop, '/people/user_id:amal-7')).status).toBe(404)
    expect((await page(shop, 'user_id:mohamed-1')).name).toBe('Mohamed Benani')
  })

  it('lists everybody once, the most recently active first, however unevenly they were active', async () => {
    const world = await createWorld(warehouse())
    await admit(world)
    world.intake.onStored(unify.onStored)
    const at = (minute: number) => new Date(world.clock.now() - 86_400_000 + minute * 60_000).toISOString()
    // One did a thousand things last, at few distinct times; sixty did one thing each, two at a time.
    await world.send(
      ...Array.from({ length: 1_000 }, (_, i) => ({
        event: 'Sold',
        userId: 'kiosk',
        timestamp: at(500 + (i % 3)),
      })),
      ...Array.from({ length: 60 }, (_, i) => ({
        event: 'Sold',
        userId: `p${i}`,
        timestamp: at(Math.floor(i / 2)),
      })),
    )
    await unify.settled()
    const listed: string[] = []
    for (let after: number | null = 0; after !== null; ) {
      const answer: PeopleAnswer = await ask(world, `/people?limit=7&after=${after}`, peopleAnswer)
      listed.push(...answer.people.map(person => person.handle))
      after = answer.next
    }
    expect(new Set(listed).size).toBe(61)
    expect(listed).toHaveLength(61)
    expect(listed[0]).toBe('user_id:kiosk')
    const minutes = listed.slice(1).map(handle => Math.floor(Number(handle.slice('user_id:p'.length)) / 2))
    expect(minutes).toEqual([...minutes].sort((x, y) => y - x))
  })

  it('finds after a start what was stored without it', async () => {
    const world = await createWorld(warehouse())
    await admit(world)
    await world.send({ userId: 'salma', type: 'identify', traits: { name: 'سلمى' } })
    const later = createUnifyPart({ warehouse: warehouse(), store: govern.store, clock: govern.clock, log })
    await later.start?.()
    await later.settled()
    expect(
      (await later.people.list(world.scope, { search: 'سلمي', total: 'no', after: 0, limit: 9 })).people[0]
        ?.name,
    ).toBe('سلمى')
    await later.stop?.()
  })
})
