import type { ColumnType, Generated, Selectable, Transaction } from 'kysely'
import { z } from 'zod'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Store } from '../../platform/store/store.ts'
import {
  type MappingRun,
  type RuleSet,
  type RunChoice,
  type RunStatus,
  ruleSet,
  runBody,
  runStatuses,
  type VersionHead,
} from './model-mapping.ts'

type Json = ColumnType<unknown, string, string>
type MappingTables = {
  mapping_versions: {
    workspace: number
    version: number
    definition: Json
    note: string
    saved_at: Date
    saved_by: string
  }
  mapping_runs: {
    id: Generated<number>
    workspace: number
    version: number
    status: string
    choice: Json
    up_to: string
    reached: ColumnType<unknown, string | null, string | null>
    read: number
    of: number
    made: number
    unreadable: number
    started_at: Date
    started_by: string
    finished_at: Date | null
    error: string | null
  }
}

export type Actor = Pick<Change, 'caller' | 'at'>

/** Where a run has come to in the log: the sort key of the last message that was read. */
export const reachedSchema = z.object({
  trace: z.string(),
  time: z.number(),
  ordinal: z.string(),
  call: z.number(),
  id: z.string(),
})
export type Reached = z.infer<typeof reachedSchema>

export interface RunRecord extends MappingRun {
  readonly workspace: number
  readonly upTo: bigint
  readonly reached: Reached | null
}

export interface RunChange {
  readonly status?: RunStatus
  readonly reached?: Reached | null
  readonly read?: number
  readonly made?: number
  readonly unreadable?: number
  readonly finishedAt?: number
  readonly error?: string | null
}

/** Not yet at their end: of a workspace there is at most one. */
export const openStatuses: readonly RunStatus[] = ['staging', 'paused', 'swapping', 'following']

