import type { Selectable } from 'kysely'
import type { Caller, UserCaller } from '../../platform/http/access.ts'
import type { AuditEntry } from '../model.ts'
import type { GovernTables, GovernTx } from '../tables.ts'

export interface Change {
  /** Null for what belongs to no workspace (a new password). */
  readonly workspace: number | null
  readonly caller: Caller
  readonly at: number
  /** What was done, e.g. `member.role-changed`. The page has a sentence for each. */
  readonly action: string
  /** To what, readable by a person: a name, an e-mail address, a number. Never a secret. */
  readonly subject: string
  readonly before?: unknown
  readonly after?: unknown
}

/** Written in the transaction of the change itself: no change without its entry, no entry without its change. */
export async function recordChange(db: GovernTx, change: Change): Promise<void> {
  const actor = describeActor(change.caller)
  await db
    .insertInto('audit_trail')
    .values({
      workspace: change.workspace,
      at: new Date(change.at),
      actor_kind: change.caller.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      action: change.action,
      subject: change.subject,
      before: change.before === undefined ? null : JSON.stringify(change.before),
      after: change.after === undefined ? null : JSON.stringify(change.after),
    })
    .execute()
}

function describeActor(caller: Caller): { id: string | null; name: string } {
  switch (caller.kind) {
    case 'user':
      return { id: caller.userId, name: caller.name }
    case 'key':
      return { id: String(caller.keyId), name: `${caller.key} key ${caller.keyId}` }
    case 'local':
      return { id: null, name: 'command line' }
    case 'nobody':
      return { id: null, name: '' }
  }
}

/** Newest first. */
export async function listChanges(
  db: GovernTx,
  { workspace, before, limit }: { workspace: number; before?: string; limit: number },
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  let query = db.selectFrom('audit_trail').selectAll().where('workspace', '=', workspace)
  if (before !== undefined) query = query.where('id', '<', before)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const entries = rows.slice(0, limit).map(entryOf)
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null }
}

/** One kind of change in a workspace, newest first. */
export async function listChangesOf(
  db: GovernTx,
  { workspace, action, limit }: { workspace: number; action: string; limit: number },
): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_trail')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('action', '=', action)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(entryOf)
}

/** What the user did to their own account, and what others did to it: a link for a new password. */
export async function listOwnChanges(db: GovernTx, { userId, email }: UserCaller): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_trail')
    .selectAll()
    .where(eb =>
      eb.or([
        eb.and([
          eb('workspace', 'is', null),
          eb.or([eb('actor_id', '=', userId), eb('subject', '=', email)]),
        ]),
        eb.and([
          eb('action', '=', 'member.reset-link'),
          eb('actor_kind', '=', 'user'),
          eb('subject', '=', email),
        ]),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return rows.map(entryOf)
}

function entryOf(row: Selectable<GovernTables['audit_trail']>): AuditEntry {
  return {
    id: row.id,
    at: row.at.getTime(),
    actorKind: row.actor_kind,
    actorName: row.actor_name,
    action: row.action,
    subject: row.subject,
    before: row.before,
    after: row.after,
  }
}
