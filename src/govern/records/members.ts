import { RihlaError } from '../../platform/errors.ts'
import type { Caller, Role } from '../../platform/http/access.ts'
import type { MemberView } from '../model.ts'
import type { GovernTx } from '../tables.ts'
import { recordChange } from './audit.ts'

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
}

export async function removeMember(db: GovernTx, change: MemberChange): Promise<void> {
  const member = await lockMember(db, change, false)
  await db
    .deleteFrom('members')
    .where('workspace', '=', change.workspace)
    .where('user_id', '=', change.userId)
    .execute()
  await recordChange(db, {
    ...change,
    at: change.now,
    action: 'member.removed',
    subject: member.email,
    before: { role: member.role },
  })
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
