import { beforeAll, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  type LogEvent,
  later,
  openJourneys,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import { dayOf, instantToLocal } from '../../platform/zones/offsets.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import { bucketText } from '../model-buckets.ts'
import { cases } from './cases.ts'
import { trends } from './trends.ts'

const zones = createZones()
const workspace = 5
const day = 86_400_000
/** Late enough to have the day without midnight, 2026-04-24 in Cairo, in its middle. */
const log = later(randomLog(41, { workspace, traces: 110 }), 30)
const events = (...names: string[]) => names.map(event => ({ event }))
type Unit = 'hour' | 'day' | 'week' | 'month'

interface Options {
  by?: string
  unit: Unit
  zone: string
  weekStart?: number
  period: { from: number; to: number }
  channels?: string[]
  session?: true
}

const kinds = ['events', 'cases', 'per-case', 'sum', 'mean', 'median', 'p90', 'min', 'max'] as const
const spring = { from: Date.UTC(2026, 3, 3, 12), to: Date.UTC(2026, 4, 2) }

function bucketOf(ms: number, { unit, zone, weekStart = 1 }: Options): string {
  const offsets = zones.offsets(zone)
  const local = dayOf(offsets, ms)
  if (unit === 'hour') return `${new Date(instantToLocal(offsets, ms)).toISOString().slice(0, 13)}:00`
  if (unit === 'month') return `${local.slice(0, 7)}-01`
  const back = unit === 'week' ? (new Date(local).getUTCDay() - weekStart + 14) % 7 : 0
  return new Date(Date.parse(local) - back * day).toISOString().slice(0, 10)
}

/** Events of the cases seen in the period, each with the name of its case; of sessions with that of the session. */
function seenEvents(q: Options): { key: string; e: LogEvent }[] {
  return [...casesOf(log, workspace, q.by === 'session' ? 'person' : q.by)].flatMap(([key, list]) => {
    let session = 0
    return list.flatMap((e, i) => {
      if (i > 0 && e.time - list[i - 1]!.time > 30 * 60_000) session++
      if (e.time < q.period.from || e.time >= q.period.to) return []
      if (q.channels && !q.channels.includes(e.channel)) return []
      return [{ key: q.by === 'session' ? `${key} ${session}` : key, e }]
    })
  })
}

function measureOf(kind: (typeof kinds)[number], list: { key: string; e: LogEvent }[]): number | null {
  const numbers = list.map(({ e }) => e.properties.price).filter(v => typeof v === 'number')
  const sorted = numbers.sort((a, b) => a - b)
  const quantile = (p: number) => {
    const at = (sorted.length - 1) * p
    const low = sorted[Math.floor(at)]!
    return low + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - low)
  }
  const total = sorted.reduce((sum, v) => sum + v, 0)
  const keys = new Set(list.map(({ key }) => key)).size
  if (kind === 'events') return list.length
  if (kind === 'cases') return keys
  if (kind === 'per-case') return keys === 0 ? null : list.length / keys
  if (kind === 'sum') return total
  if (sorted.length === 0) return null
  if (kind === 'mean') return total / sorted.length
  if (kind === 'min' || kind === 'max') return kind === 'min' ? sorted[0]! : sorted.at(-1)!
  return quantile(kind === 'median' ? 0.5 : 0.9)
}

function near(found: readonly (number | null)[], expected: readonly (number | null)[]): void {
  expect(found.map(v => v === null)).toEqual(expected.map(v => v === null))
  for (const [i, v] of found.entries()) expect(v ?? 0).toBeCloseTo(expected[i] ?? 0, 6)
}

