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
import { funnel } from './funnel.ts'

interface Options {
  by?: string
  /** Each step: names of events. */
  steps: string[][]
  windowMs: number | null
  channel?: string
}

/** From every start, the earliest chain; the best start counts. By definition, and not as the SQL does it. */
function twin(log: RandomLog, workspace: number, { by, steps, windowMs, channel }: Options): number[] {
  const reached = steps.map(() => 0)
  for (const events of casesOf(log, workspace, by).values()) {
    const is = (i: number, k: number) =>
      steps[k]!.includes(events[i]!.name) && (!channel || events[i]!.channel === channel)
    let best = 0
    for (let start = 0; start < events.length; start++) {
      if (!is(start, 0)) continue
      let level = 1
      for (let i = start + 1; i < events.length && level < steps.length; i++) {
        const inTime = windowMs === null || events[i]!.time - events[start]!.time <= windowMs
        if (inTime && is(i, level)) level++
      }
      best = Math.max(best, level)
    }
    for (let k = 0; k < best; k++) reached[k]!++
  }
  return reached
}

/** For each step the median time: of a case from the latest of the starts that reached it at its first moment. */
function medians(
  log: RandomLog,
  workspace: number,
  { by, steps, windowMs, channel }: Options,
): (number | null)[] {
  const took: number[][] = steps.map(() => [])
  for (const events of casesOf(log, workspace, by).values()) {
    const is = (i: number, k: number) =>
      steps[k]!.includes(events[i]!.name) && (!channel || events[i]!.channel === channel)
    const first: { at: number; start: number }[] = []
    for (let start = 0; start < events.length; start++) {
      if (!is(start, 0)) continue
      let level = 1
      for (let i = start + 1; i < events.length && level < steps.length; i++) {
        if ((windowMs !== null && events[i]!.time - events[start]!.time > windowMs) || !is(i, level)) continue
        if (first[level] === undefined || i <= first[level]!.at) first[level] = { at: i, start }
        level++
      }
    }
    for (const [k, found] of first.entries())
      if (found) took[k]!.push(events[found.at]!.time - events[found.start]!.time)
  }
  return took.map(list => {
    const sorted = list.sort((a, b) => a - b)
    const at = (sorted.length - 1) / 2
    return sorted.length === 0 ? null : (sorted[Math.floor(at)]! + sorted[Math.ceil(at)]!) / 2
  })
}

describeOnWarehouses('a funnel', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  describe.each(seedsFor(kind, [6, 7, 8]))('over random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 150 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.rebuild(workspace)
    })

    const day = 86_400_000
    test.each<[string, Options]>([
      ['of three steps in a day', { steps: [['A'], ['B'], ['C']], windowMs: day }],
      ['without a window', { steps: [['A'], ['B'], ['C'], ['D']], windowMs: null }],
      ['in no time: ties', { steps: [['A'], ['B'], ['A']], windowMs: 1 }],
      ['of one step again and again', { steps: [['A'], ['A'], ['A'], ['A']], windowMs: 2 * day }],
      [
        'of steps that overlap',
        {
          steps: [
            ['A', 'B'],
            ['B', 'C'],
            ['A', 'B', 'C'],
          ],
          windowMs: day,
        },
      ],
      [
        'of eight steps',
        { steps: ['A', 'B', 'A', 'C', 'page', 'B', 'screen', 'A'].map(x => [x]), windowMs: 9 * day },
      ],
      ['on one channel', { steps: [['A'], ['B']], windowMs: 3 * day, channel: 'web' }],
      ['by account', { by: 'account', steps: [['D'], ['E'], ['D']], windowMs: day / 2 }],
      ['that begins with what nobody did', { steps: [['Z'], ['A']], windowMs: day }],
      ['of one step', { steps: [['A']], windowMs: null }],
      ['in no time, without an event that is two steps', { steps: [['B'], ['A'], ['C', 'D']], windowMs: 1 }],
      [
        'of five steps, none of them in another',
        { steps: [['C'], ['A', 'page'], ['D'], ['B'], ['E', 'screen']], windowMs: 2 * day },
      ],
    ])('%s agrees with the twin', async (_name, options) => {
      const channels = options.channel ? [options.channel] : []
      const input = {
        by: options.by ?? 'person',
        windowMs: options.windowMs,
        steps: options.steps.map((names, i) => ({
          id: String(i),
          any: names.map(event => ({ event, channels })),
        })),
      }
      const asked = await ask(funnel, { warehouse: warehouse(), scope: { workspace, now: 0 } }, input)
      expect(asked.answer.steps.map(s => s.ofStart.n)).toEqual(twin(log, workspace, options))
      expect(asked.answer.steps.map(s => s.medianMs)).toEqual(medians(log, workspace, options))
      const counted = await ask(
        funnel,
        { warehouse: warehouse(), scope: { workspace, now: 0 } },
        { ...input, measure: 'counts' },
      )
      const untimed = { meanMs: null, q1Ms: null, medianMs: null, q3Ms: null, p90Ms: null, took: [] }
      expect(counted.answer).toEqual({
        steps: asked.answer.steps.map(s => ({ ...s, ...untimed })),
        series: [],
      })
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(funnel, funnel.example)).toMatchFileSnapshot('__golden__/funnel.sql')
    await expect(goldenSql(funnel, { ...funnel.example, measure: 'counts' })).toMatchFileSnapshot(
      '__golden__/funnel-counts.sql',
    )
  })
})
