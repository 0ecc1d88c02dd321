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
import { dayOf } from '../../platform/zones/offsets.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { cases } from './cases.ts'
import { whatChanged } from './what-changed.ts'

const zones = createZones()
const dayMs = 86_400_000
const now = Date.UTC(2026, 5, 1)
const point = (...names: string[]) => ({ id: names.join(), any: names.map(event => ({ event })) })
const measures = {
  count: { of: 'count', event: point('A', 'B') },
  cases: { of: 'cases', event: point('A') },
  conversion: { of: 'conversion', from: point('A'), to: point('C', 'D'), windowMs: 2 * dayMs },
  sum: { of: 'sum', event: point('B', 'C'), path: 'price' },
  average: { of: 'average', event: point('B', 'C'), path: 'price' },
  share: { of: 'share', event: point('A'), where: [{ path: 'price', op: 'over', value: '40' }] },
}
type Of = keyof typeof measures

interface Options {
  of: Of
  by: string
  zone: string
  channels: string[]
}

/** What the channels hold, 'day' → [n, of], by definition. */
function twin(log: RandomLog, workspace: number, { of, by, zone, channels }: Options) {
  const found = new Map<string, [number, number]>()
  const add = (time: number, n: number, over: number) => {
    const [a, b] = found.get(dayOf(zones.offsets(zone), time)) ?? [0, 0]
    found.set(dayOf(zones.offsets(zone), time), [a + n, b + over])
  }
  for (const all of casesOf(log, workspace, by).values()) {
    const list = all.filter(e => channels.length === 0 || channels.includes(e.channel))
    const named = (...names: string[]) => list.filter(e => names.includes(e.name))
    const days = (events: LogEvent[]) => Map.groupBy(events, e => dayOf(zones.offsets(zone), e.time)).values()
    const price = (e: LogEvent) => (e.properties.price === undefined ? null : Number(e.properties.price))
    if (of === 'count') for (const e of named('A', 'B')) add(e.time, 1, 1)
    if (of === 'cases') for (const [first] of days(named('A'))) add(first!.time, 1, 1)
    if (of === 'sum' || of === 'average')
      for (const e of named('B', 'C')) if (price(e) !== null) add(e.time, price(e)!, 1)
    if (of === 'share') for (const e of named('A')) add(e.time, (price(e) ?? 0) > 40 ? 1 : 0, 1)
    if (of === 'conversion')
      for (const starts of days(named('A'))) {
        const went = starts.some(s =>
          list.some((e, i) => i > list.indexOf(s) && 'CD'.includes(e.name) && e.time - s.time <= 2 * dayMs),
        )
        add(starts[0]!.time, went ? 1 : 0, 1)
      }
  }
  return found
}

