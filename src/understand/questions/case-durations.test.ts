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
import type { Journeys } from '../journeys/create-journeys.ts'
import { type CaseDurations, caseDurations } from './case-durations.ts'

function twin(log: RandomLog, workspace: number, by: string): CaseDurations {
  const lists = [...casesOf(log, workspace, by).values()]
  const took = lists.map(list => list.at(-1)!.time - list[0]!.time).sort((a, b) => a - b)
  const sizes = lists.map(list => list.length).sort((a, b) => a - b)
  const quantile = (sorted: number[], q: number) => {
    const at = (sorted.length - 1) * q
    const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
    return below + (above - below) * (at - Math.floor(at))
  }
  const events = sizes.reduce((sum, size) => sum + size, 0)
  if (lists.length === 0) return none
  return {
    cases: lists.length,
    events,
    meanMs: took.reduce((sum, ms) => sum + ms, 0) / took.length,
    medianMs: quantile(took, 0.5),
    p90Ms: quantile(took, 0.9),
    minMs: took[0]!,
    maxMs: took.at(-1)!,
    medianSteps: quantile(sizes, 0.5),
  }
}

const nothing = { meanMs: null, medianMs: null, p90Ms: null, minMs: null, maxMs: null, medianSteps: null }
const none: CaseDurations = { cases: 0, events: 0, ...nothing }

describeOnWarehouses('how long cases take', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })
  afterAll(() => journeys?.stop())

  describe.each(seedsFor(kind, [31, 32]))('in random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 121 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
    })

    test.each(['person', 'account', 'order_id', 'never declared'])('by %s agrees with the twin', async by => {
      const { answer, evidence } = await ask(
        caseDurations,
        { warehouse: warehouse(), scope: { workspace, now: 0 } },
        { by },
      )
      const expected = twin(log, workspace, by)
      for (const [key, value] of Object.entries(expected)) {
        const found = answer[key as keyof CaseDurations]
        if (value === null || found === null) expect([key, found]).toEqual([key, value])
        else expect(found, key).toBeCloseTo(value, 3)
      }
      expect(evidence).toMatchObject({
        cases: expected.cases,
        people: by === 'person' ? expected.cases : null,
      })
      expect(expected.cases > 2).toBe(by !== 'never declared')
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(caseDurations, caseDurations.example)).toMatchFileSnapshot(
      '__golden__/case-durations.sql',
    )
  })
})
