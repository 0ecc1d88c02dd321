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
import { comparisons, type Inventory, type TouchpointRow } from '../model-touchpoint-inventory.ts'
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
interface Walk {
  readonly named: Named
  readonly isTouch: (e: LogEvent) => boolean
  readonly end: number
}
const group = <T>(list: readonly T[], by: (one: T) => string) => [...Map.groupBy(list, by).values()]

/** Visits of all cases: what touchpoint, whether a friction is at it, and which answers speak of it. */
function visitsOf(list: readonly LogEvent[][], { named, isTouch }: Pick<Walk, 'named' | 'isTouch'>) {
  return list.flatMap((events, c) =>
    events.flatMap((e, i) => {
      if (!isTouch(e)) return []
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
      return [{ of: named(e), case: c, isTroubled: ['A', 'screen'].includes(e.name) || isNear, said }]
    }),
  )
}

/** Each case once at each point: where it went from there, and whether it reached the outcome in time; or straight to the outcome, or nowhere. */
function standingsOf(list: readonly LogEvent[][], { named, isTouch, end }: Walk) {
  const isGoal = (e: LogEvent) => e.name === 'D'
  const isKnown = (e: LogEvent) => e.time + 2 * day <= end
  return list.flatMap((events, c) => {
    const pointAt = (i: number) => {
      const before = events.slice(0, i)
      const met = before.filter(isTouch)
      const [last] = met.slice(-1).map(named)
      return [last, Math.floor(Math.log2(met.length + 1)), before.some(isGoal)].join('|')
    }
    const points = events.map((e, i) => (isTouch(e) ? pointAt(i) : ''))
    const isFirst = (i: number) => points.indexOf(points[i]!) === i
    const elsewhere = events.flatMap((e, i) => {
      if (!isTouch(e) || isGoal(e) || !isFirst(i) || !isKnown(e)) return []
      const isReached = events.slice(i).some(g => isGoal(g) && g.time - e.time <= 2 * day)
      return [{ of: named(e), case: c, point: points[i]!, reached: Number(isReached) }]
    })
    const straight = events.flatMap((e, i) => {
      const isNew = isTouch(e) ? isFirst(i) : !points.includes(pointAt(i))
      return isGoal(e) && isKnown(e) && isNew ? [pointAt(i)] : []
    })
    const last = events.findLast(isTouch)
    const end = pointAt(events.length)
    const isNowhere = last && isKnown(last) && ![...points, ...straight].includes(end)
    const to = (of: string, reached: number) => (point: string) => ({ of, case: c, point, reached })
    const passed = [...new Set(straight)].map(to('straight', 1))
    return [...elsewhere, ...passed, ...(isNowhere ? [end] : []).map(to('nowhere', 0))]
  })
}
type Standing = ReturnType<typeof standingsOf>[number]

/** Mantel and Haenszel's risk difference of those who went to a touchpoint against the others who stood there. */
function differenceOf(standings: readonly Standing[], of: string) {
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
  { by, grain, leaveOut, apart }: { by: string; grain: string; leaveOut: string[]; apart: string[] },
) {
  const named = names[grain]!
  const isTouch = ({ name }: LogEvent) => !apart.includes(name)
  const list = [...casesOf(log, workspace, by).values()].map(events =>
    events.filter(({ name }) => !leaveOut.includes(name)),
  )
  const end = Math.max(...[...casesOf(log, workspace, 'person').values()].flat().map(e => e.time))
  const standings = standingsOf(list, { named, isTouch, end })
  const elsewhere = standings.filter(s => s.of !== 'straight' && s.of !== 'nowhere')
  const told = group(visitsOf(list, { named, isTouch }), v => v.of).map(visits => {
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
        : {
            elsewhere: differenceOf(elsewhere, of),
            everybody: differenceOf(standings, of),
            lost: new Set(lost.map(s => s.case)).size,
          },
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
    effect,
  })
  return new Map(
    touchpoints.map(row => [grain === 'event' ? row.name : `${row.name} ${row.channel}`, value(row)]),
  )
}

describeOnWarehouses('touchpoint inventory', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  describe.each(seedsFor(kind, [41, 42]))('of random log %i', seed => {
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
      ['person', 'event', [], []],
      ['person', 'event-channel', [], []],
      ['order_id', 'event', [], []],
      ['person', 'event', ['B', 'page'], []],
      ['person', 'event', [], ['D', 'A']],
    ])(
      'by %s, each %s, without %j, %j being no touchpoints, agrees with the twin',
      async (by, grain, leaveOut, apart) => {
        const input = {
          by,
          grain,
          leaveOut: [...leaveOut, ...apart],
          frictions: { ...given.frictions, leaveOut },
        }
        const answer = await asked(input)
        const expected = twin(log, workspace, { by, grain, leaveOut, apart })
        const found = counted(answer, grain)
        expect([...found.keys()].sort()).toEqual([...expected.keys()].sort())
        for (const [of, { effect, ...rest }] of found) {
          const { effect: effectOf, ...others } = expected.get(of)!
          expect({ of, ...rest }).toEqual({ of, ...others })
          // Where only few can be compared, none is told.
          if (!effect || !effectOf) continue
          expect([of, effect.lostCases]).toEqual([of, effectOf.lost])
          for (const against of comparisons) {
            const { met, others, difference } = effect[against]
            const wanted = effectOf[against]
            expect([of, against, met, others]).toEqual([of, against, wanted.met, wanted.others])
            expect(difference.value).toBeCloseTo(wanted.difference, 8)
          }
          const [a, b] = comparisons.map(against => effectOf[against].difference)
          const nearer = Math.min(Math.abs(a!), Math.abs(b!)) * Math.sign(a!)
          expect(effect.difference.value).toBeCloseTo(a! * b! > 0 ? nearer : 0, 8)
        }
        expect(answer.touchpoints.filter(({ effect }) => effect !== null).length).toBeGreaterThan(3)
        expect(answer.cases).toBe(casesOf(log, workspace, by).size)
      },
    )

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
