import type { ColumnType, Generated, Kysely } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Store } from '../../platform/store/store.ts'
import { mapping } from '../files/mapping.ts'
import { type Inspection, inspection } from '../files/model-inspection.ts'
import type { Answers } from '../files/model-question.ts'
import {
  answersSchema,
  type Checkpoint,
  checkpoint,
  type ImportRecord,
  importFailure,
  importFile,
  importProgress,
  importReport,
  importStatuses,
} from './model-import.ts'

type Json = ColumnType<unknown, string | undefined, string>
type Instant = ColumnType<Date, Date, Date>

/** The table of imports. No other part reads it. */
type ImportTables = {
  imports: {
    id: Generated<number>
    workspace: number
    name: string
    status: ColumnType<string, string | undefined, string>
    files: Json
    mapping: ColumnType<unknown, string | null | undefined, string | null>
    progress: Json
    report: ColumnType<unknown, string | null | undefined, string | null>
    error: string | null
    inspection: ColumnType<unknown, string | null | undefined, string | null>
    answers: Json
    checkpoint: ColumnType<unknown, string | null | undefined, string | null>
    created_by: string
    created_at: Instant
    finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
}

const row = z
  .object({
    id: z.number(),
    name: z.string(),
    status: z.enum(importStatuses),
    files: z.array(importFile),
    mapping: mapping.nullable(),
    progress: importProgress,
    report: importReport.nullable(),
    error: z
      .string()
      .nullable()
      .transform(text => (text === null ? null : importFailure.parse(JSON.parse(text)))),
    created_by: z.string(),
    created_at: z.date(),
    finished_at: z.date().nullable(),
  })
  .transform(
    ({ created_by, created_at, finished_at, ...rest }): ImportRecord => ({
      ...rest,
      createdBy: created_by,
      createdAt: created_at.getTime(),
      finishedAt: finished_at?.getTime() ?? null,
    }),
  )

const columns = [
  'id',
  'name',
  'status',
  'files',
  'mapping',
  'progress',
  'report',
  'error',
  'created_by',
  'created_at',
  'finished_at',
] as const

/** What a person has answered and what the answers are about. */
export interface Findings {
  readonly inspection: Inspection | null
  readonly answers: Answers
}

/** What may change on an import while it lives. */
export type ImportChange = Partial<
  Pick<ImportRecord, 'status' | 'files' | 'mapping' | 'progress' | 'report' | 'error' | 'finishedAt'> &
    Findings & {
      /** Belongs to these files and this mapping: it goes when one of them changes. */
      readonly checkpoint: Checkpoint | null
    }
>

/** Imports of a workspace. Every method takes the workspace: an import of another one is not found. */
export function createImportRecords(store: Pick<Store, 'db'>, clock: Clock) {
  const db: Kysely<ImportTables> = store.db.withTables<ImportTables>()

  async function list(workspace: number): Promise<ImportRecord[]> {
    const rows = await db
      .selectFrom('imports')
      .select(columns)
      .where('workspace', '=', workspace)
      .orderBy('id', 'desc')
      .limit(500)
      .execute()
    return rows.map(found => row.parse(found))
  }

  /** @throws RihlaError `not-found` */
  async function read(workspace: number, id: number): Promise<ImportRecord> {
    const found = await db
      .selectFrom('imports')
      .select(columns)
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!found) throw new RihlaError('not-found')
    return row.parse(found)
  }

  async function create(workspace: number, name: string, by: string): Promise<ImportRecord> {
    const created = await db
      .insertInto('imports')
      .values({ workspace, name, created_by: by, created_at: new Date(clock.now()) })
      .returning(columns)
      .executeTakeFirstOrThrow()
    return row.parse(created)
  }

  /**
   * @param from the states from which this change may be made; empty = any
   * @throws RihlaError `not-found`; `import.busy` from another state
   */
  async function change(
    workspace: number,
    id: number,
    change: ImportChange,
    from: readonly ImportRecord['status'][] = [],
  ): Promise<ImportRecord> {
    const { files, mapping: map, progress, report, error, finishedAt, ...found } = change
    const isOther = files !== undefined || map !== undefined || found.status === 'undoing'
    const reached = found.checkpoint ?? (isOther ? null : found.checkpoint)
    const text = (value: unknown) => (value === null ? null : JSON.stringify(value))
    let update = db
      .updateTable('imports')
      .set({
        ...(found.status && { status: found.status }),
        ...(files && { files: JSON.stringify(files) }),
        ...(map !== undefined && { mapping: text(map) }),
        ...(progress && { progress: JSON.stringify(progress) }),
        ...(report !== undefined && { report: text(report) }),
        ...(error !== undefined && { error: text(error) }),
        ...(found.inspection !== undefined && { inspection: text(found.inspection) }),
        ...(reached !== undefined && { checkpoint: text(reached) }),
        ...(found.answers && { answers: JSON.stringify(found.answers) }),
        ...(finishedAt !== undefined && { finished_at: finishedAt === null ? null : new Date(finishedAt) }),
      })
      .where('workspace', '=', workspace)
      .where('id', '=', id)
    if (from.length > 0) update = update.where('status', 'in', [...from])
    const changed = await update.returning(columns).executeTakeFirst()
    if (changed) return row.parse(changed)
    await read(workspace, id)
    throw new RihlaError('import.busy')
  }

  /** @throws RihlaError `not-found` */
  async function findings(workspace: number, id: number): Promise<Findings> {
    const found = await db
      .selectFrom('imports')
      .select(['inspection', 'answers'])
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!found) throw new RihlaError('not-found')
    return z.object({ inspection: inspection.nullable(), answers: answersSchema }).parse(found)
  }

  /**
   * How far it had come when it was stopped.
   *
   * @throws RihlaError `not-found`
   */
  async function reached(workspace: number, id: number): Promise<Checkpoint | null> {
    const found = await db
      .selectFrom('imports')
      .select('checkpoint')
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!found) throw new RihlaError('not-found')
    return checkpoint.nullable().parse(found.checkpoint)
  }

  /** Removes the record in one of these states. */
  async function remove(
    workspace: number,
    id: number,
    from: readonly ImportRecord['status'][],
  ): Promise<void> {
    const gone = await db
      .deleteFrom('imports')
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .where('status', 'in', [...from])
      .executeTakeFirst()
    if (gone.numDeletedRows > 0n) return
    await read(workspace, id)
    throw new RihlaError('import.busy')
  }

  return { list, read, create, change, findings, reached, remove }
}

export type ImportRecords = ReturnType<typeof createImportRecords>
