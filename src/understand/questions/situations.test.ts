import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { insertEvents, openJourneys } from '../../../test/journey-log.ts'
import { seeded } from '../../../test/seeded.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import { dayOf } from '../../platform/zones/offsets.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { cases } from './cases.ts'
import { situations } from './situations.ts'

const zones = createZones()
const dayMs = 86_400_000
const zone = 'Africa/Cairo'
const count = { of: 'count', event: { id: 'A', any: [{ event: 'A' }] } }
const isRamadan = (day: string) =>
  (day >= '2025-03-01' && day <= '2025-03-29') || (day >= '2026-02-18' && day <= '2026-03-19')

/** Two years of a shop: more on Fridays, half as much again in Ramadan. Events at all hours, also around midnight in Cairo. */
function log(workspace: number, seed: number) {
  const random = seeded(seed)
  const start = Date.UTC(2024, 11, 1)
  return Array.from({ length: 560 }, (_, d) => start + d * dayMs).flatMap((noon, d) => {
    const day = new Date(noon).toISOString().slice(0, 10)
    const often = (noon / dayMs) % 7 === 1 ? 2 : 1
    const n = Math.round((12 + 4 * random()) * often * (isRamadan(day) ? 1.5 : 1))
    return Array.from({ length: n }, (_e, i) => ({
      ...{
        workspace,
        trace: BigInt(1 + Math.floor(random() * 40)),
        type: 'track' as const,
        name: 'A',
        channel: 'web',
      },
      time: noon + Math.floor(random() * dayMs) - 2 * 3_600_000,
      ...{
        ordinal: 0,
        id: `${d}-${i}`,
        account: '',
        properties: { currency: d % 2 ? 'SAR' : 'EGP' },
        flags: 0,
        batch: 1n,
      },
    }))
  })
}

const days = (from: string) => ({ name: 'next', from, to: from.replace(/..$/, '04') })

