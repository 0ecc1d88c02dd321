import type { Selectable } from 'kysely'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import { hashSecret, newSecret } from '../../platform/ids.ts'
import type { KeyView } from '../model.ts'
import type { GovernTables, GovernTx } from '../tables.ts'
import { recordChange } from './audit.ts'

export async function listKeys(db: GovernTx, workspace: number): Promise<KeyView[]> {
  const rows = await db
    .selectFrom('access_keys')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(view)
}

export interface NewKey {
  readonly workspace: number
  readonly kind: 'write' | 'read'
  readonly name: string
  readonly caller: Caller
  readonly now: number
}

/** The only time that the key itself is known to us. */
export async function createKey(db: GovernTx, key: NewKey): Promise<KeyView & { secret: string }> {
  const secret = newSecret(key.kind === 'write' ? 'wk' : 'rk')
  const row = await db
    .insertInto('access_keys')
    .values({
      workspace: key.workspace,
      kind: key.kind,
      name: key.name,
      hint: secret.slice(0, 8),
      key_hash: hashSecret(secret),
      created_by: key.caller.kind === 'user' ? key.caller.userId : null,
      created_at: new Date(key.now),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await recordChange(db, {
    ...key,
    at: key.now,
    action: 'key.created',
    subject: key.name,
    after: { kind: key.kind, hint: row.hint },
  })
  return { ...view(row), secret }
}

export async function revokeKey(
  db: GovernTx,
  { workspace, id, caller, now }: { workspace: number; id: number; caller: Caller; now: number },
): Promise<void> {
  const row = await db
    .updateTable('access_keys')
    .set({ revoked_at: new Date(now) })
    .where('id', '=', id)
    .where('workspace', '=', workspace)
    .where('revoked_at', 'is', null)
    .returning(['name', 'kind', 'hint'])
    .executeTakeFirst()
  if (!row) throw new RihlaError('not-found')
  const { name, ...before } = row
  await recordChange(db, { workspace, caller, at: now, action: 'key.revoked', subject: name, before })
}

export async function findKey(db: GovernTx, hash: string) {
  const row = await db
    .selectFrom('access_keys')
    .select(['id', 'workspace', 'kind'])
    .where('key_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** @throws RihlaError `not-found` */
export async function keyName(db: GovernTx, workspace: number, id: number): Promise<string> {
  const row = await db
    .selectFrom('access_keys')
    .select('name')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new RihlaError('not-found')
  return row.name
}

export async function markUsed(db: GovernTx, id: number, now: number): Promise<void> {
  await db
    .updateTable('access_keys')
    .set({ last_used_at: new Date(now) })
    .where('id', '=', id)
    .execute()
}

function view(row: Selectable<GovernTables['access_keys']>): KeyView {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    hint: row.hint,
    createdAt: row.created_at.getTime(),
    lastUsedAt: row.last_used_at?.getTime() ?? null,
  }
}