/** Versions of the rules and runs over the past, each change with its entry in the audit trail. */
export function createMappingRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<MappingTables>()

  /** The newest of every workspace. */
  async function current(): Promise<{ workspace: number; version: number; set: RuleSet }[]> {
    const rows = await db
      .selectFrom('mapping_versions')
      .distinctOn('workspace')
      .select(['workspace', 'version', 'definition'])
      .orderBy('workspace')
      .orderBy('version', 'desc')
      .execute()
    return rows.map(row => ({
      workspace: row.workspace,
      version: row.version,
      set: ruleSet.parse(row.definition),
    }))
  }

  async function versions(workspace: number): Promise<VersionHead[]> {
    const rows = await db
      .selectFrom('mapping_versions')
      .selectAll()
      .where('workspace', '=', workspace)
      .orderBy('version', 'desc')
      .execute()
    return rows.map(headOf)
  }

  async function read(workspace: number, version: number): Promise<{ head: VersionHead; set: RuleSet }> {
    const row = await db
      .selectFrom('mapping_versions')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('version', '=', version)
      .executeTakeFirst()
    if (!row) throw new RihlaError('not-found')
    return { head: headOf(row), set: ruleSet.parse(row.definition) }
  }

  /** The next version. @throws RihlaError `mapping.changed` where somebody saved another one meanwhile. */
  function save(
    workspace: number,
    given: { readonly set: RuleSet; readonly base: number; readonly note: string },
    actor: Actor,
  ): Promise<number> {
    return store.db.transaction().execute(async tx => {
      const tables = tx.withTables<MappingTables>()
      const newest = await tables
        .selectFrom('mapping_versions')
        .select('version')
        .where('workspace', '=', workspace)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
      const before = newest?.version ?? 0
      if (before !== given.base) throw new RihlaError('mapping.changed', { version: before })
      const version = before + 1
      const added = await tables
        .insertInto('mapping_versions')
        .values({
          workspace,
          version,
          definition: JSON.stringify(given.set),
          note: given.note,
          saved_at: new Date(actor.at),
          saved_by: nameOf(actor),
        })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst()
      if (added.numInsertedOrUpdatedRows === 0n) throw new RihlaError('mapping.changed', { version })
      await audit(tx, {
        workspace,
        ...actor,
        action: 'mapping.saved',
        subject: String(version),
        after: { rules: given.set.rules.length },
      })
      return version
    })
  }

  async function runs(workspace: number): Promise<RunRecord[]> {
    const rows = await db
      .selectFrom('mapping_runs')
      .selectAll()
      .where('workspace', '=', workspace)
      .orderBy('id', 'desc')
      .limit(50)
      .execute()
    return rows.map(runOf)
  }

  async function openRuns(): Promise<RunRecord[]> {
    const rows = await db
      .selectFrom('mapping_runs')
      .selectAll()
      .where('status', 'in', [...openStatuses])
      .orderBy('id')
      .execute()
    return rows.map(runOf)
  }

  async function run(workspace: number, id: number): Promise<RunRecord> {
    const row = await db
      .selectFrom('mapping_runs')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw new RihlaError('not-found')
    return runOf(row)
  }

  /** @throws RihlaError `mapping.busy` while another run of the workspace is open. */
  function begin(
    workspace: number,
    start: {
      readonly version: number
      readonly choice: RunChoice
      readonly upTo: bigint
      readonly of: number
    },
    actor: Actor,
  ): Promise<RunRecord> {
    return store.db.transaction().execute(async tx => {
      const tables = tx.withTables<MappingTables>()
      const open = await tables
        .selectFrom('mapping_runs')
        .select('id')
        .where('workspace', '=', workspace)
        .where('status', 'in', [...openStatuses])
        .executeTakeFirst()
      if (open) throw new RihlaError('mapping.busy')
      const row = await tables
        .insertInto('mapping_runs')
        .values({
          workspace,
          version: start.version,
          status: 'staging',
          choice: JSON.stringify(start.choice),
          up_to: String(start.upTo),
          reached: null,
          read: 0,
          of: start.of,
          made: 0,
          unreadable: 0,
          started_at: new Date(actor.at),
          started_by: nameOf(actor),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      await audit(tx, {
        workspace,
        ...actor,
        action: 'mapping.rederived',
        subject: String(start.version),
        after: start.choice,
      })
      return runOf(row)
    })
  }

  /** @throws RihlaError `mapping.busy` unless the run stands at one of `from`. */
  async function change(
    { workspace, id }: Pick<RunRecord, 'workspace' | 'id'>,
    what: RunChange,
    from: readonly RunStatus[],
  ): Promise<RunRecord> {
    const { reached, finishedAt, ...plain } = what
    const row = await db
      .updateTable('mapping_runs')
      .set({
        ...plain,
        ...(reached === undefined ? {} : { reached: reached === null ? null : JSON.stringify(reached) }),
        ...(finishedAt === undefined ? {} : { finished_at: new Date(finishedAt) }),
      })
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .where('status', 'in', [...from])
      .returningAll()
      .executeTakeFirst()
    if (!row) throw new RihlaError('mapping.busy')
    return runOf(row)
  }

  return { current, versions, read, save, runs, openRuns, run, begin, change }
}

export type MappingRecords = ReturnType<typeof createMappingRecords>

function headOf(row: Selectable<MappingTables['mapping_versions']>): VersionHead {
  const { version, saved_at, saved_by, note } = row
  const rules = ruleSet.parse(row.definition).rules.length
  return { version, at: saved_at.getTime(), by: saved_by, note, rules }
}

function runOf(row: Selectable<MappingTables['mapping_runs']>): RunRecord {
  const { id, workspace, version, read, of, made, unreadable, error } = row
  return {
    ...{ id, workspace, version, read, of, made, unreadable, error },
    status: z.enum(runStatuses).parse(row.status),
    choice: runBody.parse(row.choice),
    upTo: BigInt(row.up_to),
    reached: row.reached === null ? null : reachedSchema.parse(row.reached),
    at: row.started_at.getTime(),
    by: row.started_by,
    finishedAt: row.finished_at?.getTime() ?? null,
  }
}

function audit(tx: Transaction<Record<never, never>>, change: Change): Promise<void> {
  return recordChange(tx.withTables<GovernTables>(), change)
}

function nameOf({ caller }: Actor): string {
  if (caller.kind === 'user') return caller.name
  return caller.kind === 'key' ? `${caller.key} key ${caller.keyId}` : ''
}