describeOnWarehouses('what changed', (warehouse, kind) => {
  let journeys: Journeys
  const asked = async (workspace: number, input: object) =>
    (await ask(whatChanged, { warehouse: warehouse(), scope: { workspace, now } }, input)).answer
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    const table = createZoneTable({ warehouse: warehouse(), zones })
    for (const zone of ['Africa/Cairo', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC'])
      await table.ensure(zone)
  })

  describe.each(seedsFor(kind, [31, 32]))('over random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 150, longest: 200 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
      await journeys.rebuild(workspace)
    })

    test.each<Options>([
      { of: 'count', by: 'person', zone: 'Africa/Cairo', channels: [] },
      { of: 'cases', by: 'account', zone: 'Asia/Kathmandu', channels: ['web', ''] },
      { of: 'conversion', by: 'person', zone: 'Africa/Casablanca', channels: [] },
      { of: 'conversion', by: 'order_id', zone: 'UTC', channels: ['web', 'app'] },
      { of: 'sum', by: 'person', zone: 'Africa/Cairo', channels: ['web'] },
      { of: 'average', by: 'account', zone: 'UTC', channels: [] },
      { of: 'share', by: 'person', zone: 'Asia/Kathmandu', channels: [] },
    ])('%j agrees with the twin day by day', async options => {
      const { of, by, zone, channels } = options
      const answer = await asked(workspace, {
        ...{ by, zone, measure: measures[of], change: { from: '2026-04-01' }, daysBefore: 60, daysAfter: 60 },
        ...{ treated: { channels }, controls: [{ name: 'nobody', channels: ['nowhere'] }] },
      })
      const expected = twin(log, workspace, options)
      const isCount = answer.scale === 'relative'
      const { first, last } = answer.days!
      const inside = [...expected].filter(([day]) => day >= first && day <= last)
      const value = ([, [n, over]]: (typeof inside)[number]) => (isCount ? n : n / over)
      const shown = answer.series.filter(day => day.treated !== null && (!isCount || day.treated > 0))
      expect(shown.map(day => [day.day, day.treated])).toEqual(
        inside
          .map(one => [one[0], value(one)] as const)
          .filter(([, v]) => !isCount || v > 0)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([day, v]) => [day, expect.closeTo(v, 9)]),
      )
      expect(shown.length).toBeGreaterThan(20)
      expect(answer.series.every(day => isCount || day.control === null)).toBe(true)
    })

    test('lists the cases behind a side, as many as it counted', async () => {
      const input = {
        ...{ measure: measures.conversion, change: { from: '2026-03-20' }, daysBefore: 19, daysAfter: 10 },
        treated: { channels: ['web', 'app'] },
      }
      const answer = await asked(workspace, input)
      const { first, change, last } = answer.days!
      const list = async (from: string, to: string, outcome: string) => {
        const mark = { of: 'what-changed', input, group: 0, from, to, outcome }
        const scope = { workspace, now }
        return (await ask(cases, { warehouse: warehouse(), scope }, { mark, most: 1000 })).answer.total
      }
      const all = await list(first, last, 'all')
      const went = await list(first, last, 'went')
      expect(went).toBeGreaterThan(5)
      expect(all - went).toBe(await list(first, last, 'stayed'))
      // Of one day a case counts once, so there the cases are the numbers themselves.
      const day = answer.series.find(one => one.day === change)!
      expect(day.treated).toBeCloseTo(
        (await list(change, change, 'went')) / (await list(change, change, 'all')),
        9,
      )
    })
  })

  test('a day without midnight, a zone that changes its mind, and a log that is not there', async () => {
    const at = (text: string, i: number) => ({
      ...{
        workspace: 901,
        trace: 7n,
        type: 'track' as const,
        name: 'A',
        channel: 'web',
        time: Date.parse(text),
      },
      ...{ ordinal: 0, id: `m${i}`, account: '', properties: { currency: i % 2 ? 'SAR' : 'EGP', price: 5 } },
      ...{ flags: 0, batch: 1n },
    })
    // Cairo, 2026-04-24, begins at 01:00; 21:30 UTC of the 23rd is half past eleven there, 22:00 is one o'clock.
    const times = ['2026-03-01T09:00Z', '2026-04-23T21:30Z', '2026-04-23T22:00Z', '2026-05-20T09:00Z']
    await insertEvents(warehouse(), times.map(at))
    await journeys.rebuild(901)
    const input = {
      measure: measures.count,
      zone: 'Africa/Cairo',
      change: { from: '2026-04-24' },
      daysBefore: 40,
    }
    const answer = await asked(901, input)
    const some = answer.series.filter(day => day.treated !== 0).map(day => [day.day, day.treated])
    expect(some).toEqual([
      ['2026-04-23', 1],
      ['2026-04-24', 1],
    ])
    const money = { ...input, measure: { of: 'sum', event: point('A'), path: 'price' } }
    expect((await asked(901, money)).currencies).toEqual(['EGP', 'SAR'])
    expect((await asked(901, money)).headline).toBeNull()
    expect(
      (await asked(901, { ...money, measure: { ...money.measure, currency: 'EGP' } })).currencies,
    ).toEqual(['EGP'])
    const empty = await asked(999, input)
    expect([empty.days, empty.headline, empty.series]).toEqual([null, null, []])
  })

  test.each([
    [{}],
    [{ measure: measures.count, change: { from: '2026-02-30' } }],
    [{ measure: measures.count, change: { from: '2026-03-02', to: '2026-03-01' } }],
    [{ measure: { of: 'count', event: { id: 'x', any: [] } }, change: { from: '2026-03-02' } }],
    [{ measure: measures.count, change: { from: '2026-03-02' }, daysBefore: Number.NaN }],
    [{ measure: measures.count, change: { from: '2026-03-02' }, controls: [{ channels: 'web' }] }],
    [{ measure: { of: 'sum', event: point('A') }, change: { from: '2026-03-02' } }],
  ])('refuses %j', async input => {
    await expect(asked(1, input)).rejects.toMatchObject({ code: 'query.invalid' })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(whatChanged, whatChanged.example)).toMatchFileSnapshot(
      '__golden__/what-changed.sql',
    )
    const sum = {
      ...whatChanged.example,
      measure: whatChanged.input.parse({ measure: measures.sum, change: { from: '2026-08-30' } }).measure,
    }
    await expect(goldenSql(whatChanged, sum)).toMatchFileSnapshot('__golden__/what-changed-sum.sql')
  })
})
