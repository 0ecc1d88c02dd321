import { RihlaError } from '../../platform/errors.ts'
import type { Role } from '../../platform/http/access.ts'
import { hashSecret, newSecret } from '../../platform/ids.ts'
import type { InvitationView } from '../model.ts'
import type { GovernTx } from '../tables.ts'

export type Purpose = 'welcome' | 'invitation' | 'reset'

const hour = 3_600_000
/** A reset opens an existing account, so it lives shortest. */
const lifetime: Readonly<Record<Purpose, number>> = {
  welcome: 72 * hour,
  invitation: 14 * 24 * hour,
  reset: 24 * hour,
}

export interface NewLink {
  readonly purpose: Purpose
  readonly now: number
  readonly workspace?: number
  readonly role?: Role
  readonly email?: string | null
  readonly userId?: string
  readonly createdBy?: string | null
}

/** The token goes to whoever asked and is stored hashed: reading the store does not open a door. */
export async function issueLink(
  db: GovernTx,
  link: NewLink,
): Promise<{ id: number; token: string; expiresAt: number }> {
  const token = newSecret('once')
  const expiresAt = link.now + lifetime[link.purpose]
  const { id } = await db
    .insertInto('one_time_links')
    .values({
      token_hash: hashSecret(token),
      purpose: link.purpose,
      workspace: link.workspace ?? null,
      role: link.role ?? null,
      email: link.email ?? null,
      user_id: link.userId ?? null,
      created_by: link.createdBy ?? null,
      created_at: new Date(link.now),
      expires_at: new Date(expiresAt),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, token, expiresAt }
}

/** `auth.link-invalid` alike for unknown, used, revoked and expired: a guesser learns nothing. */
export async function findLink(db: GovernTx, token: string, now: number) {
  const link = await usable(db, now).where('token_hash', '=', hashSecret(token)).executeTakeFirst()
  if (!link) throw new RihlaError('auth.link-invalid')
  return link
}

/** Uses the link up. Of two calls at once one wins, because the row is changed only while it is unused. */
export async function takeLink(
  db: GovernTx,
  { token, purpose, now }: { token: string; purpose: Purpose; now: number },
) {
  const taken = await db
    .updateTable('one_time_links')
    .set({ used_at: new Date(now) })
    .where('token_hash', '=', hashSecret(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .returningAll()
    .executeTakeFirst()
  if (!taken) throw new RihlaError('auth.link-invalid')
  return taken
}

export async function listInvitations(
  db: GovernTx,
  workspace: number,
  now: number,
): Promise<InvitationView[]> {
  const rows = await usable(db, now)
    .where('workspace', '=', workspace)
    .where('purpose', '=', 'invitation')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    role: row.role ?? 'viewer',
    email: row.email,
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
  }))
}

export async function revokeInvitation(
  db: GovernTx,
  { workspace, id, now }: { workspace: number; id: number; now: number },
) {
  const row = await db
    .updateTable('one_time_links')
    .set({ revoked_at: new Date(now) })
    .where('id', '=', id)
    .where('workspace', '=', workspace)
    .where('purpose', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning(['role', 'email'])
    .executeTakeFirst()
  if (!row) throw new RihlaError('not-found')
  return row
}

/** A new welcome or reset link makes the older ones worthless. */
export async function revokeLinks(
  db: GovernTx,
  { purpose, userId, now }: { purpose: 'welcome' | 'reset'; userId: string | null; now: number },
): Promise<void> {
  await db
    .updateTable('one_time_links')
    .set({ revoked_at: new Date(now) })
    .where('purpose', '=', purpose)
    .where('user_id', 'is not distinct from', userId)
    .where('used_at', 'is', null)
    .execute()
}

/**
 * Makes worthless what somebody issued in a workspace that they no longer own: with a link kept back they could let
 * themselves in again. Reset links are judged where they are used (`reset` in `routes/link-routes.ts`).
 */
export async function revokeInvitationsOf(
  db: GovernTx,
  { workspace, userId, now }: { workspace: number; userId: string; now: number },
) {
  return db
    .updateTable('one_time_links')
    .set({ revoked_at: new Date(now) })
    .where('workspace', '=', workspace)
    .where('purpose', '=', 'invitation')
    .where('created_by', '=', userId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning(['role', 'email'])
    .execute()
}

function usable(db: GovernTx, now: number) {
  return db
    .selectFrom('one_time_links')
    .selectAll()
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(now))
}
