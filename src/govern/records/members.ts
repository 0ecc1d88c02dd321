import { RihlaError } from '../../platform/errors.ts'
import type { Caller, Role } from '../../platform/http/access.ts'
import type { MemberView } from '../model.ts'
import type { GovernTx } from '../tables.ts'
import { recordChange } from './audit.ts'
import { revokeInvitationsOf } from './links.ts'

export async function roleIn(db: GovernTx, workspace: number, userId: string): Promise<Role | null> {
  const row = await db
    .selectFrom('members')
    .select('role')
    .where('workspace', '=', workspace)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.role ?? null
}

export async function listMembers(db: GovernTx, workspace: number): Promise<MemberView[]> {
  const rows = await members(db, workspace).orderBy('auth_users.name').orderBy('auth_users.id').execute()
  return rows.map(({ created_at, ...row }) => ({ ...row, since: created_at.getTime() }))
}

interface MemberChange {
  readonly workspace: number
  readonly userId: string
  readonly caller: Caller
  readonly now: number
}

/** `not-found` for somebody who is no member, `member.last-owner` when nobody would own the workspace. */
export async function changeRole(db: GovernTx, change: MemberChange & { role: Role }): Promise<void> {
  const member = await lockMember(db, change, change.role === 'owner')
  await db
    .updateTable('members')
    .set({ role: change.role })
    .where('workspace', '=', change.workspace)
    .where('user_id', '=', change.userId)
    .execute()
  await recordChange(db, {
    ...change,
    at: change.now,
    action: 'member.role-changed',
    subject: member.email,
    before: { role: member.role },
    after: { role: change.role },
  })
  if (change.role !== 'owner') await withdrawInvitations(db, change)
}

/** Taken out by an owner, or gone by themselves: the trail tells the two apart. */
export async function removeMember(db: GovernTx, change: MemberChange): Promise<void> {
  const isLeaving = change.caller.kind === 'user' && change.caller.userId === change.userId
  const member = await lockMember(db, change, false)
  await db
    .deleteFrom('members')
    .where('workspace', '=', change.workspace)
    .where('user_id', '=', change.userId)
    .execute()
  await recordChange(db, {
    ...change,
    at: change.now,
    action: isLeaving ? 'member.left' : 'member.removed',
    subject: member.email,
    before: { role: member.role },
  })
  await withdrawInvitations(db, change)
}

async function withdrawInvitations(db: GovernTx, change: MemberChange): Promise<void> {
  for (const before of await revokeInvitationsOf(db, change))
    await recordChange(db, {
      ...change,
      at: change.now,
      action: 'invitation.revoked',
      subject: before.email ?? before.role ?? '',
      before,
    })
}

/**
 * Whether somebody owns every workspace that a colleague belongs to. A new password opens everything the colleague can
 * reach, so only such an owner may give them a link for one; otherwise a second workspace could be entered through
 * the first.
 */
export async function ownsEverywhere(db: GovernTx, owner: string, userId: string): Promise<boolean> {
  const elsewhere = await db
    .selectFrom('members')
    .select('workspace')
    .where('user_id', '=', userId)
    .where('workspace', 'not in', query =>
      query
        .selectFrom('members')
        .select('workspace')
        .where('user_id', '=', owner)
        .where('role', '=', 'owner'),
    )
    .execute()
  return elsewhere.length === 0
}

/** All members are locked: two owners who demote each other at once would both see another owner. */
async function lockMember(db: GovernTx, { workspace, userId }: MemberChange, staysOwner: boolean) {
  const all = await members(db, workspace).forUpdate('members').execute()
  const member = all.find(one => one.userId === userId)
  if (!member) throw new RihlaError('not-found')
  const others = all.filter(one => one.role === 'owner' && one.userId !== userId)
  if (member.role === 'owner' && !staysOwner && others.length === 0) throw new RihlaError('member.last-owner')
  return member
}

function members(db: GovernTx, workspace: number) {
  return db
    .selectFrom('members')
    .innerJoin('auth_users', 'auth_users.id', 'members.user_id')
    .select([
      'members.user_id as userId',
      'members.role',
      'members.created_at',
      'auth_users.name',
      'auth_users.email',
    ])
    .where('members.workspace', '=', workspace)
}
