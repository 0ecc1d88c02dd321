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
import type { Journeys } from '../journeys/create-journeys.ts'
import type { Inventory, TouchpointRow } from '../model-touchpoint-inventory.ts'
import { cases } from './cases.ts'
import { touchpointInventory } from './touchpoint-inventory.ts'

const day = 86_400_000
const one = (event: string) => ({ id: event, any: [{ event }] })
const given = {
  goal: one('D'),
  goalDays: 2,
  feelings: [
    { event: 'C', path: 'price', worst: 0, best: 100, bad: 30 },
    { event: 'E', path: 'price', worst: 100, best: 0, bad: 60 },
  ],
  feelingDays: 3,
  nearMinutes: 1_440,
  frictions: { rageEvents: ['A'], errorEvents: ['screen'], searchEvents: [], contactEvents: [] },
  rules: { leastCases: 5 },
}
type Named = (e: LogEvent) => string
const names: Readonly<Record<string, Named>> = {
  event: e => e.name,
  'event-channel': e => `${e.name} ${e.channel}`,
}
const group = <T>(list: readonly T[], by: (one: T) => string) => [...Map.groupBy(list, by).values()]

/** Visits of all cases: what touchpoint, whether a friction is at it, and which answers speak of it. */
function visitsOf(list: readonly LogEvent[][], named: Named) {
  return list.flatMap((events, c) =>
    events.map((e, i) => {
      const next = events[i + 1]
      const isNear = next !== undefined && next.time - e.time <= day && ['A', 'screen'].includes(next.name)
      const answers = ['C', 'E'].flatMap(name => {
        const at = events.findIndex((e, k) => k > i && e.name === name && e.properties.price !== undefined)
        return at > i && events[at]!.time - e.time <= 3 * day ? [at] : []
      })
      const feeling = (at: number) => {
        const price = Number(events[at]!.properties.price)
        return events[at]!.name === 'C'
          ? { value: price, bad: price <= 30 }
          : { value: 100 - price, bad: price >= 60 }
      }
      const said = answers.map(at => ({ answer: `${c} ${at}`, ...feeling(at) }))
      return { of: named(e), case: c, isTroubled: ['A', 'screen'].includes(e.name) || isNear, said }
    }),
  )
}

/** Each case once at each point: where it went from there, and whether it reached the outcome in time. */
function standingsOf(list: readonly LogEvent[][], named: Named, end: number) {
  return list.flatMap((events, c) => {
    const points = events.map((_, i) => {
      const before = events.slice(0, i)
      const [last] = before.slice(-1).map(named)
      return [last, Math.floor(Math.log2(i + 1)), before.some(e => e.name === 'D')].join('|')
    })
    return events.flatMap((e, i) => {
      if (e.name === 'D' || points.indexOf(points[i]!) !== i || e.time + 2 * day > end) return []
      const isReached = events.slice(i).some(g => g.name === 'D' && g.time - e.time <= 2 * day)
      return [{ of: named(e), case: c, point: points[i]!, reached: Number(isReached) }]
    })
  })
}

/** Mantel and Haenszel's risk difference of those who went to a touchpoint against those who went elsewhere. */
function differenceOf(standings: ReturnType<typeof standingsOf>, of: string) {
  const sums = { met: 0, others: 0, gain: 0, weight: 0 }
  for (const here of group(standings, s => s.point)) {
    const [met, others] = [here.filter(s => s.of === of), here.filter(s => s.of !== of)]
    if (met.length === 0) continue
    const reached = (list: typeof here) => list.reduce((sum, s) => sum + s.reached, 0)
    sums.met += others.length > 0 ? met.length : 0
    sums.others += others.length
    sums.weight += (met.length * others.length) / here.length
    sums.gain += (reached(met) * others.length - reached(others) * met.length) / here.length
  }
  return { met: sums.met, others: sums.others, difference: sums.gain / sums.weight }
}

function twin(
  log: RandomLog,
  workspace: number,
  { by, grain, leaveOut = [] }: { by: string; grain: string; leaveOut?: string[] },
) {
  const named = names[grain]!
  const list = [...casesOf(log, workspace, by).values()].map(events =>
    events.filter(({ name }) => !leaveOut.includes(name)),
  )
  const end = Math.max(...[...casesOf(log, workspace, 'person').values()].flat().map(e => e.time))
  const standings = standingsOf(list, named, end)
  const told = group(visitsOf(list, named), v => v.of).map(visits => {
    const of = visits[0]!.of
    const count = (some: typeof visits) => new Set(some.map(v => v.case)).size
    const answers = group(
      visits.flatMap(v => v.said),
      s => s.answer,
    ).map(([s]) => s!)
    const bad = new Set(answers.filter(s => s.bad).map(s => s.answer.split(' ')[0]))
    const lost = standings.filter(s => s.of === of && s.reached === 0)
    const value = {
      cases: count(visits),
      times: visits.length,
      troubled: visits.filter(v => v.isTroubled).length,
      troubledCases: count(visits.filter(v => v.isTroubled)),
      feeling:
        answers.length === 0
          ? null
          : [answers.length, Math.round(answers.reduce((sum, s) => sum + s.value, 0)), bad.size],
      effect: of.startsWith('D')
        ? null
        : { ...differenceOf(standings, of), lost: new Set(lost.map(s => s.case)).size },
    }
    return [of, value] as const
  })
  return new Map(told)
}

