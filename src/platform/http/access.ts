import type { Scope } from '../warehouse/scope.ts'

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
 */
export type Access =
  | 'public'
  | 'signedIn'
  | 'local'
  | { readonly role: Role }
  | { readonly key: 'write' | 'read' }

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

/** True when the access ties the call to one workspace. */
export function isScoped(access: Access): boolean {
  return typeof access === 'object'
}
