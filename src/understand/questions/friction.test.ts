import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnWarehouses, seedsFor } from '../../../test/engines.ts'
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
import type { Journeys } from '../journeys/create-journeys.ts'
import type { Friction } from '../model-friction.ts'
import { cases } from './cases.ts'
import { friction } from './friction.ts'

const hour = 3_600_000
const day = 24 * hour
const rules = {
  rageEvents: ['A'],
  errorEvents: ['screen'],
  searchEvents: ['E', 'B'],
  resultsPath: 'price',
  contactEvents: ['C'],
  replyEvents: ['D'],
  matterPaths: ['order_id'],
  contactDays: 7,
  unansweredHours: 30,
  loopTimes: 3,
  loopMinutes: 1_440,
  backMinutes: 1_440,
}

/** The frictions of the i-th event of a case, by their definition. */
function kindsAt(events: readonly LogEvent[], i: number, end: number): string[] {
  const { name, time, properties } = events[i]!
  const before = events.slice(0, i)
  const arrives = (k: number) => k === 0 || events[k - 1]!.name !== events[k]!.name
  const arrivals = before.flatMap((e, k) => (e.name === name && arrives(k) ? [e.time] : []))
  const contacts = before.filter(
    e => e.name === 'C' && e.properties.order_id === properties.order_id && properties.order_id !== undefined,
  )
  const reply = events.slice(i + 1).find(e => e.name === 'D')
  const [third, second, first] = events.slice(Math.max(0, i - 3), i).map(e => e.name)
  const back = i >= 3 && name === second && first === third && name !== first
  const found: [string, boolean][] = [
    ['rage-click', name === 'A'],
    ['error', name === 'screen'],
    ['failed-search', ['E', 'B'].includes(name) && properties.price === 0],
    ['repeated-contact', name === 'C' && contacts.length > 0 && time - contacts.at(-1)!.time <= 7 * day],
    [
      'unanswered-contact',
      name === 'C' && time + 30 * hour <= end && !(reply && reply.time - time <= 30 * hour),
    ],
    ['loop', arrives(i) && arrivals.length >= 2 && time - arrivals.at(-2)! <= day],
    ['back-and-forth', back && time - events[i - 3]!.time <= day],
  ]
  return found.flatMap(([kind, is]) => (is ? [kind] : []))
}

/** 'kind place' → [cases, events, of them went on, others at the place, of them went on] */
function twin(
  log: RandomLog,
  workspace: number,
  { by, goal, leaveOut = [] }: { by: string; goal: string | null; leaveOut?: string[] },
) {
  const all = [...casesOf(log, workspace, by).values()].map(events =>
    events.filter(({ name }) => !leaveOut.includes(name)),
  )
  const end = Math.max(...[...casesOf(log, workspace, 'person').values()].flat().map(e => e.time))
  const goesOn = (events: readonly LogEvent[], i: number) => {
    const next = events.slice(i + 1).find(e => (goal ? e.name === goal : e.name !== events[i]!.name))
    return next !== undefined && next.time - events[i]!.time <= 2 * day
  }
  const found = new Map<string, number[]>()
  const kinds = all.map(events => events.map((_, i) => kindsAt(events, i, end)))
  for (const key of new Set(
    all.flatMap((events, c) => events.flatMap((e, i) => kinds[c]![i]!.map(k => `${k} ${e.name}`))),
  )) {
    const counts = [0, 0, 0, 0, 0]
    for (const [c, events] of all.entries()) {
      const at = events.flatMap((e, i) => (key.endsWith(` ${e.name}`) ? [i] : []))
      const met = at.filter(i => kinds[c]![i]!.includes(key.split(' ')[0]!))
      const add = (place: number, n: number) => {
        counts[place]! += n
      }
      if (met.length > 0) [add(0, 1), add(1, met.length), add(2, Number(goesOn(events, met.at(-1)!)))]
      else if (at.length > 0) [add(3, 1), add(4, Number(goesOn(events, at.at(-1)!)))]
    }
    found.set(key, counts)
  }
  return found
}

const counted = ({ frictions }: Friction) =>
  new Map(
    frictions.map(f => [
      `${f.kind} ${f.place}`,
      [f.share.n, f.events, f.wentOn.n, f.othersWentOn.of, f.othersWentOn.n],
    ]),
  )

describeOnWarehouses('friction', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  describe.each(seedsFor(kind, [31, 32]))('of random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 150 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
      await journeys.rebuild(workspace)
    })
    const asked = async (input: object) => {
      const ctx = { warehouse: warehouse(), scope: { workspace, now: 0 } }
      return (await ask(friction, ctx, { rules, goOnMinutes: 2 * 1_440, ...input })).answer
    }

    test.each([
      ['person', null],
      ['person', 'D'],
      ['order_id', null],
    ])('by %s with the goal %s agrees with the twin', async (by, goal) => {
      const touchpoint = goal === null ? null : { id: goal, any: [{ event: goal }] }
      const answer = await asked({ by, goal: touchpoint })
      expect(counted(answer)).toEqual(twin(log, workspace, { by, goal }))
      expect(answer.cases).toBe(casesOf(log, workspace, by).size)
      const costs = answer.frictions.map(f => f.cost)
      expect(costs).toEqual(costs.toSorted((a, b) => b - a))
    })

    test('takes what is left out for no place', async () => {
      const leaveOut = ['B', 'page']
      const answer = await asked({ rules: { ...rules, leaveOut } })
      expect(counted(answer)).toEqual(twin(log, workspace, { by: 'person', goal: null, leaveOut }))
    })

    test('lists exactly the cases that it counted', async () => {
      const input = { rules, goOnMinutes: 2 * 1_440 }
      const ctx = { warehouse: warehouse(), scope: { workspace, now: 0 } }
      for (const { kind, place, share } of (await asked({})).frictions.slice(0, 6)) {
        const listed = await ask(cases, ctx, { mark: { of: 'friction', input, kind, place } })
        expect(listed.answer.total, `${kind} ${place}`).toBe(share.n)
      }
    })

    test('is only of the kinds that are asked for, and none where there is nothing', async () => {
      const loops = await asked({ kinds: ['loop'] })
      expect(new Set(loops.frictions.map(f => f.kind))).toEqual(new Set(['loop']))
      const nothing = await asked({ kinds: ['dead-click'] })
      expect(nothing).toMatchObject({ frictions: [], cases: loops.cases })
      await expect(asked({ rules: { loopTimes: Number.NaN } })).rejects.toMatchObject({
        code: 'query.invalid',
      })
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(friction, friction.example)).toMatchFileSnapshot('__golden__/friction.sql')
  })
})
