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
import { transitions } from './transitions.ts'

/** Half a millisecond is one side or the other by the last bit of a quantile. */
const whole = (x: number) => Math.floor(x + 0.5001)

interface Options {
  by?: string
  collapse?: boolean
  period?: { from: number; to: number }
  channels?: string[]
  leaveOut?: string[]
}

/** 'from>to' → [count, cases, mean, median, p90]; '' stands before the first step and after the last. */
function twin(log: RandomLog, workspace: number, { by, collapse, period, channels, leaveOut }: Options) {
  const pairs: { pair: string; key: string; took: number }[] = []
  for (const [key, all] of casesOf(log, workspace, by)) {
    const seen = all.filter(
      e =>
        (!period || (e.time >= period.from && e.time < period.to)) &&
        (!channels || channels.includes(e.channel)) &&
        !leaveOut?.includes(e.name),
    )
    const steps = seen.filter((e, i) => !collapse || e.name !== seen[i - 1]?.name)
    if (steps.length === 0) continue
    for (let i = 0; i <= steps.length; i++) {
      const [a, b] = [steps[i - 1], steps[i]]
      pairs.push({ pair: `${a?.name ?? ''}>${b?.name ?? ''}`, key, took: a && b ? b.time - a.time : 0 })
    }
  }
  const quantile = (sorted: number[], q: number) => {
    const at = (sorted.length - 1) * q
    const low = sorted[Math.floor(at)]!
    return low + (sorted[Math.ceil(at)]! - low) * (at % 1)
  }
  return new Map(
    [...Map.groupBy(pairs, p => p.pair)].map(([pair, list]) => {
      const took = list.map(p => p.took).sort((a, b) => a - b)
      const mean = took.reduce((a, b) => a + b, 0) / took.length
      const cases = new Set(list.map(p => p.key)).size
      return [pair, [list.length, cases, mean, quantile(took, 0.5), quantile(took, 0.9)].map(whole)]
    }),
  )
}

describeOnWarehouses('transitions', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  describe.each(seedsFor(kind, [1, 2, 3]))('of random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace })
    const asked = async (options: Options, measure = 'times') => {
      const scope = { workspace, now: 0 }
      return (await ask(transitions, { warehouse: warehouse(), scope }, { ...options, measure })).answer
    }
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
      await journeys.fold(workspace)
    })

    const from = Date.UTC(2026, 2, 8)
    test.each<[string, Options]>([
      ['everything', {}],
      ['collapsed', { collapse: true }],
      ['by account', { by: 'account' }],
      ['by order', { by: 'order_id', collapse: true }],
      ['of a week', { period: { from, to: from + 7 * 86_400_000 } }],
      ['on two channels', { channels: ['web', ''], collapse: true }],
      ['without two names', { leaveOut: ['B', 'screen'] }],
      ['without a name, collapsed', { leaveOut: ['B'], collapse: true }],
    ])('%s agrees with the twin', async (_name, options) => {
      const expected = twin(log, workspace, options)
      const answer = await asked(options)
      const found = new Map(
        answer.transitions.map(t => [
          `${t.from.name}>${t.to.name}`,
          [t.count, t.cases!, t.meanMs!, t.medianMs!, t.p90Ms!].map(whole),
        ]),
      )
      const inner = [...expected].filter(([pair]) => !pair.startsWith('>') && !pair.endsWith('>'))
      expect(found).toEqual(new Map(inner))
      for (const { step, starts, ends } of answer.steps) {
        expect(starts).toBe(expected.get(`>${step.name}`)?.[0] ?? 0)
        expect(ends).toBe(expected.get(`${step.name}>`)?.[0] ?? 0)
      }
      const counts = await asked(options, 'counts')
      expect(counts.transitions.map(t => [t.from, t.to, t.count])).toEqual(
        answer.transitions.map(t => [t.from, t.to, t.count]),
      )
      expect(counts.steps.map(s => s.count)).toEqual(answer.steps.map(s => s.count))
    })

    test('keeps its totals when few are shown', async () => {
      const all = await asked({})
      const scope = { workspace, now: 0 }
      const few = (await ask(transitions, { warehouse: warehouse(), scope }, { most: 3 })).answer
      expect(few.transitions).toEqual(all.transitions.slice(0, 3))
      expect({ ...few, transitions: [] }).toEqual({ ...all, transitions: [] })
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(transitions, transitions.example)).toMatchFileSnapshot(
      '__golden__/transitions.sql',
    )
  })
})
