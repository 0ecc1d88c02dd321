import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { describeOnWarehouses } from '../../test/engines.ts'
import { cairoShop, localKey, startGovern, type TestApp } from '../../test/govern.ts'
import { createWorld, type World } from '../../test/world.ts'
import { createApp } from '../platform/http/create-app.ts'
import { createLog } from '../platform/log.ts'
import { migrateStore } from '../platform/store/migrate-store.ts'
import { warehouseMigrations } from './migrations/warehouse.ts'
import { defaultRules, type IdentityRules, identityRulesSchema, identityStatusSchema } from './model.ts'
import { formerRulesAnswer, peopleAnswer, rulesPreviewAnswer, surveyAnswer } from './model-people.ts'
import { createUnifyPart, type UnifyPart } from './part.ts'

const log = createLog('silent')
type Shop = World & { readonly traces: Set<bigint> }

describeOnWarehouses('rules of identity', warehouse => {
  let app: TestApp
  let unify: UnifyPart
  let govern: Awaited<ReturnType<typeof startGovern>>

  beforeAll(async () => {
    govern = await startGovern()
    await warehouse().migrate(warehouseMigrations)
    unify = createUnifyPart({ warehouse: warehouse(), store: govern.store, clock: govern.clock, log })
    await migrateStore(govern.store, { ...govern.govern.storeMigrations, ...unify.storeMigrations })
    const routes = [...govern.govern.routes, ...unify.routes]
    app = createApp({ routes, guard: govern.govern.guard, log, clock: govern.clock })
  })
  afterAll(() => unify.stop?.())

  async function openShop(said: readonly Readonly<Record<string, unknown>>[]): Promise<Shop> {
    const world = await createWorld(warehouse())
    for (let id = 0; id < world.scope.workspace; )
      id = (await govern.govern.workspaces.create(cairoShop, { kind: 'local' })).id
    const traces = new Set<bigint>()
    world.intake.onStored(unify.onStored)
    world.intake.onStored(({ rows }) => {
      for (const { trace } of rows) if (trace !== 0n) traces.add(trace)
    })
    await world.send(...said.map(one => ({ userId: undefined, ...one })))
    await unify.settled()
    return { ...world, traces }
  }

  async function call<T>(
    shop: World,
    method: string,
    path: string,
    given: { shape: z.ZodType<T>; body?: unknown },
  ) {
    const response = await app.request(`/api/w/${shop.scope.workspace}${path}`, {
      method,
      headers: { authorization: `Bearer ${localKey}`, 'content-type': 'application/json' },
      body: given.body === undefined ? undefined : JSON.stringify(given.body),
    })
    expect([path, response.status]).toEqual([path, 200])
    return given.shape.parse(await response.json())
  }
  const previewOf = (shop: World, body: IdentityRules) =>
    call(shop, 'POST', '/identity/rules/preview', { shape: rulesPreviewAnswer, body })
  const save = (shop: World, body: IdentityRules) =>
    call(shop, 'PUT', '/identity/rules', { shape: identityRulesSchema, body })
  const surveyOf = (shop: World) => call(shop, 'GET', '/identity/survey', { shape: surveyAnswer })
  const handlesOf = async (shop: World) =>
    (await call(shop, 'GET', '/people', { shape: peopleAnswer })).people
      .map(({ identifiers }) => identifiers.toSorted().join(' '))
      .toSorted()

  /** Two user ids on one e-mail, a till whose address is many people's, and two visits of a guest. */
  const sayings = [
    { userId: '1', type: 'identify', traits: { email: 'home@example.ma' } },
    { userId: '2', type: 'identify', traits: { email: 'home@example.ma' } },
    { userId: '3', type: 'identify', traits: { email: 'till@shop.ma' } },
    { anonymousId: 'web-3', type: 'identify', traits: { email: 'till@shop.ma' } },
    { anonymousId: 'web-4', type: 'identify', traits: { email: 'guest@guest.com' } },
    { anonymousId: 'web-5', type: 'identify', traits: { email: 'guest@guest.com' } },
  ]
  const twoIds: IdentityRules = {
    ...defaultRules,
    kinds: defaultRules.kinds.map(rule =>
      rule.kind === 'user_id' ? { ...rule, limits: [{ most: 2, days: null }] } : rule,
    ),
  }

  it('are previewed with who would be united, saved, and put back exactly', async () => {
    const shop = await openShop(sayings)
    const before = await handlesOf(shop)
    expect(await previewOf(shop, defaultRules)).toMatchObject({ before: 0, after: 0, merged: 0, split: 0 })
    const preview = await previewOf(shop, twoIds)
    expect(preview).toMatchObject({ before: 2, after: 1, merged: 1, split: 0 })
    expect(preview.looked).toBe(preview.sets)
    expect(preview.examples).toHaveLength(1)
    expect(preview.examples[0]!.after).toMatchObject([
      { identifiers: ['user_id:1', 'user_id:2', 'email:home@example.ma'], events: 2 },
    ])
    expect(await handlesOf(shop)).toEqual(before)
    await save(shop, twoIds)
    expect(await handlesOf(shop)).not.toEqual(before)
    const { former } = await call(shop, 'GET', '/identity/rules/former', { shape: formerRulesAnswer })
    expect(former).toMatchObject([{ replacedBy: 'command line', rules: defaultRules }])
    expect(await previewOf(shop, former[0]!.rules)).toMatchObject({
      before: 1,
      after: 2,
      merged: 0,
      split: 1,
    })
    await save(shop, former[0]!.rules)
    expect(await handlesOf(shop)).toEqual(before)
    await save(shop, defaultRules)
    const kept = await call(shop, 'GET', '/identity/rules/former', { shape: formerRulesAnswer })
    expect(kept.former).toHaveLength(2)
  })

  it('divide when a value is blocked, and unite when one is not any more', async () => {
    const shop = await openShop(sayings)
    const blocked = [...defaultRules.blocked, 'TILL@shop.ma']
    expect(await previewOf(shop, { ...defaultRules, blocked })).toMatchObject({
      before: 1,
      after: 2,
      split: 1,
    })
    const freed = defaultRules.blocked.filter(value => value !== 'guest@guest.com')
    const preview = await previewOf(shop, { ...defaultRules, blocked: freed })
    expect(preview).toMatchObject({ before: 2, after: 1, merged: 1, split: 0 })
    expect(preview.examples[0]!.after[0]!.identifiers).toEqual([
      'email:guest@guest.com',
      'anonymous_id:web-4',
      'anonymous_id:web-5',
    ])
  })

  it('say how many links hold, which were refused, and why', async () => {
    const shop = await openShop(sayings)
    const survey = await surveyOf(shop)
    expect(survey).toEqual({
      links: 3,
      refused: [
        {
          why: { reason: 'limit', kind: 'user_id', most: 1, days: null },
          links: 1,
          examples: [{ a: 'email:home@example.ma', b: 'user_id:2' }],
        },
      ],
      blocked: [{ identifier: 'email:guest@guest.com', traces: 2 }],
      blockedTraces: 2,
      sets: 4,
      looked: 4,
    })
    const status = await call(shop, 'GET', '/identity/status', { shape: identityStatusSchema })
    expect(status).toMatchObject({ isLoaded: true, isBehind: false, largeSets: [] })
    expect(Math.abs(status.foldedAt! - govern.clock.now())).toBeLessThan(60_000)
  })

  it('are previewed exactly: the counts are what saving then changes, on random shops', async () => {
    // Many small sets rather than one large: each limit must be the one that decides somewhere.
    const among = (letters: string, form: (one: string) => string, nobody: string) =>
      fc.option(fc.constantFrom(...[...letters].map(form), nobody), { nil: undefined })
    const saying = fc.record({
      userId: among('12345678', one => one, 'guest'),
      anonymousId: among('abcdefghijklmnop', one => one, 'kiosk'),
      type: fc.constant('identify'),
      traits: fc.record({ email: among('stuvwxyz', one => `${one}@${one}.ma`, 'no@no.com') }),
    })
    const rules = fc.record({
      kinds: fc
        .shuffledSubarray(['user_id', 'email', 'anonymous_id'], { minLength: 3 })
        .chain(kinds =>
          fc.tuple(
            ...kinds.map(kind =>
              fc.integer({ min: 1, max: 3 }).map(most => ({ kind, limits: [{ most, days: null }] })),
            ),
          ),
        ),
      otherLimits: fc.constant<IdentityRules['otherLimits']>([]),
      blocked: fc.subarray(['guest', 'no@no.com', 'kiosk', 'x@x.ma']),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(saying, { minLength: 5, maxLength: 25 }),
        rules,
        rules,
        async (said, first, second) => {
          const shop = await openShop(said)
          await save(shop, first)
          const before = await personsOf(shop)
          const { before: were, after: are, merged, split } = await previewOf(shop, second)
          await save(shop, second)
          expect({ were, are, merged, split }).toEqual(difference(before, await personsOf(shop)))
        },
      ),
      { numRuns: 20, endOnFailure: true, seed: 7 },
    )
  })

  async function personsOf(shop: Shop): Promise<Map<bigint, bigint>> {
    const found = new Map<bigint, bigint>()
    for (const trace of shop.traces)
      found.set(trace, await unify.identity.personOf(shop.scope.workspace, trace))
    return found
  }
})

/** The same, written down differently: people as sets of traces. */
function difference(before: ReadonlyMap<bigint, bigint>, after: ReadonlyMap<bigint, bigint>) {
  const peopleIn = (map: ReadonlyMap<bigint, bigint>) =>
    Object.values(Object.groupBy([...map.keys()], trace => String(map.get(trace)))).map(
      traces => new Set(traces),
    )
  const [olds, news] = [peopleIn(before), peopleIn(after)]
  const isIn = (one: Set<bigint>, all: readonly Set<bigint>[]) =>
    all.some(other => other.size === one.size && [...one].every(trace => other.has(trace)))
  const [gone, come] = [olds.filter(one => !isIn(one, news)), news.filter(one => !isIn(one, olds))]
  const touching = (one: Set<bigint>, all: readonly Set<bigint>[]) =>
    all.filter(other => [...one].some(trace => other.has(trace))).length
  return {
    were: gone.length,
    are: come.length,
    merged: come.filter(one => touching(one, olds) > 1).length,
    split: gone.filter(one => touching(one, news) > 1).length,
  }
}
