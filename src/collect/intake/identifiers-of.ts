import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { hash64 } from '../../platform/ids.ts'
import type { Message } from '../model.ts'
import type { IdentifierPlace, KindReading, Normalisation } from '../model-identifier-kinds.ts'
import { cleanText } from './clean-properties.ts'

/**
 * The identifiers that one message carries, as `kind:value`, normalised per kind, sorted and distinct.
 *
 * E-mail and phone are read from `traits` and `context.traits` alone, never from `properties`: an order's `email` may be
 * the receiver's. The `previousId` of an alias is an anonymous id, as the specification says.
 *
 * @param country the workspace's default country (ISO 3166 alpha-2) for phone numbers without a prefix.
 * @param kinds the kinds that the workspace added, and where they stand.
 */
export function identifiersOf(
  message: Message,
  country: string,
  kinds: readonly KindReading[] = [],
): string[] {
  const found = new Set<string>()
  const add = (kind: string, value: string | null) => {
    if (value !== null && value !== '') found.add(`${kind}:${value}`)
  }
  add('user_id', plainId(message.userId))
  add('anonymous_id', plainId(message.anonymousId))
  if (message.type === 'alias') add('anonymous_id', plainId(message.previousId))
  // The traits of a group call describe the account, not the person.
  const traitBags = [message.type === 'group' ? null : message.traits, recordIn(message.context, 'traits')]
  for (const traits of traitBags) {
    add('email', normaliseEmail(traits?.email))
    add('phone', normalisePhone(traits?.phone, country))
  }
  const external = externalIds(message.context)
  // What the workspace reads under a kind of its own is not an identifier of the type's name beside it.
  const read = new Set(kinds.flatMap(({ found: places }) => places.flatMap(typeRead)))
  for (const { kind, value } of external) if (!read.has(kind)) add(kind, value)
  for (const { kind, normalise, found: places } of kinds)
    for (const place of places)
      for (const value of valuesAt(message, place, external)) add(kind, normalised(value, normalise, country))
  return [...found].sort()
}

function typeRead(place: IdentifierPlace): string[] {
  return place.in === 'external' ? [kindName(place.path)] : []
}

function valuesAt(
  message: Message,
  place: IdentifierPlace,
  external: readonly { readonly kind: string; readonly value: string | null }[],
): unknown[] {
  if (place.in === 'external')
    return external.filter(({ kind }) => kind === kindName(place.path)).map(({ value }) => value)
  if (place.in === 'property') return [valueIn(message.properties, place.path)]
  const own = message.type === 'group' ? null : message.traits
  return [valueIn(own, place.path), valueIn(recordIn(message.context, 'traits'), place.path)]
}

/** A value by its path; a name that holds dots itself is found first. */
function valueIn(bag: Readonly<Record<string, unknown>> | null | undefined, path: string): unknown {
  if (!bag) return null
  if (path in bag) return bag[path]
  const dot = path.indexOf('.')
  return dot === -1 ? null : valueIn(recordIn(bag, path.slice(0, dot)), path.slice(dot + 1))
}

function normalised(value: unknown, how: Normalisation, country: string): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  if (how === 'email') return normaliseEmail(value)
  if (how === 'phone') return normalisePhone(value, country)
  const text = plainId(stripMarks(String(value)))
  if (text === null || how === 'as-is') return text
  return how === 'lower' ? text.toLowerCase() : latinDigits(text).replace(/\D/g, '')
}

/** The trace: the distinct set of identifiers of one event, named by a hash of the set. 0 where it carried none. */
export function traceOf(identifiers: readonly string[]): bigint {
  return identifiers.length === 0 ? 0n : hash64(JSON.stringify(identifiers))
}

export function plainId(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null
  const text = cleanText(String(value)).trim()
  return text === '' ? null : text
}

export function normaliseEmail(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = stripMarks(value).toLowerCase()
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : null
}

/** E.164, or null where the number is not possible in its country: a wrong join is worse than a missing one. */
export function normalisePhone(value: unknown, country: string): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = latinDigits(stripMarks(String(value))).replace(/^00/, '+')
  const region: CountryCode | undefined = isSupportedCountry(country) ? country : undefined
  const phone = parsePhoneNumberFromString(text, region)
  return phone?.isPossible() ? phone.number : null
}

/** Invisible marks of direction come with copied numbers and addresses; with them no join holds. */
function stripMarks(text: string): string {
  return text.replace(/[\u200e\u200f\u061c\u2066-\u2069\u200b\ufeff]/g, '').trim()
}

function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 0xf))
}

/** The object under the key; null where there is none. */
export function recordIn(
  bag: Readonly<Record<string, unknown>> | null | undefined,
  key: string,
): Record<string, unknown> | null {
  const value = bag?.[key]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

function externalIds(context: Message['context']): { kind: string; value: string | null }[] {
  const list = context?.externalIds
  if (!Array.isArray(list)) return []
  return list.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('id' in entry) || !('type' in entry)) return []
    const { id, type } = entry
    if (typeof type !== 'string' || (typeof id !== 'string' && typeof id !== 'number')) return []
    const kind = kindName(type)
    return kind === '' ? [] : [{ kind, value: plainId(id) }]
  })
}

/** The name of a kind as identifiers bear it: `Loyalty Card` → `loyalty_card`. */
function kindName(type: string): string {
  return type
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}
