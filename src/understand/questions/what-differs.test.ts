import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  type LogEvent,
  openJourneys,
  type RandomLog,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import { compareText } from '../../unify/order.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { cramersV, differenceInHaving } from '../statistics/difference-in-having.ts'
import { cases } from './cases.ts'
import { funnel } from './funnel.ts'
import { whatDiffers } from './what-differs.ts'

const day = 86_400_000

/** When somebody first completes the steps up to `k`, each start tried; and whether any start completes one more. */
function reach(events: readonly LogEvent[], steps: readonly string[], k: number, windowMs: number) {
  let first = Number.POSITIVE_INFINITY
  let best = 0
  for (let start = 0; start < events.length; start++) {
    if (events[start]!.name !== steps[0]) continue
    if (k === 1) first = Math.min(first, start)
    let level = 1
    for (let i = start + 1; i < events.length && level <= k; i++) {
      if (events[i]!.time - events[start]!.time > windowMs || events[i]!.name !== steps[level]) continue
      level++
      if (level === k) first = Math.min(first, i)
    }
    best = Math.max(best, level)
  }
  return { first, went: best > k }
}

/** How many who went on, and who left, have each thing. */
function twin(log: RandomLog, workspace: number, q: { by: string; steps: string[]; k: number }) {
  const counts = new Map<string, [number, number]>()
  for (const [key, events] of casesOf(log, workspace, q.by)) {
    const { first, went } = reach(events, q.steps, q.k, 3 * day)
    if (!Number.isFinite(first)) continue
    const moment = events[first]!
    const before = events.slice(0, first)
    const said = log.events
      .filter(e => e.workspace === workspace && e.flags === 0 && e.type !== 'system' && e.time <= moment.time)
      .filter(e =>
        q.by === 'account'
          ? e.account === key
          : e.trace !== 0n && String(log.persons.get(e.trace) ?? e.trace) === key,
      )
    const has = new Set(['all', `channel ${moment.channel}`, ...before.map(e => `event ${e.name}`)])
    const last = lastSaid(said)
    if (last !== '') has.add(`property ${last}`)
    for (const one of has) {
      const known = counts.get(one) ?? [0, 0]
      known[went ? 0 : 1]++
      counts.set(one, known)
    }
  }
  return counts
}

/** Of what agrees in time, ordinal and call the one that is last by its bytes (decision 92). */
function lastSaid(events: readonly LogEvent[]): string {
  const said = (e: LogEvent) => String(e.properties.order_id)
  const rank = { identify: 0, page: 3, screen: 4, track: 5, system: 6 }
  const sorted = events
    .filter(e => e.properties.order_id !== undefined)
    .sort(
      (a, b) =>
        a.time - b.time ||
        a.ordinal - b.ordinal ||
        rank[a.type] - rank[b.type] ||
        compareText(said(a), said(b)),
    )
  return String(sorted.at(-1)?.properties.order_id ?? '')
}

describeOnWarehouses('what differs', warehouse => {
  let journeys: Journeys
  const [workspace, seed] = [310, 31]
  const log = randomLog(seed, { workspace, traces: 250 })
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await insertEvents(warehouse(), log.events)
    await setPersons(warehouse(), workspace, log.persons)
    await journeys.rebuild(workspace)
  })

  test.each([
    ['at the first step', { by: 'person', steps: ['A', 'B'], k: 1 }],
    ['at the second', { by: 'person', steps: ['A', 'B', 'C', 'D'], k: 2 }],
    ['by account', { by: 'account', steps: ['D', 'E', 'D'], k: 2 }],
  ])('%s counts as the twin does, and as the funnel', async (_name, { by, steps, k }) => {
    const ctx = { warehouse: warehouse(), scope: { workspace, now: 0 } }
    const touchpoints = steps.map((event, i) => ({ id: `${i}`, any: [{ event }] }))
    const input = { by, steps: touchpoints, windowMs: 3 * day }
    const { answer } = await ask(whatDiffers, ctx, {
      ...input,
      step: k,
      properties: ['order_id', 'nothing'],
      least: 5,
      most: 500,
    })
    const counts = twin(log, workspace, { by, steps, k })
    const [went, gone] = counts.get('all') ?? [0, 0]
    expect([answer.goesOn.n, answer.reached]).toEqual([went, went + gone])
    const { answer: levels } = await ask(funnel, ctx, input)
    expect([levels.steps[k]?.ofStart.n, levels.steps[k - 1]?.ofStart.n]).toEqual([went, went + gone])
    const told = answer.differences.filter(({ kind }) => kind !== 'measure')
    for (const { kind, name, value, ofWent, ofLeft } of told)
      expect([kind, name, value, ofWent.n, ofLeft.n]).toEqual([
        kind,
        name,
        value,
        ...(counts.get(`${kind} ${kind === 'event' ? name : value}`) ?? []),
      ])
    const enough = [...counts].filter(
      ([key, [a, b]]) => key !== 'all' && key !== 'channel ' && a + b >= 5 && went + gone - a - b >= 5,
    )
    if (by === 'person') expect(told.length).toBe(enough.length)
    const [one] = told.filter(({ kind }) => kind === 'event')
    if (!one) return
    const mark = { of: 'what-differs', input: { ...input, step: k }, outcome: 'left', has: one }
    const listed = await ask(cases, ctx, { mark })
    expect(listed.answer.total).toBe(one.ofLeft.n)
  })

  test.each(['person', 'account', 'session'])(
    'by %s a filter that every event meets changes nothing',
    async by => {
      const ctx = { warehouse: warehouse(), scope: { workspace, now: 0 } }
      const steps = ['A', 'B', 'C'].map((event, i) => ({ id: `${i}`, any: [{ event }] }))
      const input = {
        by,
        steps,
        windowMs: 3 * day,
        step: 2,
        properties: ['order_id', 'price'],
        least: 5,
        most: 500,
      }
      const { answer } = await ask(whatDiffers, ctx, input)
      const where = [{ path: 'nothing', op: 'is-not', value: 'said' }]
      expect(await ask(whatDiffers, ctx, { ...input, where })).toMatchObject({ answer })
      expect(answer.reached).toBeGreaterThan(0)
    },
  )

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(whatDiffers, whatDiffers.example)).toMatchFileSnapshot(
      '__golden__/what-differs.sql',
    )
  })
})

describe('effects of having something', () => {
  // Doll & Hill 1950, smoking and cancer of the lung: χ² 19.13, odds ratio 2.97; with half a case in each cell 2.93.
  test('are those of the textbooks', () => {
    const { oddsRatio, effect, p } = differenceInHaving({ went: 688, gone: 650, allWent: 709, allGone: 709 })
    expect(oddsRatio.estimate).toBeCloseTo(2.9291, 4)
    expect(p).toBeCloseTo(1.22e-5, 7)
    expect(effect.h).toBeCloseTo(
      2 * Math.asin(Math.sqrt(688 / 709)) - 2 * Math.asin(Math.sqrt(650 / 709)),
      12,
    )
    expect(
      cramersV([
        [688, 650],
        [21, 59],
      ]),
    ).toBeCloseTo(Math.sqrt(19.129 / 1418), 4)
    expect(
      cramersV([
        [5, 0],
        [0, 7],
      ]),
    ).toBeCloseTo(1, 12)
  })
})
