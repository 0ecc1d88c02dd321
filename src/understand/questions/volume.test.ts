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
import { dayOf } from '../../platform/zones/offsets.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { volume } from './volume.ts'

const day = 86_400_000
const zones = createZones()
const touchpoint = (...names: string[]) => ({ id: names.join('+'), any: names.map(event => ({ event })) })

interface Options {
  by?: string
  unit: 'day' | 'week' | 'month'
  zone: string
  weekStart?: number
  period: { from: number; to: number }
}

/** 'bucket' → [events of A or B, their cases, cases that did A, those that did C within two days]. */
function twin(log: RandomLog, workspace: number, { by, unit, zone, weekStart = 1, period }: Options) {
  const bucketOf = (ms: number) => {
    const local = dayOf(zones.offsets(zone), ms)
    if (unit === 'month') return `${local.slice(0, 7)}-01`
    const back = unit === 'week' ? (new Date(local).getUTCDay() - weekStart + 14) % 7 : 0
    return new Date(Date.parse(local) - back * day).toISOString().slice(0, 10)
  }
  const found = new Map<string, [number, Set<string>, Set<string>, Set<string>]>()
  for (const [key, events] of casesOf(log, workspace, by))
    for (const [i, e] of events.entries()) {
      if (e.time < period.from || e.time >= period.to) continue
      const bucket = found.get(bucketOf(e.time)) ?? [0, new Set(), new Set(), new Set()]
      found.set(bucketOf(e.time), bucket)
      if (e.name === 'A' || e.name === 'B') bucket[0]++
      if (e.name === 'A' || e.name === 'B') bucket[1].add(key)
      if (e.name !== 'A') continue
      bucket[2].add(key)
      if (events.some((end, j) => j > i && end.name === 'C' && end.time - e.time <= 2 * day))
        bucket[3].add(key)
    }
  const counts = [...found].map(([b, [n, ...sets]]) => [b, [n, ...sets.map(s => s.size)]] as const)
  return new Map(counts.filter(([, [n]]) => n! > 0))
}

describeOnWarehouses('volume', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    const table = createZoneTable({ warehouse: warehouse(), zones })
    for (const zone of ['UTC', 'Africa/Cairo', 'Asia/Kathmandu', 'Africa/Casablanca'])
      await table.ensure(zone)
  })

  describe.each(seedsFor(kind, [11, 12]))('of random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 100 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.rebuild(workspace)
    })

    const spring = { from: Date.UTC(2026, 2, 2), to: Date.UTC(2026, 4, 20) }
    test.each<[string, Options]>([
      ['days', { unit: 'day', zone: 'UTC', period: spring }],
      ['days in Cairo, one without midnight', { unit: 'day', zone: 'Africa/Cairo', period: spring }],
      ['days in Kathmandu', { unit: 'day', zone: 'Asia/Kathmandu', period: spring }],
      ['weeks from Saturday', { unit: 'week', weekStart: 6, zone: 'Africa/Cairo', period: spring }],
      ['months', { unit: 'month', zone: 'Africa/Casablanca', period: spring }],
      ['days by account', { by: 'account', unit: 'day', zone: 'UTC', period: spring }],
    ])('by %s agrees with the twin', async (_name, options) => {
      const conversion = { from: touchpoint('A'), to: touchpoint('C'), windowMs: 2 * day }
      const scope = { workspace, now: 0 }
      const input = { ...options, touchpoints: [touchpoint('A', 'B')], conversion }
      const { answer } = await ask(volume, { warehouse: warehouse(), scope }, input)
      const found = answer.buckets.map((bucket, i) => {
        const { events, cases } = answer.lines[0]!
        return [bucket, [events[i], cases[i], answer.conversion![i]!.of, answer.conversion![i]!.n]] as const
      })
      const expected = twin(log, workspace, options)
      expect(new Map(found.filter(([, [n]]) => n! > 0))).toEqual(expected)
      expect(expected.size).toBeGreaterThan(1)
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(volume, volume.example)).toMatchFileSnapshot('__golden__/volume.sql')
  })
})
