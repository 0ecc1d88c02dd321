import type { ZoneOffsets } from '../../platform/zones/offsets.ts'
import { offsetAt } from '../../platform/zones/offsets.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** CLDR also names groups of countries and codes that no post office knows. */
const noCountries = new Set([
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UN',
  'XA',
  'XB',
  'ZZ',
])

/** Every country that the runtime can name, by name in the reader's language. */
export function countryChoices(language: string, compare: (a: string, b: string) => number): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap(first => letters.map(second => first + second))
  return codes
    .flatMap(code => {
      const label = noCountries.has(code) ? undefined : names.of(code)
      // A code that was given up (UK, BU) is turned into the one in use.
      return label === undefined || new Intl.Locale(`und-${code}`).region !== code
        ? []
        : [{ value: code, label }]
    })
    .sort((a, b) => compare(a.label, b.label))
}

/** Every currency in use, `MAD · Moroccan Dirham`. */
export function currencyChoices(language: string, compare: (a: string, b: string) => number): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency', fallback: 'code' })
  return Intl.supportedValuesOf('currency')
    .map(code => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
    .sort((a, b) => compare(a.value, b.value))
}

/** `Moroccan Dirham`, its code where it has no name. */
export function currencyName(language: string, code: string): string {
  return new Intl.DisplayNames(language, { type: 'currency', fallback: 'code' }).of(code) ?? code
}

/** Every zone of the runtime, and the one that is set, should the browser not know it by that name. */
export function zoneChoices(chosen: string): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), chosen])].sort()
}

/** `UTC+03:00`: how far the zone is ahead at the instant. */
export function offsetLabel(offsets: ZoneOffsets, instant: number): string {
  const minutes = Math.round(offsetAt(offsets, instant) / 60_000)
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return `UTC${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`
}

/** Monday to Sunday as ISO days, each with a date that falls on it. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7].map(iso => ({ iso, date: `2024-01-0${iso}` }))
