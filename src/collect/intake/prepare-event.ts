import { hash64 } from '../../platform/ids.ts'
import type { CompiledRules } from '../mapping/compile-rules.ts'
import { type MappedPart, partId, refusedNote, runRules } from '../mapping/run-rules.ts'
import {
  type CallType,
  callTypes,
  eventFlags,
  type Message,
  maxEventBytes,
  maxIdentifierLength,
  maxNameLength,
  messageSchema,
  type QuarantineReason,
  type StoredEvent,
} from '../model.ts'
import type { KindReading } from '../model-identifier-kinds.ts'
import { cleanProperties, cleanText } from './clean-properties.ts'
import { eventTime } from './event-time.ts'
import { idHashOf } from './id-hash.ts'
import { identifiersOf, plainId, recordIn, traceOf } from './identifiers-of.ts'

/** Where a message came from and how its workspace reads it. */
export interface Origin {
  readonly workspace: number
  /** ISO 3166 alpha-2: how phone numbers without a prefix are read. */
  readonly country: string
  /** Kinds of identifiers that the workspace added. */
  readonly kinds?: readonly KindReading[]
  readonly source: string
  /** The channel of events that name none. */
  readonly channel?: string
  /** 0 for what no import brought. */
  readonly importId?: number
  /** The version of the mapping rules that are valid now; 0 and no rules where there are none. */
  readonly mappingVersion?: number
  readonly rules?: CompiledRules | null
}

/** One message as it entered: its exact text, and what the parser made of it. */
export interface Incoming {
  readonly text: string
  readonly value: unknown
  /** The call its address names (`/v1/track`); in a batch each message names its own. */
  readonly call?: CallType
  /** `sentAt` of the batch around it. */
  readonly sentAt?: string | number | null
  /** What other clients say about an account may be said about nobody. */
  readonly mayNameNobody?: boolean
  /**
   * A shop tells the same thing under this id again and again, in words that may change: the first counts, and a later
   * one is a repeat, not another event under a used id.
   */
  readonly sameById?: boolean
}

export interface Refusal {
  readonly reason: QuarantineReason
  readonly detail: string
}

/** What a message becomes. */
export interface Prepared extends StoredEvent {
  /** Further events that the rules made of it. They are written before it, so that where it stands they stand, too. */
  readonly parts?: readonly StoredEvent[]
  /** Whom the message names before any rule. */
  readonly named?: readonly string[]
}

interface Draft {
  readonly incoming: Incoming
  readonly origin: Origin
  readonly receivedAt: number
  message: Message
  event: Partial<{ -readonly [K in keyof StoredEvent]: StoredEvent[K] }>
  /** What the rules made of it; null where none touched it. */
  mapped: readonly MappedPart[] | null
  named: readonly string[]
}

/** A stage fills in its part of the draft or stops the line with a reason. */
type Stage = (draft: Draft) => Refusal | null

/** The line, in order. Each stage is one thing that can be wrong with a message. */
export const stages: Readonly<Record<string, Stage>> = {
  refuseTooLarge,
  readShape,
  nameTheCall,
  nameTheEvent,
  nameTheMessage,
  placeInTime,
  applyRules,
  findIdentifiers,
  keepProperties,
}

const line = Object.values(stages)

/**
 * Turns one message into the row that is held, or says why not.
 *
 * @param receivedAt milliseconds since 1970 UTC
 */
export function prepareEvent(incoming: Incoming, origin: Origin, receivedAt: number): Prepared | Refusal {
  const draft: Draft = { incoming, origin, receivedAt, message: {}, event: {}, mapped: null, named: [] }
  for (const stage of line) {
    const refusal = stage(draft)
    if (refusal) return draft.mapped === null ? refusal : withoutRules(draft)
  }
  return draft.mapped === null ? finish(draft) : finishParts(draft, draft.mapped)
}

