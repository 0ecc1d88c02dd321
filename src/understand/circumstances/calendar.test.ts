import { describe, expect, it } from 'vitest'
import { isoDay, isRamadan, saleOn } from '../../../demo/calendar.ts'
import { dayOfText } from '../../platform/zones/model-days.ts'
import { calendarBetween, calendarSeries } from './calendar.ts'

const spans = (country: string, from: string, to: string) =>
  calendarBetween(country, from, to).map(c => `${c.id} ${c.from}..${c.to} ${c.certainty}`)

describe('what the calendar knows', () => {
  it('of a year in Saudi Arabia, in the order of days', () => {
    expect(spans('SA', '2026-01-01', '2026-12-31')).toEqual(
      [
        'saudi-founding-day-2026 2026-02-22..2026-02-22 fixed',
        'ramadan-1447 2026-02-18..2026-03-19 computed',
        'eid-al-fitr-1447 2026-03-20..2026-03-22 computed',
        'eid-al-adha-1447 2026-05-27..2026-05-30 computed',
        'back-to-school-2026 2026-08-20..2026-09-08 usual',
        'saudi-national-day-2026 2026-09-23..2026-09-23 fixed',
        'white-friday-2026 2026-11-21..2026-11-28 usual',
      ].sort((a, b) => (a.split(' ')[1]! < b.split(' ')[1]! ? -1 : 1)),
    )
  })

  it('has the Ramadans and sales of the demo, whose tables are its own, where both know them', () => {
    const ramadans = calendarSeries('ramadan', '2024-01-01', '2035-12-31')
    expect(ramadans.filter(c => c.from.startsWith('2030')).map(c => c.id)).toEqual([
      'ramadan-1451',
      'ramadan-1452',
    ])
    for (let day = dayOfText('2024-01-01'); day <= dayOfText('2035-12-31'); day++) {
      const date = isoDay(day)
      expect([date, ramadans.some(c => c.from <= date && date <= c.to)]).toEqual([date, isRamadan(day)])
    }
    const fridays = calendarSeries('white-friday', '2026-01-01', '2028-12-31')
    for (const { from, to } of fridays)
      for (const date of [from, to]) expect(saleOn('EG', dayOfText(date))?.id).toBe('white_friday')
  })

  it('has what reaches into the period from before it, and what the countries differ in', () => {
    expect(spans('EG', '2026-03-19', '2026-03-20')).toEqual([
      'ramadan-1447 2026-02-18..2026-03-19 computed',
      'eid-al-fitr-1447 2026-03-20..2026-03-22 computed',
    ])
    expect(spans('GB', '2010-12-01', '2010-12-31')).toEqual(['christmas-2010 2010-12-25..2010-12-25 fixed'])
    expect(spans('', '2026-02-18', '2026-02-18')).toEqual([])
    expect(spans('OM', '2024-11-18', '2024-11-18')).toContain(
      'oman-national-day-2024 2024-11-18..2024-11-19 fixed',
    )
    expect(spans('OM', '2025-11-18', '2025-11-20')).toContain(
      'oman-national-day-2025 2025-11-20..2025-11-21 fixed',
    )
  })

  it('computes Sham el-Nessim and White Friday', () => {
    const of = (series: string, from: string, to: string) => calendarSeries(series, from, to).map(c => c.from)
    expect(of('sham-el-nessim', '2023-01-01', '2027-12-31')).toEqual([
      '2023-04-17',
      '2024-05-06',
      '2025-04-21',
      '2026-04-13',
      '2027-05-03',
    ])
    // The Friday after the fourth Thursday is not the last of 2018 and 2029.
    expect(calendarSeries('white-friday', '2018-11-01', '2018-11-30').map(c => c.to)).toEqual(['2018-11-24'])
    expect(calendarSeries('white-friday', '2029-11-01', '2029-11-30').map(c => c.to)).toEqual(['2029-11-24'])
  })
})
