import { expect, test } from 'vitest'
import { describeOnWarehouses } from '../../test/engines.ts'
import { seeded } from '../../test/seeded.ts'
import { createWorld, type World, worldNow } from '../../test/world.ts'
import { sql } from '../platform/warehouse/sql.ts'
import { readCatalogue } from './catalogue.ts'
import { deleteImport, eraseEvents } from './erase.ts'
import { traceOf } from './intake/identifiers-of.ts'
import { eventFlags } from './model.ts'

// When each event and each property was first and last seen, and how many events carry it, against a twin that counts what is left
// of the messages: after late events, repeats, bots, an undone import, an erased person.

interface Sent {
  readonly messageId: string
  readonly event: string
  readonly userId: string
  readonly at: number
  readonly importId: number
  readonly isBot: boolean
  readonly properties: Readonly<Record<string, unknown>>
}

const values: Readonly<Record<string, (n: number) => unknown>> = {
  price: n => n,
  'إجمالي "الطلب"/كاملًا': n => `${n}`,
  items: n => [{ sku: `s${n}` }],
  'line\nbreak': () => true,
  nothing: () => null,
  deep: n => ({ a: n, b: { c: 'x' } }),
}

/** The paths that a property of that name is found under. */
const pathsOf: Readonly<Record<string, readonly string[]>> = { nothing: [], deep: ['deep.a', 'deep.b.c'] }

function randomEvents(n: number, importId: number, random: () => number): Sent[] {
  return Array.from({ length: n }, (_, i) => ({
    messageId: `${importId}-${i}`,
    event: ['Order', 'Viewed', 'Ordre / Été'][Math.floor(random() * 3)] ?? '',
    userId: `u${Math.floor(random() * 9)}`,
    at: worldNow - Math.floor(random() * 90 * 86_400_000),
    importId,
    isBot: random() < 0.1,
    properties: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (random() < 0.4 ? [[name, value(i)]] : [])),
    ),
  }))
}

const message = ({ messageId, event, userId, at, properties }: Sent) => ({
  ...{ messageId, event, userId, properties, timestamp: new Date(at).toISOString() },
})

function twin(left: readonly Sent[]) {
  const tell = (ones: readonly Sent[]) => ({
    count: ones.length,
    firstTime: Math.min(...ones.map(one => one.at)),
    lastTime: Math.max(...ones.map(one => one.at)),
  })
  const seen = [...Map.groupBy(left, one => one.event)].map(([name, ones]) => {
    const byPath = Map.groupBy(
      ones.flatMap(one =>
        Object.keys(one.properties).flatMap(key => (pathsOf[key] ?? [key]).map(path => ({ path, one }))),
      ),
      ({ path }) => path,
    )
    const paths = [...byPath].map(([path, of]) => {
      const told = tell(of.map(({ one }) => one))
      return [path, { ...told, share: told.count / ones.length }] as const
    })
    return [name, { ...tell(ones), properties: new Map(paths) }] as const
  })
  return new Map(seen)
}

