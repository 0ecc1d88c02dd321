import type { z } from 'zod'
import type { Scope } from '../warehouse/scope.ts'
import type { Access, Caller, CallerOf, ScopeOf } from './access.ts'
import type { Problem } from './problem.ts'
import type { RequestBody } from './request-body.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The answer has no body: 204. */
export const empty = { kind: 'empty' } as const
export type EmptyResponse = typeof empty

/** The handler returns a `Response` itself: a file, or a stream of events. */
export interface StreamResponse {
  readonly kind: 'stream'
  readonly contentType: string
}
export function stream(contentType: string): StreamResponse {
  return { kind: 'stream', contentType }
}

type Nothing = ReturnType<() => void>
export type ResponseShape = z.ZodType | EmptyResponse | StreamResponse
type ResultOf<R extends ResponseShape> = R extends z.ZodType
  ? z.input<R>
  : R extends StreamResponse
    ? Response
    : Nothing

/** What a handler is given. `params` and `query` are parsed, `scope` was checked. */
export interface RouteContext<A extends Access, P, Q, B> {
  readonly caller: CallerOf<A>
  readonly scope: ScopeOf<A>
  readonly params: P
  readonly query: Q
  readonly body: B
  /** The body as it came, for routes without a `body` schema: limited to `maxBytes`, already unpacked. */
  readonly upload: RequestBody
  readonly request: Request
  readonly requestId: string
  /** Address of the other end of the connection; `''` where there is none (tests). */
  readonly ip: string
  /** Adds a header to the answer. `set-cookie` may be added several times. */
  setHeader(name: string, value: string): void
}

export interface RouteDefinition<
  A extends Access,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends ResponseShape,
> {
  readonly method: Method
  /** Hono's pattern. `:workspace` is read by the guard and is not part of `params`. */
  readonly path: string
  readonly access: A
  /** One line for the API document. */
  readonly summary: string
  readonly params?: P
  /** Every value arrives as a string, or a list of strings when the name is repeated: coerce. */
  readonly query?: Q
  readonly body?: B
  /** Largest body, packed and unpacked. Default 1 MiB. */
  readonly maxBytes?: number
  readonly response: R
  readonly status?: 200 | 201 | 202
  /** Pages of other origins may call it (the tracker). Such a route never takes a cookie. */
  readonly anyOrigin?: boolean
  /** Says errors as the clients of this route expect them, where the problem document would mislead them. */
  refuse?(problem: Problem, request: Request): Response
  handler(context: RouteContext<A, z.output<P>, z.output<Q>, z.output<B>>): Promise<ResultOf<R>> | ResultOf<R>
}

/** A route whose types have done their work: what parts hand to the server. */
export interface AnyRoute {
  readonly method: Method
  readonly path: string
  readonly access: Access
  readonly summary: string
  readonly params: z.ZodType | null
  readonly query: z.ZodType | null
  readonly body: z.ZodType | null
  readonly maxBytes: number
  readonly response: ResponseShape
  readonly status: 200 | 201 | 202 | 204
  readonly anyOrigin: boolean
  refuse?(problem: Problem, request: Request): Response
  handle(context: AnyContext): unknown
}

/** What `createApp` builds for each call: parsed with the route's own schemas before `handle` sees it. */
export interface AnyContext {
  readonly caller: Caller
  readonly scope: Scope | null
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly upload: RequestBody
  readonly request: Request
  readonly requestId: string
  readonly ip: string
  setHeader(name: string, value: string): void
}

interface ErasedDefinition extends Partial<Pick<AnyRoute, 'maxBytes' | 'anyOrigin' | 'refuse'>> {
  readonly method: Method
  readonly path: string
  readonly access: Access
  readonly summary: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly response: ResponseShape
  readonly status?: 200 | 201 | 202
  handler(context: AnyContext): unknown
}

/**
 * Declares one route. Its type is the contract: without `access` it does not compile, and only a route tied to
 * a workspace has `scope`.
 *
 * TRICKY: the second signature forgets the schemas' types. That is sound because `createApp` builds the context
 * with this very route's schemas and access, and refuses to call a scoped handler without a scope.
 */
export function route<
  const A extends Access,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends ResponseShape = EmptyResponse,
>(definition: RouteDefinition<A, P, Q, B, R>): AnyRoute
export function route(definition: ErasedDefinition): AnyRoute {
  checkPath(definition)
  return {
    method: definition.method,
    path: definition.path,
    access: definition.access,
    summary: definition.summary,
    params: definition.params ?? null,
    query: definition.query ?? null,
    body: definition.body ?? null,
    maxBytes: definition.maxBytes ?? 1_048_576,
    response: definition.response,
    status: definition.response === empty ? 204 : (definition.status ?? 200),
    anyOrigin: definition.anyOrigin ?? false,
    ...(definition.refuse ? { refuse: definition.refuse } : {}),
    handle: context => definition.handler(context),
  }
}

/** A role is asked for in exactly the paths that name a workspace, so the two cannot drift apart. */
function checkPath({ method, path, access, anyOrigin }: ErasedDefinition): void {
  const namesWorkspace = path.startsWith('/api/w/:workspace/')
  const asksRole = typeof access === 'object' && 'role' in access
  if (namesWorkspace !== asksRole)
    throw new Error(`${method} ${path}: a role and a path under /api/w/:workspace/ belong together`)
  if (anyOrigin && !(typeof access === 'object' && 'key' in access))
    throw new Error(`${method} ${path}: only a route called with a key may be open to any origin`)
}
