import { expect, it } from 'vitest'
import { createZones } from '../../platform/zones/zones.ts'
import { type Schedule, scheduleSchema } from './model-mails.ts'
import { nextDue } from './next-due.ts'

const zones = createZones()
const at = (text: string) => Date.parse(text)
const daily = (zone: string, hour: number, more: Partial<Schedule> = {}) =>
  scheduleSchema.parse({ every: 'day', hour, zone, ...more })
/** All that is due between two instants, found as the job finds it: one after the other. */
function due(schedule: Schedule, from: string, to: string): string[] {
  const found: string[] = []
  for (let now = at(from); ; ) {
    now = nextDue(schedule, zones, now)
    if (now >= at(to)) return found
    found.push(new Date(now).toISOString())
  }
}

it('stays at its hour on the wall when the clocks change, and comes once a day', () => {
  // Cairo put its clock on at midnight of 24 April 2026 and puts it back at midnight of 30 October.
  expect(due(daily('Africa/Cairo', 8), '2026-04-22T12:00Z', '2026-04-26T00:00Z')).toEqual([
    '2026-04-23T06:00:00.000Z',
    '2026-04-24T05:00:00.000Z',
    '2026-04-25T05:00:00.000Z',
  ])
  // 00:30 of that night was never shown: an hour later by the clock, once.
  expect(due(daily('Africa/Cairo', 0, { minute: 30 }), '2026-04-23T12:00Z', '2026-04-26T00:00Z')).toEqual([
    '2026-04-23T22:30:00.000Z',
    '2026-04-24T21:30:00.000Z',
    '2026-04-25T21:30:00.000Z',
  ])
  // 23:30 of the night that puts it back is shown twice: the first time counts.
  expect(due(daily('Africa/Cairo', 23, { minute: 30 }), '2026-10-28T00:00Z', '2026-10-31T00:00Z')).toEqual([
    '2026-10-28T20:30:00.000Z',
    '2026-10-29T20:30:00.000Z',
    '2026-10-30T21:30:00.000Z',
  ])
  // Morocco leaves its hour for Ramadan.
  expect(due(daily('Africa/Casablanca', 9), '2026-02-14T00:00Z', '2026-02-17T00:00Z')).toEqual([
    '2026-02-14T08:00:00.000Z',
    '2026-02-15T09:00:00.000Z',
    '2026-02-16T09:00:00.000Z',
  ])
})

it('once every day of three years, whatever the zone does', () => {
  for (const zone of [
    'Africa/Cairo',
    'Africa/Casablanca',
    'Europe/Paris',
    'America/Sao_Paulo',
    'Asia/Riyadh',
  ])
    for (const hour of [0, 2, 23]) {
      const found = due(daily(zone, hour, { minute: 30 }), '2024-12-31T12:00Z', '2028-01-01T12:00Z')
      const days = found.map(one =>
        new Date(at(one) + zones.offsetAt(zone, at(one))).toISOString().slice(0, 10),
      )
      expect(new Set(days).size).toBe(days.length)
      expect(days.length).toBeGreaterThanOrEqual(1095)
      expect(days.length).toBeLessThanOrEqual(1096)
    }
})

it('on its day of the week, and the last day of a month that has no such day', () => {
  expect(
    due(daily('Asia/Riyadh', 8, { every: 'week', weekday: 7 }), '2026-11-01T06:00Z', '2026-11-16T00:00Z'),
  ).toEqual(['2026-11-08T05:00:00.000Z', '2026-11-15T05:00:00.000Z'])
  expect(
    due(daily('UTC', 8, { every: 'month', monthDay: 31 }), '2027-01-31T08:00Z', '2027-05-01T00:00Z'),
  ).toEqual(['2027-02-28T08:00:00.000Z', '2027-03-31T08:00:00.000Z', '2027-04-30T08:00:00.000Z'])
})
