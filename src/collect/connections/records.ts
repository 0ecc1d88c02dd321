import { type ColumnType, type Generated, type Selectable, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Store } from '../../platform/store/store.ts'
import {
  type ConnectionStatus,
  type ConnectionView,
  connectionFailure,
  connectionStatuses,
  type LoadProgress,
  loadProgress,
} from './model-connection.ts'
import type { SecretBox } from './secret-box.ts'

type Json = ColumnType<unknown, string | undefined, string>
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>
type InstantOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

/** The table of connections. No other part reads it. */
type ConnectionTables = {
  connections: {
    id: Generated<number>
    workspace: number
    kind: string
    name: string
    settings: Json
    secrets: string
    token_hash: string | null
    minutes: number
    status: Generated<string>
    cursor: JsonOrNull
    progress: Json
    totals: Json
    error: JsonOrNull
    failures: Generated<number>
    running_since: InstantOrNull
    first_loaded_at: InstantOrNull
    last_run_at: InstantOrNull
    next_run_at: InstantOrNull
    hook_calls: Generated<number>
    hook_refused: Generated<number>
    hook_unread: Generated<number>
    hook_last_at: InstantOrNull
    created_by: string
    created_at: ColumnType<Date, Date, never>
  }
}

/** A connection with what only the server knows of it. */
export interface Connection extends ConnectionView {
  readonly workspace: number
  readonly secrets: Readonly<Record<string, unknown>>
  readonly cursor: unknown
  readonly failures: number
}

export type Actor = Pick<Change, 'caller' | 'at'>

export interface ConnectionDraft {
  readonly workspace: number
  readonly kind: string
  readonly name: string
  readonly settings: unknown
  readonly secrets: unknown
  readonly tokenHash: string | null
  readonly minutes: number
  readonly nextRunAt: number | null
  readonly createdBy: string
}

/** How a load went, or goes. */
export interface RunChange {
  readonly cursor?: unknown
  readonly progress?: LoadProgress
  readonly failure?: ConnectionView['error']
  readonly failures?: number
  readonly status?: ConnectionStatus
  readonly runningSince?: number | null
  readonly firstLoadedAt?: number
  readonly lastRunAt?: number
  readonly nextRunAt?: number | null
  /** Added to the totals. */
  readonly add?: Pick<LoadProgress, 'stored' | 'repeated' | 'quarantined'>
}

export interface HookCount {
  readonly calls?: number
  readonly refused?: number
  readonly unread?: number
  readonly at: number
}

const settingsSchema = z.record(z.string(), z.unknown())
const totalsSchema = loadProgress.pick({ stored: true, repeated: true, quarantined: true })

