import { warehouseMigrations as collectMigrations } from '../src/collect/migrations/warehouse.ts'
import { systemClock } from '../src/platform/clock.ts'
import { createLog } from '../src/platform/log.ts'
import { migrateStore } from '../src/platform/store/migrate-store.ts'
import { instantText } from '../src/platform/warehouse/rows.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { createJourneys, type Journeys } from '../src/understand/journeys/create-journeys.ts'
import type { JourneysDeps, StoredGroup } from '../src/understand/journeys/journeys-deps.ts'
import { storeMigrations } from '../src/understand/migrations/store.ts'
import { warehouseMigrations } from '../src/understand/migrations/warehouse.ts'
import { journeyRecords } from '../src/understand/records.ts'
import { warehouseMigrations as unifyMigrations } from '../src/unify/migrations/warehouse.ts'
import { seeded } from './seeded.ts'
import { openTestStore } from './store.ts'

/** An event as journeys see it, written straight into the log: for tests of what is derived from it. */
export interface LogEvent {
  readonly workspace: number
  readonly trace: bigint
  readonly type: 'identify' | 'page' | 'screen' | 'track' | 'system'
  readonly name: string
  readonly channel: string
  readonly time: number
  readonly ordinal: number
  readonly id: string
  readonly account: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly flags: number
  readonly batch: bigint
}

const calls = { identify: 0, page: 3, screen: 4, track: 5, system: 6 } as const
const day = 86_400_000
/** 2026-03-01 00:00 UTC. */
export const logStart = Date.UTC(2026, 2, 1)

export interface RandomLog {
  readonly events: readonly LogEvent[]
  /** Trace → person, for the traces that are not their own. */
  readonly persons: ReadonlyMap<bigint, bigint>
}

/**
 * A log to be wrong on: a fifth of the events share their time with the one before, names repeat, ids are shuffled, some
 * events name nobody, are a bot's, of another workspace or no step at all, traces are merged, one case is very long.
 */
export function randomLog(
  seed: number,
  options: { workspace: number; traces?: number; longest?: number },
): RandomLog {
  const { workspace, traces = 40, longest = 300 } = options
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const events: LogEvent[] = []
  const numbers = Array.from({ length: traces }, () => BigInt(Math.floor(random() * 2 ** 52)) * 4096n + 1n)
  for (const [i, trace] of numbers.entries()) {
    const length = i === 0 ? longest : Math.floor(-9 * Math.log(1 - random())) + 1
    let time = logStart + Math.floor(random() * 20 * day)
    for (let n = 0; n < length; n++) {
      if (random() > 0.2) time += Math.floor(-Math.log(1 - random()) * (i === 0 ? 0.05 : 0.8) * day)
      const type = pick([
        'track',
        'track',
        'track',
        'track',
        'track',
        'page',
        'screen',
        'identify',
        'system',
      ] as const)
      events.push({
        workspace: random() < 0.03 ? workspace + 1 : workspace,
        trace: random() < 0.03 ? 0n : trace,
        type,
        name: type === 'track' ? pick(['A', 'A', 'B', 'B', 'C', 'D', 'E']) : type,
        channel: pick(['web', 'web', 'app', 'store', '']),
        time,
        ordinal: random() < 0.1 ? Math.floor(random() * 3) : 0,
        id: `m${Math.floor(random() * 2 ** 40).toString(36)}-${events.length}`,
        account: random() < 0.5 ? pick(['acme', 'globex', 'شركة']) : '',
        properties:
          random() < 0.7
            ? { order_id: pick(['o1', 'o2', 'o3', 7, 8]), price: Math.floor(random() * 100) }
            : {},
        flags: random() < 0.04 ? 1 : 0,
        batch: BigInt(Math.floor(random() * 6) + 1),
      })
    }
  }
  return { events: shuffled(events, random), persons: mergedPersons(numbers, random) }
}

