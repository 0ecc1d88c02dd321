import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../test/engines.ts'
import {
  type RandomEvent,
  randomDecisions,
  randomEvents,
  smallRules,
  traceNumber,
} from '../../test/random-history.ts'
import { createIntake, type Intake } from '../collect/intake/intake.ts'
import { createLive } from '../collect/live.ts'
import { warehouseMigrations as collectMigrations } from '../collect/migrations/warehouse.ts'
import { steppedClock } from '../platform/clock.ts'
import { createLog } from '../platform/log.ts'
import { u64 } from '../platform/warehouse/rows.ts'
import { sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { fold, type TraceEvidence } from './fold.ts'
import { createIdentity } from './identity.ts'
import { warehouseMigrations } from './migrations/warehouse.ts'
import type { Decision } from './model.ts'
import { compareOrder } from './order.ts'
import { movedSince, personOf, personVersion } from './person-of.ts'
import { createPersonWriter } from './person-writer.ts'
import { compileRules } from './rules.ts'

const log = createLog('silent')
const start = Date.UTC(2026, 0, 1)
let lastWorkspace = 0

describeOnWarehouses('identity', warehouse => {
  beforeAll(() => warehouse().migrate([...collectMigrations, ...warehouseMigrations]))

  it('gives equal persons for any order, repeats, batches, decisions and a kill in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomEvents(60),
        randomDecisions(),
        fc.array(fc.nat(1_000), { minLength: 200, maxLength: 200 }),
        async (events, decided, luck) => {
          const workspace = ++lastWorkspace
          const world = openWorld(warehouse(), workspace)
          const shuffled = [...events, ...events.slice(0, 9)]
            .map((event, i) => ({ event, at: luck[i] ?? 0 }))
            .sort((x, y) => x.at - y.at)
            .map(({ event }) => event)
          for (let from = 0, size = 1; from < shuffled.length; from += size) {
            size = 1 + ((luck[from + 80] ?? 0) % 12)
            await world.send(shuffled.slice(from, from + size))
            if ((luck[from + 90] ?? 0) % 7 === 0) await world.kill()
            if ((luck[from + 91] ?? 0) % 5 === 0) await world.identity().settled()
            if (from > shuffled.length / 2) await world.decide(decided)
          }
          await world.decide(decided)
          await world.identity().settled()
          expect(await personsIn(warehouse(), workspace)).toEqual(expectedPersons(events, decided))
        },
      ),
      { numRuns: 10, endOnFailure: true },
    )
  })

  it('undoes a decision exactly, and says what moved', async () => {
    const world = openWorld(warehouse(), ++lastWorkspace)
    await world.send([
      seen(1, ['user_id:1', 'email:1']),
      seen(2, ['user_id:2']),
      seen(3, ['user_id:2', 'device:9']),
      seen(4, ['device:8']),
    ])
    await world.identity().settled()
    const before = await personsIn(warehouse(), lastWorkspace)
    const version = await latestVersion(warehouse())
    for (const [kind, a, b] of [
      // No limit is near: the set must not stay one because it once was.
      ['link', 'email:1', 'device:8'],
      ['matched', 'email:1', 'device:8'],
      ['link', 'user_id:1', 'user_id:2'],
      ['cut', 'user_id:1', 'email:1'],
    ] as const) {
      await world.decide([{ id: 1, kind, a, b, at: start, by: '', note: '' }])
      if (kind !== 'cut') expect(await personsIn(warehouse(), lastWorkspace), `${a} ${b}`).not.toEqual(before)
      await world.decide([])
      expect(await personsIn(warehouse(), lastWorkspace)).toEqual(before)
    }
    const moved = await warehouse().rows({
      name: 'moved',
      sql: sql`SELECT count() AS rows FROM ${movedSince({ workspace: lastWorkspace, now: 0 }, version)}`,
      row: z.object({ rows: z.string() }),
    })
    expect(Number(moved[0]?.rows)).toBeGreaterThan(0)
  })

  it('answers the same in TypeScript as in SQL', async () => {
    const world = openWorld(warehouse(), ++lastWorkspace)
    const [events] = fc.sample(randomEvents(60), { seed: 3, numRuns: 1 })
    await world.send(events!)
    await world.identity().settled()
    for (const [trace, person] of Object.entries(await personsIn(warehouse(), lastWorkspace)))
      expect(String(await world.identity().personOf(lastWorkspace, BigInt(trace)))).toBe(person)
  })

  it('folds a set that is too large for one go in the background', async () => {
    const world = openWorld(warehouse(), ++lastWorkspace, 5)
    const events = Array.from({ length: 40 }, (_, i) => seen(i, [`device:${i}`, `device:${i + 1}`]))
    await world.send(events)
    await world.identity().settled()
    expect(await personsIn(warehouse(), lastWorkspace)).toEqual(expectedPersons(events, []))
    expect(world.identity().status(lastWorkspace).largeSets).toEqual([])
  })

  it('writes also what is folded in the background while a step is written', async () => {
    const slow: Warehouse = {
      ...warehouse(),
      async insert(table, ...rest) {
        if (table === 'person_changes') await new Promise(resolve => setTimeout(resolve, 200))
        return warehouse().insert(table, ...rest)
      },
    }
    const world = openWorld(slow, ++lastWorkspace, 5)
    const large = Array.from({ length: 2_500 }, (_, i) => seen(i, [`device:${i}`, `device:${i + 1}`]))
    const events = [seen(9_000, ['user_id:1']), seen(9_001, ['user_id:1', 'email:1']), ...large]
    await world.send(events)
    await world.identity().settled()
    expect(await personsIn(warehouse(), lastWorkspace)).toEqual(expectedPersons(events, []))
  })

  it('lets the last of two moves of one trace in one step count', async () => {
    const workspace = ++lastWorkspace
    const writer = createPersonWriter(warehouse(), steppedClock(start))
    await writer.open()
    const moves = (trace: bigint, ...persons: bigint[]) =>
      persons.map((person, i) => ({ workspace, trace, previous: persons[i - 1] ?? trace, person }))
    await writer.write([...moves(50n, 40n, 30n), ...moves(51n, 30n, 40n), ...moves(52n, 30n, 52n)])
    const [row] = await warehouse().rows({
      name: 'test',
      sql: sql`SELECT toString(arrayMap(t -> ${personOf({ workspace, now: 0 }, sql`t`)}, [toUInt64(50), toUInt64(51), toUInt64(52)])) AS persons`,
      row: z.object({ persons: z.string() }),
    })
    expect(row?.persons).toBe('[30,40,52]')
    expect(await writer.listed(workspace, 0n, 100n)).toEqual([
      { trace: 50n, person: 30n },
      { trace: 51n, person: 40n },
    ])
  })

  it('pours its changes into the large table without a query seeing it', async () => {
    const persons = await personsIn(warehouse(), 1)
    const writer = createPersonWriter(warehouse(), steppedClock(start))
    await writer.open()
    await writer.foldChanges()
    expect(await personsIn(warehouse(), 1)).toEqual(persons)
    await writer.open()
    expect(await personsIn(warehouse(), 1)).toEqual(persons)
  })

  it('keeps workspaces apart', async () => {
    const [a, b] = [openWorld(warehouse(), ++lastWorkspace), openWorld(warehouse(), ++lastWorkspace)]
    await a.send([seen(1, ['user_id:1']), seen(2, ['user_id:1', 'email:1'])])
    await b.send([seen(1, ['user_id:1'])])
    await Promise.all([a.identity().settled(), b.identity().settled()])
    const alone = traceNumber(['user_id:1'])
    expect(await personsIn(warehouse(), lastWorkspace)).toEqual({ [`${alone}`]: `${alone}` })
  })
})

