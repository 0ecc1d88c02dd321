import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import {
  insertEvents,
  openJourneys,
  type RandomLog,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import type { LeftOut } from '../model-answers.ts'
import { leftOut } from './left-out.ts'

function twin(log: RandomLog, workspace: number, by: string): LeftOut {
  const steps = log.events.filter(
    e => e.workspace === workspace && e.flags === 0 && ['page', 'screen', 'track'].includes(e.type),
  )
  const caseOf: Record<string, (e: (typeof steps)[number]) => string> = {
    person: e => (e.trace === 0n ? '' : String(log.persons.get(e.trace) ?? e.trace)),
    account: e => e.account,
    order_id: e => String(e.properties.order_id ?? ''),
  }
  const sizes = new Map<string, number>()
  for (const e of steps) sizes.set(caseOf[by]!(e), (sizes.get(caseOf[by]!(e)) ?? 0) + 1)
  sizes.delete('')
  const long = [...sizes.values()].filter(size => size > 10_000)
  return {
    longCases: long.length,
    longCaseEvents: long.reduce((sum, size) => sum + size, 0),
    limit: 10_000,
    eventsOfNobody: steps.filter(e => e.trace === 0n).length,
    eventsOfPages: steps.filter(e => e.name === 'Page Left').length,
  }
}

describeOnWarehouses('what is left out', warehouse => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })
  afterAll(() => journeys?.stop())

  // The first has a kiosk whose accounts and orders are endless too; the second has a case of just too few events.
  describe.each([
    [33, 125_000],
    [34, 9_000],
  ])('of random log %i', (seed, longest) => {
    const workspace = seed * 10
    const drawn = randomLog(seed, { workspace, traces: 30, longest })
    const log = {
      ...drawn,
      events: drawn.events.map(e => (e.name === 'E' ? { ...e, name: 'Page Left' } : e)),
    }
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
    })

    test.each(['person', 'account', 'order_id'])('by %s agrees with the twin', async by => {
      const scope = { workspace, now: 0 }
      const { answer } = await ask(leftOut, { warehouse: warehouse(), scope }, { by })
      const expected = twin(log, workspace, by)
      expect(answer).toEqual(expected)
      expect(expected.longCases > 0).toBe(longest > 10_000)
      expect(expected.eventsOfNobody).toBeGreaterThan(0)
      expect(expected.eventsOfPages).toBeGreaterThan(0)
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(leftOut, leftOut.example)).toMatchFileSnapshot('__golden__/left-out.sql')
  })
})
