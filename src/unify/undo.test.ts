import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../test/engines.ts'
import { cairoShop, localKey, startGovern, type TestApp } from '../../test/govern.ts'
import { type RandomEvent, randomDecisions, randomEvents, smallRules } from '../../test/random-history.ts'
import { createWorld, type World } from '../../test/world.ts'
import { createApp } from '../platform/http/create-app.ts'
import { createLog } from '../platform/log.ts'
import { migrateStore } from '../platform/store/migrate-store.ts'
import type { Decision } from './model.ts'
import { createUnifyPart, type UnifyPart } from './part.ts'
import { createIdentityRecords, type IdentityRecords } from './records.ts'
import type { Condition } from './segments/model-segment.ts'
import type { EventSelector } from './traits/model-traits.ts'

/** `PROVE_SEEDS=200` for the long form. */
const runs = Math.ceil(Number(process.env.PROVE_SEEDS ?? 12) / 4)

const viewed: EventSelector = { name: 'Seen', where: [], when: { is: 'ever' } }
const bought: EventSelector = { ...viewed, name: 'Order Completed' }
const definitions: readonly Condition[] = [
  { of: 'did', event: viewed, times: { are: 'at-least', n: 2 } },
  { of: 'did', event: bought, times: { are: 'exactly', n: 1 } },
  { of: 'sequence', first: viewed, second: bought, within: { n: 9, unit: 'days' } },
  {
    of: 'all',
    conditions: [
      { of: 'not', condition: { of: 'trait', path: 'city', test: { is: 'one-of', values: ['فاس'] } } },
      {
        of: 'any',
        conditions: [
          { of: 'account', accounts: ['acme'] },
          { of: 'computed', trait: 1, test: { is: 'known' } },
        ],
      },
    ],
  },
  { of: 'list', identifiers: ['user_id:1', 'anonymous_id:2', 'device:3'] },
]

const factSchema = z.looseObject({ identifier: z.string(), isCounted: z.boolean() })
const loggedSchema = z.array(z.looseObject({ type: z.string() })).default([])
const isSaid = ({ type }: { readonly type: string }) => type !== 'system'