/** The workspace's own rules: rename, cast, compute, drop, split. From here on the message is what they made of it. */
function applyRules(draft: Draft): Refusal | null {
  const { message, event, origin } = draft
  if (!origin.rules) return null
  const told = { message, name: event.name ?? '', call: event.type ?? 'track', source: origin.source }
  const mapped = runRules(origin.rules, { ...told, time: event.time ?? draft.receivedAt })
  const first = mapped?.[0]
  if (!mapped || !first) return null
  draft.mapped = mapped
  draft.named = identifiersOf(message, origin.country, origin.kinds)
  become(draft, first)
  return null
}

function become(draft: Draft, { message, name, note, isDropped }: MappedPart): void {
  draft.message = message
  draft.event.type = callTypes.find(call => call === message.type) ?? 'track'
  draft.event.name = name
  draft.event.mapped = note
  if (isDropped) draft.event.flags = eventFlags.dropped
}

/** All parts or none: a rule that makes of a message what cannot be kept has failed, and the message stays as it came. */
function finishParts(draft: Draft, mapped: readonly MappedPart[]): Prepared | Refusal {
  const { event, origin } = draft
  const parts: StoredEvent[] = []
  for (const [at, part] of mapped.entries()) {
    if (at === 0) continue
    const messageId = partId(event.messageId ?? '', at)
    const idHash = idHashOf(origin.workspace, messageId)
    const { time, ordinal } = event
    const own: Draft = { ...draft, event: { messageId, idHash, content: hash64(messageId), time, ordinal } }
    become(own, part)
    if (findIdentifiers(own) ?? keepProperties(own)) return withoutRules(draft)
    parts.push(finish(own))
  }
  return { ...finish(draft), parts, named: draft.named }
}

function withoutRules({ incoming, origin, receivedAt, mapped }: Draft): Prepared | Refusal {
  const plain = prepareEvent(incoming, { ...origin, rules: null }, receivedAt)
  return 'reason' in plain ? plain : { ...plain, mapped: refusedNote(mapped?.[0]?.note ?? '') }
}

function refuseTooLarge({ incoming }: Draft): Refusal | null {
  // A character is three bytes at most: most texts need not be counted.
  if (incoming.text.length * 3 <= maxEventBytes) return null
  const bytes = Buffer.byteLength(incoming.text)
  return bytes > maxEventBytes ? { reason: 'event-too-large', detail: String(bytes) } : null
}

function readShape(draft: Draft): Refusal | null {
  const parsed = messageSchema.safeParse(draft.incoming.value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return {
      reason: 'shape-invalid',
      detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.slice(0, 300),
    }
  }
  draft.message = parsed.data
  return null
}

function nameTheCall(draft: Draft): Refusal | null {
  const named = draft.incoming.call ?? draft.message.type
  if (named === undefined || named === '') return { reason: 'call-missing', detail: '' }
  const type = callTypes.find(call => call === named.toLowerCase())
  // `system` is written by Rihla itself and by nobody else.
  if (type === undefined || type === 'system') return { reason: 'call-unknown', detail: named.slice(0, 100) }
  draft.event.type = type
  draft.message = { ...draft.message, type }
  return null
}

function nameTheEvent(draft: Draft): Refusal | null {
  const { message, event } = draft
  if (event.type === 'alias' && plainId(message.previousId) === null)
    return { reason: 'previous-id-missing', detail: '' }
  if (event.type === 'group' && plainId(message.groupId) === null)
    return { reason: 'group-id-missing', detail: '' }
  if (event.type !== 'track') {
    event.name = event.type ?? ''
    return null
  }
  if (typeof message.event !== 'string' || message.event.trim() === '')
    return { reason: 'event-name-missing', detail: '' }
  event.name = cleanText(message.event.trim())
  return event.name.length > maxNameLength
    ? { reason: 'name-too-long', detail: event.name.slice(0, 100) }
    : null
}

