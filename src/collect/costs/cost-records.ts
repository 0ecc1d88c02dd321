import type { ColumnType, Generated, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Store } from '../../platform/store/store.ts'
import { type CostBatch, costBatch } from './model-costs.ts'

type CostTables = {
  ad_cost_batches: {
    id: Generated<number>
    workspace: number
    kind: string
    name: string
    sources: ColumnType<unknown, string, string>
    rows: number
    from_day: string
    to_day: string
    status: ColumnType<string, string | undefined, string>
    created_by: string
    created_at: ColumnType<Date, Date, Date>
  }
}

/** Each time costs were told: whose number their rows carry, and what can be undone. */
export const adCostBatches: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('ad_cost_batches')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('sources', 'jsonb', c => c.notNull())
      .addColumn('rows', 'integer', c => c.notNull())
      .addColumn('from_day', 'text', c => c.notNull())
      .addColumn('to_day', 'text', c => c.notNull())
      .addColumn('status', 'text', c => c.notNull().defaultTo('stored'))
      .addColumn('created_by', 'text', c => c.notNull())
      .addColumn('created_at', 'timestamptz', c => c.notNull())
      .execute()
    await db.schema
      .createIndex('ad_cost_batches_workspace')
      .on('ad_cost_batches')
      .columns(['workspace', 'id'])
      .execute()
  },
}

const row = z
  .object({
    id: z.number(),
    kind: z.string(),
    name: z.string(),
    sources: z.array(z.string()),
    rows: z.number(),
    from_day: z.string(),
    to_day: z.string(),
    status: z.string(),
    created_by: z.string(),
    created_at: z.date(),
  })
  .transform(({ from_day, to_day, created_by, created_at, ...rest }) =>
    costBatch.parse({
      ...rest,
      fromDay: from_day,
      toDay: to_day,
      createdBy: created_by,
      createdAt: created_at.getTime(),
    }),
  )

const shown = 50

/** The batches of costs of each workspace. */
export function createCostRecords(store: Pick<Store, 'db'>, clock: Clock) {
  const db = store.db.withTables<CostTables>()
  const columns = [
    'id',
    'kind',
    'name',
    'sources',
    'rows',
    'from_day',
    'to_day',
    'status',
    'created_by',
    'created_at',
  ] as const
  return {
    /** Its number is later than every earlier one: the latest that speaks of a day counts. */
    async add(workspace: number, batch: Omit<CostBatch, 'id' | 'status' | 'createdAt'>): Promise<CostBatch> {
      const { fromDay, toDay, createdBy, sources, ...rest } = batch
      const added = await db
        .insertInto('ad_cost_batches')
        .values({
          ...rest,
          workspace,
          sources: JSON.stringify(sources),
          from_day: fromDay,
          to_day: toDay,
          created_by: createdBy,
          created_at: new Date(clock.now()),
        })
        .returning(columns)
        .executeTakeFirstOrThrow()
      return row.parse(added)
    },
    async list(workspace: number): Promise<CostBatch[]> {
      const found = await db
        .selectFrom('ad_cost_batches')
        .select(columns)
        .where('workspace', '=', workspace)
        .orderBy('id', 'desc')
        .limit(shown)
        .execute()
      return found.map(one => row.parse(one))
    },
    async read(workspace: number, id: number): Promise<CostBatch> {
      const found = await db
        .selectFrom('ad_cost_batches')
        .select(columns)
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .executeTakeFirst()
      if (found === undefined) throw new RihlaError('not-found')
      return row.parse(found)
    },
    async setUndone(workspace: number, id: number): Promise<void> {
      await db
        .updateTable('ad_cost_batches')
        .set({ status: 'undone' })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .execute()
    },
    /** Of a batch whose rows never became durable. */
    async remove(workspace: number, id: number): Promise<void> {
      await db.deleteFrom('ad_cost_batches').where('workspace', '=', workspace).where('id', '=', id).execute()
    },
  }
}

export type CostRecords = ReturnType<typeof createCostRecords>
