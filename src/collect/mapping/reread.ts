import { z } from 'zod'
import { adapters } from '../adapters/adapters.ts'
import { reopen, withBatchContext } from '../adapters/envelope.ts'
import { parseJson } from '../adapters/read-values.ts'
import { identifiersOf } from '../intake/identifiers-of.ts'
import { type Incoming, type Origin, type Prepared, prepareEvent } from '../intake/prepare-event.ts'
import { eventFlags, type Message, messageSchema, type StoredEvent } from '../model.ts'
import { mappedNote } from './model-mapping.ts'
import { isBag } from './paths.ts'

/** What stands in the log of the first event of a message. */
export interface KeptRow
  extends Pick<
    StoredEvent,
    | 'messageId'
    | 'content'
    | 'type'
    | 'channel'
    | 'time'
    | 'receivedAt'
    | 'ordinal'
    | 'identifiers'
    | 'account'
    | 'received'
    | 'source'
    | 'importId'
    | 'mappingVersion'
    | 'flags'
  > {
  readonly batch: bigint
  readonly mapped: string
  /** Only where the text names no context of its own; empty otherwise. */
  readonly properties: string
}

/**
 * The message as its sender wrote it, under what was decided when it came: its id, its time, its call. Null where the text
 * is none that this program wrote down or can read.
 */
export function rereadMessage(row: KeptRow, country: string): Incoming | null {
  const value = parseJson(row.received)
  if (!isBag(value)) return null
  const found = pick(row, reopen(adapters, row.received, value) ?? [{ text: row.received, value }])
  const parsed = found === null ? null : messageSchema.safeParse(found.value)
  if (!found || !parsed?.success) return null
  const note = row.mapped === '' ? null : mappedNote.parse(JSON.parse(row.mapped))
  const healed = heal(parsed.data, row, country)
  return {
    text: healed === null ? row.received : withBatchContext(row.received, healed),
    value: {
      ...parsed.data,
      ...(healed === null ? {} : { context: healed }),
      type: note?.call ?? row.type,
      messageId: row.messageId,
      timestamp: row.time,
      originalTimestamp: undefined,
      sentAt: undefined,
      ordinal: row.ordinal,
    },
    // What was taken in without naming anybody was allowed to.
    mayNameNobody: (found.mayNameNobody ?? false) || row.identifiers.length === 0,
  }
}

/** The row, or rows, that the rules of the origin make of it now. Null where it cannot be made again: then it stays. */
export function deriveAgain(row: KeptRow, origin: Origin): Prepared | null {
  const incoming = rereadMessage(row, origin.country)
  if (incoming === null) return null
  const made = prepareEvent(incoming, origin, row.receivedAt)
  if ('reason' in made) return null
  // What was said of it since, such as that it was a program, stays said.
  const flagsOf = (part: StoredEvent) => (row.flags & ~eventFlags.dropped) | (part.flags & eventFlags.dropped)
  return {
    ...made,
    content: row.content,
    flags: flagsOf(made),
    ...(made.parts ? { parts: made.parts.map(part => ({ ...part, flags: flagsOf(part) })) } : {}),
  }
}

/** Of several events that one text of a client is, the one that the row is. */
function pick(row: KeptRow, candidates: readonly Incoming[]): Incoming | null {
  const [first] = candidates
  if (candidates.length < 2) return first ?? null
  const isAt = ({ value }: Incoming, at: number) => {
    const type = isBag(value) && typeof value.type === 'string' ? value.type : ''
    const id = isBag(value) ? value.messageId : undefined
    if (id !== undefined && id !== null) return String(id).trim() === row.messageId
    // Without an id of the client's the further ones are told by their place, if one was made up, or by their call.
    return at > 0 && row.messageId.endsWith(`:${type}:${at}`)
  }
  const exact = candidates.find(isAt)
  if (exact) return exact
  const note = row.mapped === '' ? null : mappedNote.parse(JSON.parse(row.mapped))
  const call = note?.call ?? row.type
  return candidates.find(({ value }) => isBag(value) && value.type === call) ?? first ?? null
}

const named = z.object({ $context: z.record(z.string(), z.unknown()).optional() })

/**
 * Until there were rules, what a batch said once for all its messages was not written down with each. It is put together
 * from the row: the context that can be asked for, the channel, the account and who it named.
 */
function heal(message: Message, row: KeptRow, country: string): Record<string, unknown> | null {
  if (row.mappingVersion !== 0 || row.importId !== 0 || message.context) return null
  const kept = named.safeParse(row.properties === '' ? {} : parseJson(row.properties))
  const context = kept.success ? (kept.data.$context ?? {}) : {}
  const own = new Set(identifiersOf({ ...message, type: row.type }, country))
  const lost = row.identifiers.filter(identifier => !own.has(identifier))
  if (Object.keys(context).length === 0 && lost.length === 0) return null
  const traits: Record<string, string> = {}
  const externalIds: { type: string; id: string }[] = []
  for (const identifier of lost) {
    const at = identifier.indexOf(':')
    const [kind, id] = [identifier.slice(0, at), identifier.slice(at + 1)]
    if (kind === 'email' || kind === 'phone') traits[kind] = id
    else externalIds.push({ type: kind, id })
  }
  return {
    ...context,
    ...(row.channel === '' ? {} : { channel: row.channel }),
    ...(row.account !== '' && !message.groupId ? { groupId: row.account } : {}),
    ...(Object.keys(traits).length > 0 ? { traits } : {}),
    ...(externalIds.length > 0 ? { externalIds } : {}),
  }
}
