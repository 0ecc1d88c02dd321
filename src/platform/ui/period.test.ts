import { describe, expect, it } from 'vitest'
import { periodFromText, periodInstants, periodToText } from './period.ts'

const hour = 3_600_000
const riyadh = { offsets: [{ from: 0, offsetMs: 3 * hour }] }

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
