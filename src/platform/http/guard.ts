import type { Scope } from '../warehouse/scope.ts'
import type { Access, Caller } from './access.ts'

export interface GuardedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  /** The `:workspace` of the path as it was written, or null when the path names none. */
  readonly workspace: string | null
  readonly ip: string
  /** What a client of another make carries in the place of a header; null for every other route. */
  readonly carriedKeys: readonly string[] | null
}

export interface Admission {
  readonly caller: Caller
  /** The workspace the call is about; null for `public` and `signedIn`. */
  readonly scope: Scope | null
}

/**
 * Decides every call, before its body is read. Throws `auth.required`, `auth.forbidden`, or `not-found` for a
 * workspace that the caller does not belong to: a stranger does not learn that it exists. `govern` makes it.
 */
export interface Guard {
  admit(request: GuardedRequest, access: Access): Promise<Admission>
}