/** The same log some days later: for what happens on certain dates. */
export function later({ events, persons }: RandomLog, days: number): RandomLog {
  return { events: events.map(e => ({ ...e, time: e.time + days * day })), persons }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map(item => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** A fifth of the traces belong to the smallest trace of a group. */
function mergedPersons(traces: readonly bigint[], random: () => number): Map<bigint, bigint> {
  const sorted = [...traces].sort((a, b) => (a < b ? -1 : 1))
  const persons = new Map<bigint, bigint>()
  for (const [i, trace] of sorted.entries()) {
    const before = sorted[i - 1]
    if (before !== undefined && random() < 0.2) persons.set(trace, persons.get(before) ?? before)
  }
  return persons
}

export async function insertEvents(warehouse: Warehouse, events: readonly LogEvent[]): Promise<void> {
  const lines = events.map(e =>
    JSON.stringify({
      workspace: e.workspace,
      message_id: e.id,
      type: e.type,
      call: calls[e.type],
      name: e.name,
      channel: e.channel,
      time: instantText(e.time),
      received_at: instantText(e.time),
      ordinal: String(e.ordinal),
      identifiers: e.trace === 0n ? [] : [`user_id:${e.trace}`],
      trace: String(e.trace),
      account: e.account,
      properties: e.properties,
      flags: e.flags,
      batch: String(e.batch),
    }),
  )
  await warehouse.insert('events', lines)
}

/** A batch of a workspace, as the intake tells of it. */
export function groupOf(events: readonly LogEvent[], batch: bigint, workspace: number): StoredGroup {
  const rows = events.filter(e => e.batch === batch && e.workspace === workspace)
  return {
    workspace,
    batch,
    rows: rows.map(e => ({ ...e, messageId: e.id, properties: JSON.stringify(e.properties) })),
  }
}

let version = 0n

/** Says who the traces belong to, as unify would: the change, then the dictionary. */
export async function setPersons(
  warehouse: Warehouse,
  workspace: number,
  persons: ReadonlyMap<bigint, bigint>,
  before: ReadonlyMap<bigint, bigint> = new Map(),
): Promise<void> {
  version += 1n
  const lines = [...persons].map(([trace, person]) =>
    JSON.stringify({
      version: String(version),
      workspace,
      trace: String(trace),
      person: String(person),
      previous: String(before.get(trace) ?? trace),
    }),
  )
  await warehouse.insert('person_changes', lines)
  await warehouse.onEveryNode({ name: 'reload', sql: sql`SYSTEM RELOAD DICTIONARY persons_small` })
}

/** Tables and journeys on a fresh store: what every test of a question begins with. */
export async function openJourneys(
  warehouse: Warehouse,
  options: Pick<JourneysDeps, 'keepMs' | 'gatherMs' | 'atOnce'> &
    Partial<Pick<JourneysDeps, 'workspaces'>> = {},
): Promise<Journeys> {
  const store = await openTestStore()
  await migrateStore(store, storeMigrations)
  await warehouse.migrate([...collectMigrations, ...unifyMigrations, ...warehouseMigrations])
  const records = journeyRecords(store)
  const log = createLog('warn')
  return createJourneys({
    warehouse,
    records,
    clock: systemClock,
    log,
    workspaces: async () => [1],
    gatherMs: 1,
    ...options,
  })
}

/** Events of one case in total order: time, ordinal, call, message id (by bytes). Nothing else may decide. */
export function inTotalOrder(events: readonly LogEvent[]): LogEvent[] {
  return [...events].sort(
    (a, b) =>
      a.time - b.time ||
      a.ordinal - b.ordinal ||
      calls[a.type] - calls[b.type] ||
      Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)),
  )
}

/** The cases of a log as a twin sees them: steps in total order, by person, account or order. */
export function casesOf(log: RandomLog, workspace: number, by = 'person'): Map<string, LogEvent[]> {
  const keyOf = (e: LogEvent) => {
    if (by === 'account') return e.account
    if (by !== 'person') return String(e.properties[by] ?? '')
    return e.trace === 0n ? '' : String(log.persons.get(e.trace) ?? e.trace)
  }
  const steps = log.events.filter(
    e =>
      e.workspace === workspace &&
      e.flags === 0 &&
      ['page', 'screen', 'track'].includes(e.type) &&
      keyOf(e) !== '',
  )
  const cases = Map.groupBy(inTotalOrder(steps), keyOf)
  return new Map([...cases].filter(([, list]) => list.length <= 10_000))
}
