import { describe, expect, it } from 'vitest'
import { hijriOfDay, hijriToDay } from './hijri.ts'
import { moneyFacts } from './money.ts'
import { numberFacts, readNumber } from './number.ts'
import { readPhone } from './read-phone.ts'
import { createTimeReader } from './read-time.ts'
import { readClockText, readTimeText } from './time-text.ts'

const text = { format: 'text', order: 'none', century: 'none', zone: 'UTC' } as const

function read(cell: string, rules: Partial<Parameters<typeof createTimeReader>[0]> = {}): string {
  const found = createTimeReader({ ...text, ...rules }).read(cell)
  if ('refused' in found) return found.refused
  return new Date(found.instant).toISOString() + (found.clock === 'exact' ? '' : ` ${found.clock}`)
}

describe('readNumber', () => {
  it.each([
    ['1.234,5', ',', 1234.5],
    ['1,234.5', '.', 1234.5],
    ['١٬٢٣٤٫٥', '.', 1234.5],
    ['١٢٣٤٫٥', ',', 1234.5],
    ['۱۲۳', '.', 123],
    ['1 234,50', ',', 1234.5],
    ["1'234.50", '.', 1234.5],
    ['-12', '.', -12],
    ['−3.5', '.', -3.5],
    ['(1,000.00)', '.', -1000],
    ['12-', '.', -12],
    ['1.234', '.', 1.234],
    ['1.234', ',', 1234],
    ['12,34,567.5', '.', 1234567.5],
    ['2.5e3', '.', 2500],
    ['\u200f12.5\u200e', '.', 12.5],
  ] as const)('reads %s with the mark %s', (cell, mark, value) => {
    expect(readNumber(cell, mark)).toBe(value)
  })

  it('refuses what contradicts the mark, and what is no number', () => {
    expect(readNumber('1,5', '.')).toBeUndefined()
    for (const cell of ['', '1.2.3', '1,23,4', 'NaN', '12abc', '.', '1..2', '85123A'])
      expect([cell, numberFacts(cell)]).toEqual([cell, undefined])
  })

  it('says what a text proves about its column', () => {
    expect(numberFacts('1.234')).toMatchObject({ ambiguous: true, proves: undefined })
    expect(numberFacts('0.234')).toMatchObject({ ambiguous: false, proves: '.' })
    expect(numberFacts('12,5')).toMatchObject({ proves: ',' })
    expect(numberFacts('1.234.567')).toMatchObject({ proves: ',', integer: true })
    expect(numberFacts('007')).toMatchObject({ leadingZero: true })
  })
})

describe('moneyFacts', () => {
  it.each([
    ['1.234,50 €', '1.234,50', ['EUR']],
    ['SAR 12.5', '12.5', ['SAR']],
    ['١٢٫٥ د.إ.', '١٢٫٥', ['AED']],
    ['250 درهم', '250', ['MAD', 'AED']],
    ['99 ر.س', '99', ['SAR']],
    ['$5', '5', ['USD', 'CAD', 'AUD']],
  ])('finds amount and currency in %s', (cell, amount, currencies) => {
    expect(moneyFacts(cell)).toMatchObject({ amount, currencies })
  })
  it('needs a sign that is one', () => {
    for (const cell of ['12', '12 kg', 'A 12', '€', 'P.O. 12']) expect(moneyFacts(cell)).toBeUndefined()
  })
})

