import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { cairoShop, localKey, startGovern, type TestApp } from '../../../test/govern.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { createApp } from '../../platform/http/create-app.ts'
import { createLog } from '../../platform/log.ts'
import { migrateStore } from '../../platform/store/migrate-store.ts'
import { personPageSchema } from '../model-people.ts'
import { createUnifyPart, type UnifyPart } from '../part.ts'
import { type Judged, learnThresholds, qualityOf } from './learn-thresholds.ts'
import { createMatchingRecords } from './matching-records.ts'
import { matchSettingsSchema } from './model.ts'
import { matchingStatusAnswer, pairSchema, reviewAnswer, runSchema } from './model-review.ts'

const log = createLog('silent')

describeOnWarehouses('matching of people', warehouse => {
  let app: TestApp
  let unify: UnifyPart
  let govern: Awaited<ReturnType<typeof startGovern>>

  beforeAll(async () => {
    govern = await startGovern()
    unify = createUnifyPart({
      ...{ warehouse: warehouse(), store: govern.store, clock: govern.clock, log },
      jobs: {
        // The queue of these tests: at once, as the process that stores it would.
        async enqueue(name, payload) {
          const job = unify.jobs.find(one => one.name === name)
          await job!.run(JSON.parse(JSON.stringify(payload)), {
            attempt: 1,
            signal: new AbortController().signal,
          })
          return '1'
        },
      },
    })
    await warehouse().migrate(unify.warehouseMigrations)
    await migrateStore(govern.store, { ...govern.govern.storeMigrations, ...unify.storeMigrations })
    const routes = [...govern.govern.routes, ...unify.routes]
    app = createApp({ routes, guard: govern.govern.guard, log, clock: govern.clock })
  })
  afterAll(() => unify.stop?.())

  const families = [
    'Alaoui',
    'Bennani',
    'Tazi',
    'Berrada',
    'Chraibi',
    'Idrissi',
    'Lahlou',
    'Filali',
    'Kettani',
    'Sebti',
  ]
  const names: readonly (readonly [string, string])[] = [
    ['Mohammed', 'محمد'],
    ['Khadija', 'خديجة'],
    ['Youssef', 'يوسف'],
    ['Hanane', 'حنان'],
    ['Karim', 'كريم'],
    ['Rachid', 'رشيد'],
  ]
  const people = 60
  const birthOf = (i: number) => `19${50 + ((i * 17) % 49)}-0${1 + (i % 9)}-${10 + ((i * 5) % 19)}`

  /** Sixty customers of a web shop whose till knows them too, in Arabic; of every sixth the till has another birth date. */
  async function openShop(): Promise<World> {
    const world = await createWorld(warehouse())
    for (let id = 0; id < world.scope.workspace; )
      id = (await govern.govern.workspaces.create(cairoShop, { kind: 'local' })).id
    world.intake.onStored(unify.onStored)
    const said = Array.from({ length: people }, (_, i) => {
      const [latin, arabic] = names[i % 6]!
      const lastName = families[Math.floor(i / 6)]!
      const web = { firstName: latin, lastName, birthday: birthOf(i), address: { city: `City ${i % 7}` } }
      const till = {
        ...{ firstName: arabic, lastName, birthday: i % 6 === 5 ? birthOf(i + 31) : birthOf(i) },
        address: { city: `City ${i % 7}` },
      }
      return [
        { type: 'identify', userId: `web-${i}`, traits: { ...web, email: `mail${i}@example.ma` } },
        {
          type: 'identify',
          userId: undefined,
          context: { externalIds: [{ id: `${i}`, type: 'card' }] },
          anonymousId: `till-${i}`,
          traits: till,
        },
      ]
    }).flat()
    await world.send(...said)
    await unify.settled()
    return world
  }

  async function send(shop: World, method: string, path: string, body?: unknown): Promise<Response> {
    return app.request(`/api/w/${shop.scope.workspace}${path}`, {
      method,
      headers: { authorization: `Bearer ${localKey}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  }
  async function call<T>(
    shop: World,
    shape: z.ZodType<T>,
    ...[method, path, body]: [string, string, unknown?]
  ): Promise<T> {
    const response = await send(shop, method, path, body)
    expect([path, response.status < 300 || (await response.text())]).toEqual([path, true])
    return shape.parse(await response.json())
  }
  const match = (shop: World) => call(shop, runSchema, 'POST', '/matching/runs')
  const statusOf = (shop: World) => call(shop, matchingStatusAnswer, 'GET', '/matching')
  const waitingIn = async (shop: World) =>
    (await call(shop, reviewAnswer, 'GET', '/matching/pairs?limit=100')).pairs
  const answer = (shop: World, id: number, said: string) =>
    call(shop, pairSchema, 'POST', `/matching/pairs/${id}/answer`, { answer: said })
  const pageOf = (shop: World, handle: string) =>
    call(shop, personPageSchema, 'GET', `/people/${encodeURIComponent(handle)}`)
  const identifiersOf = async (shop: World, handle: string) =>
    (await pageOf(shop, handle)).identifiers.toSorted()

  it('links who is sure, asks about who may be, and leaves the rest', async () => {
    const shop = await openShop()
    const { state, result } = await match(shop)
    expect(state).toBe('done')
    expect(result).toMatchObject({ records: 120, notAsked: 0 })
    expect(result!.linked).toBeGreaterThanOrEqual(45)
    expect(result!.linked + result!.asked).toBeLessThanOrEqual(70)
    const page = await pageOf(shop, 'user_id:web-0')
    expect(page.identifiers).toContain('anonymous_id:till-0')
    expect(page.decisions).toMatchObject([{ kind: 'matched', by: 'command line', undoneAt: null }])
    expect(page.decisions[0]!.note).toMatch(/^99\.\d+ % \(given \+\d/)
    expect(page.links.filter(link => link.decision !== null)).toHaveLength(1)
    const [audit] = await govern.store.db
      .withTables<{ audit_trail: { action: string; after: unknown; workspace: number } }>()
      .selectFrom('audit_trail')
      .selectAll()
      .where('workspace', '=', shop.scope.workspace)
      .where('action', '=', 'identity.matched')
      .execute()
    expect(audit!.after).toBe(result!.linked)
    expect(await waitingIn(shop)).toHaveLength(result!.asked)
    expect(await statusOf(shop)).toMatchObject({ open: result!.asked, quality: { answers: 0, f1: null } })
  })

  it('is undone like a link by hand, and does not come back', async () => {
    const shop = await openShop()
    const before = await identifiersOf(shop, 'user_id:web-1')
    await match(shop)
    expect(await identifiersOf(shop, 'user_id:web-1')).not.toEqual(before)
    const [decision] = (await pageOf(shop, 'user_id:web-1')).decisions
    await send(shop, 'POST', `/identity/decisions/${decision!.id}/undo`, {})
    expect(await identifiersOf(shop, 'user_id:web-1')).toEqual(before)
    expect((await statusOf(shop)).quality).toMatchObject({ answers: 1, same: 0 })
    await match(shop)
    expect(await identifiersOf(shop, 'user_id:web-1')).toEqual(before)
  })

  it('takes answers, keeps them through the next run, and takes them back', async () => {
    const shop = await openShop()
    const settings = await call(shop, matchSettingsSchema, 'GET', '/matching/settings')
    await call(shop, matchSettingsSchema, 'PUT', '/matching/settings', { ...settings, linkAt: null })
    expect((await match(shop)).result!.linked).toBe(0)
    const [first, second, third] = await waitingIn(shop)
    expect(first!.comparison.fields.find(field => field.name === 'given')).toMatchObject({ kind: 'name' })
    const birth = first!.comparison.fields.find(field => field.name === 'birth')!
    expect(birth.left).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(first!.comparison.fields.map(field => field.left !== '' || field.right !== '')).toContain(true)
    await answer(shop, first!.id, 'same')
    expect(await identifiersOf(shop, first!.a)).toEqual(await identifiersOf(shop, first!.b))
    await answer(shop, second!.id, 'different')
    await answer(shop, third!.id, 'skip')
    expect(await statusOf(shop)).toMatchObject({ skipped: 1, quality: { answers: 2, same: 1 } })
    expect((await waitingIn(shop)).at(-1)!.id).toBe(third!.id)
    await match(shop)
    const pairs = await waitingIn(shop)
    expect(pairs.some(({ a, b }) => a === second!.a && b === second!.b)).toBe(false)
    await answer(shop, first!.id, 'open')
    expect(await identifiersOf(shop, first!.a)).not.toEqual(await identifiersOf(shop, first!.b))
    expect((await statusOf(shop)).quality).toMatchObject({ answers: 1, same: 0 })
    expect((await send(shop, 'POST', '/matching/pairs/999999/answer', { answer: 'same' })).status).toBe(404)
    expect(
      (
        await send(shop, 'PUT', '/matching/settings', {
          ...settings,
          blocks: [[{ field: 'x', part: 'key' }]],
        })
      ).status,
    ).toBe(400)
  })

  it('ends runs that nobody will go on with, so that another can be asked for', async () => {
    const shop = await openShop()
    const records = createMatchingRecords(govern.store)
    const { workspace } = shop.scope
    const asked = async () => (await records.ask(workspace, { caller: { kind: 'local' }, at: 1 })).id
    const stateAfterStart = async (attempts: number) => {
      const run = await asked()
      await records.setRun(run, 'running', null)
      const view = { id: '1', name: 'unify.match', state: 'running' as const, lastError: null }
      const job = { ...view, attempts, maxAttempts: 3, createdAt: 0, runAt: 0, payload: { workspace, run } }
      const next = createUnifyPart({
        ...{ warehouse: warehouse(), store: govern.store, clock: govern.clock, log },
        jobs: { enqueue: async () => '1', list: async () => [job] },
      })
      await next.start?.()
      await next.settled()
      await next.stop?.()
      return (await records.latestRun(workspace))?.state
    }
    // Its process died: at the last of three attempts nobody takes it up again, before that the queue does.
    expect(await stateAfterStart(2)).toBe('running')
    expect(await stateAfterStart(3)).toBe('failed')
    const next = await asked()
    expect((await records.latestRun(workspace))?.id).toBe(next)
    await records.setRun(next, 'failed', { at: 2 })
  })

  it('forgets what it kept of somebody who is erased', async () => {
    const shop = await openShop()
    await match(shop)
    const { workspace } = shop.scope
    const subject = await unify.subjectOf(workspace, 'user_id:web-2')
    expect(await unify.export!(subject!)).toMatchObject({ matching: [{ state: 'linked' }] })
    expect(await unify.erase!(subject!)).toMatchObject({ matchingPairs: 1 })
    expect(await unify.export!(subject!)).toMatchObject({ matching: [] })
  })
})

describe('answers', () => {
  const judged = (...groups: readonly (readonly [number, number, boolean])[]): Judged[] =>
    groups.flatMap(([times, probability, isSame]) =>
      Array.from({ length: times }, () => ({ probability, isSame })),
    )
  const set = { linkAt: 0.995, askAt: 0.5 }

  it('move nothing while there are few', () => {
    expect(learnThresholds(judged([10, 0.9, true], [10, 0.6, false]), set)).toEqual(set)
  })

  it('let more be linked where they are always right', () => {
    expect(learnThresholds(judged([40, 0.93, true], [20, 0.7, false]), set)).toEqual({
      linkAt: 0.93,
      askAt: 0.5,
    })
  })

  it('stop linking where they are often wrong', () => {
    expect(learnThresholds(judged([30, 0.999, false], [30, 0.998, true]), set).linkAt).toBe(null)
    expect(learnThresholds(judged([40, 0.9999, true], [20, 0.996, false]), set).linkAt).toBe(0.9999)
  })

  it('stop asking where it is never one person', () => {
    expect(learnThresholds(judged([50, 0.55, false], [10, 0.8, true]), set).askAt).toBe(0.8)
  })

  it('are the measure of quality', () => {
    const found = qualityOf(judged([8, 0.9, true], [2, 0.8, false], [2, 0.1, true], [5, 0.1, false]))
    expect(found).toEqual({ answers: 17, same: 10, precision: 0.8, recall: 0.8, f1: expect.closeTo(0.8, 9) })
    expect(qualityOf([])).toEqual({ answers: 0, same: 0, precision: null, recall: null, f1: null })
  })
})
