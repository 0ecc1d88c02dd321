import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOnWarehouses, seedsFor } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  openJourneys,
  type RandomLog,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import type { Journeys } from '../../understand/journeys/create-journeys.ts'
import { eventPositions } from './event-positions.ts'

function twin(log: RandomLog, workspace: number, by: string) {
  const places = new Map<string, number[]>()
  for (const list of casesOf(log, workspace, by).values()) {
    const firsts = [...new Set(list.map(e => e.name))]
    for (const [i, name] of firsts.entries())
      places.set(name, [...(places.get(name) ?? []), firsts.length === 1 ? 0 : i / (firsts.length - 1)])
  }
  return [...places]
    .map(([name, list]) => ({
      name,
      cases: list.length,
      position: Number((list.reduce((sum, place) => sum + place, 0) / list.length).toFixed(9)),
    }))
    .sort((a, b) => b.cases - a.cases || (a.name < b.name ? -1 : 1))
}

describeOnWarehouses('where events stand', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })
  afterAll(() => journeys?.stop())

  describe.each(seedsFor(kind, [39, 40]))('in random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 150 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
    })

    test.each(['person', 'account', 'order_id'])('by %s agrees with the twin', async by => {
      const ctx = { warehouse: warehouse(), scope: { workspace, now: 0 } }
      const { answer } = await ask(eventPositions, ctx, { by })
      const rounded = answer.map(row => ({ ...row, position: Number(row.position.toFixed(9)) }))
      expect(rounded).toEqual(twin(log, workspace, by))
      for (const { position } of answer) expect(position).toBe(Math.round(position * 1e12) / 1e12)
      expect(answer.length).toBeGreaterThan(4)
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(eventPositions, eventPositions.example)).toMatchFileSnapshot(
      '__golden__/map.event-positions.sql',
    )
  })
})
