import type { CountryCode } from 'libphonenumber-js/max'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { latinDigits, plainText } from './text-rules.ts'

export type ReadPhone =
  | { readonly phone: string; readonly repaired: boolean }
  | { readonly refused: 'phone-digits-lost' | 'phone-unreadable' | 'phone-country-missing' }

/**
 * A phone number as E.164. A spreadsheet that took it for a number has cut the leading zero or the +: that is
 * repaired with the declared country and said. One shown as 2.12661E+11 has lost digits for good and is refused.
 */
export function readPhone(text: string, country: string | undefined): ReadPhone {
  const home = country !== undefined && isSupportedCountry(country) ? country : undefined
  const cleaned = phoneCharacters(text)
  const whole = fromScientific(cleaned)
  if (whole === undefined) return { refused: 'phone-digits-lost' }
  const damaged = whole !== cleaned
  if (/^(\+|00)\d/.test(whole)) return accept(whole.replace(/^00/, '+'), home, damaged)
  if (!/^\d{5,15}$/.test(whole)) return { refused: 'phone-unreadable' }
  if (whole.startsWith('0')) return home ? accept(whole, home, damaged) : { refused: 'phone-country-missing' }
  return readBare(whole, home, damaged)
}

/** Digits, a leading + and an exponent; direction marks, blanks, brackets and dashes are how people write. */
export function phoneCharacters(text: string): string {
  return latinDigits(plainText(text))
    .replace(/^(tel|phone|هاتف)[:.\s]*/i, '')
    .replace(/\.0+$/, '')
    .replace(/^'|^=?"|"$/g, '')
    .replace(/(?<!\d)\+\s*\(|[\s\u00a0\u202f()/\-‐-–]|\.(?=\d{2,}([.\s]|$))/g, found =>
      found.startsWith('+') ? '+' : '',
    )
}

/** 2.12661234567E+11 still has its twelve digits; 2.12661E+11 has not. Other texts come back as they are. */
function fromScientific(text: string): string | undefined {
  const found = /^(\d)(?:[.,]?(\d*))?E\+?(\d{1,2})$/i.exec(text)
  if (!found) return text
  const [, lead = '', fraction = '', exponent = '0'] = found
  return fraction.length === Number(exponent) ? lead + fraction : undefined
}

function accept(text: string, country: CountryCode | undefined, repaired: boolean): ReadPhone {
  const number = parsePhoneNumberFromString(text, country)
  return number?.isValid() ? { phone: number.number, repaired } : { refused: 'phone-unreadable' }
}

/**
 * Without + and zero: complete as it is, or cut by a spreadsheet. The declared country reads first (a Moroccan number
 * without its zero may look like a foreign one); only what it cannot read is tried with the lost +.
 */
function readBare(digits: string, home: CountryCode | undefined, damaged: boolean): ReadPhone {
  if (home === undefined) return { refused: 'phone-country-missing' }
  const national = parsePhoneNumberFromString(digits, home)
  if (!national?.isValid()) return accept(`+${digits}`, undefined, true)
  const complete = national.formatNational().replace(/\D/g, '') === digits
  return { phone: national.number, repaired: damaged || !complete }
}