describeOnWarehouses('situations', warehouse => {
  let journeys: Journeys
  const now = Date.UTC(2026, 6, 1)
  const events = log(1, 4)
  const asked = async (input: object, workspace = 1) =>
    (
      await ask(
        situations,
        { warehouse: warehouse(), scope: { workspace, now } },
        { measure: count, zone, ...input },
      )
    ).answer
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    const table = createZoneTable({ warehouse: warehouse(), zones })
    for (const name of [zone, 'UTC', 'Africa/Casablanca']) await table.ensure(name)
    await insertEvents(warehouse(), events)
    await journeys.rebuild(1)
  })

  test('lays one Ramadan over the other by Hijri day, beside the same weekdays of ordinary days', async () => {
    const answer = await asked({ calendar: 'ramadan' })
    expect(answer.align).toBe('hijri')
    expect(answer.occurrences.map(o => [o.name, o.from, o.to, o.days, o.counts])).toEqual([
      ['ramadan-1446', '2025-03-01', '2025-03-29', 29, true],
      ['ramadan-1447', '2026-02-18', '2026-03-19', 30, true],
    ])
    const perDay = new Map(
      [...Map.groupBy(events, e => dayOf(zones.offsets(zone), e.time))].map(([d, l]) => [d, l.length]),
    )
    for (const { series, from } of answer.occurrences) {
      for (const day of series) expect([day.day, day.value]).toEqual([day.day, perDay.get(day.day) ?? 0])
      expect(series.find(day => day.day === from)?.k).toBe(1)
      const before = [...perDay].filter(([d]) => {
        const away = (Date.parse(from) - Date.parse(d)) / dayMs
        return away > 7 && away <= 35
      })
      const tenth = series.find(day => day.k === 10)!
      const same = before.filter(([d]) => new Date(d).getUTCDay() === new Date(tenth.day).getUTCDay())
      expect(tenth.usual).toBeCloseTo(same.reduce((sum, [, n]) => sum + n, 0) / same.length, 9)
      expect(tenth.lift).toBeCloseTo(tenth.value! / tenth.usual! - 1, 9)
    }
    for (const { lift } of answer.occurrences) expect(lift!.low < 0.5 && lift!.high! > 0.5).toBe(true)
    expect(answer.profile.filter(p => p.n === 1).map(p => p.k)).toContain(37)
    expect(answer.projection).toMatchObject({ name: 'ramadan-1448', from: '2027-02-08', occurrences: 2 })
    expect(answer.projection!.low! < 0.5 && answer.projection!.high! > 0.5).toBe(true)
    expect(answer.projection!.days.map(day => day.k)).toEqual(Array.from({ length: 29 }, (_, i) => i + 1))
  })

  test('lists who did it in an occurrence, and nobody else', async () => {
    const input = { measure: count, zone, calendar: 'ramadan' }
    const [from, to] = ['2026-02-18', '2026-02-19']
    const mark = { of: 'situation', input, from, to }
    const scope = { workspace: 1, now }
    const { answer } = await ask(cases, { warehouse: warehouse(), scope }, { mark, most: 1000 })
    const did = events.filter(e => {
      const day = dayOf(zones.offsets(zone), e.time)
      return day >= from && day <= to
    })
    expect(answer.cases.map(one => one.case).sort()).toEqual(
      [...new Set(did.map(e => String(e.trace)))].sort(),
    )
    expect(answer.total).toBeGreaterThan(10)
    expect(answer.total).toBeLessThan(40)
  })

  test('an Eid is compared with the days before Ramadan, and says what else lay on it', async () => {
    const answer = await asked({
      calendar: 'eid-al-fitr',
      exclude: [{ name: 'strike', from: '2026-03-21', to: '2026-03-21' }],
    })
    const [, eid] = answer.occurrences
    expect(eid).toMatchObject({ from: '2026-03-20', overlaps: ['strike'], baseline: { days: 28 } })
    expect(eid!.lift!.effect).toBeGreaterThan(-0.2)
    expect(Math.abs(eid!.baseline.value! - 16)).toBeLessThan(2)
  })

  test('written days stand in place of the calendar’s; one occurrence has no interval', async () => {
    const seen = { name: 'seen', from: '2026-02-19', to: '2026-03-19' }
    const both = await asked({ calendar: 'ramadan', occurrences: [seen] })
    expect(both.occurrences.map(o => o.name)).toEqual(['ramadan-1446', 'seen'])
    expect(both.occurrences[1]!.series.find(day => day.day === '2026-02-19')!.k).toBe(2)
    const coming = { name: 'next', from: '2026-09-01', to: '2026-09-04' }
    const one = await asked({ occurrences: [{ name: 'sale', from: '2026-02-20', to: '2026-02-23' }], coming })
    expect(one.align).toBe('start')
    expect([one.average, one.projection!.low, one.projection!.days[0]!.high]).toEqual([null, null, null])
    expect(one.projection!.effect).toBeGreaterThan(0.3)
    expect(one.occurrences[0]!.overlaps).toEqual(['ramadan-1447'])
    expect(one.projection!.total.value / one.projection!.total.usual - 1).toBeCloseTo(
      one.projection!.effect,
      9,
    )
  })

  test('sales on other days of Ramadan stand on their Hijri days', async () => {
    const sales = [
      { name: 'a', from: '2025-03-10', to: '2025-03-12' },
      { name: 'b', from: '2026-02-22', to: '2026-02-24' },
    ]
    const found = await asked({ occurrences: sales, align: 'hijri', around: 0 })
    expect(found.occurrences.map(o => o.series.map(day => day.k))).toEqual([
      [10, 11, 12],
      [5, 6, 7],
    ])
  })

  test.each([
    [{ calendar: 'ramadan' }],
    [{ calendar: 'white-friday' }],
    [{ occurrences: [{ name: 'sale', from: '2026-02-20', to: '2026-02-23' }], coming: days('2026-09-01') }],
  ])('of a log that ended fifteen years ago are told as on its last day: %j', async input => {
    const scope = { workspace: 1, now: now + 15 * 365 * dayMs }
    const later = await ask(situations, { warehouse: warehouse(), scope }, { measure: count, zone, ...input })
    expect(later.answer).toEqual(await asked(input))
    expect(later.answer.occurrences.every(one => (one.value ?? 0) > 5)).toBe(true)
    expect(later.answer.projection!.total.usual).toBeGreaterThan(20)
  })

  test('nothing, no baseline, mixed money', async () => {
    expect((await asked({ calendar: 'ramadan' }, 99)).occurrences).toEqual([])
    const early = await asked({ occurrences: [{ name: 'x', from: '2024-12-04', to: '2024-12-06' }] })
    expect(early.occurrences[0]).toMatchObject({
      counts: false,
      lift: null,
      baseline: { days: 0, value: null },
    })
    const money = { of: 'sum', event: count.event, path: 'currency' }
    expect((await asked({ calendar: 'ramadan', measure: money })).currencies).toEqual([])
  })

  test.each([
    [{ calendar: 'doomsday' }],
    [{ occurrences: [{ from: '2026-02-30', to: '2026-03-01' }] }],
    [{ occurrences: [{ from: '2026-03-02', to: '2026-03-01' }] }],
    [{ occurrences: Array.from({ length: 13 }, () => ({ from: '2026-03-01', to: '2026-03-01' })) }],
    [{ baselineDays: 1 }],
  ])('refuses %j', async input => {
    await expect(asked(input)).rejects.toMatchObject({ code: 'query.invalid' })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(situations, situations.example)).toMatchFileSnapshot('__golden__/situations.sql')
  })
})

describe('a projection', () => {
  test('holds the coming one as often as it says, also with few occurrences that differ', async () => {
    const { projectLift, usualOf, occurrenceLift } = await import('../statistics/situation-profile.ts')
    const random = seeded(11)
    const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const seeds = Number(process.env.PROVE_SEEDS ?? 60) * 5
    let [inside, tried] = [0, 0]
    for (let i = 0; i < seeds; i++) {
      const days = (n: number, lift: number) =>
        Array.from({ length: n }, (_, d) => ({
          weekday: d % 7,
          point: { n: Math.max(0, 100 * Math.exp(lift + 0.1 * gauss())), of: 1 },
        }))
      const usual = () => usualOf(days(28, 0), 'relative')!
      const lifts = Array.from({ length: 3 }, () => 0.4 + 0.15 * gauss()).map(
        lift => occurrenceLift(days(10, lift), usual(), 'relative')!.effect,
      )
      const next = occurrenceLift(days(10, 0.4 + 0.15 * gauss()), usual(), 'relative')!.effect
      const projected = projectLift(lifts, 'relative', { usual: usual(), weight: 10 })!
      tried++
      if (projected.low! <= next && next <= projected.high!) inside++
    }
    console.log(`situations: ${inside} of ${tried} coming ones within their prediction interval`)
    expect(Math.abs(inside / tried - 0.95)).toBeLessThan(0.03 + (3.5 * Math.sqrt((0.95 * 0.05) / tried)) / 2)
  })
})
