import type { Country } from './calendar.ts'
import { countryFacts } from './countries.ts'
import type { FullName } from './names.ts'
import type { Random } from './random.ts'

/** The simulator numbers persons below this; every identifier is made from the number, so that none is given out twice. */
export const mostPeople = 1_500_000

/** Multiplication by a number without a common factor scatters the numbers and keeps them distinct. */
function scatter(n: number, factor: number, modulus: number): number {
  return (n * factor + 48_611) % modulus
}

export function userIdOf(index: number): string {
  return `c${String(10_000_000 + scatter(index, 7_368_787, 90_000_000))}`
}

/**
 * A mobile number in E.164. The last digit is a check digit (ISO 7064 would need letters; this is Luhn's), so that one
 * mistyped digit never gives the number of somebody else.
 */
export function phoneOf(index: number, nth: number, country: Country): string {
  const { dialingCode, mobile } = countryFacts[country]
  const [prefix, digits] = mobile[(index + nth) % mobile.length] ?? ['5', 8]
  const room = 10 ** (digits - 1)
  const body = String(scatter(index * 2 + nth, 3_497_861, room)).padStart(digits - 1, '0')
  return `${dialingCode}${prefix}${body}${luhn(`${prefix}${body}`)}`
}

function luhn(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return (10 - (sum % 10)) % 10
}

const mailboxes: readonly (readonly [string, number])[] = [
  ['gmail.com', 62],
  ['hotmail.com', 14],
  ['yahoo.com', 11],
  ['outlook.com', 8],
  ['icloud.com', 5],
]

export function emailOf(random: Random, index: number, name: FullName): string {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')
  const first = plain(random.pick(name.first.latin))
  const last = plain(random.pick(name.last.latin))
  const stem = random.pick([
    `${first}.${last}`,
    `${first}${last}`,
    `${first}_${last}`,
    `${last}.${first}`,
    `${first}`,
  ])
  return `${stem}${index.toString(36)}@${random.weighted(mailboxes)}`
}

/** What goes wrong when an address is dictated: the part after the @, so that it is nobody else's. */
export function mistypeEmail(random: Random, email: string): string {
  const [local = '', domain = ''] = email.split('@')
  const wrong = random.pick([
    domain.replace('gmail', 'gmial').replace('hotmail', 'hotmial').replace('yahoo', 'yaho'),
    domain.replace('.com', '.con'),
    domain.replace('.com', '.co'),
    domain
      .replace('mail', 'mal')
      .replace('outlook', 'outlok')
      .replace('icloud', 'iclod')
      .replace('yahoo', 'yhoo'),
  ])
  return `${local}@${wrong === domain ? domain.replace('.com', '.comm') : wrong}`
}

/** One wrong digit among the last four; the check digit makes it nobody's number. */
export function mistypePhone(random: Random, phone: string): string {
  const at = phone.length - random.whole(2, 4)
  const digit = (Number(phone[at]) + random.whole(1, 8)) % 10
  const wrong = phone.slice(0, at) + digit + phone.slice(at + 1)
  return wrong
}

/** A number as people and tills write it. Every form gives the same number in E.164. */
export function writePhone(random: Random, phone: string): string {
  if (random.chance(0.6)) return phone
  const digits = phone.slice(1)
  return random.pick([
    `00${digits}`,
    phone.replace(/(\d{2,3})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3 $4'),
    phone.replace(/(\d{3})(\d{4})$/, '-$1-$2'),
    `+${digits.replace(/\d/g, digit => String.fromCharCode(0x660 + Number(digit)))}`,
  ])
}

export function writeEmail(random: Random, email: string): string {
  if (random.chance(0.85)) return email
  return random.pick([email.toUpperCase(), email.charAt(0).toUpperCase() + email.slice(1), ` ${email}`])
}

/** An anonymous id as browsers make it: a random UUID of version 4. */
export function uuid(random: Random): string {
  const h = random.hex(32)
  const variant = random.pick(['8', '9', 'a', 'b'])
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20)}`
}
