import { expect, it } from 'vitest'
import { createZones } from '../../platform/zones/zones.ts'
import { periodEarlier } from './alert-periods.ts'

const offsets = createZones().offsets('Africa/Cairo')
const at = (text: string) => Date.parse(text)
const shown = ({ from, to }: { from: number; to: number }) =>
  [from, to].map(one => new Date(one).toISOString())
const dayMs = 86_400_000

it('holds what is not over against days that were as far, by the clock on the wall', () => {
  // Seven days in Cairo, the last until nine in the morning; its clock was put back on the night of 30 October.
  const period = { from: at('2026-10-26T21:00:00Z'), to: at('2026-11-02T07:00:00Z') }
  const before = periodEarlier(period, { lengths: 1, wholeMs: 7 * dayMs, offsets })
  expect(shown(before)).toEqual(['2026-10-19T21:00:00.000Z', '2026-10-26T06:00:00.000Z'])
  expect(shown(periodEarlier(period, { lengths: 2, wholeMs: 7 * dayMs, offsets }))).toEqual([
    ...['2026-10-12T21:00:00.000Z', '2026-10-19T06:00:00.000Z'],
  ])
  const hour = { from: at('2026-11-02T07:00:00Z'), to: at('2026-11-02T08:00:00Z') }
  expect(shown(periodEarlier(hour, { lengths: 3, wholeMs: dayMs / 24, offsets }))).toEqual([
    ...['2026-11-02T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  ])
})
