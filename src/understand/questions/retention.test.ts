import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  later,
  openJourneys,
  type RandomLog,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import { dayOf } from '../../platform/zones/offsets.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { RetentionMode } from '../model-retention.ts'
import { wilson } from '../wilson.ts'
import { cases } from './cases.ts'
import { lifecycle } from './lifecycle.ts'
import { retention } from './retention.ts'

const zones = createZones()
const events = (...names: string[]) => names.map(event => ({ event }))

interface Options {
  by?: string
  unit: 'day' | 'week' | 'month'
  zone: string
  weekStart?: number
  period?: { from: number; to: number }
}

/** First day of the local unit, and how many units lie between two of them: a calendar of the twins' own. */
function calendar({ unit, zone, weekStart = 1 }: Options) {
  const bucketOf = (ms: number) => {
    const local = dayOf(zones.offsets(zone), ms)
    if (unit === 'month') return `${local.slice(0, 7)}-01`
    const back = unit === 'week' ? (new Date(local).getUTCDay() - weekStart + 14) % 7 : 0
    return new Date(Date.parse(local) - back * 86_400_000).toISOString().slice(0, 10)
  }
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
  const between = (a: string, b: string) =>
    unit === 'month'
      ? months(b) - months(a)
      : (Date.parse(b) - Date.parse(a)) / 86_400_000 / (unit === 'week' ? 7 : 1)
  return { bucketOf, between }
}

interface Asked extends Options {
  start: string[]
  back: string[]
  cohort: 'first' | 'any'
  mode: RetentionMode
  units: number
}

/** 'cohort' → [size, back at unit 1, 2, …] of those that had begun by `until`. */
function twin(log: RandomLog, workspace: number, until: number, q: Asked): Record<string, number[]> {
  const { bucketOf, between } = calendar(q)
  const table: Record<string, number[]> = {}
  for (const list of casesOf(log, workspace, q.by).values()) {
    const of = (names: string[]) => [
      ...new Set(list.filter(e => names.length === 0 || names.includes(e.name)).map(e => bucketOf(e.time))),
    ]
    for (const cohort of q.cohort === 'first' ? of(q.start).slice(0, 1) : of(q.start)) {
      if (q.period && (cohort < bucketOf(q.period.from) || cohort > bucketOf(q.period.to - 1))) continue
      const gaps = of(q.back).map(day => between(cohort, day))
      const isBack = (n: number) =>
        gaps.some(gap => {
          if (q.mode === 'n-day') return gap === n
          if (q.mode === 'within') return gap >= 1 && gap <= n
          return gap >= n && (q.mode === 'unbounded' || gap <= q.units)
        })
      const age = between(cohort, bucketOf(until))
      table[cohort] ??= Array(1 + Math.max(0, Math.min(q.units, age))).fill(0)
      table[cohort][0]!++
      for (let n = 1; n <= Math.min(q.units, age); n++) if (isBack(n)) table[cohort][n]!++
    }
  }
  return table
}

/** 'unit' → [new, returning, resurrecting, dormant]. */
function lifecycleTwin(log: RandomLog, workspace: number, until: number, q: Options & { active: string[] }) {
  const { bucketOf, between } = calendar(q)
  const units = [...new Set(log.events.map(e => bucketOf(e.time)))]
  const table: Record<string, number[]> = {}
  for (const list of casesOf(log, workspace, q.by).values()) {
    const here = new Set(
      list.filter(e => q.active.length === 0 || q.active.includes(e.name)).map(e => bucketOf(e.time)),
    )
    if (here.size === 0) continue
    const first = [...here].sort()[0]!
    for (const unit of units) {
      if (unit < first || unit > bucketOf(until)) continue
      const before = [...here].some(day => between(day, unit) === 1)
      const state = here.has(unit) ? (unit === first ? 0 : before ? 1 : 2) : before ? 3 : -1
      if (q.period && (unit < bucketOf(q.period.from) || unit > bucketOf(q.period.to - 1))) continue
      if (state < 0) continue
      table[unit] ??= [0, 0, 0, 0]
      table[unit][state]!++
    }
  }
  return table
}

