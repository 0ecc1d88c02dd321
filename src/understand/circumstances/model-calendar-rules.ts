import { hijriToDay } from '../../collect/files/values/hijri.ts'
import type { Certainty, CircumstanceKind } from './model-circumstances.ts'

/** A span of days since 1970, both inside. */
export interface DaySpan {
  readonly first: number
  readonly last: number
}

export interface CalendarRule {
  readonly series: string
  readonly kind: CircumstanceKind
  readonly names: { readonly en: string; readonly ar: string }
  readonly certainty: Exclude<Certainty, 'told'>
  /** Its years are those of the Hijri calendar. */
  readonly isHijri: boolean
  readonly countries: readonly string[] | 'all'
  /** Null where that year has none. */
  days(year: number): DaySpan | null
}

const dayMs = 86_400_000
export const dayNumber = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / dayMs

/** Countries whose shops live by Ramadan and the two Eids. */
export const eidCountries: readonly string[] = [
  ...['MA', 'DZ', 'TN', 'LY', 'EG', 'SD', 'MR', 'SO', 'DJ', 'KM', 'SA', 'AE', 'KW', 'QA', 'BH', 'OM', 'YE'],
  ...['JO', 'SY', 'LB', 'PS', 'IQ', 'TR', 'PK', 'BD', 'AF', 'ID', 'MY', 'BN', 'MV', 'UZ', 'AZ', 'SN', 'IR'],
]

function hijri(month: number, day: number, days: number) {
  return (year: number) => {
    const first = hijriToDay(year, month, day)
    return first === undefined ? null : { first, last: first + days - 1 }
  }
}

/** From the first to the last day of a month of the Hijri year: 29 or 30 days. */
function hijriMonth(month: number) {
  return (year: number) => {
    const first = hijriToDay(year, month, 1)
    const next = hijriToDay(year, month + 1, 1)
    return first === undefined || next === undefined ? null : { first, last: next - 1 }
  }
}

function yearly(month: number, day: number, days = 1, between: readonly [number, number] = [1900, 2199]) {
  return (year: number) => {
    const first = dayNumber(year, month, day)
    return year < between[0] || year > between[1] ? null : { first, last: first + days - 1 }
  }
}

/** The Friday after the fourth Thursday of November, the six days before it and the day after. */
function whiteFriday(year: number): DaySpan {
  const first = dayNumber(year, 11, 1)
  const weekday = (first + 4) % 7
  const friday = first + ((4 - weekday + 7) % 7) + 22
  return { first: friday - 6, last: friday + 1 }
}

/** The Monday after Easter by the Julian calendar (Meeus): Sham el-Nessim. Thirteen days between the calendars to 2099. */
function shamElNessim(year: number): DaySpan | null {
  if (year < 1900 || year > 2099) return null
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const month = Math.floor((d + e + 114) / 31)
  const day = ((d + e + 114) % 31) + 1
  const monday = dayNumber(year, month, day) + 13 + 1
  return { first: monday, last: monday }
}

function fixed(
  country: string,
  series: string,
  names: CalendarRule['names'],
  days: CalendarRule['days'],
): CalendarRule {
  return { series, kind: 'holiday', names, certainty: 'fixed', isHijri: false, countries: [country], days }
}

const islamic = { certainty: 'computed', isHijri: true, kind: 'holiday', countries: eidCountries } as const
const usual = { certainty: 'usual', isHijri: false, kind: 'sale', countries: 'all' } as const

