import { randomUUID } from 'node:crypto'
import { RihlaError } from '../../platform/errors.ts'
import { hashPassword } from '../password-hash.ts'
import type { GovernTx } from '../tables.ts'

export interface NewUser {
  readonly name: string
  readonly email: string
  readonly password: string
}

export async function anyUser(db: GovernTx): Promise<boolean> {
  return (await db.selectFrom('auth_users').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function findUserByEmail(db: GovernTx, email: string) {
  return db
    .selectFrom('auth_users')
    .select(['id', 'name', 'email'])
    .where('email', '=', email)
    .executeTakeFirst()
}

/**
 * Adds a user with a password, as better-auth keeps them, inside our own transaction: the user, the membership and
 * the used link come together or not at all. `name.taken` when the address has an account.
 */
export async function createUser(db: GovernTx, user: NewUser, now: number): Promise<string> {
  const id = randomUUID()
  const at = new Date(now)
  const added = await db
    .insertInto('auth_users')
    .values({ id, name: user.name, email: user.email, emailVerified: false, createdAt: at, updatedAt: at })
    .onConflict(conflict => conflict.column('email').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) throw new RihlaError('name.taken', { name: user.email })
  await db
    .insertInto('auth_accounts')
    .values({
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: await hashPassword(user.password),
      createdAt: at,
      updatedAt: at,
    })
    .execute()
  return id
}

/** A new password ends every session of the user: whoever knew the old one is out. */
export async function replacePassword(
  db: GovernTx,
  { userId, password, now }: { userId: string; password: string; now: number },
): Promise<void> {
  await db
    .updateTable('auth_accounts')
    .set({ password: await hashPassword(password), updatedAt: new Date(now) })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute()
  await db.deleteFrom('auth_sessions').where('userId', '=', userId).execute()
}

export async function renameUser(db: GovernTx, userId: string, name: string): Promise<void> {
  await db.updateTable('auth_users').set({ name }).where('id', '=', userId).execute()
}