describeOnWarehouses('coming back', warehouse => {
  const workspace = 7
  const log = later(randomLog(31, { workspace, traces: 90 }), 30)
  const last = Math.max(
    ...log.events
      .filter(e => e.workspace === workspace && e.flags === 0 && ['page', 'screen', 'track'].includes(e.type))
      .map(e => e.time),
  )
  const ctx = (now = last + 1) => ({ warehouse: warehouse(), scope: { workspace, now } })
  beforeAll(async () => {
    const journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    const table = createZoneTable({ warehouse: warehouse(), zones })
    for (const zone of ['UTC', 'Africa/Cairo', 'Asia/Kathmandu', 'Africa/Casablanca'])
      await table.ensure(zone)
    await insertEvents(warehouse(), log.events)
    await setPersons(warehouse(), workspace, log.persons)
    await journeys.rebuild(workspace)
  })

  const spring = { from: Date.UTC(2026, 3, 3, 12), to: Date.UTC(2026, 4, 2) }
  const middle = Date.UTC(2026, 3, 28)
  // Much is before and after it: what is far from a period is not turned into days.
  const fewDays = { from: Date.UTC(2026, 3, 22, 7), to: Date.UTC(2026, 3, 25) }
  test.each<[string, Partial<Asked>, number?]>([
    ['by week, of the first start', {}],
    ['by day in Cairo, over the day without midnight', { unit: 'day', zone: 'Africa/Cairo', units: 60 }],
    ['by day in Kathmandu, of any start', { unit: 'day', zone: 'Asia/Kathmandu', cohort: 'any', units: 9 }],
    ['by month in Casablanca', { unit: 'month', zone: 'Africa/Casablanca', mode: 'within', units: 4 }],
    ['rolling, weeks from Saturday', { mode: 'rolling', weekStart: 6, units: 5 }],
    ['unbounded, of any start', { mode: 'unbounded', cohort: 'any', units: 4 }],
    ['of a period', { period: spring, back: ['B', 'C'], cohort: 'any' }],
    ['of a few days, by day', { period: fewDays, unit: 'day', start: [], units: 20 }],
    ['of a few days, the first of one kind', { period: fewDays, unit: 'day', mode: 'unbounded', units: 20 }],
    ['of a few days, any start', { period: fewDays, unit: 'day', cohort: 'any', zone: 'Asia/Kathmandu' }],
    ['by account, when the log has just gone half', { by: 'account', mode: 'rolling' }, middle],
    ['of any event, then any event', { start: [], back: [] }, middle],
    ['of what nobody did', { start: ['Z'] }],
  ])('%s agrees with the twin', async (_name, part, now) => {
    const q: Asked = {
      start: ['A'],
      back: ['B'],
      cohort: 'first',
      mode: 'n-day',
      unit: 'week',
      units: 8,
      zone: 'UTC',
      ...part,
    }
    const input = { ...q, start: events(...q.start), back: events(...q.back) }
    const { answer } = await ask(retention, ctx(now), input)
    const until = Math.min(now ?? last + 1, last)
    const expected = twin(log, workspace, until, q)
    const found = answer.cohorts.filter(c => c.size > 0)
    expect(Object.fromEntries(found.map(c => [c.cohort, [c.size, ...c.cells.map(x => x.n)]]))).toEqual(
      expected,
    )
    const { bucketOf, between } = calendar(q)
    for (const { cohort, cells } of found)
      for (const { unit, complete } of cells)
        expect(complete).toBe(between(cohort, bucketOf(until)) > (q.mode === 'rolling' ? q.units : unit))
    for (const { unit, cohorts, ...share } of answer.average) {
      const old = found.flatMap(c => c.cells.filter(x => x.unit === unit && x.complete))
      const sum = (key: 'n' | 'of') => old.reduce((total, cell) => total + cell[key], 0)
      expect([cohorts, share]).toEqual([old.length, wilson(sum('n'), sum('of'))])
    }
  })

  test.each<[string, Partial<Options & { active: string[] }>, number?]>([
    ['by week', {}],
    ['by day in Cairo, over the day without midnight', { unit: 'day', zone: 'Africa/Cairo' }],
    ['by month in Casablanca, by account', { unit: 'month', zone: 'Africa/Casablanca', by: 'account' }],
    ['of a period, weeks from Saturday', { weekStart: 6, period: spring, active: ['A', 'D'] }],
    ['of a few days, by day', { unit: 'day', period: fewDays, zone: 'Africa/Cairo' }],
    ['of a few days, of one kind', { unit: 'day', period: fewDays, active: ['B'] }],
    ['by day in Kathmandu, when the log has just gone half', { unit: 'day', zone: 'Asia/Kathmandu' }, middle],
  ])('the lifecycle %s agrees with the twin and adds up', async (_name, part, now) => {
    const q = { unit: 'week' as const, zone: 'UTC', active: [], ...part }
    const { answer } = await ask(lifecycle, ctx(now), { ...q, active: events(...q.active) })
    const expected = lifecycleTwin(log, workspace, Math.min(now ?? last + 1, last), q)
    const rows = answer.periods.map(p => [p.bucket, [p.new, p.returning, p.resurrecting, p.dormant]] as const)
    const told = rows.filter(([, counts]) => counts.some(n => n > 0))
    expect(Object.fromEntries(told)).toEqual(expected)
    for (const [i, p] of answer.periods.entries()) {
      expect(p.active).toBe(p.new + p.returning + p.resurrecting)
      if (i > 0) expect(p.returning + p.dormant).toBe(answer.periods[i - 1]!.active)
    }
  })

  test('the cases behind a cell and a bar are as many as were counted', async () => {
    for (const mode of ['n-day', 'rolling', 'unbounded', 'within']) {
      const input = { start: events('A'), back: events('B'), mode, units: 3, cohort: 'any' }
      const { answer } = await ask(retention, ctx(), input)
      const { cohort, size, cells } = answer.cohorts.find(c => c.size > 5)!
      const count = async (unit: number, outcome: string) =>
        (await ask(cases, ctx(), { mark: { of: 'retention', input, cohort, unit, outcome } })).answer.total
      expect(await count(0, 'back')).toBe(size)
      expect(await count(2, 'back')).toBe(cells[1]!.n)
      expect(await count(2, 'not-back')).toBe(size - cells[1]!.n)
    }
    const { answer } = await ask(lifecycle, ctx(), {})
    const { bucket, ...period } = answer.periods[3]!
    for (const state of ['new', 'returning', 'resurrecting', 'dormant'] as const) {
      const mark = { of: 'lifecycle', input: {}, bucket, state }
      expect((await ask(cases, ctx(), { mark })).answer.total).toBe(period[state])
    }
  })

  describe('asked badly', () => {
    test.each([
      { units: 0 },
      { units: Number.NaN },
      { unit: 'year' },
      { mode: '' },
      { start: [{ event: '' }] },
      { weekStart: 9 },
    ])('with %j is refused', async input => {
      await expect(ask(retention, ctx(), input)).rejects.toMatchObject({ code: 'query.invalid' })
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(retention, retention.example)).toMatchFileSnapshot('__golden__/retention.sql')
    await expect(goldenSql(lifecycle, lifecycle.example)).toMatchFileSnapshot('__golden__/lifecycle.sql')
  })
})