describeOnWarehouses('first and last seen', warehouse => {
  const found = async ({ scope }: World, limits = {}) =>
    new Map(
      (await readCatalogue(warehouse(), scope, limits)).map(
        ({ name, count, firstTime, lastTime, properties }) => {
          const paths = properties
            .filter(({ path }) => !path.startsWith('$context.'))
            .map(({ path, share, ...of }) => {
              return [
                path,
                { count: of.count, firstTime: of.firstTime, lastTime: of.lastTime, share },
              ] as const
            })
          return [name, { count, firstTime, lastTime, properties: new Map(paths) }] as const
        },
      ),
    )

  const flag = (workspace: number, flags: number, sent: readonly Sent[]) =>
    warehouse().onEveryNode({
      name: 'test: flag',
      sql: sql`ALTER TABLE ${warehouse().localTable('events')} UPDATE flags = ${flags}
        WHERE workspace = ${workspace} AND message_id IN ${['none', ...sent.map(one => one.messageId)]}`,
    })

  test('are of the whole log as it stands, whatever came late, came again, was undone or was erased', {
    timeout: 120_000,
  }, async () => {
    const random = seeded(11)
    const world = await createWorld(warehouse())
    const { workspace } = world.scope
    const importing = await createWorld(warehouse(), { workspace, importId: 5, now: worldNow + 1 })
    const other = await createWorld(warehouse())
    let left: Sent[] = []
    const send = async (to: World, sent: readonly Sent[]) => {
      for (let i = 0; i < sent.length; i += 70) await to.send(...sent.slice(i, i + 70).map(message))
      await flag(
        workspace,
        eventFlags.bot,
        sent.filter(one => one.isBot),
      )
      left = [...left, ...sent.filter(one => !one.isBot)]
    }
    await other.send(...randomEvents(50, 0, random).map(message))
    const sent = randomEvents(300, 0, random)
    await send(world, sent)
    expect(await found(world)).toEqual(twin(left))

    // The same messages again, and events of last year that come only now.
    await world.send(...sent.slice(0, 60).map(message))
    const late = { event: 'Order', userId: 'late', importId: 0, isBot: false }
    await send(world, [
      { ...late, messageId: 'l1', at: worldNow - 400 * 86_400_000, properties: { price: 1, rare: 'once' } },
      { ...late, messageId: 'l2', at: worldNow - 500 * 86_400_000, isBot: true, properties: { price: 1 } },
    ])
    expect(await found(world)).toEqual(twin(left))
    expect((await found(world)).get('Order')?.properties.get('price')?.firstTime).toBe(
      worldNow - 400 * 86_400_000,
    )

    await send(importing, [
      ...randomEvents(100, 5, random),
      {
        ...late,
        messageId: 'i1',
        importId: 5,
        at: worldNow - 900 * 86_400_000,
        properties: { items: [], price: 2 },
      },
    ])
    expect(await found(world)).toEqual(twin(left))
    await deleteImport(warehouse(), workspace, 5)
    left = left.filter(one => one.importId !== 5)
    expect(await found(world)).toEqual(twin(left))

    const identifiers = ['user_id:late', 'user_id:u3']
    await eraseEvents(warehouse(), { workspace, identifiers, traces: identifiers.map(one => traceOf([one])) })
    left = left.filter(one => !identifiers.includes(`user_id:${one.userId}`))
    expect(await found(world)).toEqual(twin(left))
    expect((await found(world)).get('Order')?.properties.has('rare')).toBe(false)

    // What is said of events afterwards: they go, and come back.
    const theirs = sent.filter(one => one.userId === 'u1')
    await flag(workspace, eventFlags.bot, theirs)
    expect(await found(world)).toEqual(twin(left.filter(one => one.userId !== 'u1')))
    await flag(workspace, 0, theirs)
    const bots = theirs.filter(one => one.isBot)
    expect(await found(world)).toEqual(twin([...left, ...bots]))
  })

  test('and what is rare has a type and an example, however many events there are of its name', async () => {
    const world = await createWorld(warehouse())
    // One part of the log, and what is rare at its end.
    const people = Array.from({ length: 2600 }, (_, i) => `u${i}`)
    const last = people.toSorted((a, b) =>
      traceOf([`user_id:${a}`]) > traceOf([`user_id:${b}`]) ? -1 : 1,
    )[0]
    await world.send(
      ...people.map((userId, i) => ({
        ...{ event: 'Tick', userId, properties: userId === last ? { odd: 'one' } : { even: i } },
      })),
    )
    const [tick] = await readCatalogue(warehouse(), world.scope)
    expect(tick?.properties.find(({ path }) => path === 'odd')).toMatchObject({
      ...{ type: 'String', examples: ['one'], count: 1, share: 1 / 2600 },
    })
    expect(tick?.properties.find(({ path }) => path === 'even')).toMatchObject({ type: 'Int64', count: 2599 })
  })

  test('where there are too many sets of properties, shares are of a sample and no time is told', async () => {
    const world = await createWorld(warehouse())
    await world.send(
      ...Array.from({ length: 40 }, (_, i) => ({ event: 'Wild', properties: { [`id${i}`]: 1, all: 1 } })),
    )
    const [counted] = await readCatalogue(warehouse(), world.scope)
    expect(counted?.properties[0]).toMatchObject({ path: 'all', count: 40, share: 1 })
    const [wild] = await readCatalogue(warehouse(), world.scope, { sets: 10 })
    expect(wild).toMatchObject({ count: 40, lastTime: expect.any(Number) })
    expect(wild?.properties).toHaveLength(41)
    expect(wild?.properties[0]).toMatchObject({
      ...{ path: 'all', type: 'Int64', share: 1, count: null, firstTime: null, lastTime: null },
    })
  })
})