/** One workspace: the real intake before an identity that can be killed and started again. */
function openWorld(warehouse: Warehouse, workspace: number, largeSet?: number) {
  const clock = steppedClock(start)
  let decisions: readonly Decision[] = []
  let alive = life()
  const records = {
    decisions: async () => [...decisions],
    rules: async () => smallRules,
    workspaces: async () => [],
  }
  const open = () => createIdentity({ warehouse: mortal(warehouse, alive), records, clock, log, largeSet })
  let identity = open()
  const intake: Intake = createIntake({
    warehouse,
    clock,
    log,
    live: createLive(),
    insertRows: async (table, lines) => {
      await warehouse.insert(table, lines)
      return lines.map(() => 'stored' as const)
    },
    isSuppressed: () => false,
  })
  intake.onStored(group => identity.onStored(group))
  return {
    identity: () => identity,
    async send(events: readonly RandomEvent[]) {
      clock.advance(1_000)
      const messages = events.map(messageOf)
      const receipts = await intake.accept({ workspace, country: 'MA', source: 'test' }, messages)
      expect(receipts.every(receipt => receipt.status !== 'quarantined')).toBe(true)
    },
    /** The process dies: what it had not written is lost, and a new one starts from the tables. */
    async kill() {
      alive.yes = false
      await Promise.allSettled(alive.running)
      identity.stop().catch(() => undefined)
      alive = life()
      identity = open()
      identity.start().catch(() => undefined)
    },
    async decide(next: readonly Decision[]) {
      decisions = next
      await identity.decided(workspace)
    },
  }
}

