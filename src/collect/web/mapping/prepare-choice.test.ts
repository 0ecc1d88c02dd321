import { expect, test } from 'vitest'
import { createZones } from '../../../platform/zones/zones.ts'
import { choiceOf, daysOf } from './prepare-choice.ts'

const zones = createZones()
const regionOf = (zone: string) => ({ offsets: zones.offsets(zone) })
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

test.each([
  ['Asia/Riyadh', '2026-11-01', '2026-11-02', '2026-10-31T21:00:00.000Z', '2026-11-02T21:00:00.000Z'],
  // The clock goes forward at midnight: the 24th begins at 01:00, and is an hour shorter.
  ['Africa/Cairo', '2026-04-24', '2026-04-24', '2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z'],
  // And back at midnight: the 29th has 25 hours.
  ['Africa/Cairo', '2026-10-29', '2026-10-29', '2026-10-28T21:00:00.000Z', '2026-10-29T22:00:00.000Z'],
  ['UTC', '2026-12-31', '2026-12-31', '2026-12-31T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
])('days are those of the workspace, both included: %s, %s to %s', (zone, from, to, start, end) => {
  const region = regionOf(zone)
  const choice = choiceOf({ sources: ['shop'], from, to, again: false }, region)
  expect([choice.sources, iso(choice.from), iso(choice.to)]).toEqual([['shop'], start, end])
  expect(daysOf(choice, region)).toEqual({ from, to })
})

test('what is not said has no beginning and no end', () => {
  const region = regionOf('Africa/Casablanca')
  const choice = choiceOf({ sources: [], from: '', to: '', again: true }, region)
  expect(choice).toEqual({ sources: [], from: null, to: null, again: true })
  expect(daysOf(choice, region)).toEqual({ from: '', to: '' })
})
