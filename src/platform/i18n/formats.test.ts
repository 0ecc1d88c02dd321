import { describe, expect, it } from 'vitest'
import { createFormats } from './formats.ts'
import { stripMarks } from './isolate.ts'
import { defaultRegion, type LocaleSettings } from './locale.ts'

const settings = (more: Partial<LocaleSettings>): LocaleSettings => ({
  ...defaultRegion,
  language: 'ar',
  ...more,
})
const formats = (more: Partial<LocaleSettings>) => createFormats(settings(more))
const hour = 3_600_000
const day = 24 * hour

describe('durations', () => {
  const ar = formats({ country: 'SA' })
  const en = formats({ language: 'en' })
  it.each([
    [0, 'less than a second', 'أقل من ثانية'],
    [40_000, '40 s', '40 ثانية'],
    [4 * 60_000, '4 min', '4 دقائق'],
    [2 * 60_000, '2 min', 'دقيقتان'],
    [2 * hour, '2 h', 'ساعتان'],
    [1.5 * hour, '1.5 h', '1.5 ساعة'],
    [day, '1 d', 'يوم واحد'],
    [3.4 * day, '3.4 d', '3.4 يوم'],
    [6 * day, '6 d', '6 أيام'],
    [22 * day, '22 d', '22 يومًا'],
    [100 * day, '100 d', '100 يوم'],
  ])('of %i ms', (ms, english, arabic) => {
    expect(en.duration(ms)).toBe(english)
    expect(ar.duration(ms)).toBe(arabic)
  })

  it('stand in the oblique after a preposition', () => {
    expect(ar.duration(2 * day, { place: 'object' })).toBe('يومين')
  })

  it('do not jump back at a unit border', () => {
    expect(en.duration(59_900)).toBe('1 min')
    expect(en.duration(59.9 * 60_000)).toBe('1 h')
    expect(en.duration(23.99 * hour)).toBe('1 d')
  })
})

describe('digits and separators', () => {
  it('are Western unless chosen otherwise, and follow the region', () => {
    expect(stripMarks(formats({ country: 'EG' }).number(1234.5))).toBe('1,234.5')
    expect(stripMarks(formats({ country: 'MA' }).number(1234.5))).toBe('1.234,5')
    expect(stripMarks(formats({ country: 'MA', digits: 'arab' }).number(1234.5))).toBe('١٬٢٣٤٫٥')
  })

  it('are Western in English whatever the workspace chose', () => {
    expect(formats({ language: 'en', digits: 'arab' }).number(1234.5)).toBe('1,234.5')
  })

  it('keep the number of decimals that a currency has', () => {
    expect(stripMarks(formats({ country: 'KW' }).money(1.5, 'KWD'))).toContain('1.500')
    expect(formats({ language: 'en' }).money(5, 'JPY')).toContain('5')
    expect(formats({ country: 'EG' }).money(5, 'USD')).toContain('\u2066US$\u2069')
    expect(stripMarks(formats({ language: 'en' }).money(0.187654, 'MAD', { maxDecimals: 6 }))).toContain(
      '0.187654',
    )
  })

  it('never show a share that exists as nothing', () => {
    expect(formats({ language: 'en' }).percent(0.0004)).toBe('0.04%')
    expect(formats({ language: 'en' }).percent(0.344)).toBe('34%')
    expect(
      [0.994, 0.9985, 0.9997, 1, 1.2, -0.998].map(share => formats({ language: 'en' }).percent(share)),
    ).toEqual(['99%', '99.9%', '99.97%', '100%', '120%', '-99.8%'])
  })
})

describe('dates', () => {
  const day22 = Date.UTC(2026, 10, 22, 12)
  it('name the month as the region does', () => {
    expect(formats({ country: 'EG' }).date(day22)).toBe('22 نوفمبر 2026')
    expect(formats({ country: 'MA' }).date(day22)).toBe('22 نونبر 2026')
    expect(formats({ country: 'JO' }).date(day22)).toBe('22 تشرين الثاني 2026')
  })

  it('have Hijri beside, when the workspace wants it', () => {
    const text = stripMarks(formats({ country: 'SA', calendar: 'islamic-umalqura' }).fullDate(day22))
    expect(text).toBe('22 نوفمبر 2026 (12 جمادى الآخرة 1448 هـ)')
  })

  it('use the table of offsets that the server sends, not the runtime', () => {
    const from = Date.UTC(2026, 8, 20, 2)
    const offsets = [
      { from: 0, offsetMs: hour },
      { from, offsetMs: 0 },
    ]
    const casablanca = formats({ zone: 'Africa/Casablanca', offsets })
    expect(stripMarks(casablanca.time(from - 1))).toBe('02:59')
    expect(stripMarks(casablanca.time(from))).toBe('02:00')
  })

  it('without an instant are days: a day without midnight is still that day', () => {
    expect(formats({ language: 'en', zone: 'Africa/Cairo' }).date('2026-04-24')).toBe('24 Apr 2026')
  })

  it('of a range name the month, and never are digits around a hyphen', () => {
    expect(formats({ country: 'EG' }).dateRange('2026-11-22', '2026-12-02')).toMatch(
      /22 نوفمبر.*2 ديسمبر 2026/,
    )
    expect(stripMarks(formats({ country: 'EG' }).range('10', '20'))).toBe('من 10 إلى 20')
  })

  it('that are near are told relative to now', () => {
    expect(stripMarks(formats({ country: 'EG' }).relative(0, 40_000))).toBe('قبل 40 ثانية')
    expect(formats({ language: 'en' }).relative(0, 3 * hour)).toBe('3 hours ago')
  })
})
