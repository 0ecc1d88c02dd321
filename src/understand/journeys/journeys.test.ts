import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses, seedsFor } from '../../../test/engines.ts'
import {
  groupOf,
  insertEvents,
  type LogEvent,
  openJourneys,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { readJourneys, sorted, twin } from '../../../test/read-journeys.ts'
import { count, u64 } from '../../platform/warehouse/rows.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Journeys } from './create-journeys.ts'
import { edgeOfSteps } from './journeys.ts'
import { lookAtFold } from './look-at-fold.ts'

describeOnWarehouses('journeys', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  const told = (events: readonly LogEvent[], batch: bigint, workspace: number) =>
    journeys.onStored(groupOf(events, batch, workspace))

  const edgesOfSteps = async (workspace: number) => {
    const scope = { workspace, now: 0 }
    const [row] = await warehouse().rows({
      name: 'test: edges',
      sql: sql`SELECT ${edgeOfSteps(scope, 'first')} AS first, ${edgeOfSteps(scope, 'last')} AS last`,
      row: z.object({ first: count, last: count }),
    })
    return row
  }

  test.each(seedsFor(kind, [1, 2, 3]))(
    'are the events of each case in total order, however they came (log %i)',
    async seed => {
      const workspace = seed * 10
      const log = randomLog(seed, { workspace })
      await insertEvents(warehouse(), log.events)
      for (const batch of [1n, 2n]) told(log.events, batch, workspace)
      await journeys.settled(workspace)
      await journeys.declareKind(workspace, 'order_id')
      await setPersons(warehouse(), workspace, log.persons)
      for (const batch of [3n, 4n]) told(log.events, batch, workspace)
      await journeys.settled(workspace)
      await journeys.fold(workspace)
      for (const batch of [5n, 6n, 6n]) told(log.events, batch, workspace)
      await journeys.settled(workspace)
      for (const by of ['person', 'account', 'order_id'])
        expect(sorted(await readJourneys(warehouse(), workspace, by))).toEqual(
          sorted(twin(log, workspace, by)),
        )
      await journeys.fold(workspace)
      for (const by of ['person', 'account', 'order_id'])
        expect(sorted(await readJourneys(warehouse(), workspace, by))).toEqual(
          sorted(twin(log, workspace, by)),
        )
      await journeys.rebuild(workspace)
      for (const by of ['person', 'account', 'order_id'])
        expect(sorted(await readJourneys(warehouse(), workspace, by))).toEqual(
          sorted(twin(log, workspace, by)),
        )
    },
  )

  test.each(seedsFor(kind, [4, 5]))(
    'take what came at their end, and what came late or tied (log %i)',
    async seed => {
      const workspace = seed * 10
      const random = randomLog(seed, { workspace, traces: 80 })
      // The last fifth comes later, batch by batch, and so does one event in twenty of the rest.
      const times = random.events.map(e => e.time).sort((a, b) => a - b)
      const late = times[Math.floor(times.length * 0.8)]!
      const events = random.events.map((e, i) => ({
        ...e,
        batch: e.time > late ? BigInt(2 + (i % 3)) : i % 20 === 0 ? 4n : 1n,
      }))
      const log = { ...random, events }
      await setPersons(warehouse(), workspace, log.persons)
      await insertEvents(warehouse(), events)
      told(events, 1n, workspace)
      await journeys.settled(workspace)
      await journeys.fold(workspace)
      for (const batch of [2n, 3n, 3n, 4n]) {
        told(events, batch, workspace)
        await journeys.settled(workspace)
        const until = { ...log, events: events.filter(e => e.batch <= batch) }
        for (const by of ['person', 'account'])
          expect(sorted(await readJourneys(warehouse(), workspace, by))).toEqual(
            sorted(twin(until, workspace, by)),
          )
        // What nobody did is read from the log, so it is there from the start.
        const isStep = (e: LogEvent) => e.flags === 0 && ['page', 'screen', 'track'].includes(e.type)
        const known = events.filter(
          e => e.workspace === workspace && isStep(e) && (e.trace === 0n || e.batch <= batch),
        )
        const at = known.map(e => e.time)
        expect(await edgesOfSteps(workspace)).toEqual({ first: Math.min(...at), last: Math.max(...at) })
      }
      const look = await lookAtFold(warehouse(), { scope: { workspace, now: 0 }, by: 'person' }, false)
      expect(look!.appended.length).toBeGreaterThan(5)
      expect(look!.others.length).toBeGreaterThan(5)
    },
  )

  test('written from what was told are as the log has them, also where rules hold', async () => {
    const workspace = 80
    const log = randomLog(8, { workspace })
    const events = log.events.map(e => ({ ...e, batch: e.name === 'E' ? 1n : e.batch }))
    const rules = [{ event: 'E', where: [{ path: 'price', op: 'over' as const, value: '50' }] }]
    const steps = async () => {
      const rows = await warehouse().rows({
        name: 'test',
        sql: sql`SELECT unit, batch, label, steps, ordinals, calls, ids FROM journey_parts FINAL
          WHERE workspace = ${workspace} AND kind = 0 ORDER BY unit, batch`,
        row: z.object({ unit: u64, batch: u64 }).loose(),
      })
      return rows.map(row =>
        JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
      )
    }
    await insertEvents(warehouse(), events)
    await journeys.saveRules(workspace, rules)
    for (const batch of [1n, 2n, 3n, 4n, 5n, 6n]) {
      told(events, batch, workspace)
      await journeys.settled(workspace)
    }
    const here = await steps()
    expect(here.length).toBeGreaterThan(20)
    // Told twice, they are read from the log.
    for (const batch of [1n, 2n, 3n, 4n, 5n, 6n]) for (const _ of [1, 2]) told(events, batch, workspace)
    await journeys.settled(workspace)
    expect(await steps()).toEqual(here)
  })

  test('that were never derived are made up for little by little', async () => {
    const workspace = 60
    const log = randomLog(6, { workspace })
    await insertEvents(warehouse(), log.events)
    await setPersons(warehouse(), workspace, log.persons)
    const statements: string[] = []
    const counting: Warehouse = {
      ...warehouse(),
      run: async statement => {
        statements.push(statement.name)
        await warehouse().run(statement)
      },
    }
    const starting = await openJourneys(counting, { workspaces: async () => [workspace], atOnce: 300 })
    await starting.repair()
    // Two kinds of cases, and all but the last of the six batches are too much together.
    expect(statements.filter(name => name === 'journeys: derive').length).toBeGreaterThanOrEqual(6)
    for (const by of ['person', 'account'])
      expect(sorted(await readJourneys(warehouse(), workspace, by))).toEqual(sorted(twin(log, workspace, by)))
    await starting.stop()
  })

  test('hold a group whole that was told in halves, as after a failure', async () => {
    const workspace = 70
    const log = randomLog(7, { workspace })
    const events = log.events.map(e => ({ ...e, batch: (e.batch % 2n) + 1n }))
    await insertEvents(warehouse(), events)
    await setPersons(warehouse(), workspace, log.persons)
    const half = (batch: bigint, which: number) => {
      const group = groupOf(events, batch, workspace)
      return { ...group, rows: group.rows.filter((_, i) => i % 2 === which) }
    }
    journeys.onStored(half(1n, 0))
    await journeys.settled(workspace)
    journeys.onStored(half(1n, 1))
    await journeys.settled(workspace)
    for (const which of [0, 1]) journeys.onStored(half(2n, which))
    await journeys.settled(workspace)
    for (const by of ['person', 'account'])
      expect(sorted(await readJourneys(warehouse(), workspace, by))).toEqual(
        sorted(twin({ ...log, events }, workspace, by)),
      )
  })

  test('follow a person who is cut in two after the fold', async () => {
    const log = randomLog(9, { workspace: 90 })
    await insertEvents(warehouse(), log.events)
    await setPersons(warehouse(), 90, log.persons)
    for (const batch of [1n, 2n, 3n, 4n, 5n, 6n]) told(log.events, batch, 90)
    await journeys.settled(90)
    await journeys.fold(90)
    const [[trace, person]] = [...log.persons] as [[bigint, bigint]]
    await setPersons(warehouse(), 90, new Map([[trace, trace]]), new Map([[trace, person]]))
    const persons = new Map([...log.persons, [trace, trace]] as const)
    expect(sorted(await readJourneys(warehouse(), 90, 'person'))).toEqual(
      sorted(twin({ ...log, persons }, 90, 'person')),
    )
  })
})
