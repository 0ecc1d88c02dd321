import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnWarehouses, seedsFor } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  type LogEvent,
  logStart,
  openJourneys,
  type RandomLog,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { callOrder } from '../../collect/model.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import { compareText } from '../../unify/order.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { type AbandonmentInput, abandonmentInput } from '../model-abandonment.ts'
import { abandonment } from './abandonment.ts'
import { cases } from './cases.ts'

const hour = 3_600_000
const day = 24 * hour
const now = logStart + 200 * day

interface Attempt {
  readonly person: string
  /** Says what it is worth: that of its place where several begin at once, in the order of what they say (decision 92). */
  readonly worth: LogEvent
  readonly went: boolean
  readonly met: ReadonlySet<string>
}

/** By definition: event by event, an attempt open or not. */
function twin(log: RandomLog, workspace: number, q: AbandonmentInput): Attempt[] {
  const isFrom = (e: LogEvent) => !isTo(e) && q.from.any.some(s => s.event === e.name)
  const isTo = (e: LogEvent) => q.to.any.some(s => s.event === e.name)
  const found: Attempt[] = []
  for (const [person, events] of casesOf(log, workspace, q.by))
    for (let i = 0, isOpen = false; i < events.length; i++) {
      const [e, before] = [events[i]!, events[i - 1]]
      if (before && (isTo(before) || e.time - before.time > q.quietMs)) isOpen = false
      if (isOpen || !isFrom(e)) continue
      isOpen = true
      const met = new Set<string>()
      let at = i + 1
      const inTime = (one: LogEvent) => one.time - e.time <= q.windowMs
      for (; at < events.length && events[at]!.time - events[at - 1]!.time <= q.quietMs; at++) {
        if (isTo(events[at]!)) break
        if (inTime(events[at]!)) met.add(events[at]!.name)
      }
      const closing = events.slice(at).find(one => isTo(one) || isFrom(one))
      const went = closing !== undefined && isTo(closing) && inTime(closing)
      const inPeriod = !q.period || (e.time >= q.period.from && e.time < q.period.to)
      if (inPeriod && e.time <= now - q.windowMs)
        found.push({ person, worth: worthOf(e, events.filter(isFrom)), went, met })
    }
  return found
}

function worthOf(first: LogEvent, beginnings: readonly LogEvent[]): LogEvent {
  const price = (e: LogEvent) => Number(e.properties.price ?? Number.MAX_VALUE)
  const order = (e: LogEvent) => String(e.properties.order_id ?? '').toUpperCase()
  const atOnce = beginnings.filter(({ time }) => time === first.time)
  const told = atOnce.toSorted(
    (a, b) =>
      a.ordinal - b.ordinal ||
      callOrder[a.type] - callOrder[b.type] ||
      price(a) - price(b) ||
      compareText(order(a), order(b)),
  )
  return told[atOnce.indexOf(first)] ?? first
}

const selector = (id: string, ...events: string[]) => ({ id, any: events.map(event => ({ event })) })

describeOnWarehouses('abandonment', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    await createZoneTable({ warehouse: warehouse(), zones: createZones() }).ensure('UTC')
  })

  describe.each(seedsFor(kind, [21, 22]))('over random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 250 })
    const askIt = (input: unknown) =>
      ask(abandonment, { warehouse: warehouse(), scope: { workspace, now } }, input)
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.rebuild(workspace)
    })

    test.each<[string, Record<string, unknown>]>([
      ['of a day', { from: selector('a', 'A'), to: selector('d', 'D'), windowMs: 4 * day, quietMs: day }],
      [
        'of buyers who pause for weeks',
        { from: selector('a', 'A'), to: selector('d', 'D'), windowMs: 40 * day, quietMs: 30 * day },
      ],
      [
        'in no time: ties',
        { from: selector('a', 'A', 'B'), to: selector('c', 'C'), windowMs: 1, quietMs: 60_000 },
      ],
      [
        'by account in a period, where the end is a beginning too',
        {
          by: 'account',
          from: selector('a', 'A', 'C'),
          to: selector('c', 'C', 'E'),
          windowMs: 3 * day,
          quietMs: day / 2,
          period: { from: logStart + 2 * day, to: logStart + 25 * day },
        },
      ],
      ['that nobody begins', { from: selector('z', 'Z'), to: selector('a', 'A') }],
    ])('%s counts as the twin does', async (_name, some) => {
      const input = abandonmentInput.parse({
        ...some,
        causes: ['B', 'page', 'D'].map(name => selector(name, name)),
        milestones: [],
        value: { amount: ['nothing', 'price'], currency: 'order_id' },
      })
      const { answer } = await askIt(input)
      const attempts = twin(log, workspace, input)
      const left = attempts.filter(({ went }) => !went)
      expect([answer.attempts, answer.left.n]).toEqual([attempts.length, left.length])
      const price = (list: readonly Attempt[]) =>
        list.reduce((all, { worth }) => all + Number(worth.properties.price ?? 0), 0)
      expect(answer.atStake.reduce((all, { value }) => all + value, 0)).toBe(price(left))
      expect(answer.atStake.reduce((all, { attempts: n }) => all + n, 0)).toBe(
        left.filter(({ worth }) => worth.properties.price !== undefined).length,
      )
      const of = (list: readonly Attempt[], id: string) => list.filter(({ met }) => met.has(id)).length
      for (const { id, metByLeft, metByStayed } of answer.causes)
        expect([id, metByLeft.n, metByStayed.n]).toEqual([id, of(left, id), of(attempts, id) - of(left, id)])
      if (attempts.length > 0) expect(answer.causes.length).toBeGreaterThan(1)
      for (const met of [null, 'B']) {
        const mark = { of: 'abandonment', input, outcome: 'left', met, cuts: [] }
        const listed = await ask(
          cases,
          { warehouse: warehouse(), scope: { workspace, now } },
          { mark, most: 1000 },
        )
        const people = new Set(left.filter(a => met === null || a.met.has(met)).map(({ person }) => person))
        expect(listed.answer.total).toBe(people.size)
      }
    })

    test('finds milestones and causes by itself, and what it does not ask about has a reason', async () => {
      const { answer } = await askIt({
        from: selector('a', 'A'),
        to: selector('d', 'D'),
        windowMs: 20 * day,
        quietMs: day,
        alike: { channel: false, time: 'none', properties: ['order_id'] },
        least: 5,
      })
      const names = [...answer.causes, ...answer.leftOut].map(({ id }) => id)
      expect([...names].sort()).toEqual(['A', 'B', 'C', 'E', 'page', 'screen'])
      expect(answer.groups).toBeGreaterThan(3)
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(abandonment, abandonment.example)).toMatchFileSnapshot(
      '__golden__/abandonment.sql',
    )
  })
})