/** Connections of a workspace. Every method but the finding by token takes the workspace: another one's is not found. */
export function createConnectionRecords(store: Pick<Store, 'db'>, box: SecretBox) {
  const db = store.db.withTables<ConnectionTables>()

  async function read(row: Selectable<ConnectionTables['connections']>): Promise<Connection> {
    const secrets = settingsSchema.parse(await box.open(row.workspace, row.secrets))
    return {
      id: row.id,
      workspace: row.workspace,
      kind: row.kind,
      name: row.name,
      settings: settingsSchema.parse(row.settings),
      secrets,
      secretsSet: Object.keys(secrets).filter(name => secrets[name] !== '' && secrets[name] !== undefined),
      minutes: row.minutes,
      status: z.enum(connectionStatuses).parse(row.status),
      isRunning: row.running_since !== null,
      firstLoadedAt: row.first_loaded_at?.getTime() ?? null,
      lastRunAt: row.last_run_at?.getTime() ?? null,
      nextRunAt: row.next_run_at?.getTime() ?? null,
      progress: loadProgress.parse(row.progress),
      totals: totalsSchema.parse(row.totals),
      error: connectionFailure.nullable().parse(row.error),
      hook: {
        calls: row.hook_calls,
        refused: row.hook_refused,
        unread: row.hook_unread,
        lastAt: row.hook_last_at?.getTime() ?? null,
      },
      createdBy: row.created_by,
      createdAt: row.created_at.getTime(),
      cursor: row.cursor,
      failures: row.failures,
    }
  }

  async function list(workspace: number): Promise<Connection[]> {
    const rows = await db
      .selectFrom('connections')
      .selectAll()
      .where('workspace', '=', workspace)
      .orderBy('id', 'desc')
      .limit(500)
      .execute()
    return Promise.all(rows.map(read))
  }

  /** @throws RihlaError `not-found` */
  async function find(workspace: number, id: number): Promise<Connection> {
    const row = await db
      .selectFrom('connections')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw new RihlaError('not-found')
    return read(row)
  }

  async function findByName(workspace: number, name: string): Promise<Connection | null> {
    const row = await db
      .selectFrom('connections')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('name', '=', name)
      .executeTakeFirst()
    return row ? read(row) : null
  }

  async function findByToken(tokenHash: string): Promise<Connection | null> {
    const row = await db
      .selectFrom('connections')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()
    return row ? read(row) : null
  }

  /** Those whose loads are to be scheduled, of all workspaces, at the start of the process. */
  async function due(): Promise<{ workspace: number; id: number; at: number }[]> {
    await db
      .updateTable('connections')
      .set({ running_since: null })
      .where('running_since', 'is not', null)
      .execute()
    const rows = await db
      .selectFrom('connections')
      .select(['id', 'workspace', 'next_run_at'])
      .where('status', '=', 'active')
      .execute()
    return rows.flatMap(({ workspace, id, next_run_at: at }) =>
      at === null ? [] : [{ workspace, id, at: at.getTime() }],
    )
  }

  /** @throws RihlaError `name.taken` */
  function create(draft: ConnectionDraft, actor: Actor): Promise<Connection> {
    const { workspace, kind, name, tokenHash, minutes } = draft
    return change(workspace, { name, kind, action: 'connection.created' }, actor, async tx => {
      const row = await tx
        .insertInto('connections')
        .values({
          ...{ workspace, kind, name, minutes },
          settings: JSON.stringify(draft.settings),
          secrets: await box.close(workspace, draft.secrets),
          token_hash: tokenHash,
          next_run_at: dateOrNull(draft.nextRunAt),
          created_by: draft.createdBy,
          created_at: new Date(actor.at),
        })
        .onConflict(conflict => conflict.columns(['workspace', 'name']).doNothing())
        .returningAll()
        .executeTakeFirst()
      if (!row) throw new RihlaError('name.taken')
      return read(row)
    })
  }

  interface Edit {
    readonly settings?: unknown
    readonly secrets?: unknown
    readonly minutes?: number
    readonly status?: ConnectionStatus
    readonly tokenHash?: string
    readonly nextRunAt?: number | null
    /** Everything is read again: another shop, or another table. */
    readonly cursor?: null
  }

  /** What a person changes, with its entry in the audit trail. @throws RihlaError `not-found` */
  function edit(
    found: Connection,
    next: Edit,
    what: Actor & { readonly action: string },
  ): Promise<Connection> {
    const { workspace, id, name, kind } = found
    return change(workspace, { name, kind, action: what.action }, what, async tx => {
      const row = await tx
        .updateTable('connections')
        .set({
          ...(next.settings !== undefined && { settings: JSON.stringify(next.settings) }),
          ...(next.secrets !== undefined && { secrets: await box.close(workspace, next.secrets) }),
          ...(next.minutes !== undefined && { minutes: next.minutes }),
          ...(next.status !== undefined && { status: next.status }),
          ...(next.status === 'active' && { error: null, failures: 0 }),
          ...(next.tokenHash !== undefined && { token_hash: next.tokenHash }),
          ...(next.nextRunAt !== undefined && { next_run_at: dateOrNull(next.nextRunAt) }),
          ...(next.cursor === null && { cursor: null, first_loaded_at: null }),
        })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      if (!row) throw new RihlaError('not-found')
      return read(row)
    })
  }

  function remove({ workspace, id, name, kind }: Connection, actor: Actor): Promise<void> {
    return change(workspace, { name, kind, action: 'connection.removed' }, actor, async tx => {
      await tx.deleteFrom('connections').where('workspace', '=', workspace).where('id', '=', id).execute()
    })
  }

  /** A change and its entry, or neither. */
  function change<T>(
    workspace: number,
    { name, kind, action }: { name: string; kind: string; action: string },
    actor: Actor,
    work: (tx: Transaction<ConnectionTables>) => Promise<T>,
  ): Promise<T> {
    return store.db.transaction().execute(async tx => {
      const done = await work(tx.withTables<ConnectionTables>())
      const { caller, at } = actor
      const entry = { workspace, caller, at, action, subject: name, after: { kind } }
      await recordChange(tx.withTables<GovernTables>(), entry)
      return done
    })
  }

  /** Writes down how far a load has come. False when the connection is gone or no longer active: the load ends. */
  async function keepRun(workspace: number, id: number, run: RunChange): Promise<boolean> {
    const { add } = run
    const added = (name: 'stored' | 'repeated' | 'quarantined') =>
      sql`coalesce((totals ->> ${name})::bigint, 0) + ${add?.[name] ?? 0}`
    const row = await db
      .updateTable('connections')
      .set({
        ...(run.cursor !== undefined && { cursor: JSON.stringify(run.cursor) }),
        ...(run.progress && { progress: JSON.stringify(run.progress) }),
        ...(run.failure !== undefined && {
          error: run.failure === null ? null : JSON.stringify(run.failure),
        }),
        ...(run.failures !== undefined && { failures: run.failures }),
        ...(run.status && { status: run.status }),
        ...(run.runningSince !== undefined && { running_since: dateOrNull(run.runningSince) }),
        ...(run.firstLoadedAt !== undefined && { first_loaded_at: new Date(run.firstLoadedAt) }),
        ...(run.lastRunAt !== undefined && { last_run_at: new Date(run.lastRunAt) }),
        ...(run.nextRunAt !== undefined && { next_run_at: dateOrNull(run.nextRunAt) }),
        ...(add && {
          totals: sql<string>`jsonb_build_object('stored', ${added('stored')}, 'repeated', ${added('repeated')}, 'quarantined', ${added('quarantined')})`,
        }),
      })
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .returning('status')
      .executeTakeFirst()
    return row?.status === 'active'
  }

  async function keepSecrets(workspace: number, id: number, secrets: unknown): Promise<void> {
    const closed = await box.close(workspace, secrets)
    await db
      .updateTable('connections')
      .set({ secrets: closed })
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .execute()
  }

  async function countHook(workspace: number, id: number, count: HookCount): Promise<void> {
    const { calls = 0, refused = 0, unread = 0, at } = count
    await db
      .updateTable('connections')
      .set(eb => ({
        hook_calls: eb('hook_calls', '+', calls),
        hook_refused: eb('hook_refused', '+', refused),
        hook_unread: eb('hook_unread', '+', unread),
        hook_last_at: new Date(at),
      }))
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .execute()
  }

  return { list, find, findByName, findByToken, due, create, edit, remove, keepRun, keepSecrets, countHook }
}

export type ConnectionRecords = ReturnType<typeof createConnectionRecords>

function dateOrNull(at: number | null): Date | null {
  return at === null ? null : new Date(at)
}
