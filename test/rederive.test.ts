import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openSent, withBatchContext } from '../src/collect/adapters/envelope.ts'
import { mixpanel } from '../src/collect/adapters/mixpanel.ts'
import { readCatalogue } from '../src/collect/catalogue.ts'
import type { Incoming, Origin } from '../src/collect/intake/prepare-event.ts'
import { createMapping, type Mapping } from '../src/collect/mapping/mapping.ts'
import { createMappingRecords } from '../src/collect/mapping/mapping-records.ts'
import {
  type MappingRule,
  mappingCondition,
  type RuleSet,
  runBody,
} from '../src/collect/mapping/model-mapping.ts'
import { createLogLock } from '../src/collect/mapping/rederive/log-lock.ts'
import { createRuleBook } from '../src/collect/mapping/rule-book.ts'
import type { KindReading } from '../src/collect/model-identifier-kinds.ts'
import { replayMendable } from '../src/collect/quarantine.ts'
import { createLog } from '../src/platform/log.ts'
import { insertRows } from '../src/platform/warehouse/insert-rows.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { personOf } from '../src/unify/person-of.ts'
import { describeOnWarehouses } from './engines.ts'
import { readJourneys, sorted } from './read-journeys.ts'
import { openTestStore } from './store.ts'
import { openWholeLine, type WholeLine } from './whole-line.ts'
import type { World } from './world.ts'

/** `PROVE_SEEDS=200` for the long form. */
const seeds = Number(process.env.PROVE_SEEDS ?? 4)
const actor = { caller: { kind: 'local' }, at: Date.UTC(2026, 10, 29) } as const

interface Shop {
  readonly world: World
  readonly mapping: Mapping
  save(set: RuleSet): Promise<void>
  send(messages: readonly Said[]): Promise<void>
  rederive(choice?: z.input<typeof runBody>): Promise<void>
  /** From here on messages are read with this kind of identifier too. */
  addKind(kind: KindReading): void
}

/** A message of one of the roads by which messages come. */
interface Said {
  readonly road: 'plain' | 'batch' | 'file' | 'mixpanel'
  readonly message: Record<string, unknown>
}

async function openShop(
  line: WholeLine,
  warehouse: Warehouse,
  store: Awaited<ReturnType<typeof openTestStore>>,
) {
  const records = createMappingRecords(store)
  const book = createRuleBook(records)
  const world = await line.open({ mappingOf: book.of })
  const { workspace } = world.scope
  const kinds: KindReading[] = []
  const originOf = async (_: unknown, source: string, importId: number): Promise<Origin> => ({
    ...{ workspace, country: 'MA', source, importId, kinds },
  })
  const insert = (table: 'quarantine', lines: readonly string[]) => insertRows(warehouse, table, lines)
  const replaying = { warehouse, intake: world.intake, insertRows: insert, originOf }
  const mapping = createMapping({
    ...{ warehouse, records, book, intake: world.intake, lock: createLogLock(), clock: world.clock },
    log: createLog('silent'),
    jobs: { enqueue: async () => '' },
    originOf,
    isSuppressed: () => false,
    announceRemoval: line.journeys.announceRemoval,
    async rederived(of, removal) {
      await line.unify.rewritten(of)
      await line.journeys.announceRemoval(of, removal)
      await line.journeys.forget(of, removal.name)
    },
    replayRefused: (scope, sources) => replayMendable(replaying, scope, sources),
  })
  let base = 0
  const shop: Shop = {
    world,
    mapping,
    async save(set) {
      await mapping.save(workspace, { set, base, note: '' }, actor)
      base++
    },
    async send(messages) {
      await Promise.all(
        messages.map(said => {
          const importId = said.road === 'file' ? 3 : 0
          const origin = { workspace, country: 'MA', source: said.road, importId, kinds }
          return world.intake.accept(origin, incoming(said))
        }),
      )
    },
    addKind: kind => void kinds.push(kind),
    async rederive(choice = {}) {
      const run = await mapping.start(workspace, runBody.parse(choice), actor)
      const context = { attempt: 1, signal: new AbortController().signal }
      await mapping.handle({ workspace, run: run.id }, context)
      expect((await mapping.runs(workspace))[0]).toMatchObject({ id: run.id, status: 'done', error: null })
    },
  }
  return shop
}

function incoming({ road, message }: Said): Incoming[] {
  if (road === 'mixpanel') {
    const { event, userId, messageId, timestamp, properties } = message
    const value = {
      event,
      properties: {
        ...z.object({}).loose().parse(properties),
        distinct_id: userId,
        $insert_id: messageId,
        time: timestamp,
      },
    }
    return openSent(mixpanel, { text: JSON.stringify(value), value }, () => 'made-up')
  }
  const text = JSON.stringify(message)
  if (road !== 'batch') return [{ text, value: message }]
  const context = { channel: 'kiosk', externalIds: [{ type: 'card', id: 'c1' }], campaign: { name: 'عيد' } }
  return [
    { text: withBatchContext(text, context), value: { ...message, context }, sentAt: '2026-11-22T11:00:00Z' },
  ]
}

