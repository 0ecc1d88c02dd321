import { describe, expect, it } from 'vitest'
import { weekOfCountry } from './model-week.ts'
import { dayOf, instantToLocal, startOfDay } from './offsets.ts'
import { createZones } from './zones.ts'

const zones = createZones()
const at = (text: string) => Date.parse(text)
const clock = (zone: string, instant: string) =>
  new Date(instantToLocal(zones.offsets(zone), at(instant))).toISOString().slice(0, 19)

describe('a zone', () => {
  it('agrees with Intl at every change, a millisecond before it, and in between', () => {
    for (const zone of [
      'Africa/Cairo',
      'Africa/Casablanca',
      'Asia/Riyadh',
      'Asia/Kathmandu',
      'Africa/Monrovia',
    ]) {
      const format = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      })
      const rows = zones.offsets(zone)
      const probes = rows.flatMap(({ from }, i) => [
        from,
        from - 1,
        Math.floor((from + (rows[i + 1]?.from ?? from)) / 2),
      ])
      for (const probe of probes.filter(instant => instant >= Date.UTC(1970, 0, 2)))
        expect(new Date(instantToLocal(rows, probe)).toISOString().slice(0, 19).replace('T', ' ')).toBe(
          format.format(probe),
        )
    }
  })

  it('knows Casablanca on both sides of 2026-09-20', () => {
    expect(clock('Africa/Casablanca', '2026-09-20T00:59:59Z')).toBe('2026-09-20T01:59:59')
    expect(clock('Africa/Casablanca', '2026-09-20T01:00:00Z')).toBe('2026-09-20T01:00:00')
    expect(zones.offsetAt('Africa/Casablanca', at('2026-11-22T12:00:00Z'))).toBe(0)
  })

  it('knows Riyadh, Kathmandu, and Monrovia before 1972', () => {
    expect(zones.offsetAt('Asia/Riyadh', at('2026-06-01T00:00:00Z'))).toBe(3 * 3_600_000)
    expect(zones.offsetAt('Asia/Kathmandu', at('2026-06-01T00:00:00Z'))).toBe(345 * 60_000)
    expect(zones.offsetAt('Africa/Monrovia', at('1971-06-01T00:00:00Z'))).toBe(-2_670_000)
  })

  it('is told from a name that is none', () => {
    expect(zones.isZone('Africa/Cairo')).toBe(true)
    expect(zones.isZone('Africa/Atlantis')).toBe(false)
  })
})

describe('a wall clock', () => {
  const cairo = zones.offsets('Africa/Cairo')

  it('that never showed the time moves on by the gap: Cairo, 2026-04-24, has no midnight', () => {
    const local = zones.localToInstant('Africa/Cairo', at('2026-04-24T00:30:00Z'))
    expect(local).toEqual({ instant: at('2026-04-23T22:30:00Z'), kind: 'gap' })
    expect(clock('Africa/Cairo', '2026-04-23T22:30:00Z')).toBe('2026-04-24T01:30:00')
    expect(startOfDay(cairo, '2026-04-24')).toBe(at('2026-04-23T22:00:00Z'))
    expect(clock('Africa/Cairo', '2026-04-23T22:00:00Z')).toBe('2026-04-24T01:00:00')
  })

  it('that showed the time twice means the first', () => {
    const local = zones.localToInstant('Africa/Cairo', at('2026-10-29T23:30:00Z'))
    expect(local).toEqual({ instant: at('2026-10-29T20:30:00Z'), kind: 'overlap' })
  })

  it('comes back from every other time', () => {
    for (const zone of ['Africa/Cairo', 'Africa/Casablanca', 'Asia/Kathmandu', 'Pacific/Apia']) {
      const offsets = zones.offsets(zone)
      for (
        let instant = at('2009-12-28T00:00:00Z');
        instant < at('2013-01-05T00:00:00Z');
        instant += 1_000_003
      ) {
        const back = zones.localToInstant(zone, instantToLocal(offsets, instant))
        if (back.kind === 'overlap') expect(Math.abs(back.instant - instant)).toBeLessThanOrEqual(3_600_000)
        else expect(back).toEqual({ instant, kind: 'exact' })
      }
    }
  })

  it('reads its day: a date, also where Samoa left one out', () => {
    expect(dayOf(cairo, at('2026-04-23T21:59:59Z'))).toBe('2026-04-23')
    expect(dayOf(cairo, at('2026-04-23T22:00:00Z'))).toBe('2026-04-24')
    const apia = zones.offsets('Pacific/Apia')
    expect(dayOf(apia, at('2011-12-30T09:59:59Z'))).toBe('2011-12-29')
    expect(dayOf(apia, at('2011-12-30T10:00:00Z'))).toBe('2011-12-31')
  })
})

it('knows the weeks of the countries we write for', () => {
  const friSat = ['SA', 'EG', 'KW', 'QA', 'BH', 'OM', 'JO', 'DZ']
  for (const country of friSat) expect([country, weekOfCountry(country).weekend]).toEqual([country, [5, 6]])
  for (const country of ['AE', 'MA', 'TN', 'LB', 'FR']) expect(weekOfCountry(country).weekend).toEqual([6, 7])
  expect(weekOfCountry('EG').weekStart).toBe(6)
  expect(weekOfCountry('MA').weekStart).toBe(1)
})