function counted({ touchpoints }: Inventory, grain: string) {
  const value = ({ share, times, friction, feeling, effect }: TouchpointRow) => ({
    cases: share.n,
    times,
    troubled: friction.share.n,
    troubledCases: friction.cases,
    feeling: feeling && [feeling.answers, Math.round(feeling.mean.value * feeling.answers), feeling.badCases],
    effect: effect && {
      met: effect.met,
      others: effect.others,
      difference: effect.difference.value,
      lost: effect.lostCases,
    },
  })
  return new Map(
    touchpoints.map(row => [grain === 'event' ? row.name : `${row.name} ${row.channel}`, value(row)]),
  )
}

describeOnWarehouses('touchpoint inventory', warehouse => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  describe.each([41, 42])('of random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 200 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
      await journeys.rebuild(workspace)
    })
    const ctx = () => ({ warehouse: warehouse(), scope: { workspace, now: 0 } })
    const asked = async (input: object) =>
      (await ask(touchpointInventory, ctx(), { ...given, grain: 'event', ...input })).answer

    test.each([
      ['person', 'event', []],
      ['person', 'event-channel', []],
      ['order_id', 'event', []],
      ['person', 'event', ['B', 'page']],
    ])('by %s, each %s, without %j, agrees with the twin', async (by, grain, leaveOut) => {
      const answer = await asked({ by, grain, leaveOut, frictions: { ...given.frictions, leaveOut } })
      const expected = twin(log, workspace, { by, grain, leaveOut })
      const found = counted(answer, grain)
      expect([...found.keys()].sort()).toEqual([...expected.keys()].sort())
      for (const [of, { effect, ...rest }] of found) {
        const { effect: effectOf, ...others } = expected.get(of)!
        expect({ of, ...rest }).toEqual({ of, ...others })
        // Where only few can be compared, none is told.
        if (!effect || !effectOf) continue
        expect([effect.met, effect.others, effect.lost]).toEqual([
          effectOf.met,
          effectOf.others,
          effectOf.lost,
        ])
        expect(effect.difference).toBeCloseTo(effectOf.difference, 8)
      }
      expect(answer.touchpoints.filter(({ effect }) => effect !== null).length).toBeGreaterThan(3)
      expect(answer.cases).toBe(casesOf(log, workspace, by).size)
    })

    test('lists exactly the cases that it counted, also of places and of touchpoints', async () => {
      for (const grain of [
        'event',
        'place',
        [one('B'), { id: 'any end', any: [{ event: 'C' }, { event: 'E' }] }],
      ]) {
        const input = { ...given, grain }
        for (const { name, channel, ...row } of (await asked(input)).touchpoints.slice(0, 3)) {
          const counts = [
            ['met', row.share.n],
            ['troubled', row.friction.cases],
            ['unhappy', row.feeling?.badCases ?? 0],
            ['lost', row.effect?.lostCases],
          ] as const
          for (const [part, n] of counts) {
            if (n === undefined) continue
            const listed = await ask(cases, ctx(), { mark: { of: 'touchpoint', input, name, channel, part } })
            expect([name, part, listed.answer.total]).toEqual([name, part, n])
          }
        }
      }
    }, 300_000)

    test('says nothing of effects without an outcome, nor of feelings without scores, and refuses what cannot be', async () => {
      const answer = await asked({ goal: null, feelings: [] })
      expect(answer).toMatchObject({ points: 0, tooYoung: 0 })
      expect(answer.touchpoints.length).toBeGreaterThan(5)
      for (const row of answer.touchpoints) expect(row).toMatchObject({ effect: null, feeling: null })
      expect((await asked({ having: [{ event: 'nobody did this' }] })).touchpoints).toEqual([])
      const same = { event: 'C', path: 'price', worst: 1, best: 1, bad: 1 }
      await expect(asked({ feelings: [same] })).rejects.toMatchObject({ code: 'query.invalid' })
      await expect(asked({ goalDays: Number.NaN })).rejects.toMatchObject({ code: 'query.invalid' })
    })
  })

  test('asks the same SQL as before', async () => {
    const { example } = touchpointInventory
    await expect(goldenSql(touchpointInventory, example)).toMatchFileSnapshot(
      '__golden__/touchpoint-inventory.sql',
    )
  })
})
