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
import { actions } from './actions.ts'

/** For each step its names, the most frequent first, equal ones by name (by bytes). */
function twin(log: RandomLog, workspace: number, by: string, steps: readonly string[][]) {
  const found: Record<string, { event: string; cases: number }[]> = {}
  for (const [i, names] of steps.entries()) {
    const own = new Set(names.filter(name => steps.findIndex(list => list.includes(name)) === i))
    const counted = [...own].map(event => ({
      event,
      cases: [...casesOf(log, workspace, by).values()].filter(list => list.some(e => e.name === event))
        .length,
    }))
    const done = counted.filter(({ cases }) => cases > 0)
    if (done.length > 0)
      found[`step ${i}`] = done.sort((a, b) => b.cases - a.cases || (a.event < b.event ? -1 : 1))
  }
  return found
}

describeOnWarehouses('what people do at each step', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })
  afterAll(() => journeys?.stop())

  describe.each(seedsFor(kind, [37, 38]))('in random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 60 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
    })

    test.each<[string, string[][]]>([
      ['person', [['A', 'E', 'page'], ['B', 'C'], ['D']]],
      ['person', [['C', 'A'], ['A', 'B', 'E'], ['nothing'], ['screen', 'page', 'C']]],
      [
        'account',
        [
          ['E', 'D', 'C', 'B', 'A'],
          ['page', 'screen'],
        ],
      ],
      ['order_id', [['A'], ['A', 'B']]],
    ])('by %s, steps %j, agrees with the twin and can be explained', async (by, steps) => {
      const ctx = { warehouse: warehouse(), scope: { workspace, now: 0 }, explain: true }
      const any = (names: string[]) => names.map(event => ({ event }))
      const input = { by, steps: steps.map((names, i) => ({ id: `step ${i}`, any: any(names) })) }
      const { answer, evidence } = await ask(actions, ctx, input)
      const expected = twin(log, workspace, by, steps)
      expect(answer).toEqual(expected)
      expect(Object.keys(answer)).toEqual(Object.keys(expected))
      expect(evidence.sql?.map(step => step.rows.length > 0)).not.toContain(false)
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(actions, actions.example)).toMatchFileSnapshot('__golden__/map.actions.sql')
  })
})