const path = fc.constantFrom('total', 'city', 'items', 'deep.a', 'traits.email', 'flag')
const name = fc.constantFrom('Order', 'Line', 'Viewed', 'Other')
const action: fc.Arbitrary<MappingRule['actions'][number]> = fc.oneof(
  fc.record({
    do: fc.constant('rename-event' as const),
    pattern: fc.constantFrom(null, 'O*', '*e*'),
    to: fc.constantFrom('New *', 'Sale'),
  }),
  fc.record({
    do: fc.constant('move' as const),
    from: path,
    to: fc.constantFrom('moved', 'deep.b', 'traits.email', 'context.channel'),
  }),
  fc.record({
    do: fc.constant('cast' as const),
    path,
    to: fc.constantFrom('number', 'text', 'boolean', 'date', 'money'),
    decimal: fc.constantFrom('either', ','),
    zone: fc.constantFrom('UTC', 'Africa/Casablanca'),
    order: fc.constant('none' as const),
    currency: fc.constantFrom(null, 'MAD'),
  }),
  fc.record({
    do: fc.constant('compute' as const),
    to: fc.constantFrom('made', 'deep.c'),
    expression: fc.constantFrom(
      'total * 2',
      'concat(city, event)',
      'count(items)',
      'if(exists(flag), "y", null)',
    ),
  }),
  fc.record({ do: fc.constant('drop-property' as const), path }),
  fc.record({ do: fc.constant('drop-event' as const) }),
  fc.record({
    do: fc.constant('split' as const),
    list: fc.constant('items'),
    name: fc.constantFrom(null, 'Line'),
    keep: fc.boolean(),
  }),
  fc.record({ do: fc.constant('copy' as const), name }),
  fc.record({ do: fc.constant('channel' as const), name: fc.constant('shop') }),
  fc.record({
    do: fc.constant('identify' as const),
    from: fc.constantFrom('city', 'total', 'card'),
    kind: fc.constantFrom('card', 'email', 'user_id'),
  }),
)
const when = fc.record({
  sources: fc.constantFrom([], [], ['file'], ['batch', 'mixpanel']),
  calls: fc.constantFrom([], [], ['track' as const], ['identify' as const]),
  events: fc.constantFrom([], [], ['Order'], ['*e*']),
  properties: fc.constantFrom(
    [],
    [],
    [{ path: 'total', test: 'exists' as const, value: '' }],
    [{ path: 'city', test: 'is' as const, value: 'فاس' }],
  ),
})
const ruleSetOf = fc
  .array(fc.record({ when, actions: fc.array(action, { minLength: 1, maxLength: 3 }) }), { maxLength: 4 })
  .map(
    (rules): RuleSet => ({
      rules: rules.map((rule, i) => ({
        ...{ id: i + 1, name: '', isOn: true, actions: rule.actions },
        when: mappingCondition.parse(rule.when),
      })),
      tables: [],
    }),
  )

