import type { z } from 'zod'
import type { AddressPolicy } from '../../platform/http/address-policy.ts'
import type { Outgoing } from '../../platform/http/outgoing.ts'
import { InvalidInput } from '../../platform/http/problem.ts'
import type { Translated } from '../adapters/adapter.ts'
import type { QuarantineReason } from '../model.ts'
import type { ConnectionField, connectorGroups, Tried, Words } from './model-connection.ts'

/**
 * One message in the form of the Segment specification. `messageId` is made from what it tells about (the shop, the
 * order, what happened to it), never from when or how it was learnt: the same thing from a load and from a webhook is
 * one event, and the first that was told counts.
 */
export interface Told extends Translated {
  readonly messageId: string
}

/** Something that could not be understood. It is kept in quarantine, whole. */
export interface Unread {
  readonly text: string
  readonly detail: string
  /** Otherwise `shape-invalid`. */
  readonly reason?: QuarantineReason
}

/** A piece of a load. `cursor` is plain JSON: where to go on once all of this page is durable. */
export interface Page<C> {
  readonly messages: readonly Told[]
  readonly unread?: readonly Unread[]
  readonly cursor: C
  /** Things of the source so far in this load, and how many there are where it says so. */
  readonly done?: number
  readonly of?: number | null
}

export interface WorkspaceFacts {
  /** ISO 3166 alpha-2. */
  readonly country: string
  readonly zone: string
  readonly currency: string
}

/** What a connector is given for whatever it does. */
export interface Context<S, X> {
  readonly settings: S
  readonly secrets: X
  readonly workspace: WorkspaceFacts
  /** The name of the connection: the source of its events. */
  readonly source: string
  /** For calls over HTTP: bounded, and kept out of private networks. */
  readonly http: Outgoing
  /** For drivers that open sockets of their own: they must ask it. */
  readonly addresses: AddressPolicy
  /** Milliseconds since 1970 UTC. */
  now(): number
  /** Aborted when the load is paused or Rihla stops. */
  readonly signal: AbortSignal
  /** Secrets that the other side gave in the place of the old ones (a new access token). Durable when it resolves. */
  keepSecrets(next: X): Promise<void>
}

/** One call of the address. The body as it came, byte for byte: signatures are over bytes. */
export interface HookCall {
  readonly method: string
  readonly headers: Headers
  readonly query: URLSearchParams
  readonly bytes: Buffer
}

export interface HookReading {
  readonly messages: readonly Told[]
  readonly unread?: readonly Unread[]
}

export interface Hook<S, X> {
  /** True when the call was made by whoever holds the secret. Compare in constant time: `signature.ts`. */
  verify(call: HookCall, context: Pick<Context<S, X>, 'settings' | 'secrets'>): boolean
  /** What it says; no messages for what concerns nobody (a ping). Null: this is not what the source sends. */
  read(call: HookCall, context: Omit<Context<S, X>, 'http' | 'signal'>): HookReading | null
  /** Answers a GET by which the other side makes sure of the address; null: 404. */
  challenge?(call: HookCall, context: Pick<Context<S, X>, 'settings' | 'secrets'>): Response | null
  /** What the other side wants to read after a call was taken. Default: `{"ok":true}`. */
  answer?(): Response
}

/** Everything about one kind of connection: one file each, listed in `connectors.ts`. */
export interface ConnectorDefinition<S, X, C> {
  /** Stands in message ids and in the store: it never changes. */
  readonly kind: string
  readonly group: (typeof connectorGroups)[number]
  readonly title: Words
  readonly about: Words
  readonly settings: z.ZodType<S>
  /** Of texts by name. A field that may be missing is `.optional()`. */
  readonly secrets: z.ZodType<X>
  readonly fields: readonly ConnectionField[]
  readonly steps?: readonly Words[]
  readonly hookSteps?: readonly Words[]
  /** A table for readers, and for the test that drives the connector. */
  readonly becomes: readonly { readonly what: Words; readonly events: readonly string[] }[]
  /** Properties of its events that hold journeys of their own together. */
  cases?(settings: S): readonly string[]
  /** Between two loads. Default 15. */
  readonly minutes?: number
  readonly maps?: boolean
  /** Asks the other side one small thing. Throws `connection.…` where it cannot be used. */
  test?(context: Context<S, X>): Promise<Tried>
  /** What a cursor looks like. A stored one that does not fit is left aside: everything is read again, and nothing is there twice. */
  readonly cursor?: z.ZodType<C>
  /**
   * Everything after the cursor, page by page, until it has caught up; null: from the beginning. The last cursor is where
   * the next load begins: let it lie somewhat before what was seen, so that nothing is lost that changed meanwhile.
   * May be stopped after any page. Errors: `connection.…` (see `failures.ts`).
   */
  load?(context: Context<S, X>, cursor: C | null): AsyncGenerator<Page<C>>
  readonly hook?: Hook<S, X>
}

/** A connector whose types have done their work: what the rest of this folder knows. */
export interface Connector
  extends Omit<
    ConnectorDefinition<unknown, unknown, unknown>,
    'settings' | 'secrets' | 'cursor' | 'test' | 'load' | 'hook' | 'cases'
  > {
  readonly hasLoad: boolean
  readonly hasHook: boolean
  readonly hasTest: boolean
  /** @throws RihlaError `body.invalid` with the field where settings or secrets are not right */
  check(settings: unknown, secrets: unknown): { readonly settings: unknown; readonly secrets: unknown }
  /** Of settings that were checked. */
  cases(settings: unknown): readonly string[]
  open(context: Context<unknown, unknown>): Opened
}

/** A connector with the settings of one connection. */
export interface Opened {
  test(): Promise<Tried>
  load(cursor: unknown): AsyncGenerator<Page<unknown>>
  readonly hook: {
    verify(call: HookCall): boolean
    read(call: HookCall): HookReading | null
    challenge(call: HookCall): Response | null
    answer(): Response
  } | null
}

/** Declares one kind of connection. What is stored is parsed with its own schemas each time before it sees it. */
export function defineConnector<S, X, C>(definition: ConnectorDefinition<S, X, C>): Connector {
  const { settings, secrets, cursor, test, load, hook, cases, ...rest } = definition
  return {
    ...rest,
    hasLoad: load !== undefined,
    hasHook: hook !== undefined,
    hasTest: test !== undefined,
    check: (settingsGiven, secretsGiven) => ({
      settings: parsed(settings, settingsGiven, 'settings'),
      secrets: parsed(secrets, secretsGiven, 'secrets'),
    }),
    cases: given => cases?.(settings.parse(given)) ?? [],
    open(given) {
      const context: Context<S, X> = {
        ...given,
        settings: settings.parse(given.settings),
        secrets: secrets.parse(given.secrets),
        keepSecrets: next => given.keepSecrets(next),
      }
      return {
        test: async () => (await test?.(context)) ?? { name: null, counts: [] },
        async *load(from) {
          if (load === undefined) return
          const known = cursor?.safeParse(from)
          yield* load(context, known?.success && from !== null ? known.data : null)
        },
        hook:
          hook === undefined
            ? null
            : {
                verify: call => hook.verify(call, context),
                read: call => hook.read(call, context),
                challenge: call => hook.challenge?.(call, context) ?? null,
                answer: () => hook.answer?.() ?? jsonOk(),
              },
      }
    },
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, under: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) issue.path.unshift(under)
  throw new InvalidInput('body.invalid', result.error)
}

function jsonOk(): Response {
  return new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } })
}
