import { beforeAll, describe, expect, test } from 'vitest'
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
import { stepChannels } from './step-channels.ts'
import { stepMetrics } from './step-metrics.ts'

/** For each step: [cases, from the start, left, to next, next came before, median to next]. */
function twin(log: RandomLog, workspace: number, by: string, steps: string[][]): (number | null)[][] {
  const sums = steps.map(() => [0, 0, 0, 0, 0])
  const took: number[][] = steps.map(() => [])
  for (const events of casesOf(log, workspace, by).values()) {
    const nodes = events.map(e => steps.findIndex(names => names.includes(e.name)))
    const start = nodes.indexOf(0)
    for (const [k, sum] of sums.entries()) {
      const first = nodes.indexOf(k)
      if (first < 0) continue
      const next = nodes.indexOf(k + 1)
      sum[0]!++
      if (start >= 0 && nodes.lastIndexOf(k) >= start) sum[1]!++
      if (!nodes.some((node, i) => i > first && node > k)) sum[2]!++
      if (next > first) sum[3]!++
      if (next >= 0 && next < first) sum[4]!++
      if (next > first) took[k]!.push(events[next]!.time - events[first]!.time)
    }
  }
  const median = (list: number[]) => {
    const s = list.sort((a, b) => a - b)
    return s.length === 0
      ? null
      : (s[Math.floor((s.length - 1) / 2)]! + s[Math.ceil((s.length - 1) / 2)]!) / 2
  }
  return sums.map((sum, k) => [...sum, median(took[k]!)])
}

/** 'step channel' → [events, cases]. */
function channelTwin(log: RandomLog, workspace: number): Map<string, number[]> {
  const found = new Map<string, { n: number; cases: Set<string> }>()
  for (const [key, events] of casesOf(log, workspace))
    for (const e of events) {
      const at = found.get(`${e.name} ${e.channel}`) ?? { n: 0, cases: new Set() }
      found.set(`${e.name} ${e.channel}`, { n: at.n + 1, cases: at.cases.add(key) })
    }
  return new Map([...found].map(([key, { n, cases }]) => [key, [n, cases.size]]))
}

describeOnWarehouses('step metrics', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  describe.each(seedsFor(kind, [13, 14]))('of random log %i', seed => {
    const workspace = seed * 10
    const scope = { workspace, now: 0 }
    const log = randomLog(seed, { workspace, traces: 120 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
    })

    test.each<[string, string, string[][]]>([
      ['of four steps', 'person', [['A'], ['B'], ['C'], ['D']]],
      ['of steps that overlap', 'person', [['A', 'page'], ['B', 'A'], ['E']]],
      ['by account', 'account', [['D'], ['E'], ['screen']]],
      ['by order', 'order_id', [['E'], ['Z'], ['A'], ['B']]],
    ])('%s agree with the twin', async (_name, by, steps) => {
      const input = {
        by,
        steps: steps.map((names, i) => ({ id: String(i), any: names.map(event => ({ event })) })),
      }
      const { answer } = await ask(stepMetrics, { warehouse: warehouse(), scope }, input)
      const found = answer.steps.map(s => [
        ...[s.cases, s.share.n, s.dropOff.n, s.toNext.cases, s.nextCameBefore, s.toNext.medianMs],
      ])
      const expected = twin(log, workspace, by, steps)
      expect(found).toEqual(expected)
      expect(answer.started).toBe(expected[0]![0])
    })

    test('of channels agree with the twin', async () => {
      const { answer } = await ask(stepChannels, { warehouse: warehouse(), scope }, {})
      const found = answer.steps.flatMap(({ step, channels }) =>
        channels.map(c => [`${step.name} ${c.channel}`, [c.events, c.cases]] as const),
      )
      expect(new Map(found)).toEqual(channelTwin(log, workspace))
    })
  })

  test('ask the same SQL as before', async () => {
    await expect(goldenSql(stepMetrics, stepMetrics.example)).toMatchFileSnapshot(
      '__golden__/step-metrics.sql',
    )
    await expect(goldenSql(stepChannels, stepChannels.example)).toMatchFileSnapshot(
      '__golden__/step-channels.sql',
    )
  })
})