describeOnWarehouses('trends', warehouse => {
  const now = Date.UTC(2026, 10, 1)
  const asking = (input: object, at = now) =>
    ask(trends, { warehouse: warehouse(), scope: { workspace, now: at } }, input)
  const shop = Array.from({ length: 60 }, (_, i) => order(i))
  const visits = Array.from({ length: 12 }, (_, i) => ({
    ...order(i),
    name: 'Visit',
    id: `visit-${i}`,
    properties: {},
  }))
  beforeAll(async () => {
    const journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    const table = createZoneTable({ warehouse: warehouse(), zones })
    for (const zone of ['UTC', 'Africa/Cairo', 'Asia/Kathmandu', 'Africa/Casablanca'])
      await table.ensure(zone)
    await insertEvents(warehouse(), [...log.events, ...shop, ...visits])
    await setPersons(warehouse(), workspace, log.persons)
    await journeys.rebuild(workspace)
    await journeys.rebuild(workspace + 50)
    await journeys.declareKind(workspace, 'order_id')
    await journeys.settled(workspace)
  })

  /** Lines that need no property are read from journeys, all others from the log: both must say the same of the same. */
  const lines = (withProperties: boolean) =>
    kinds
      .filter(of => withProperties || ['events', 'cases', 'per-case'].includes(of))
      .map(of => ({
        id: of,
        measure: {
          of,
          any: events('A', 'B'),
          path: ['events', 'cases', 'per-case'].includes(of) ? null : 'price',
        },
      }))

  test.each<[string, Options, boolean]>([
    ['days', { unit: 'day', zone: 'UTC', period: spring }, true],
    ['days of journeys', { unit: 'day', zone: 'UTC', period: spring }, false],
    ['days in Cairo, one without midnight', { unit: 'day', zone: 'Africa/Cairo', period: spring }, true],
    [
      'hours in Kathmandu',
      { unit: 'hour', zone: 'Asia/Kathmandu', period: { ...spring, from: Date.UTC(2026, 3, 20) } },
      true,
    ],
    [
      'hours in Cairo',
      { unit: 'hour', zone: 'Africa/Cairo', period: { ...spring, from: Date.UTC(2026, 3, 23) } },
      false,
    ],
    [
      'weeks from Saturday, by account',
      { by: 'account', unit: 'week', weekStart: 6, zone: 'Africa/Cairo', period: spring },
      true,
    ],
    [
      'months of orders on the web',
      { by: 'order_id', unit: 'month', zone: 'Africa/Casablanca', period: spring, channels: ['web'] },
      true,
    ],
    ['weeks by session', { by: 'session', unit: 'week', zone: 'UTC', period: spring }, true],
    ['days by session, of journeys', { by: 'session', unit: 'day', zone: 'UTC', period: spring }, false],
  ])('by %s agree with the twin', async (_name, q, withProperties) => {
    const { answer } = await asking({ ...q, lines: lines(withProperties) })
    const seen = seenEvents(q).filter(({ e }) => e.name === 'A' || e.name === 'B')
    const groups = Map.groupBy(seen, ({ e }) => bucketOf(e.time, q))
    expect([...groups.keys()].filter(key => !answer.buckets.includes(key))).toEqual([])
    expect(answer.buckets).toEqual([...new Set(answer.buckets)].sort())
    expect(answer.buckets.length).toBeGreaterThan(1)
    for (const line of answer.series) {
      const kind = kinds.find(k => k === line.id)!
      near(
        line.values,
        answer.buckets.map(bucket => measureOf(kind, groups.get(bucket) ?? [])),
      )
      near([line.total], [measureOf(kind, seen)])
    }
  })

  test('have all buckets from beginning to end, and say which are not whole', async () => {
    const whole = (input: object, at?: number) => asking({ unit: 'day', ...input }, at).then(a => a.answer)
    const cut = await whole({ period: spring })
    expect([cut.buckets[0], cut.buckets.at(-1)]).toEqual(['2026-04-03', '2026-05-01'])
    expect([cut.complete[0], cut.complete[1], cut.complete.at(-1)]).toEqual([false, true, true])
    const now = Date.UTC(2026, 3, 20, 8)
    const young = await whole({ period: spring, forecast: 3, average: 7 }, now)
    expect([young.buckets.at(-1), young.complete.at(-1), young.ahead[0]]).toEqual([
      '2026-04-20',
      false,
      '2026-04-20',
    ])
    expect(young.series[0]!.smooth!.slice(0, 7).map(v => v === null)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
    ])
    const all = await whole({})
    expect([all.complete[0], all.complete.at(-1), all.complete[1]]).toEqual([false, false, true])
    expect((await whole({ lines: [{ id: 'x', measure: { any: events('Z') } }] })).series).toEqual([])
  })

  test('divide, and split by each event’s own value with exact wholes', async () => {
    const q: Options = { unit: 'week', zone: 'UTC', period: spring }
    const line = {
      id: 'r',
      measure: { of: 'sum', any: events('A'), path: 'price' },
      over: { of: 'cases', any: events('B') },
    }
    const count = { id: 'n', measure: { any: events('A') } }
    const { answer } = await asking({ ...q, lines: [line, count], split: { path: 'order_id', most: 2 } })
    const ownValue = ({ e }: { e: LogEvent }) => String(e.properties.order_id ?? '')
    const all = seenEvents(q).filter(({ e }) => e.name === 'A' || e.name === 'B')
    const top = [
      ...Map.groupBy(
        all.filter(x => ownValue(x) !== ''),
        ownValue,
      ),
    ]
      .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
      .slice(0, 2)
      .map(([value]) => value)
    const isPart = (part: string, value: string) => (x: { e: LogEvent }) => {
      const own = ownValue(x)
      if (part === 'whole') return true
      if (part === 'value') return own === value
      return part === 'none' ? own === '' : own !== '' && !top.includes(own)
    }
    expect(answer.series.map(s => [s.id, s.part, s.value])).toEqual(
      ['r', 'n'].flatMap(id => [
        [id, 'whole', ''],
        ...top.map(value => [id, 'value', value]),
        [id, 'other', ''],
        [id, 'none', ''],
      ]),
    )
    for (const series of answer.series) {
      const part = all.filter(isPart(series.part, series.value))
      const groups = Map.groupBy(part, ({ e }) => bucketOf(e.time, q))
      const [a, b] = ['A', 'B'].map(name => (list: typeof all) => list.filter(({ e }) => e.name === name))
      const value = (list: typeof all) => {
        if (series.id === 'n') return a!(list).length
        const below = measureOf('cases', b!(list))
        return below === 0 ? null : measureOf('sum', a!(list))! / below!
      }
      near(
        series.values,
        answer.buckets.map(bucket => value(groups.get(bucket) ?? [])),
      )
      const mark = {
        of: 'trends',
        input: { ...q, lines: [line, count], split: { path: 'order_id', most: 2 } },
        line: 1,
        part: series.part,
        value: series.value,
        bucket: answer.buckets[2],
      }
      if (series.id !== 'n') continue
      const ctx = { warehouse: warehouse(), scope: { workspace, now } }
      expect((await ask(cases, ctx, { mark })).answer.total).toBe(
        new Set(a!(groups.get(answer.buckets[2]!) ?? []).map(({ key }) => key)).size,
      )
    }
  })

  test('tell currencies apart, and convert by the newest rate of the day or not at all', async () => {
    const scope = { workspace: workspace + 50, now }
    const revenue = { id: 'revenue', measure: { of: 'sum', any: events('Paid'), path: 'revenue' } }
    const aov = { ...revenue, id: 'per order', over: { any: events('Paid') } }
    const get = async (input: object) =>
      (
        await ask(
          trends,
          { warehouse: warehouse(), scope },
          { lines: [revenue, aov], unit: 'month', ...input },
        )
      ).answer
    const each = await get({})
    const sums = (currency: string) =>
      shop
        .filter(e => e.properties.currency === currency)
        .map(e => Number(e.properties.revenue))
        .reduce((a, b) => a + b, 0)
    const n = (currency: string) => shop.filter(e => e.properties.currency === currency).length
    expect(each.series.filter(s => s.id === 'revenue').map(s => [s.currency, s.total])).toEqual(
      ['MAD', 'SAR', 'EGP'].map(c => [c, sums(c)]),
    )
    expect(each.series.filter(s => s.id === 'per order').map(s => s.total)).toEqual(
      ['MAD', 'SAR', 'EGP'].map(c => sums(c) / n(c)),
    )
    const rates = [
      { currency: 'SAR', day: '2026-03-01', rate: 2.5 },
      { currency: 'SAR', day: '2026-03-20', rate: 3 },
    ]
    const one = await get({ currencies: 'reporting', currency: 'MAD', rates })
    const converted = shop.reduce((total, { properties: { currency, revenue: amount }, time }) => {
      if (currency === 'EGP') return total
      const rate = currency === 'MAD' ? 1 : time >= Date.UTC(2026, 2, 20) ? 3 : 2.5
      return total + Number(amount) * rate
    }, 0)
    expect(one.series.map(s => s.currency)).toEqual(['MAD', 'MAD'])
    expect(one.series[0]!.total).toBeCloseTo(converted, 6)
    expect(one.series[1]!.total).toBeCloseTo(converted / (n('MAD') + n('SAR')), 6)
    expect(one.unconverted).toBe(2 * n('EGP'))
    const visits = { ...revenue, over: { any: events('Visit') } }
    const perVisit = (await get({ lines: [visits] })).series.map(s => [s.currency, s.total])
    expect(perVisit).toEqual(['MAD', 'SAR', 'EGP'].map(c => [c, sums(c) / 12]))
  })

  test('flag the day that fell, and forecast the days that come', async () => {
    const scope = { workspace: workspace + 50, now: Date.UTC(2026, 4, 1) }
    const { answer } = await ask(trends, { warehouse: warehouse(), scope }, { anomalies: true, forecast: 5 })
    expect(answer.series[0]!.anomalies!.band.length).toBe(answer.buckets.length)
    expect(answer.series[0]!.forecast).toMatchObject({ isThere: true })
    expect(answer.ahead.length).toBe(5)
    const short = await ask(trends, { warehouse: warehouse(), scope }, { unit: 'week', forecast: 4 })
    expect(short.answer.series[0]!.forecast).toMatchObject({ isThere: false, reason: 'short', needs: 104 })
  })

  test.each([
    { lines: [] },
    { lines: [{ id: 'x', measure: { of: 'sum' } }] },
    { lines: [{ id: 'x', measure: { of: 'events', path: 'price' } }] },
    { unit: 'hour' },
    { unit: 'hour', period: { from: 0, to: 63 * day } },
    { forecast: Number.NaN },
    { average: 1 },
    { country: '😀' },
    { rates: [{ currency: 'MAD', day: '2026-13-01', rate: 1 }] },
    { split: { path: '' } },
  ])('are refused with %j', async input => {
    await expect(asking(input)).rejects.toMatchObject({ code: 'query.invalid' })
  })

  test('survive names that nobody should give', async () => {
    const odd = ['price`', 'a"b', '‏السعر', '💥.{p0:String}', "'; DROP TABLE events"]
    for (const path of odd)
      for (const input of [
        { lines: [{ id: path, measure: { of: 'sum', any: events(path), path } }] },
        { split: { path } },
      ])
        expect((await asking({ period: spring, ...input })).answer.unconverted).toBe(0)
  })

  test('ask the same SQL as before', async () => {
    await expect(goldenSql(trends, trends.example)).toMatchFileSnapshot('__golden__/trends.sql')
    const counts = trends.input.parse({ period: spring, unit: 'week' })
    await expect(goldenSql(trends, counts)).toMatchFileSnapshot('__golden__/trends-counts.sql')
  })

  test('name buckets as the calendar does', () => {
    expect(bucketText(2026 * 12 + 1, { unit: 'month', weekStart: 1 })).toBe('2026-02-01')
  })
})

/** Two months of orders in three currencies, in a workspace of their own. */
function order(i: number): LogEvent {
  const currency = i % 6 === 5 ? 'EGP' : i % 3 === 1 ? 'SAR' : 'MAD'
  return {
    workspace: workspace + 50,
    trace: BigInt(1 + (i % 9)) * 4096n,
    type: 'track',
    name: 'Paid',
    channel: 'web',
    time: Date.UTC(2026, 2, 1) + i * day,
    ordinal: 0,
    id: `paid-${i}`,
    account: '',
    properties: { revenue: 100 + i, currency },
    flags: 0,
    batch: 1n,
  }
}
