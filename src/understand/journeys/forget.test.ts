import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses, seedsFor } from '../../../test/engines.ts'
import {
  groupOf,
  insertEvents,
  type LogEvent,
  openJourneys,
  type RandomLog,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { readJourneys, sorted, twin } from '../../../test/read-journeys.ts'
import { seeded } from '../../../test/seeded.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Journeys } from './create-journeys.ts'

const kinds = ['person', 'account', 'order_id']

describeOnWarehouses('journeys after a removal', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse(), { keepMs: 1 })
  })
  afterAll(() => journeys?.stop())

  const told = (events: readonly LogEvent[], batch: bigint, workspace: number) =>
    journeys.onStored(groupOf(events, batch, workspace))
  const countRows = async (from: Sql) => {
    const read = { name: 'test', sql: sql`SELECT count() AS n FROM ${from}`, row: z.object({ n: count }) }
    // Rows that a fast delete only hides count too.
    const [row] = await warehouse().rows({ ...read, settings: { apply_deleted_mask: 0 } })
    return row!.n
  }
  const deleteEvents = (which: Sql) =>
    warehouse().onEveryNode({
      name: 'test: delete',
      sql: sql`ALTER TABLE ${warehouse().localTable('events')} DELETE WHERE ${which}`,
    })
  const expectTwin = async (log: RandomLog, workspace: number) => {
    for (const by of kinds)
      expect(sorted(await readJourneys(warehouse(), workspace, by))).toEqual(sorted(twin(log, workspace, by)))
  }
  const readFolds = () => countRows(sql`journey_folds`)
  const ofIds = (workspace: number, gone: readonly LogEvent[]) =>
    sql`workspace = ${workspace} AND message_id IN ${param(
      gone.map(e => e.id),
      'Array(String)',
    )}`

  /** A random log; some of it folded, some not. */
  async function fill(seed: number): Promise<{ workspace: number; log: RandomLog }> {
    const workspace = 1_000 + seed * 10
    const log = randomLog(seed, { workspace, traces: 60 })
    const folds = seeded(seed)
    await setPersons(warehouse(), workspace, log.persons)
    await insertEvents(warehouse(), log.events)
    await journeys.declareKind(workspace, 'order_id')
    for (const batch of [1n, 2n, 3n, 4n, 5n, 6n]) {
      told(log.events, batch, workspace)
      await journeys.settled(workspace)
      if (batch === 5n || folds() < 0.3) await journeys.fold(workspace)
    }
    return { workspace, log }
  }

  async function expectGone(workspace: number, gone: readonly LogEvent[]): Promise<void> {
    const ids = param(
      gone.map(e => e.id),
      'Array(String)',
    )
    for (const table of [sql`journey_parts`, sql`journey_units`])
      expect(await countRows(sql`${table} WHERE workspace = ${workspace} AND hasAny(ids, ${ids})`)).toBe(0)
    const traces = param([...new Set(gone.map(e => e.trace))], 'Array(UInt64)')
    const folded = sql`journeys WHERE workspace = ${workspace} AND kind = 0 AND case IN ${traces}`
    expect(await countRows(folded)).toBe(0)
  }

  test.each(seedsFor(kind, [1, 2, 3]))(
    'of a person are those of the log without them, and no row of theirs is on the disk (log %i)',
    async seed => {
      const { workspace, log } = await fill(seed)
      const random = seeded(seed + 100)
      const persons = [...new Set(log.events.map(e => log.persons.get(e.trace) ?? e.trace))].filter(
        p => p !== 0n,
      )
      const victim = persons[Math.floor(random() * persons.length)]!
      const isGone = (e: LogEvent) => (log.persons.get(e.trace) ?? e.trace) === victim
      const gone = log.events.filter(e => e.workspace === workspace && isGone(e))
      const left = { ...log, events: log.events.filter(e => !gone.includes(e)) }
      const traces = param([...new Set(gone.map(e => e.trace))], 'Array(UInt64)')
      const which = sql`workspace = ${workspace} AND trace IN ${traces}`
      const folds = await readFolds()
      await journeys.announceRemoval(workspace, { name: 'person', which })
      await deleteEvents(which)
      // As unify does: of an erased trace nothing says any more whose it was.
      for (const table of [sql`persons`, sql`person_changes`])
        await warehouse().onEveryNode({ name: 'test', sql: sql`DELETE FROM ${table} WHERE ${which}` })
      await warehouse().onEveryNode({ name: 'reload', sql: sql`SYSTEM RELOAD DICTIONARY persons_small` })
      await journeys.forget(workspace, 'person')
      expect(await readFolds()).toBe(folds)
      await expectGone(workspace, gone)
      await expectTwin(left, workspace)
      await journeys.fold(workspace)
      await expectTwin(left, workspace)
      await expectGone(workspace, gone)
      await journeys.rebuild(workspace)
      await expectTwin(left, workspace)
    },
  )

  test.each(seedsFor(kind, [11, 12]))(
    'of a small import follow, also where persons split over it, and what comes meanwhile is there (log %i)',
    async seed => {
      const { workspace, log } = await fill(seed)
      const gone = log.events.filter((e, i) => e.workspace === workspace && i % 29 === 3)
      const [[cut, before]] = [...log.persons] as [[bigint, bigint]]
      const persons = new Map([...log.persons, [cut, cut]] as const)
      const late = randomLog(seed + 50, { workspace, traces: 5, longest: 20 })
        .events.filter(e => e.workspace === workspace)
        .map((e, i) => ({ ...e, id: `late-${e.id}`, trace: log.events[i]!.trace, batch: 2_048n }))
      const events = [...log.events, ...late].filter(e => !gone.includes(e))
      const [doomed, ...others] = gone
      await journeys.announceRemoval(workspace, { name: 'import', which: ofIds(workspace, others) })
      // One of its events is derived after it was asked whose they are: nobody has heard of its case.
      const strange = { ...doomed!, id: 'strange', trace: 77n, account: 'strange', batch: 2_049n, flags: 0 }
      await insertEvents(warehouse(), [...late, { ...strange, type: 'track' }])
      for (const batch of [2_048n, 2_049n]) told([...late, strange], batch, workspace)
      await journeys.settled(workspace)
      await deleteEvents(ofIds(workspace, [...others, strange]))
      await setPersons(warehouse(), workspace, new Map([[cut, cut]]), new Map([[cut, before]]))
      const left = { events: [...events, doomed!], persons }
      await journeys.forget(workspace, 'import')
      await expectTwin(left, workspace)
      for (const table of [sql`journey_parts`, sql`journey_units`]) {
        const ids = param(
          [...others, strange].map(e => e.id),
          'Array(String)',
        )
        expect(await countRows(sql`${table} WHERE workspace = ${workspace} AND hasAny(ids, ${ids})`)).toBe(0)
      }
      // Again, before anything was folded, and with more coming after it.
      await journeys.announceRemoval(workspace, { name: 'import 2', which: ofIds(workspace, [doomed!]) })
      await deleteEvents(ofIds(workspace, [doomed!]))
      await journeys.forget(workspace, 'import 2')
      await expectTwin({ events, persons }, workspace)
      await journeys.fold(workspace)
      await expectTwin({ events, persons }, workspace)
      const last = late.map(e => ({ ...e, id: `last-${e.id}`, batch: 9_000n }))
      await insertEvents(warehouse(), last)
      told(last, 9_000n, workspace)
      await journeys.settled(workspace)
      await journeys.fold(workspace)
      await expectTwin({ events: [...events, ...last], persons }, workspace)
      await journeys.rebuild(workspace)
      await expectTwin({ events: [...events, ...last], persons }, workspace)
    },
  )

  test('hold no row that a fold replaced and that is only hidden', async () => {
    const workspace = 1_310
    const { events } = randomLog(31, { workspace, traces: 5, longest: 20 })
    const gone = events.filter(e => e.workspace === workspace && e.trace === events[0]!.trace)
    await insertEvents(warehouse(), events)
    for (const batch of [1n, 2n, 3n, 4n, 5n, 6n]) told(events, batch, workspace)
    await journeys.settled(workspace)
    await journeys.fold(workspace)
    const parts = sql`journey_parts WHERE workspace = ${workspace}`
    const visible = { name: 'test', sql: sql`SELECT count() AS n FROM ${parts}`, row: z.object({ n: count }) }
    while ((await warehouse().rows(visible))[0]!.n > 0) await sleep(20)
    expect(await countRows(parts)).toBeGreaterThan(0)
    await journeys.announceRemoval(workspace, { name: 'few', which: ofIds(workspace, gone) })
    await deleteEvents(ofIds(workspace, gone))
    await journeys.forget(workspace, 'few')
    await expectGone(workspace, gone)
  })

  test.each([
    { kept: 'before it was announced', early: 6n, workspace: 1_320 },
    { kept: 'after it was announced', early: 0n, workspace: 1_330 },
  ])('of events that were told $kept are not derived from what was told', async ({ early, workspace }) => {
    const waiting = await openJourneys(warehouse(), { keepMs: 1, gatherMs: 600_000 })
    const log = randomLog(32, { workspace, traces: 8, longest: 20 })
    const isGone = (e: LogEvent) => e.workspace === workspace && Number(e.id.split('-')[1]) % 7 === 3
    const gone = log.events.filter(isGone)
    expect(gone.length).toBeGreaterThan(5)
    await setPersons(warehouse(), workspace, log.persons)
    await insertEvents(warehouse(), log.events)
    const tell = (batch: bigint) => waiting.onStored(groupOf(log.events, batch, workspace))
    for (const batch of [1n, 2n, 3n, 4n, 5n, 6n]) if (batch <= early) tell(batch)
    await waiting.announceRemoval(workspace, { name: 'some', which: ofIds(workspace, gone) })
    for (const batch of [1n, 2n, 3n, 4n, 5n, 6n]) if (batch > early) tell(batch)
    await deleteEvents(ofIds(workspace, gone))
    await waiting.forget(workspace, 'some')
    await waiting.settled(workspace)
    const left = { ...log, events: log.events.filter(e => !isGone(e)) }
    for (const by of ['person', 'account'])
      expect(sorted(await readJourneys(warehouse(), workspace, by))).toEqual(
        sorted(twin(left, workspace, by)),
      )
    await waiting.stop()
  })

  test('of very many, or after other rules, or unannounced, are derived again as a whole', async () => {
    const { workspace, log } = await fill(21)
    const half = (e: LogEvent) => e.workspace === workspace && e.trace % 8192n > 4096n
    const gone = log.events.filter(half)
    const events = log.events.filter(e => !half(e))
    await journeys.announceRemoval(workspace, { name: 'half', which: ofIds(workspace, gone) })
    await journeys.saveRules(workspace, [{ event: 'A', where: [{ path: 'price', op: 'over', value: '50' }] }])
    await deleteEvents(ofIds(workspace, gone))
    await journeys.forget(workspace, 'half')
    await expectTwin({ ...log, events }, workspace)
    await expectGone(workspace, gone)
    const [first, ...others] = events.filter(e => e.workspace === workspace)
    await deleteEvents(ofIds(workspace, [first!]))
    await journeys.forget(workspace, 'unheard of')
    await expectTwin({ ...log, events: others }, workspace)
  })
})