const said: fc.Arbitrary<Omit<Said['message'], 'messageId'>> = fc.record({
  type: fc.constantFrom('track', 'track', 'track', 'identify', 'page'),
  event: name,
  userId: fc.constantFrom('u1', 'u2', 'u3', null),
  timestamp: fc
    .integer({ min: 0, max: 20 })
    .map(n => new Date(Date.UTC(2026, 10, 1) + n * 3_600_000).toISOString()),
  properties: fc.record(
    {
      total: fc.constantFrom('12', '١٢٫٥', '1,5', 7, 'MAD 30', 'x'),
      city: fc.constantFrom('فاس', 'a@b.co', 'Rabat'),
      items: fc.constantFrom([], [{ sku: 'a' }, { sku: 'b' }], ['x'], 'none'),
      deep: fc.constantFrom({ a: '2026-11-01' }, { a: { z: 1 } }),
      card: fc.constantFrom('k1', 'k2'),
      flag: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
})
const history = fc
  .array(fc.tuple(said, fc.constantFrom('plain', 'plain', 'batch', 'file', 'mixpanel' as const)), {
    minLength: 4,
    maxLength: 24,
    size: 'max',
  })
  .map(list =>
    list.map(
      ([message, road], i): Said => ({
        road: z.enum(['plain', 'batch', 'file', 'mixpanel']).parse(road),
        // One in six says another thing under an id that was there: of two contents the first counts.
        message: { ...message, messageId: i % 6 === 5 ? `m${i - 1}` : `m${i}` },
      }),
    ),
  )

const anyRow = z.record(z.string(), z.unknown())

/** The log, quarantine, persons and journeys of a workspace, without what tells when it came or that it is another workspace. */
async function stateOf(line: WholeLine, warehouse: Warehouse, { scope }: World) {
  await line.settled(scope.workspace)
  const rows = (text: Parameters<typeof warehouse.rows>[0]['sql']) =>
    warehouse.rows({ name: 'test', sql: text, row: anyRow })
  return {
    log: await rows(sql`SELECT message_id, content, type, call, name, channel, time, ordinal, identifiers, trace, account,
      toString(properties) AS properties, properties_text, arrival, received, source, import_id, mapping_version, flags, mapped
      FROM events WHERE workspace = ${scope.workspace} AND type != 'system' ORDER BY message_id`),
    quarantine: await rows(sql`SELECT reason, received, source FROM quarantine FINAL
      WHERE workspace = ${scope.workspace} AND status = 'open' ORDER BY received, reason, source`),
    persons: await rows(sql`SELECT trace, ${personOf(scope, sql`trace`)} AS person FROM (
      SELECT DISTINCT trace FROM events WHERE workspace = ${scope.workspace} AND bitAnd(flags, 1073741824) = 0) ORDER BY trace`),
    journeys: sorted(await readJourneys(warehouse, scope.workspace, 'person')),
    catalogue: await readCatalogue(warehouse, scope),
    terms: await rows(
      sql`SELECT DISTINCT term, trace, label FROM person_terms FINAL WHERE workspace = ${scope.workspace} ORDER BY term, trace, label`,
    ),
  }
}

describeOnWarehouses('deriving the past again', warehouse => {
  let line: WholeLine
  let store: Awaited<ReturnType<typeof openTestStore>>
  beforeAll(async () => {
    store = await openTestStore()
    line = await openWholeLine({ warehouse: warehouse(), store })
  })
  afterAll(() => line.stop())

  it(`gives what a workspace has that had the rules from the start, for ${seeds} histories`, {
    timeout: 60_000 + seeds * 30_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.tuple(ruleSetOf, ruleSetOf), async (messages, [before, after]) => {
        const changed = await openShop(line, warehouse(), store)
        const half = Math.floor(messages.length / 3)
        await changed.send(messages.slice(0, half))
        await changed.save(before)
        await changed.send(messages.slice(half, 2 * half))
        await changed.save(after)
        await changed.send(messages.slice(2 * half))
        await line.settled(changed.world.scope.workspace)
        await changed.rederive()

        const always = await openShop(line, warehouse(), store)
        await always.save(before)
        await always.save(after)
        await always.send(messages)
        const [found, expected] = [
          await stateOf(line, warehouse(), changed.world),
          await stateOf(line, warehouse(), always.world),
        ]
        expect(found).toEqual(expected)
        // A second run has nothing to do, and every message that comes again is a repeat.
        await changed.rederive()
        await changed.send(messages)
        expect((await stateOf(line, warehouse(), changed.world)).log).toEqual(expected.log)
      }),
      { numRuns: seeds, seed: 20_261_129, endOnFailure: true },
    )
  })

  it('finds a kind of identifier that was added in what came before, where it is asked to read again', {
    timeout: 120_000,
  }, async () => {
    const card: KindReading = { kind: 'card', normalise: 'lower', found: [{ in: 'property', path: 'card' }] }
    const at = (n: number) => new Date(Date.UTC(2026, 10, n)).toISOString()
    const buys = (anonymousId: string, n: number, properties: object): Said => ({
      road: n % 2 === 0 ? 'plain' : 'file',
      message: {
        ...{ type: 'track', event: 'Order', messageId: `m${n}` },
        anonymousId,
        timestamp: at(n),
        properties,
      },
    })
    const before = [
      buys('amal', 1, { card: 'K1' }),
      buys('amal@till', 2, { card: 'k1' }),
      buys('omar', 3, { card: 'k2' }),
      buys('sara', 4, { total: 7 }),
    ]
    const after = [buys('till', 5, { card: 'k2' })]
    const rules: RuleSet = { rules: [], tables: [] }

    const added = await openShop(line, warehouse(), store)
    await added.send(before)
    added.addKind(card)
    await added.send(after)
    const persons = async () =>
      new Set((await stateOf(line, warehouse(), added.world)).persons.map(row => row.person)).size
    expect(await persons()).toBe(5)
    // Of the newest rules everything is read already; read again, two cards join two people each.
    await added.rederive({ again: true })
    expect(await persons()).toBe(3)

    const always = await openShop(line, warehouse(), store)
    always.addKind(card)
    await always.save(rules)
    await always.send([...before, ...after])
    expect(await stateOf(line, warehouse(), added.world)).toEqual(
      await stateOf(line, warehouse(), always.world),
    )
    // Only some days again: a new version with the same rules, and nothing else is different.
    await added.rederive({ again: true, from: Date.UTC(2026, 10, 2), to: Date.UTC(2026, 10, 4) })
    const { version, older, versions } = await added.mapping.overview(added.world.scope)
    expect([version, older, versions[0]?.note]).toEqual([2, 3, '= 1'])
    expect(await persons()).toBe(3)
  })
})
