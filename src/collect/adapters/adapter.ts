import type { Problem } from '../../platform/http/problem.ts'
import type { CallType, QuarantineReason } from '../model.ts'

/** The clients of another make that may be pointed here, unchanged. */
export const clientNames = [
  'amplitude',
  'ga4',
  'jitsu',
  'mixpanel',
  'openpanel',
  'posthog',
  'rudderstack',
  'segment',
  'snowplow',
] as const
export type ClientName = (typeof clientNames)[number]

/** One call of a client. The body is unpacked; how it is read is the adapter's own. */
export interface ClientCall {
  readonly method: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly bytes: Buffer
}

/** One message as the client wrote it: its exact text, which is JSON, and what a parser makes of it. */
export interface Sent {
  readonly text: string
  readonly value: unknown
  /** What the body says once for all its messages. */
  readonly around?: Around
  /** Of clients that write as the Segment specification says: the call that the address names, and the clock of the batch. */
  readonly call?: CallType
  readonly sentAt?: unknown
}
export type Around = Readonly<Record<string, unknown>>

/** A message in the form of the Segment specification, as far as the client's own values allow: the intake judges them. */
export interface Translated {
  readonly type: Exclude<CallType, 'system'>
  readonly userId?: unknown
  readonly anonymousId?: unknown
  readonly previousId?: unknown
  readonly groupId?: unknown
  readonly event?: unknown
  readonly name?: unknown
  readonly timestamp?: unknown
  readonly properties?: Readonly<Record<string, unknown>>
  readonly traits?: Readonly<Record<string, unknown>>
  readonly context?: Readonly<Record<string, unknown>>
}

export interface Translation {
  /** The client's own id of its message. */
  readonly id?: unknown
  /** The client's clock when it sent, where the message itself carries it. */
  readonly sentAt?: unknown
  /** The first one is the message; the others are what else it says, such as traits. None: it is not understood. */
  readonly messages: readonly Translated[]
}

/** What became of one message, however many events it was. */
export type Outcome =
  | { readonly status: 'kept' }
  | { readonly status: 'quarantined'; readonly reason: QuarantineReason; readonly detail: string }

export interface Taken {
  readonly call: ClientCall
  readonly sent: readonly Sent[]
  /** One for each of `sent`. */
  readonly outcomes: readonly Outcome[]
  readonly now: number
}

/** One address that a client calls. */
export interface Door {
  readonly method: 'GET' | 'POST'
  readonly paths: readonly string[]
  readonly summary: string
  /** Tells clients apart that call the same address. */
  fits?(headers: Headers): boolean
  /** What may be the write key, likeliest first. What cannot be read holds none. */
  keys(call: ClientCall): readonly unknown[]
  /** Null: this is not what the client sends. */
  read(call: ClientCall): readonly Sent[] | null
  answer(taken: Taken): Response
  /** Nothing is stored: the outcomes are what would have become of it. */
  readonly onlyTries?: boolean
}

/**
 * Everything about one client. `translate` is pure: the same text gives the same events whenever it is read again. It is
 * null where the client writes as the Segment specification says: then its text is held as it is.
 */
export interface Adapter {
  readonly client: ClientName
  /** What each call of the client becomes: for readers, and for the test that drives the client. */
  readonly table: Readonly<Record<string, string>>
  readonly doors: readonly Door[]
  translate: ((value: unknown, around: Around) => Translation) | null
  /** Errors as the client expects them; without it they are problem documents. */
  refuse?(problem: Problem, request: Request): Response
}
