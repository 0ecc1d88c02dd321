import { describe, expect, it } from 'vitest'
import { shiftDay } from '../../platform/zones/model-days.ts'
import { departureOf, hasFallen, hasRisen, usualShare } from './measure.ts'

const today = '2026-10-12'
const since = '2020-01-01'

/** The same number on each of the days before today, and another today. */
function series(usual: number, seen: number, days = 60): Map<string, number> {
  const before = Array.from({ length: days }, (_, i) => [shiftDay(today, -1 - i), usual] as const)
  return new Map([...before, [today, seen]])
}
const directionOf = (counts: ReadonlyMap<string, number>, from = since) =>
  departureOf(counts, today, from)?.direction ?? null

describe('a volume that departs', () => {
  it.each([
    [1000, 590, 'fell'],
    [1000, 601, null],
    [1000, 2001, 'jumped'],
    [1000, 1999, null],
    // Small numbers: by chance alone they move by more.
    [100, 61, null],
    [100, 59, 'fell'],
    [20, 4, null],
    [20, 0, 'fell'],
    [3, 19, null],
    [3, 20, 'jumped'],
    // Nothing is silence only where there was enough.
    [10, 0, 'fell'],
    [9, 0, null],
    [0, 0, null],
  ])('from %i a day to %i: %s', (usual, seen, expected) => {
    expect(directionOf(series(usual, seen))).toBe(expected)
    if (expected) expect(departureOf(series(usual, seen), today, since)?.usual).toBe(usual)
  })

  it.each([
    [100, 33, 'fell'],
    [100, 34, null],
    [60, 19, 'fell'],
    [60, 21, null],
    // Of fewer than sixty chance makes as little too often.
    [50, 15, null],
    [50, 5, 'fell'],
  ])('from a restless %i a day to %i: %s', (usual, seen, expected) => {
    const counts = series(usual, seen)
    for (let i = 1; i <= 60; i++)
      counts.set(shiftDay(today, -i), usual * (Math.ceil(i / 7) % 2 === 0 ? 0.85 : 1.15))
    expect(directionOf(counts)).toBe(expected)
  })

  it('is measured from the day on that a new usual began, and only with four days of its kind', () => {
    const counts = series(1000, 100)
    expect(directionOf(counts)).toBe('fell')
    expect(directionOf(counts, shiftDay(today, -28))).toBe('fell')
    expect(directionOf(counts, shiftDay(today, -27))).toBeNull()
    // Before it was known, it can fall silent after four days.
    expect(directionOf(series(1000, 0), shiftDay(today, -4))).toBe('fell')
    expect(directionOf(series(1000, 0), shiftDay(today, -3))).toBeNull()
  })

  it('is no silence where days of nearly nothing are usual', () => {
    const counts = series(12, 0)
    for (let week = 1; week <= 3; week++) counts.set(shiftDay(today, -7 * week), 2)
    expect(directionOf(counts)).toBeNull()
    expect(directionOf(series(12, 0))).toBe('fell')
  })
})

const share = (day: string, n: number, of: number) => ({ day, n, of })

describe('a share that departs', () => {
  it('is usual by the middle of five days or more that had twenty events, since the day that was said', () => {
    const days = [10, 20, 30, 40, 50].map((n, i) => share(`2026-10-0${i + 1}`, n, 100))
    expect(usualShare(days, '2026-10-06', since)).toBe(0.3)
    expect(usualShare(days, '2026-10-05', since)).toBeNull()
    expect(usualShare(days, '2026-10-06', '2026-10-02')).toBeNull()
    const thin = [...days.slice(0, 4), share('2026-10-05', 10, 19)]
    expect(usualShare(thin, '2026-10-06', since)).toBeNull()
  })

  it.each([
    [share(today, 10, 100), 0.8, true],
    [share(today, 10, 100), null, false],
    [share(today, 39, 100), 0.8, false],
    [share(today, 0, 100), 0.29, false],
    [share(today, 0, 19), 1, false],
    [share(today, 0, 20), 1, true],
  ])('has fallen: %j of usually %j: %j', (now, usual, expected) => {
    expect(hasFallen(now, usual)).toBe(expected)
  })

  it.each([
    [share(today, 60, 100), 0, 3, true],
    [share(today, 60, 100), null, 3, true],
    [share(today, 12, 100), 0, 3, false],
    [share(today, 60, 100), 0.2, 3, false],
    [share(today, 90, 100), 0.2, 3, true],
    [share(today, 2, 2), 0, 3, false],
    [share(today, 3, 3), 0, 3, true],
    [share(today, 4, 4), 0, 5, false],
  ])('has risen: %j of usually %j, at least %i: %j', (now, usual, events, expected) => {
    expect(hasRisen(now, usual, { share: 0.1, events })).toBe(expected)
  })
})