describe('times', () => {
  it.each([
    ['2011-10-11 13:45:40.276000+02:00', '2011-10-11T11:45:40.276Z'],
    ['2010-12-30T14:32:00.000+01:00', '2010-12-30T13:32:00.000Z'],
    ['2024-03-05T10:30Z', '2024-03-05T10:30:00.000Z'],
    ['2024-03-05', '2024-03-05T00:00:00.000Z'],
    ['25/12/2024 14:05', '2024-12-25T14:05:00.000Z'],
    ['12/25/2024 2:05 PM', '2024-12-25T14:05:00.000Z'],
    ['05/05/2024', '2024-05-05T00:00:00.000Z'],
    ['5 mars 2024 à 14h30', '2024-03-05T14:30:00.000Z'],
    ['5 mars 2024 vers 14h30', 'time-unreadable'],
    ['5 mars 2024 14h30', '2024-03-05T14:30:00.000Z'],
    ['1er février 2024', '2024-02-01T00:00:00.000Z'],
    ['March 5th, 2024 12:00 am', '2024-03-05T00:00:00.000Z'],
    ['Thu, 02 Jan 2025 15:04:05 +0200', '2025-01-02T13:04:05.000Z'],
    ['٥ مارس ٢٠٢٤ ٠٣:٣٠ م', '2024-03-05T15:30:00.000Z'],
    ['الأحد، ٢ مارس ٢٠٢٥، ١٢:١٥ ص', '2025-03-02T00:15:00.000Z'],
    ['15 غشت 2024', '2024-08-15T00:00:00.000Z'],
    ['3 كانون الثاني 2024', '2024-01-03T00:00:00.000Z'],
    ['3 جويلية 2024', '2024-07-03T00:00:00.000Z'],
    ['1446-09-01', '2025-03-01T00:00:00.000Z'],
    ['١ رمضان ١٤٤٦ هـ', '2025-03-01T00:00:00.000Z'],
    ['29/08/1446 هـ', '2025-02-28T00:00:00.000Z'],
    ['10 ذو الحجة 1445', '2024-06-16T00:00:00.000Z'],
    ['1446-08-30', 'time-unreadable'],
    ['20240305', '2024-03-05T00:00:00.000Z'],
    ['20240305T143000', '2024-03-05T14:30:00.000Z'],
    ['03/04/2024', 'time-ambiguous'],
    ['03/04/24', 'time-ambiguous'],
    ['0001-01-01 00:00:00', 'time-out-of-range'],
    ['2024-02-30', 'time-unreadable'],
    ['2024-01-01 25:00', 'time-unreadable'],
    ['2024-13-13', 'time-unreadable'],
    ['NaN', 'time-unreadable'],
    ['soon', 'time-unreadable'],
  ])('%s → %s', (cell, expected) => {
    expect(read(cell)).toBe(expected)
  })

  it('reads by what the column proved, and refuses a row that contradicts it', () => {
    expect(read('03/04/2024', { order: 'dmy' })).toBe('2024-04-03T00:00:00.000Z')
    expect(read('03/04/2024', { order: 'mdy' })).toBe('2024-03-04T00:00:00.000Z')
    expect(read('03/14/2024', { order: 'dmy' })).toBe('time-unreadable')
    expect(read('03/04/24', { order: 'dmy', century: '2000' })).toBe('2024-04-03T00:00:00.000Z')
    expect(read('03/04/71', { order: 'dmy', century: 'pivot-50' })).toBe('1971-04-03T00:00:00.000Z')
    expect(read('24/03/04', { order: 'ymd', century: '2000' })).toBe('2024-03-04T00:00:00.000Z')
  })

  it('reads serial numbers of both spreadsheet systems, and epochs', () => {
    expect(read('45356.5', { format: 'excel-1900' })).toBe('2024-03-05T12:00:00.000Z')
    expect(read('43894,5', { format: 'excel-1904' })).toBe('2024-03-05T12:00:00.000Z')
    expect(read('1709640000', { format: 'epoch-seconds', zone: 'Asia/Riyadh' })).toBe(
      '2024-03-05T12:00:00.000Z',
    )
    expect(read('1709640000000', { format: 'epoch-milliseconds' })).toBe('2024-03-05T12:00:00.000Z')
  })

  it('puts local times into their zone, and says where the clock was changed', () => {
    expect(read('2024-07-01 12:00', { zone: 'Africa/Cairo' })).toBe('2024-07-01T09:00:00.000Z')
    expect(read('2024-01-01 12:00', { zone: 'Asia/Kathmandu' })).toBe('2024-01-01T06:15:00.000Z')
    expect(read('2026-09-19 12:00', { zone: 'Africa/Casablanca' })).toBe('2026-09-19T11:00:00.000Z')
    expect(read('2026-09-21 12:00', { zone: 'Africa/Casablanca' })).toBe('2026-09-21T12:00:00.000Z')
    expect(read('2026-04-24', { zone: 'Africa/Cairo' })).toBe('2026-04-23T22:00:00.000Z gap')
    expect(read('2024-10-27 02:30', { zone: 'Europe/Paris' })).toBe('2024-10-27T00:30:00.000Z overlap')
    expect(read('2024-10-27 02:30+01:00', { zone: 'Europe/Paris' })).toBe('2024-10-27T01:30:00.000Z')
  })

  it('agrees with Intl on every Hijri day of sixty years', () => {
    for (let day = 5_000; day < 27_000; day++) {
      const shown = hijriOfDay(day)
      expect(hijriToDay(shown.year, shown.month, shown.day)).toBe(day)
    }
  })

  it('reads a time of day alone, in digits and halves of both languages', () => {
    expect(readClockText('14:30')).toBe(52_200_000)
    expect(readClockText('٠٢:٣٠ م')).toBe(52_200_000)
    expect(readClockText('2:30:05 pm')).toBe(52_205_000)
    expect(readClockText('14:30 tomorrow')).toBeUndefined()
    expect(readTimeText('14:30')).toBeUndefined()
  })
})

describe('readPhone', () => {
  it.each([
    ['0661234567', 'MA', '+212661234567', false],
    ['\u200e+٢١٢ ٦٦١-٢٣٤٥٦٧\u200f', undefined, '+212661234567', false],
    ['00212661234567', undefined, '+212661234567', false],
    ['33123456', 'QA', '+97433123456', false],
    ['661234567', 'MA', '+212661234567', true],
    ['621234567', 'MA', '+212621234567', true],
    ['212661234567', 'MA', '+212661234567', true],
    ['966501234567', 'MA', '+966501234567', true],
    ['2.12661234567E+11', 'MA', '+212661234567', true],
    ['1001234567.0', 'EG', '+201001234567', true],
  ] as const)('reads %s in %s', (cell, country, phone, repaired) => {
    expect(readPhone(cell, country)).toEqual({ phone, repaired })
  })
  it('refuses lost digits, and asks for the country instead of guessing it', () => {
    expect(readPhone('2.12661E+11', 'MA')).toEqual({ refused: 'phone-digits-lost' })
    expect(readPhone('661234567', undefined)).toEqual({ refused: 'phone-country-missing' })
    expect(readPhone('0661234567', undefined)).toEqual({ refused: 'phone-country-missing' })
    expect(readPhone('12', 'MA')).toEqual({ refused: 'phone-unreadable' })
  })
})