export const calendarRules: readonly CalendarRule[] = [
  { ...islamic, series: 'ramadan', names: { en: 'Ramadan', ar: 'رمضان' }, days: hijriMonth(9) },
  { ...islamic, series: 'eid-al-fitr', names: { en: 'Eid al-Fitr', ar: 'عيد الفطر' }, days: hijri(10, 1, 3) },
  {
    ...islamic,
    series: 'eid-al-adha',
    names: { en: 'Eid al-Adha', ar: 'عيد الأضحى' },
    days: hijri(12, 10, 4),
  },
  {
    ...usual,
    series: 'white-friday',
    names: { en: 'White Friday', ar: 'الجمعة البيضاء' },
    days: whiteFriday,
  },
  {
    ...usual,
    series: 'back-to-school',
    names: { en: 'Back to school', ar: 'العودة إلى المدارس' },
    days: yearly(8, 20, 20),
  },
  fixed(
    'SA',
    'saudi-founding-day',
    { en: 'Saudi Founding Day', ar: 'يوم التأسيس السعودي' },
    yearly(2, 22, 1, [2022, 2199]),
  ),
  fixed('SA', 'saudi-national-day', { en: 'Saudi National Day', ar: 'اليوم الوطني السعودي' }, yearly(9, 23)),
  fixed(
    'AE',
    'emirati-national-day',
    { en: 'Emirati National Day', ar: 'اليوم الوطني الإماراتي' },
    yearly(12, 2, 2),
  ),
  fixed(
    'EG',
    'egypt-january',
    { en: '25 January Revolution Day', ar: 'عيد ثورة 25 يناير' },
    yearly(1, 25, 1, [2012, 2199]),
  ),
  fixed('EG', 'egypt-july', { en: '23 July Revolution Day', ar: 'عيد ثورة 23 يوليو' }, yearly(7, 23)),
  fixed('EG', 'egypt-october', { en: 'Armed Forces Day', ar: 'عيد القوات المسلحة' }, yearly(10, 6)),
  {
    series: 'sham-el-nessim',
    kind: 'holiday',
    names: { en: 'Sham el-Nessim', ar: 'شم النسيم' },
    certainty: 'computed',
    isHijri: false,
    countries: ['EG'],
    days: shamElNessim,
  },
  fixed('MA', 'morocco-throne-day', { en: 'Throne Day', ar: 'عيد العرش' }, yearly(7, 30, 1, [2000, 2199])),
  fixed('MA', 'morocco-green-march', { en: 'Green March Day', ar: 'ذكرى المسيرة الخضراء' }, yearly(11, 6)),
  fixed(
    'MA',
    'morocco-independence',
    { en: 'Moroccan Independence Day', ar: 'عيد الاستقلال المغربي' },
    yearly(11, 18),
  ),
  fixed(
    'KW',
    'kuwait-national-days',
    { en: 'Kuwait’s national days', ar: 'الأعياد الوطنية الكويتية' },
    yearly(2, 25, 2),
  ),
  fixed('QA', 'qatar-national-day', { en: 'Qatar National Day', ar: 'اليوم الوطني القطري' }, yearly(12, 18)),
  fixed(
    'BH',
    'bahrain-national-day',
    { en: 'Bahrain’s national days', ar: 'الأعياد الوطنية البحرينية' },
    yearly(12, 16, 2),
  ),
  fixed('OM', 'oman-national-day', { en: 'Oman’s national days', ar: 'الأعياد الوطنية العُمانية' }, year =>
    year < 2025 ? yearly(11, 18, 2)(year) : yearly(11, 20, 2)(year),
  ),
  fixed(
    'JO',
    'jordan-independence',
    { en: 'Jordan Independence Day', ar: 'عيد الاستقلال الأردني' },
    yearly(5, 25),
  ),
  fixed(
    'LB',
    'lebanon-independence',
    { en: 'Lebanon Independence Day', ar: 'عيد الاستقلال اللبناني' },
    yearly(11, 22),
  ),
  fixed(
    'TN',
    'tunisia-independence',
    { en: 'Tunisia Independence Day', ar: 'عيد الاستقلال التونسي' },
    yearly(3, 20),
  ),
  fixed(
    'DZ',
    'algeria-independence',
    { en: 'Algeria Independence Day', ar: 'عيد الاستقلال الجزائري' },
    yearly(7, 5),
  ),
  fixed(
    'DZ',
    'algeria-revolution',
    { en: 'Algerian Revolution Day', ar: 'ذكرى الثورة الجزائرية' },
    yearly(11, 1),
  ),
  ...['GB', 'US', 'CA', 'AU', 'IE', 'NZ', 'FR', 'DE', 'ES', 'IT', 'NL', 'BE', 'PT', 'SE', 'BR', 'LB'].map(
    country => fixed(country, 'christmas', { en: 'Christmas', ar: 'عيد الميلاد' }, yearly(12, 25)),
  ),
]
