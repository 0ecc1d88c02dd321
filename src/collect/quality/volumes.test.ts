import { expect, it } from 'vitest'
import { shiftDay } from '../../platform/zones/model-days.ts'
import { findDefects } from './find-defects.ts'
import type { QualityDays } from './read-days.ts'

const today = '2026-10-12'
const yesterday = shiftDay(today, -1)

/** Sixty days of the same number of each event, and other numbers yesterday and today. */
function daysOf(events: Readonly<Record<string, readonly [usual: number, seen: number]>>): QualityDays {
  const volumes = Object.entries(events).flatMap(([name, [usual, seen]]) => {
    const [source = '', event = ''] = name.split('/')
    return Array.from({ length: 62 }, (_, i) => ({
      ...{ source, event, day: shiftDay(today, -i) },
      n: i < 2 ? seen : usual,
    })).filter(row => row.n > 0)
  })
  const none = { properties: [], identifiers: [], types: [], repeatedOrders: [], zeroRevenue: [] }
  return { volumes, ...none, clocks: [], zones: [] }
}
const told = (found: QualityDays, days = [yesterday]) =>
  findDefects(found, { days, today }).map(({ kind, source, event }) => [kind, source, event].join(' '))

it('says of a source that departs as a whole that it does, and not of each of its events', () => {
  const found = daysOf({ 'web/A': [100, 0], 'web/B': [300, 0], 'app/A': [100, 100], 'app/B': [100, 1000] })
  expect(told(found)).toEqual(['volume-fell web ', 'volume-jumped app '])
})

it('says of each event that departs alone that it does', () => {
  const found = daysOf({ 'web/A': [100, 0], 'web/B': [80, 200], 'web/C': [90, 0], 'web/D': [1000, 1000] })
  expect(told(found)).toEqual(['volume-fell web A', 'volume-jumped web B', 'volume-fell web C'])
})

it('says of an event that vanished although the source as a whole jumped', () => {
  const found = daysOf({ 'web/A': [100, 0], 'web/B': [100, 700], 'app/A': [1000, 0], 'app/B': [20, 90] })
  expect(told(found)).toEqual([
    'volume-jumped web ',
    'volume-fell web A',
    'volume-fell app ',
    'volume-jumped app B',
  ])
})

it('judges no day that is still going on', () => {
  const found = daysOf({ 'web/A': [100, 0] })
  expect(told(found, [today])).toEqual([])
  expect(told(found, [yesterday, today])).toEqual(['volume-fell web '])
})
