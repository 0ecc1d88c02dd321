import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  type Country,
  countries,
  dayMs,
  eidOn,
  firstKnownDay,
  hourMs,
  instantOf,
  isoDay,
  isRamadan,
  isRestDay,
  isWeekend,
  lastKnownDay,
  localDay,
  localTime,
  offsetMs,
  saleOn,
} from './calendar.ts'
import { countryFacts } from './countries.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / dayMs

/** The runtime's answer, read from how it writes the time. */
function runtimeOffset(country: Country, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-u-nu-latn', {
    timeZone: countryFacts[country].timezone,
    timeZoneName: 'longOffset',
  }).formatToParts(instant)
  const text = parts.find(part => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
}

describe('the calendar', () => {
  it('has the offsets of the runtime', () => {
    for (const country of countries)
      for (let t = Date.UTC(2024, 0, 1); t < Date.UTC(2028, 0, 1); t += 6 * hourMs)
        if (offsetMs(country, t) !== runtimeOffset(country, t))
          expect.fail(
            `${country} ${new Date(t).toISOString()}: ${offsetMs(country, t)}, ${runtimeOffset(country, t)}`,
          )
  })

  it('changes the offset in the right hour', () => {
    const changes = ['2026-02-15T02:00Z', '2026-03-22T02:00Z', '2026-09-20T01:00Z'].map(t => Date.parse(t))
    for (const t of changes) {
      expect(offsetMs('MA', t - 1)).toBe(runtimeOffset('MA', t - 1))
      expect(offsetMs('MA', t)).toBe(runtimeOffset('MA', t))
      expect(offsetMs('MA', t)).not.toBe(offsetMs('MA', t - 1))
    }
    const cairo = Date.parse('2026-04-23T22:00Z')
    expect(offsetMs('EG', cairo) - offsetMs('EG', cairo - 1)).toBe(hourMs)
  })

  it('turns local days and times into instants and back', () => {
    for (const country of countries)
      for (let d = day('2026-01-01'); d < day('2027-01-01'); d++) {
        const at = instantOf(country, d, 15 * hourMs)
        expect(localDay(country, at)).toBe(d)
        expect(localTime(country, at)).toBe(15 * hourMs)
      }
  })

  it('knows Ramadan and the feasts as the runtime’s Umm al-Qura does', () => {
    const hijri = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
      timeZone: 'UTC',
      month: 'numeric',
      day: 'numeric',
    })
    for (let d = firstKnownDay; d <= lastKnownDay; d++) {
      const parts = Object.fromEntries(hijri.formatToParts(d * dayMs).map(p => [p.type, Number(p.value)]))
      const { month = 0, day: dayOfMonth = 0 } = parts
      if (isRamadan(d) !== (month === 9)) expect.fail(`Ramadan ${isoDay(d)}`)
      const eid =
        month === 10 && dayOfMonth <= 3
          ? 'eid_al_fitr'
          : month === 12 && dayOfMonth >= 10 && dayOfMonth <= 13
            ? 'eid_al_adha'
            : null
      if (eidOn(d) !== eid) expect.fail(`Eid ${isoDay(d)}: ${eidOn(d)}, ${eid}`)
    }
  })

  it('has the weekends of the four countries', () => {
    const weekend = (country: Country) =>
      Array.from({ length: 7 }, (_, i) => day('2026-11-22') + i)
        .filter(d => isWeekend(country, d))
        .map(d => new Date(d * dayMs).getUTCDay())
    expect(weekend('EG')).toEqual([5, 6])
    expect(weekend('SA')).toEqual([5, 6])
    expect(weekend('MA')).toEqual([0, 6])
    expect(weekend('AE')).toEqual([0, 6])
  })

  it('counts working days past days of rest and feasts', () => {
    // 2026-11-26 is a Thursday: Friday is the day of rest in Egypt, Sunday in Morocco.
    expect(isoDay(addWorkingDays('EG', day('2026-11-26'), 1))).toBe('2026-11-28')
    expect(isoDay(addWorkingDays('MA', day('2026-11-28'), 1))).toBe('2026-11-30')
    expect(isoDay(addWorkingDays('SA', day('2026-05-26'), 1))).toBe('2026-05-31')
    expect(isRestDay('AE', day('2026-05-27'))).toBe(true)
  })

  it('has White Friday on the last Friday of November', () => {
    expect(saleOn('SA', day('2026-11-27'))?.id).toBe('white_friday')
    expect(saleOn('SA', day('2026-11-20'))).toBeNull()
    expect(saleOn('SA', day('2026-11-21'))?.id).toBe('white_friday')
    expect(saleOn('EG', day('2026-09-23'))).toBeNull()
    expect(saleOn('SA', day('2026-09-23'))?.id).toBe('saudi_national_day')
  })
})
