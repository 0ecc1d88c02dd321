import type { Clock } from '../platform/clock.ts'
import { RihlaError } from '../platform/errors.ts'
import type { Caller, KeyCaller, LocalCaller, Role, UserCaller } from '../platform/http/access.ts'
import type { Admission, Guard, GuardedRequest } from '../platform/http/guard.ts'
import { hashSecret } from '../platform/ids.ts'
import { checkOrigin } from './check-origin.ts'
import type { Keyring } from './keyring.ts'
import { roleIn } from './records/members.ts'
import { findWorkspace } from './records/workspaces.ts'
import type { Sessions } from './sessions.ts'
import type { GovernDb } from './tables.ts'

export interface GuardDeps {
  readonly db: GovernDb
  readonly clock: Clock
  readonly sessions: () => Sessions
  readonly keyring: Keyring
  /** The key of the data folder; null where there is none. */
  readonly localKey: string | null
  readonly publicUrl: string | null
}

/** Places of one call that may hold its key: an id and a secret, say. */
const mostCarried = 4

const rank: Readonly<Record<Role, number>> = { viewer: 1, editor: 2, owner: 3 }

/**
 * The one place that decides who may call. A key in the `authorization` header counts alone: the cookie beside it
 * is not looked at. A workspace that the caller does not belong to is `not-found`, like one that does not exist.
 */
export function createGuard(deps: GuardDeps): Guard {
  const localHash = deps.localKey === null ? null : hashSecret(deps.localKey)

  const callerOf = async (headers: Headers): Promise<Caller> => {
    const authorization = headers.get('authorization')
    if (authorization === null) return (await deps.sessions().callerOf(headers)) ?? { kind: 'nobody' }
    const secret = readSecret(authorization)
    if (secret === null) return { kind: 'nobody' }
    if (localHash !== null && hashSecret(secret) === localHash) return { kind: 'local' }
    const key = await deps.keyring.find(secret)
    if (!key) return { kind: 'nobody' }
    return { kind: 'key', key: key.kind, keyId: key.id, workspace: key.workspace }
  }

  const holderOf = async (secrets: readonly string[]): Promise<Caller> => {
    for (const secret of secrets.slice(0, mostCarried)) {
      const key = await deps.keyring.find(secret)
      if (key) return { kind: 'key', key: key.kind, keyId: key.id, workspace: key.workspace }
    }
    return { kind: 'nobody' }
  }

  return {
    async admit(request, access) {
      const { headers, carriedKeys } = request
      // Pages of any origin may call where a key is carried: the cookie beside it is not looked at either.
      if (carriedKeys === null) checkOrigin(request, deps.publicUrl)
      const caller =
        carriedKeys === null || headers.has('authorization')
          ? await callerOf(headers)
          : await holderOf(carriedKeys)
      if (access === 'public') return { caller, scope: null }
      if (caller.kind === 'nobody') throw new RihlaError('auth.required')
      if (access === 'signedIn') return admitPerson(caller)
      if (access === 'local') return admitLocal(caller)
      const now = deps.clock.now()
      if ('key' in access) {
        const { workspace } = requireKey(caller, access.key)
        return { caller, scope: { workspace, now } }
      }
      const workspace = readWorkspace(request)
      await requireRole(deps.db, { caller, workspace, role: access.role })
      return { caller, scope: { workspace, now } }
    },
  }
}

function admitPerson(caller: UserCaller | KeyCaller | LocalCaller): Admission {
  if (caller.kind === 'key') throw new RihlaError('auth.forbidden')
  return { caller, scope: null }
}

function admitLocal(caller: UserCaller | KeyCaller | LocalCaller): Admission {
  if (caller.kind !== 'local') throw new RihlaError('auth.forbidden')
  return { caller, scope: null }
}

function requireKey(caller: UserCaller | KeyCaller | LocalCaller, kind: 'write' | 'read'): KeyCaller {
  // A session is no key: the cookie of a browser must never send events.
  if (caller.kind === 'user') throw new RihlaError('auth.required')
  if (caller.kind !== 'key' || caller.key !== kind) throw new RihlaError('auth.forbidden')
  return caller
}

interface RoleQuestion {
  readonly caller: UserCaller | KeyCaller | LocalCaller
  readonly workspace: number
  readonly role: Role
}

/** Returns only when the caller may; otherwise `not-found` (a stranger) or `auth.forbidden` (a role too low). */
async function requireRole(db: GovernDb, { caller, workspace, role }: RoleQuestion): Promise<void> {
  const held = await roleOf(db, caller, workspace)
  if (held === 'stranger') throw new RihlaError('not-found')
  if (held === 'none' || rank[held] < rank[role]) throw new RihlaError('auth.forbidden')
}

async function roleOf(
  db: GovernDb,
  caller: RoleQuestion['caller'],
  workspace: number,
): Promise<Role | 'none' | 'stranger'> {
  switch (caller.kind) {
    case 'user':
      return (await roleIn(db, workspace, caller.userId)) ?? 'stranger'
    case 'key':
      if (caller.workspace !== workspace) return 'stranger'
      return caller.key === 'read' ? 'viewer' : 'none'
    case 'local':
      return (await findWorkspace(db, workspace)) === null ? 'stranger' : 'owner'
  }
}

function readWorkspace({ workspace }: GuardedRequest): number {
  if (workspace === null || !/^[1-9]\d{0,9}$/.test(workspace)) throw new RihlaError('not-found')
  const id = Number(workspace)
  if (id > 2_147_483_647) throw new RihlaError('not-found')
  return id
}

/** `Basic base64(key:)` as Segment's libraries send it, or `Bearer key`. */
function readSecret(authorization: string): string | null {
  const [scheme = '', value = ''] = authorization.trim().split(/\s+/, 2)
  if (/^bearer$/i.test(scheme)) return value || null
  if (!/^basic$/i.test(scheme)) return null
  const [user = ''] = Buffer.from(value, 'base64').toString('utf8').split(':', 1)
  return user || null
}