describeOnWarehouses('a history, and what was decided about it', warehouse => {
  let govern: Awaited<ReturnType<typeof startGovern>>
  let records: IdentityRecords
  let unify: UnifyPart
  let app: TestApp
  beforeAll(async () => {
    govern = await startGovern()
    records = createIdentityRecords(govern.store)
    const first = await createWorld(warehouse())
    unify = createUnifyPart({
      ...{ warehouse: warehouse(), store: govern.store, clock: first.clock, log: createLog('silent') },
      record: first.intake.record,
    })
    await warehouse().migrate(unify.warehouseMigrations)
    await migrateStore(govern.store, { ...govern.govern.storeMigrations, ...unify.storeMigrations })
    app = createApp({
      routes: [...govern.govern.routes, ...unify.routes],
      guard: govern.govern.guard,
      log: createLog('silent'),
      clock: govern.clock,
    })
    await unify.start?.()
  })
  afterAll(() => unify?.stop?.())

  async function call(method: string, world: World, path: string, body?: unknown): Promise<unknown> {
    const response = await app.request(`/api/w/${world.scope.workspace}${path}`, {
      method,
      headers: { authorization: `Bearer ${localKey}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (response.status >= 500) throw new Error(`${path}: ${await response.text()}`)
    return response.json()
  }

  /** A workspace with tight rules, a computed trait and segments, and the segments by number. */
  async function open(): Promise<{ world: World; segments: number[] }> {
    const world = await createWorld(warehouse())
    for (let id = 0; id < world.scope.workspace; )
      id = (await govern.govern.workspaces.create(cairoShop, { kind: 'local' })).id
    await call('PUT', world, '/identity/rules', smallRules)
    const body = { name: 'cities', measure: { measure: 'distinct', event: bought, property: 'city' } }
    const made = z.object({ traits: z.array(z.object({ id: z.number() })) })
    const trait = made.parse(await call('POST', world, '/traits', body)).traits[0]!.id
    const segments: number[] = []
    for (const [i, said] of definitions.entries()) {
      const definition: unknown = JSON.parse(JSON.stringify(said).replace('"trait":1', `"trait":${trait}`))
      const answer = await call('POST', world, '/segments', { name: `s${i}`, definition })
      segments.push(z.object({ id: z.number() }).parse(answer).id)
    }
    world.intake.onStored(unify.onStored)
    return { world, segments }
  }

  async function settle(): Promise<void> {
    await unify.settled()
    await unify.segments.keeper.settled()
    await unify.settled()
  }

  async function decide(world: World, { kind, a, b }: Pick<Decision, 'kind' | 'a' | 'b'>): Promise<number> {
    if (kind !== 'matched') {
      const answer = await call('POST', world, '/identity/decisions', { kind, a, b, note: '' })
      return z.object({ id: z.number() }).parse(answer).id
    }
    const actor = { caller: { kind: 'local' }, at: world.clock.now(), run: 1 } as const
    const [made] = await records.decideMatched(world.scope.workspace, [{ a, b, note: '' }], actor)
    await unify.identity.decided(world.scope.workspace)
    return made!.id
  }

  /** Everything that is told of everybody: profile with sources, links with evidence, timeline, segments, computed traits. */
  async function everything(world: World, segments: readonly number[], events: readonly RandomEvent[]) {
    await settle()
    const told: unknown[] = []
    const known = new Set<string>()
    for (const identifier of [...new Set(events.flatMap(e => e.identifiers))].sort()) {
      if (known.has(identifier)) continue
      const path = `/people/${encodeURIComponent(identifier)}`
      const page = z
        .looseObject({ facts: z.array(factSchema).default([]), eventCounts: loggedSchema })
        .parse(await call('GET', world, path))
      // Whoever else this person is stands on the page that was just read.
      for (const fact of page.facts) if (fact.isCounted) known.add(fact.identifier)
      const { events: log } = z
        .object({ events: loggedSchema })
        .parse(await call('GET', world, `${path}/timeline?limit=200`))
      // What Rihla itself wrote says what was decided when: it stays as history does.
      const timeline = log.filter(isSaid)
      const eventCounts = page.eventCounts.filter(isSaid)
      told.push([
        identifier,
        { ...page, eventCounts, decisions: [] },
        timeline,
        await call('GET', world, `${path}/segments`),
      ])
    }
    for (const [i, id] of segments.entries()) {
      const { people } = z
        .object({ people: z.array(z.unknown()) })
        .parse(await call('GET', world, `/segments/${id}/members?limit=200`))
      told.push([`s${i}`, people])
    }
    // Numbers that a workspace gives by itself, and since when somebody is in: that is when it was decided.
    const plain = JSON.stringify(told)
      .replaceAll(/"decision":\d+/g, '"decision":0')
      .replaceAll(/"(id|since)":\d+/g, '"$1":0')
      .replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')
    return z.array(z.unknown()).parse(JSON.parse(plain))
  }

  it(
    'are as before when a decision is undone, whatever was decided and in whatever order it came',
    async () => {
      let changed = 0
      let refused = 0
      await fc.assert(
        fc.asyncProperty(
          // Few runs: each is to be a full history rather than an edge of one.
          fc.noBias(randomEvents(18)).map(events => [...events, ...twoUsersOnOneDevice]),
          fc.noBias(randomDecisions()),
          fc.noBias(randomDecisions().filter(list => list.length > 0)),
          fc.infiniteStream(fc.nat(999)),
          async (events, held, tried, stream) => {
            const luck = () => (stream.next().value ?? 0) / 1_000
            const { world, segments } = await open()
            await world.send(...events.map(messageOf))
            for (const decision of held) await decide(world, decision)
            const before = await everything(world, segments, events)
            refused += JSON.stringify(before).split('"refusal"').length - 1
            const made: number[] = []
            // The first is one that certainly changes something, where there are two persons to begin with.
            const aimed = linkOfTwo(before, luck)
            for (const decision of [...aimed, ...tried].slice(0, 2)) made.push(await decide(world, decision))
            if (JSON.stringify(await everything(world, segments, events)) !== JSON.stringify(before))
              changed++
            for (const id of shuffled(made, luck)) await call('POST', world, `/identity/decisions/${id}/undo`)
            expect(await everything(world, segments, events)).toEqual(before)

            const other = await open()
            const stored = shuffled([...events, ...events.filter(() => luck() < 0.2)], luck)
            const toDecide = [...held]
            for (let from = 0, n = 1; from < stored.length; from += n) {
              n = 1 + Math.floor(luck() * 8)
              await other.world.send(...stored.slice(from, from + n).map(messageOf))
              const next = luck() < 0.4 ? toDecide.shift() : undefined
              if (next) await decide(other.world, next)
              if (luck() < 0.2) await settle()
            }
            for (const decision of toDecide) await decide(other.world, decision)
            expect(await everything(other.world, other.segments, events)).toEqual(before)
          },
        ),
        {
          numRuns: runs,
          endOnFailure: true,
          ...(process.env.PROVE_SEED ? { seed: Number(process.env.PROVE_SEED) } : {}),
        },
      )
      expect(changed).toBeGreaterThan(runs / 4)
      expect(refused).toBeGreaterThan(0)
    },
    120_000 + runs * 120_000,
  )
})

/** Two user ids on one device: what the rules refuse, whatever else happens. */
const twoUsersOnOneDevice: readonly RandomEvent[] = [8, 9].map(n => ({
  identifiers: ['device:9', `user_id:${n}`],
  time: n * 86_400_000,
  ordinal: 0,
  call: 5,
  messageId: `on the device ${n}`,
}))

const names = ['Seen', 'Order Completed', 'Seen']

/** The event as somebody sends it; what it is about follows from its message id, so that a repeat is one. */
function messageOf({ identifiers, time, ordinal, call, messageId }: RandomEvent) {
  const n = [...messageId].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)
  const externalIds = identifiers.map(identifier => {
    const [type = '', id = ''] = identifier.split(/:(.*)/s)
    return { type, id }
  })
  const city = ['فاس', 'Rabat', 'القاهرة'][n % 3]
  return {
    type: call === 0 ? 'identify' : call === 3 ? 'page' : 'track',
    messageId,
    userId: undefined,
    ordinal,
    timestamp: new Date(Date.UTC(2026, 9, 1) + time).toISOString(),
    context: { externalIds, ...(n % 4 === 0 ? { groupId: 'acme' } : {}) },
    ...(call === 0
      ? { traits: { city, name: `Name ${n % 5}` } }
      : { event: names[n % 3], properties: { city } }),
  }
}

const personTold = z
  .tuple([z.string(), z.looseObject({ facts: z.array(factSchema).min(1) })])
  .rest(z.unknown())

/** A link between two persons of what was told, or nothing where there are not two. */
function linkOfTwo(told: readonly unknown[], luck: () => number): Pick<Decision, 'kind' | 'a' | 'b'>[] {
  const persons = told.flatMap(entry => personTold.safeParse(entry).data?.[1] ?? [])
  const [a, b] = shuffled(persons, luck).flatMap(
    ({ facts }) => facts.find(fact => fact.isCounted)?.identifier ?? [],
  )
  return a && b ? [{ kind: 'link', a, b }] : []
}

function shuffled<T>(list: readonly T[], luck: () => number): T[] {
  return list
    .map(item => ({ item, at: luck() }))
    .sort((x, y) => x.at - y.at)
    .map(({ item }) => item)
}
