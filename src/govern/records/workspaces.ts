import type { Selectable } from 'kysely'
import type { Caller } from '../../platform/http/access.ts'
import { type WorkspaceSettings, workspaceSettings } from '../model.ts'
import type { GovernTables, GovernTx } from '../tables.ts'
import { recordChange } from './audit.ts'

export type StoredWorkspace = WorkspaceSettings & { readonly id: number }

export async function findWorkspace(db: GovernTx, id: number): Promise<StoredWorkspace | null> {
  const row = await db.selectFrom('workspaces').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? read(row) : null
}

export async function listWorkspaces(db: GovernTx): Promise<StoredWorkspace[]> {
  return (await db.selectFrom('workspaces').selectAll().orderBy('id').execute()).map(read)
}

export async function workspacesOf(db: GovernTx, userId: string) {
  const rows = await db
    .selectFrom('workspaces')
    .innerJoin('members', 'members.workspace', 'workspaces.id')
    .selectAll('workspaces')
    .select('members.role')
    .where('members.user_id', '=', userId)
    .orderBy('workspaces.id')
    .execute()
  return rows.map(row => ({ ...read(row), role: row.role }))
}

/** The maker becomes its owner. Made from the command line it belongs to whoever set this installation up, if anybody did. */
export async function createWorkspace(
  db: GovernTx,
  { settings, caller, now }: { settings: WorkspaceSettings; caller: Caller; now: number },
): Promise<StoredWorkspace> {
  const row = await db
    .insertInto('workspaces')
    .values({ ...toRow(settings), created_at: new Date(now) })
    .returningAll()
    .executeTakeFirstOrThrow()
  const owner = caller.kind === 'user' ? caller.userId : await firstUser(db)
  if (owner !== null) await addMember(db, { workspace: row.id, userId: owner, role: 'owner', now })
  await recordChange(db, {
    workspace: row.id,
    caller,
    at: now,
    action: 'workspace.created',
    subject: settings.name,
    after: settings,
  })
  return read(row)
}

export async function changeSettings(
  db: GovernTx,
  {
    workspace,
    change,
    caller,
    now,
  }: { workspace: number; change: Partial<WorkspaceSettings>; caller: Caller; now: number },
): Promise<StoredWorkspace> {
  const row = await db
    .selectFrom('workspaces')
    .selectAll()
    .where('id', '=', workspace)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { id, ...before } = read(row)
  const after = workspaceSettings.parse({ ...before, ...change })
  await db.updateTable('workspaces').set(toRow(after)).where('id', '=', workspace).execute()
  await recordChange(db, {
    workspace,
    caller,
    at: now,
    action: 'workspace.changed',
    subject: after.name,
    ...differences(before, after),
  })
  return { ...after, id }
}

export async function addMember(
  db: GovernTx,
  {
    workspace,
    userId,
    role,
    now,
  }: { workspace: number; userId: string; role: 'viewer' | 'editor' | 'owner'; now: number },
): Promise<boolean> {
  const added = await db
    .insertInto('members')
    .values({ workspace, user_id: userId, role, created_at: new Date(now) })
    .onConflict(conflict => conflict.columns(['workspace', 'user_id']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Workspaces that were filled before anybody had an account, such as the demo. */
export async function ownerlessWorkspaces(db: GovernTx): Promise<StoredWorkspace[]> {
  const rows = await db
    .selectFrom('workspaces')
    .selectAll()
    .where('id', 'not in', db.selectFrom('members').select('workspace'))
    .orderBy('id')
    .execute()
  return rows.map(read)
}

async function firstUser(db: GovernTx): Promise<string | null> {
  const row = await db
    .selectFrom('auth_users')
    .select('id')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

function read(row: Selectable<GovernTables['workspaces']>): StoredWorkspace {
  return { ...workspaceSettings.parse({ ...row, weekStart: row.week_start }), id: row.id }
}

function toRow({ weekStart, ...settings }: WorkspaceSettings) {
  return { ...settings, week_start: weekStart }
}

/** Only what changed, so that the trail reads at a glance. */
function differences(before: WorkspaceSettings, after: WorkspaceSettings) {
  const changed = Object.entries(after)
    .filter(([name, value]) => JSON.stringify(Reflect.get(before, name)) !== JSON.stringify(value))
    .map(([name]) => name)
  const pick = (settings: WorkspaceSettings) =>
    Object.fromEntries(Object.entries(settings).filter(([name]) => changed.includes(name)))
  return { before: pick(before), after: pick(after) }
}
