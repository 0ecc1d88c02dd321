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
const pageSchema = z.looseObject({ facts: z.array(factSchema).default([]), eventCounts: loggedSchema })
const timelineSchema = z.object({ events: loggedSchema })
const profileSchema = z.looseObject({ consents: z.array(z.unknown()).default([]) })
const notesSchema = z.object({ notes: z.array(z.looseObject({ text: z.string() })).default([]) })

/** What is told of somebody: links with evidence, traits with sources, and whatever else their page shows. */
const personSchema = z.object({
  /** By whom they were asked for. */
  identifier: z.string(),
  page: pageSchema,
  timeline: timelineSchema.shape.events,
  segments: z.unknown(),
  /** Orders, what they said, messages. */
  profile: z.unknown(),
  consents: profileSchema.shape.consents,
  notes: notesSchema.shape.notes,
})
type PersonTold = z.infer<typeof personSchema>

const everythingSchema = z.object({ people: z.array(personSchema), members: z.array(z.unknown()) })
type Everything = z.infer<typeof everythingSchema>

/** What a link is to show in, or its undoing proves nothing. */
const parts = ['page', 'timeline', 'segments', 'profile', 'consents', 'notes'] as const

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

  /** A colleague writes about each of these; a value that names nobody is nobody to write about. */
  async function writeNotes(world: World, about: readonly string[], words: string): Promise<void> {
    await settle()
    for (const identifier of about) {
      const text = `${words} ${identifier}`
      await call('POST', world, `/people/${encodeURIComponent(identifier)}/notes`, { text })
    }
  }

  async function readPerson(world: World, identifier: string): Promise<PersonTold> {
    const path = `/people/${encodeURIComponent(identifier)}`
    const read = (what: string) => call('GET', world, path + what)
    const [page, timeline, segments, said, notes] = await Promise.all(
      ['', '/timeline?limit=200', '/segments', '/profile', '/notes'].map(read),
    )
    const { eventCounts, ...shown } = pageSchema.parse(page)
    const { consents, ...profile } = profileSchema.parse(said)
    return {
      identifier,
      // What Rihla itself wrote says what was decided when: it stays as history does.
      page: { ...shown, eventCounts: eventCounts.filter(isSaid), decisions: [] },
      timeline: timelineSchema.parse(timeline).events.filter(isSaid),
      ...{ segments, profile, consents },
      notes: notesSchema.parse(notes).notes,
    }
  }

  /** Everything that is told of everybody, and who is in each segment. */
  async function everything(
    world: World,
    segments: readonly number[],
    events: readonly RandomEvent[],
  ): Promise<Everything> {
    await settle()
    const people: PersonTold[] = []
    const known = new Set<string>()
    for (const identifier of identifiersOf(events)) {
      if (known.has(identifier)) continue
      const told = await readPerson(world, identifier)
      // Whoever else this person is stands on the page that was just read.
      for (const fact of told.page.facts) if (fact.isCounted) known.add(fact.identifier)
      people.push(told)
    }
    const members: unknown[] = []
    for (const id of segments) members.push(await call('GET', world, `/segments/${id}/members?limit=200`))
    return everythingSchema.parse(JSON.parse(withoutNumbers({ people, members })))
  }

  interface History {
    readonly events: readonly RandomEvent[]
    readonly decided: readonly Decision[]
    /** Whom colleagues write about: the first time, and the second. */
    readonly noted: readonly [readonly string[], readonly string[]]
  }

  /** The same history in another workspace: in another order, some of it repeated, and nothing was ever tried. */
  async function elsewhere({ events, decided, noted }: History, luck: () => number): Promise<Everything> {
    const { world, segments } = await open()
    const stored = shuffled([...events, ...events.filter(() => luck() < 0.2)], luck)
    const toDecide = [...decided]
    for (let from = 0, n = 1; from < stored.length; from += n) {
      n = 1 + Math.floor(luck() * 8)
      await world.send(...stored.slice(from, from + n).map(messageOf))
      const next = luck() < 0.4 ? toDecide.shift() : undefined
      if (next) await decide(world, next)
      if (luck() < 0.2) await settle()
    }
    await writeNotes(world, noted[0], 'first')
    await writeNotes(world, noted[1], 'second')
    for (const decision of toDecide) await decide(world, decision)
    return everything(world, segments, events)
  }

  it(
    'are as before when a decision is undone, whatever was decided and in whatever order it came',
    async () => {
      let changed = 0
      let refused = 0
      const changedParts = new Set<string>()
      await fc.assert(
        fc.asyncProperty(
          // Few runs: each is to be a full history rather than an edge of one.
          fc.noBias(randomEvents(18)).map(events => [...events, ...twoUsers]),
          fc.noBias(randomDecisions()),
          fc.noBias(randomDecisions().filter(list => list.length > 0)),
          fc.infiniteStream(fc.nat(999)),
          async (events, decided, tried, stream) => {
            const luck = () => (stream.next().value ?? 0) / 1_000
            const { world, segments } = await open()
            await world.send(...events.map(messageOf))
            for (const decision of decided) await decide(world, decision)
            const all = identifiersOf(events)
            const noted = [all, all.filter(() => luck() < 0.4)] as const
            await writeNotes(world, noted[0], 'first')
            const before = await everything(world, segments, events)
            refused += JSON.stringify(before).split('"refusal"').length - 1
            const made: number[] = []
            // The first is one that certainly changes something.
            const aimed = linkOfTwo(before, luck)
            for (const decision of [aimed, ...tried].slice(0, 2)) made.push(await decide(world, decision))
            await settle()
            const apart = partsChanged(aimed, before, await readPerson(world, aimed.a))
            if (apart.length > 0) changed++
            for (const part of apart) changedParts.add(part)
            // What is written while it holds is about an identifier too: it stays with whoever has it afterwards.
            await writeNotes(world, noted[1], 'second')
            for (const id of shuffled(made, luck)) await call('POST', world, `/identity/decisions/${id}/undo`)
            const after = await everything(world, segments, events)
            expect(withoutSecond(after)).toEqual(before)
            expect(await elsewhere({ events, decided, noted }, luck)).toEqual(after)
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
      expect([...changedParts].sort()).toEqual([...parts].sort())
    },
    120_000 + runs * 120_000,
  )
})

/** Two user ids on one device: what the rules refuse, whatever else happens. Both said yes or no to something, and bought: the second once. */
const twoUsers: readonly RandomEvent[] = [8, 9].flatMap(n => {
  const alone = Array.from({ length: n === 8 ? 6 : 3 }, (_, i) => ({
    with: [],
    messageId: `${n} at home ${i}`,
  }))
  return [{ with: ['device:9'], messageId: `${n} on the device` }, ...alone].map((event, i) => ({
    identifiers: [...event.with, `user_id:${n}`],
    time: (n + i) * 86_400_000,
    ordinal: 0,
    call: i === 0 ? 3 : 5,
    messageId: event.messageId,
  }))
})

function identifiersOf(events: readonly RandomEvent[]): string[] {
  return [...new Set(events.flatMap(event => event.identifiers))].sort()
}

/** The parts of which the one person tells other things than the two told before. */
function partsChanged(
  { a, b }: Pick<Decision, 'a' | 'b'>,
  { people }: Everything,
  linked: PersonTold,
): string[] {
  const were = people.filter(({ page }) =>
    page.facts.some(({ identifier }) => identifier === a || identifier === b),
  )
  const tell = (person: PersonTold, part: (typeof parts)[number]) => withoutNumbers(person[part])
  return parts.filter(part => were.some(one => tell(one, part) !== tell(linked, part)))
}

/** Numbers that a workspace gives by itself, and since when somebody is in: that is when it was decided. */
function withoutNumbers(told: unknown): string {
  return JSON.stringify(told)
    .replaceAll(/"decision":\d+/g, '"decision":0')
    .replaceAll(/"(id|since)":\d+/g, '"$1":0')
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')
}

/** As if no colleague had written a second time. */
function withoutSecond({ people, members }: Everything): Everything {
  const isFirst = ({ text }: { readonly text: string }) => text.startsWith('first ')
  return { people: people.map(person => ({ ...person, notes: person.notes.filter(isFirst) })), members }
}

const names = ['Seen', 'Order Completed', 'Consent Updated', 'Seen', 'Order Completed', 'Unsubscribed']

/** The event as somebody sends it; what it is about follows from its message id, so that a repeat is one. */
function messageOf({ identifiers, time, ordinal, call, messageId }: RandomEvent) {
  const n = [...messageId].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)
  const externalIds = identifiers.map(identifier => {
    const [type = '', id = ''] = identifier.split(/:(.*)/s)
    return { type, id }
  })
  const city = ['فاس', 'Rabat', 'القاهرة'][n % 3]
  const consents = n % 6 === 2 ? { categoryPreferences: { marketing: n % 4 < 2, analytics: n % 9 < 5 } } : {}
  return {
    type: call === 0 ? 'identify' : call === 3 ? 'page' : 'track',
    messageId,
    userId: undefined,
    ordinal,
    timestamp: new Date(Date.UTC(2026, 9, 1) + time).toISOString(),
    context: { externalIds, ...(n % 4 === 0 ? { groupId: 'acme' } : {}) },
    ...(call === 0
      ? { traits: { city, name: `Name ${n % 5}` } }
      : { event: names[n % 6], properties: { city, ...consents } }),
  }
}

/** A link between the user who bought once and somebody else who said yes or no: the two together differ from one of them in every part. */
function linkOfTwo({ people }: Everything, luck: () => number): Pick<Decision, 'kind' | 'a' | 'b'> {
  const a = 'user_id:9'
  const others = people.filter(
    ({ page, consents }) => consents.length > 0 && page.facts.every(({ identifier }) => identifier !== a),
  )
  const [b] = shuffled(others, luck).flatMap(
    ({ page }) => page.facts.find(fact => fact.isCounted)?.identifier ?? [],
  )
  if (b === undefined) throw new Error('there is nobody else who said something')
  return { kind: 'link', a, b }
}

function shuffled<T>(list: readonly T[], luck: () => number): T[] {
  return list
    .map(item => ({ item, at: luck() }))
    .sort((x, y) => x.at - y.at)
    .map(({ item }) => item)
}
