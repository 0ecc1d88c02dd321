import type { Scope } from '../warehouse/scope.ts'
import type { RequestBody } from './request-body.ts'

export const roles = ['viewer', 'editor', 'owner'] as const
export type Role = (typeof roles)[number]

/**
 * Who may call a route. Every route states it; there is no default.
 * - `public`: anybody. The handler protects what it does itself (a one-time token, a rate limit).
 * - `signedIn`: a person with a session, whatever their workspaces; or the command line.
 * - `local`: the command line of this installation alone: what concerns every workspace, such as a backup.
 * - `{ role }`: a member of the workspace in the path with at least this role. A read key of that workspace
 *   counts as a viewer; the local key, which lies in the data folder, as an owner.
 * - `{ key: 'write' }`: a write key, which names its workspace (Basic auth, the key as user name).
 * - `{ key: 'read' }`: a read key, which names its workspace (Bearer).
 * - `{ key: 'write', carried }`: the same for clients of another make, which carry the key in the path, the query, a
 *   header of their own or the body. A key in the `authorization` header still counts alone, a cookie never.
 */
export type Access =
  | 'public'
  | 'signedIn'
  | 'local'
  | { readonly role: Role }
  | { readonly key: 'write' | 'read'; readonly carried?: FindCarriedKeys }

/** A call whose caller is not known yet. The body may be read here: the same object is the handler's `upload`. */
export interface UnadmittedCall {
  readonly request: Request
  readonly upload: RequestBody
  /** The parameters of the path, as they were written. */
  readonly params: Readonly<Record<string, string>>
}
/** What may be the key, likeliest first. What it cannot read holds none: it does not throw for that. */
export type FindCarriedKeys = (call: UnadmittedCall) => Promise<readonly string[]>

export type Nobody = { readonly kind: 'nobody' }
export type UserCaller = {
  readonly kind: 'user'
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly sessionId: string
}
export type KeyCaller = {
  readonly kind: 'key'
  readonly key: 'write' | 'read'
  readonly keyId: number
  readonly workspace: number
}
/** Somebody who can read the data folder of this installation: its command line. */
export type LocalCaller = { readonly kind: 'local' }
export type Caller = Nobody | UserCaller | KeyCaller | LocalCaller

export type CallerOf<A extends Access> = A extends 'public'
  ? Caller
  : A extends 'signedIn'
    ? UserCaller | LocalCaller
    : A extends 'local'
      ? LocalCaller
      : A extends { role: Role }
        ? UserCaller | KeyCaller | LocalCaller
        : KeyCaller

/** Only a route whose access names a workspace gets a scope, and only after the guard has checked it. */
export type ScopeOf<A extends Access> = A extends 'public' | 'signedIn' | 'local' ? null : Scope

/** Where clients of another make carry the key of this route; null where the header and the session count. */
export function carriedKeysOf(access: Access): FindCarriedKeys | null {
  return typeof access === 'object' && 'key' in access ? (access.carried ?? null) : null
}

/** True when the access ties the call to one workspace. */
export function isScoped(access: Access): boolean {
  return typeof access === 'object'
}
