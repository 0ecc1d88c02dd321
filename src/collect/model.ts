import { z } from 'zod'

/** The calls of the Segment specification, and `system` for what Rihla itself writes. */
export const callTypes = ['identify', 'group', 'alias', 'page', 'screen', 'track', 'system'] as const
export type CallType = (typeof callTypes)[number]

/** Place of a call in the total order (time, ordinal, call, message id): who somebody is comes before what they did. */
export const callOrder: Readonly<Record<CallType, number>> = {
  identify: 0,
  group: 1,
  alias: 2,
  page: 3,
  screen: 4,
  track: 5,
  system: 6,
}

/** Why an event stands in quarantine. A closed list: screens and counts know every one. */
export const quarantineReasons = [
  'call-missing',
  'call-unknown',
  'event-name-missing',
  'event-too-large',
  'identifier-too-long',
  'identity-missing',
  'json-invalid',
  'mapping-missing',
  'message-id-invalid',
  'message-id-reused',
  'name-too-long',
  'off-plan',
  'previous-id-missing',
  'group-id-missing',
  'shape-invalid',
  'time-invalid',
  'time-out-of-range',
  'refused-by-warehouse',
  'row-refused',
] as const
export type QuarantineReason = (typeof quarantineReasons)[number]

const idLike = z.union([z.string(), z.number()]).nullish()
const bag = z.record(z.string(), z.unknown()).nullish()

/** A message as a sender writes it. Loose: what is not understood stays in `received`. */
export const messageSchema = z.object({
  type: z.string().optional(),
  messageId: z.union([z.string(), z.number()]).nullish(),
  userId: idLike,
  anonymousId: idLike,
  previousId: idLike,
  groupId: idLike,
  event: z.unknown().optional(),
  name: z.unknown().optional(),
  category: z.unknown().optional(),
  timestamp: z.union([z.string(), z.number()]).nullish(),
  /** Where RudderStack's clients say when it happened. */
  originalTimestamp: z.union([z.string(), z.number()]).nullish(),
  sentAt: z.union([z.string(), z.number()]).nullish(),
  properties: bag,
  traits: bag,
  context: bag,
  /** Row number in its file; 0 elsewhere. Only files carry it. */
  ordinal: z.number().int().nonnegative().optional(),
})
export type Message = z.infer<typeof messageSchema>

/** One event as it is held. Times are milliseconds since 1970 UTC. `trace` is 0 when nobody is named. */
export interface StoredEvent {
  readonly workspace: number
  readonly messageId: string
  readonly idHash: bigint
  /** Hash of the content without `sentAt`: tells a repeat from another event under the same message id. */
  readonly content: bigint
  readonly type: CallType
  readonly name: string
  readonly channel: string
  readonly time: number
  readonly receivedAt: number
  readonly ordinal: number
  /** `kind:value`, normalised, sorted, distinct. */
  readonly identifiers: readonly string[]
  readonly trace: bigint
  readonly account: string
  /** Cleaned JSON text for the warehouse's JSON column. */
  readonly properties: string
  /** The text exactly as it came. */
  readonly received: string
  readonly source: string
  readonly importId: number
  readonly mappingVersion: number
  readonly flags: number
  /** What the mapping rules did to it: JSON of a `mappedNote`. */
  readonly mapped?: string
}

/** What became of one message. `stored` and `repeated` are acknowledged: the event is durable. */
export type Receipt =
  | { readonly status: 'stored' | 'repeated'; readonly messageId: string }
  | { readonly status: 'quarantined'; readonly reason: QuarantineReason; readonly detail: string }

/** Event times must lie in what the warehouse's DateTime64 holds: 1900-01-01 to 2299-12-31. */
export const earliestTime = Date.UTC(1900, 0, 1)
export const latestTime = Date.UTC(2299, 11, 31, 23, 59, 59, 999)

/** Sizes of the Segment specification. Bytes of UTF-8. */
export const maxBatchBytes = 500 * 1024
export const maxEventBytes = 32 * 1024
export const maxNameLength = 500
export const maxIdentifierLength = 512

/**
 * What is said of an event as a whole: done by a program, done by a colleague (both left out of questions), not as the
 * tracking plan says (marked, and still asked about). The higher bits say why: `bots/model-bots.ts`. `dropped`: a mapping
 * rule says that it counts for nothing; it is kept, so that repeats are known and it can come back.
 */
export const eventFlags = { bot: 1, internal: 2, offPlan: 4, dropped: 1 << 30 } as const