const life = () => ({ yes: true, running: new Set<Promise<unknown>>() })

/** A warehouse whose process may die: a statement under way ends, then nothing more is written. */
function mortal(warehouse: Warehouse, alive: ReturnType<typeof life>): Warehouse {
  const guard = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => {
    return (...args: A): Promise<R> => {
      if (!alive.yes) return Promise.reject(new Error('killed'))
      const running = work(...args)
      alive.running.add(running)
      return running.finally(() => alive.running.delete(running))
    }
  }
  return { ...warehouse, insert: guard(warehouse.insert), onEveryNode: guard(warehouse.onEveryNode) }
}

/** All identifiers as external ids, so that any set of them can be sent. */
function messageOf(event: RandomEvent) {
  const externalIds = event.identifiers.map(identifier => {
    const [type, id] = identifier.split(':')
    return { type, id }
  })
  const type = event.call === 0 ? 'identify' : event.call === 3 ? 'page' : 'track'
  const value = {
    type,
    event: type === 'track' ? 'Something' : undefined,
    messageId: event.messageId,
    timestamp: new Date(event.time).toISOString(),
    ordinal: event.ordinal,
    context: { externalIds },
  }
  return { text: JSON.stringify(value), value }
}

function seen(time: number, identifiers: string[]): RandomEvent {
  return { time, ordinal: 0, call: 5, messageId: `m${time}`, identifiers: identifiers.sort() }
}

async function personsIn(warehouse: Warehouse, workspace: number): Promise<Record<string, string>> {
  const rows = await warehouse.rows({
    name: 'persons',
    sql: sql`SELECT trace, ${personOf({ workspace, now: 0 }, sql`trace`)} AS person
      FROM (SELECT DISTINCT trace FROM events WHERE workspace = ${workspace}) ORDER BY trace`,
    row: z.object({ trace: z.string(), person: z.string() }),
  })
  return Object.fromEntries(rows.map(row => [row.trace, row.person]))
}

async function latestVersion(warehouse: Warehouse): Promise<bigint> {
  const rows = await warehouse.rows({
    name: 'version',
    sql: sql`SELECT ${personVersion()} AS version`,
    row: z.object({ version: u64 }),
  })
  return rows[0]?.version ?? 0n
}

function expectedPersons(
  events: readonly RandomEvent[],
  decisions: readonly Decision[],
): Record<string, string> {
  const first = new Map<bigint, TraceEvidence>()
  const distinct = new Map(events.map(event => [event.messageId, event]))
  for (const e of distinct.values()) {
    const trace = traceNumber(e.identifiers)
    const known = first.get(trace)
    if (!known || compareOrder(e, known.first) < 0)
      first.set(trace, { trace, identifiers: e.identifiers, first: e })
  }
  const { persons } = fold({ traces: [...first.values()], decisions, rules: compileRules(smallRules) })
  return Object.fromEntries([...persons].map(([trace, person]) => [String(trace), String(person)]))
}
