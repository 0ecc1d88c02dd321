import type { RawMessage } from './message.ts'
import { comparePlaces, type Place } from './message-order.ts'
import type { Written } from './writer.ts'

/**
 * Which messages the identifiers prove to be of one person. Written independently of the product (`src/unify`), so that
 * each can be held against the other: the same definition, the default limits, and nothing in common but the words.
 *
 * Two identifiers in one message are a link. Links are taken by the kinds they join (user id, e-mail, phone, anonymous
 * id), then by the first message that shows them, then by their text; one that would put two user ids, or more than five
 * e-mail addresses or phone numbers, into one person is refused. A message belongs to its identifier of the first kind.
 */
const kinds = ['user_id', 'email', 'phone', 'anonymous_id'] as const
const limits: Readonly<Record<string, number>> = { user_id: 1, email: 5, phone: 5, anonymous_id: 500 }

export interface Provable {
  /** For each message the number of its group. */
  readonly groupOf: readonly number[]
  readonly groups: readonly { readonly identifiers: readonly string[] }[]
  readonly refused: number
}

export function identifiersIn(message: RawMessage): string[] {
  const found = new Set<string>()
  if (message.userId) found.add(`user_id:${message.userId}`)
  if (message.anonymousId) found.add(`anonymous_id:${message.anonymousId}`)
  if (message.type === 'alias' && message.previousId) found.add(`anonymous_id:${message.previousId}`)
  const bags = [message.type === 'group' ? undefined : message.traits, message.context.traits]
  for (const bag of bags) {
    if (typeof bag !== 'object' || bag === null) continue
    for (const [key, value] of Object.entries(bag)) {
      if (key === 'email') found.add(`email:${String(value).trim().toLowerCase()}`)
      if (key === 'phone') found.add(`phone:${plainPhone(String(value))}`)
    }
  }
  return [...found].sort()
}

/** The demo writes every number with its country, behind + or 00, in Western or Arabic-Indic digits. */
function plainPhone(text: string): string {
  const digits = text.replace(/[٠-٩]/g, d => String(d.charCodeAt(0) - 0x660)).replace(/\D/g, '')
  return `+${digits.replace(/^00/, '')}`
}

const rankOf = (identifier: string) => kinds.findIndex(kind => identifier.startsWith(`${kind}:`))
const bySpeaker = (a: string, b: string) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)

/** @param messages all messages of a household, which shares identifiers with no other. */
export function proveJoins(messages: readonly Written[]): Provable {
  const carried = messages.map(({ message }) => identifiersIn(message))
  const parent = new Map<string, string>()
  const members = new Map<string, string[]>()
  for (const identifiers of carried)
    for (const identifier of identifiers) {
      if (parent.has(identifier)) continue
      parent.set(identifier, identifier)
      members.set(identifier, [identifier])
    }
  const rootOf = (identifier: string): string => {
    let root = identifier
    while (parent.get(root) !== root) root = parent.get(root) ?? root
    return root
  }
  let refused = 0
  for (const [a, b] of linksOf(messages, carried)) {
    const [r, s] = [rootOf(a), rootOf(b)]
    if (r === s) continue
    const union = [...(members.get(r) ?? []), ...(members.get(s) ?? [])]
    if (breaksLimit(union)) {
      refused++
      continue
    }
    parent.set(s, r)
    members.set(r, union)
    members.delete(s)
  }
  const roots = [...members.keys()].sort()
  return {
    groupOf: carried.map(identifiers => roots.indexOf(rootOf([...identifiers].sort(bySpeaker)[0] ?? ''))),
    groups: roots.map(root => ({ identifiers: (members.get(root) ?? []).sort(bySpeaker) })),
    refused,
  }
}

function breaksLimit(identifiers: readonly string[]): boolean {
  return kinds.some(kind => identifiers.filter(i => i.startsWith(`${kind}:`)).length > (limits[kind] ?? 5))
}

/** Each pair of identifiers that some message carries, in the order in which the pairs count. */
function linksOf(messages: readonly Written[], carried: readonly string[][]): (readonly [string, string])[] {
  const first = new Map<string, Place>()
  for (const [i, identifiers] of carried.entries()) {
    const written = messages[i]
    if (!written) continue
    const place = placeOf(written)
    for (const [j, a] of identifiers.entries())
      for (const b of identifiers.slice(j + 1)) {
        const known = first.get(`${a}\n${b}`)
        if (!known || comparePlaces(place, known) < 0) first.set(`${a}\n${b}`, place)
      }
  }
  return [...first]
    .map(([key, place]) => {
      const [a = '', b = ''] = key.split('\n')
      const [x, y] = [rankOf(a), rankOf(b)]
      return { a, b, place, low: Math.min(x, y), high: Math.max(x, y) }
    })
    .sort(
      (p, q) =>
        p.low - q.low ||
        p.high - q.high ||
        comparePlaces(p.place, q.place) ||
        (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1),
    )
    .map(({ a, b }) => [a, b] as const)
}

export function placeOf({ time, message }: Written): Place {
  return { time, call: message.type, messageId: message.messageId }
}
