import { RihlaError } from '../../platform/errors.ts'
import type { UserCaller } from '../../platform/http/access.ts'
import type { SessionView } from '../model.ts'
import type { GovernTx } from '../tables.ts'
import { recordChange } from './audit.ts'

const minute = 60_000

/** The sessions of a user that still open something, the one they use now first, then the most recently used. */
export async function listSessions(db: GovernTx, caller: UserCaller, now: number): Promise<SessionView[]> {
  const rows = await db
    .selectFrom('auth_sessions')
    .select(['id', 'createdAt', 'seenAt', 'expiresAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', caller.userId)
    .where('expiresAt', '>', new Date(now))
    .execute()
  return rows
    .map(row => ({
      id: row.id,
      isCurrent: row.id === caller.sessionId,
      since: row.createdAt.getTime(),
      seenAt: (row.seenAt ?? row.createdAt).getTime(),
      expiresAt: row.expiresAt.getTime(),
      address: row.ipAddress ?? '',
      agent: row.userAgent ?? '',
    }))
    .sort(
      (a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.seenAt - a.seenAt || (a.id < b.id ? -1 : 1),
    )
}

/** Once a minute at most: a page asks several times while it is open. */
export async function markSeen(db: GovernTx, sessionId: string, now: number): Promise<void> {
  await db
    .updateTable('auth_sessions')
    .set({ seenAt: new Date(now) })
    .where('id', '=', sessionId)
    .where(eb => eb.or([eb('seenAt', 'is', null), eb('seenAt', '<', new Date(now - minute))]))
    .execute()
}

/** `not-found` for a session of somebody else, like for one that does not exist. */
export async function endSession(
  db: GovernTx,
  { id, caller, now }: { id: string; caller: UserCaller; now: number },
): Promise<void> {
  const ended = await db
    .deleteFrom('auth_sessions')
    .where('id', '=', id)
    .where('userId', '=', caller.userId)
    .returning(['userAgent', 'ipAddress'])
    .executeTakeFirst()
  if (!ended) throw new RihlaError('not-found')
  await recordEnd(db, { caller, now, before: { agent: ended.userAgent, address: ended.ipAddress } })
}

/** Returns how many ended. */
export async function endOtherSessions(db: GovernTx, caller: UserCaller, now: number): Promise<number> {
  const ended = await db
    .deleteFrom('auth_sessions')
    .where('userId', '=', caller.userId)
    .where('id', '!=', caller.sessionId)
    .returning('id')
    .execute()
  if (ended.length > 0) await recordEnd(db, { caller, now, before: { sessions: ended.length } })
  return ended.length
}

async function recordEnd(
  db: GovernTx,
  { caller, now, before }: { caller: UserCaller; now: number; before: unknown },
): Promise<void> {
  const action = 'user.session-ended'
  await recordChange(db, { workspace: null, caller, at: now, action, subject: caller.email, before })
}
