import { beforeAll, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import {
  insertEvents,
  type LogEvent,
  openJourneys,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { readJourneys, sorted, twin } from '../../../test/read-journeys.ts'
import type { Journeys } from './create-journeys.ts'
import { lookAtFold } from './look-at-fold.ts'

describeOnWarehouses('journeys', warehouse => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  const told = (events: readonly LogEvent[], batch: bigint, workspace: number) =>
    journeys.onStored({
      workspace,
      batch,
      rows: events
        .filter(e => e.batch === batch && e.workspace === workspace)
        .map(e => ({ ...e, properties: JSON.stringify(e.properties) })),
    })

  test.each([1, 2, 3])(
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

  test.each([4, 5])('take what came at their end, and what came late or tied (log %i)', async seed => {
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
    }
    const look = await lookAtFold(warehouse(), { scope: { workspace, now: 0 }, by: 'person' }, false)
    expect(look!.appended.length).toBeGreaterThan(5)
    expect(look!.others.length).toBeGreaterThan(5)
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
