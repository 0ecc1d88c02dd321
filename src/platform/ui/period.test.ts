import { describe, expect, it } from 'vitest'
import { defaultRegion } from '../i18n/locale.ts'
import { dayOf, periodFromText, periodInstants, periodToText, startOfDay } from './period.ts'

const hour = 3_600_000
const cairo = { ...defaultRegion, zone: 'Africa/Cairo' }
const riyadh = { ...defaultRegion, zone: 'Asia/Riyadh' }

describe('a day', () => {
  it('begins at the zone’s midnight', () => {
    expect(startOfDay('2026-11-22', riyadh)).toBe(Date.parse('2026-11-21T21:00:00Z'))
  })

  it('without midnight begins at its first instant', () => {
    const start = startOfDay('2026-04-24', cairo)
    expect(dayOf(start, cairo)).toBe('2026-04-24')
    expect(dayOf(start - 1, cairo)).toBe('2026-04-23')
  })

  it('of 25 hours begins once', () => {
    const start = startOfDay('2026-10-30', cairo)
    expect(dayOf(start - 1, cairo)).toBe('2026-10-29')
    expect(dayOf(start, cairo)).toBe('2026-10-30')
  })

  it('keeps to the table of offsets that the server sent', () => {
    const from = Date.parse('2026-09-20T02:00:00Z')
    const offsets = [
      { from: 0, offsetMs: hour },
      { from, offsetMs: 0 },
    ]
    const casablanca = { ...defaultRegion, zone: 'Africa/Casablanca', offsets }
    expect(startOfDay('2026-09-20', casablanca)).toBe(Date.parse('2026-09-19T23:00:00Z'))
    expect(startOfDay('2026-09-21', casablanca)).toBe(Date.parse('2026-09-21T00:00:00Z'))
  })
})

describe('a period', () => {
  const now = Date.parse('2026-11-22T22:00:00Z') // already the 23rd in Riyadh
  it('of days counts today', () => {
    expect(periodInstants({ days: 7 }, riyadh, now)).toEqual({
      from: Date.parse('2026-11-16T21:00:00Z'),
      to: Date.parse('2026-11-23T21:00:00Z'),
    })
  })

  it('of dates includes the last day', () => {
    expect(periodInstants({ from: '2026-11-01', to: '2026-11-01' }, riyadh, now)).toEqual({
      from: Date.parse('2026-10-31T21:00:00Z'),
      to: Date.parse('2026-11-01T21:00:00Z'),
    })
  })

  it('survives the address', () => {
    for (const chosen of [{ days: 90 }, { all: true as const }, { from: '2026-01-01', to: '2026-02-01' }])
      expect(periodFromText(periodToText(chosen))).toEqual(chosen)
    expect(periodFromText('nonsense')).toBeNull()
  })
})
