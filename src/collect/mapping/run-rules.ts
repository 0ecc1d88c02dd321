import { hash64 } from '../../platform/ids.ts'
import type { Message } from '../model.ts'
import { type CompiledRules, noteOf } from './compile-rules.ts'
import type { Mapped } from './mapped.ts'
import { mappedNote } from './model-mapping.ts'

/** One of the events that a message becomes: the message as the rules leave it, and what its row remembers of them. */
export interface MappedPart {
  readonly message: Message
  readonly name: string
  /** JSON of a `mappedNote`. */
  readonly note: string
  readonly isDropped: boolean
}

interface Told {
  readonly message: Message
  readonly name: string
  readonly call: string
  readonly source: string
  readonly time: number
}

/** Null: no rule touches the message. The first part stands in its place. */
export function runRules(rules: CompiledRules, told: Told): MappedPart[] | null {
  const { message, name, call, source, time } = told
  const mapped = rules.apply({
    call,
    name,
    source,
    time,
    userId: message.userId,
    anonymousId: message.anonymousId,
    properties: message.properties ?? {},
    traits: message.traits ?? {},
    context: message.context ?? {},
  })
  return mapped?.map((event, part) => partOf(told, event, part)) ?? null
}

function partOf({ message, call }: Told, event: Mapped, part: number): MappedPart {
  const { userId, anonymousId, traits, properties, context } = event
  const note = noteOf(event, part)
  return {
    message: {
      ...message,
      type: event.call,
      event: event.name,
      userId,
      anonymousId,
      properties,
      context,
      // None stays none: for who has no traits of their own, those of the context are read.
      ...(message.traits || Object.keys(traits).length > 0 ? { traits } : {}),
    },
    name: event.name,
    // The row can be read again only by the call that it came by.
    note: JSON.stringify(part === 0 && event.call !== call ? { ...note, call } : note),
    isDropped: event.dropped !== null,
  }
}

/** The id of a further event of a message: the same for the same message, whenever and wherever it is read. */
export function partId(messageId: string, part: number): string {
  return `${partPrefix(messageId)}${part}`
}

/** Always so many characters. */
export const partPrefixLength = 22

export function partPrefix(messageId: string): string {
  return `part-${hash64(messageId).toString(16).padStart(16, '0')}-`
}

/** What they made of a message could not be kept, so it stands as it came. */
export function refusedNote(note: string): string {
  const { rules } = mappedNote.parse(JSON.parse(note))
  return JSON.stringify({ rules, failed: [{ rule: rules[0] ?? 0, action: 0, reason: 'refused' }] })
}