/** Without an id the content is the id, so that sending it again adds nothing. */
function nameTheMessage(draft: Draft): Refusal | null {
  draft.event.content = hash64(JSON.stringify({ ...draft.message, sentAt: undefined }))
  const stated = plainId(draft.message.messageId)
  if (stated !== null && stated.length > maxIdentifierLength)
    return { reason: 'message-id-invalid', detail: stated.slice(0, 100) }
  const messageId = stated ?? `${draft.origin.source}-${draft.event.content.toString(16)}`
  if (draft.incoming.sameById) draft.event.content = hash64(messageId)
  draft.event.messageId = messageId
  draft.event.idHash = idHashOf(draft.origin.workspace, messageId)
  return null
}

function placeInTime(draft: Draft): Refusal | null {
  const sentAt = draft.message.sentAt ?? draft.incoming.sentAt
  const timestamp = draft.message.timestamp ?? draft.message.originalTimestamp
  const placed = eventTime({ timestamp, sentAt }, draft.receivedAt)
  if ('reason' in placed) return placed
  draft.event.time = placed.time
  draft.event.ordinal = draft.message.ordinal ?? 0
  return null
}

function findIdentifiers(draft: Draft): Refusal | null {
  const identifiers = identifiersOf(draft.message, draft.origin.country, draft.origin.kinds)
  const tooLong = identifiers.find(identifier => identifier.length > maxIdentifierLength)
  if (tooLong !== undefined) return { reason: 'identifier-too-long', detail: tooLong.slice(0, 100) }
  // A file may hold anonymous lines (an order without a customer); a live call names somebody, as the specification asks.
  const mayNameNobody = draft.origin.importId || draft.incoming.mayNameNobody
  if (identifiers.length === 0 && !mayNameNobody) return { reason: 'identity-missing', detail: '' }
  draft.event.identifiers = identifiers
  draft.event.trace = traceOf(identifiers)
  const inContext = draft.message.context?.groupId
  const account =
    draft.message.groupId ??
    (typeof inContext === 'string' || typeof inContext === 'number' ? inContext : null)
  draft.event.account = plainId(account) ?? ''
  return null
}

/** What of the context questions may ask for, under one reserved key. */
const askableContext: ReadonlySet<string> = new Set([
  'app',
  'campaign',
  'device',
  'ip',
  'library',
  'locale',
  'os',
  'page',
  'referrer',
  'session',
  'timezone',
  'userAgent',
])

function keepProperties(draft: Draft): Refusal | null {
  const { message, event, origin } = draft
  const context: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(message.context ?? {}))
    if (askableContext.has(key)) context[key] = value
  // RudderStack's client in a page says the traits of identify in the context alone.
  const said = message.traits ?? (event.type === 'identify' ? recordIn(message.context, 'traits') : null)
  const own = { ...said, ...message.properties }
  if ((event.type === 'page' || event.type === 'screen') && typeof message.name === 'string')
    own.name = message.name
  event.properties = cleanProperties(Object.keys(context).length > 0 ? { ...own, $context: context } : own)
  const stated = message.context?.channel
  const byCall = event.type === 'page' ? 'web' : event.type === 'screen' ? 'app' : ''
  event.channel =
    typeof stated === 'string' && stated !== '' ? cleanText(stated).slice(0, 100) : (origin.channel ?? byCall)
  return null
}

function finish(draft: Draft): StoredEvent {
  const { event, origin, incoming, receivedAt } = draft
  return {
    workspace: origin.workspace,
    messageId: event.messageId ?? '',
    idHash: event.idHash ?? 0n,
    content: event.content ?? 0n,
    type: event.type ?? 'track',
    name: event.name ?? '',
    channel: event.channel ?? '',
    time: event.time ?? receivedAt,
    receivedAt,
    ordinal: event.ordinal ?? 0,
    identifiers: event.identifiers ?? [],
    trace: event.trace ?? 0n,
    account: event.account ?? '',
    properties: event.properties ?? '{}',
    received: cleanText(incoming.text),
    source: origin.source,
    importId: origin.importId ?? 0,
    mappingVersion: origin.mappingVersion ?? 0,
    flags: event.flags ?? 0,
    ...(event.mapped === undefined ? {} : { mapped: event.mapped }),
  }
}
