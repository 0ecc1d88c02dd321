import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { adCostBatches } from '../costs/cost-records.ts'
import { mappingStoreMigrations } from '../mapping/migrations.ts'
import { connections } from './connections.ts'
import { trustMigrations } from './trust.ts'

const imports: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('imports')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('status', 'text', c => c.notNull().defaultTo('new'))
      .addColumn('files', 'jsonb', c => c.notNull().defaultTo(sql`'[]'::jsonb`))
      .addColumn('mapping', 'jsonb')
      .addColumn('progress', 'jsonb', c => c.notNull().defaultTo(sql`'{}'::jsonb`))
      .addColumn('report', 'jsonb')
      .addColumn('error', 'text')
      .addColumn('created_by', 'text', c => c.notNull())
      .addColumn('created_at', 'timestamptz', c => c.notNull())
      .addColumn('finished_at', 'timestamptz')
      .execute()
    await db.schema.createIndex('imports_workspace').on('imports').columns(['workspace', 'id']).execute()
  },
}

/** What was found in the files and what a person answered, until the import is done. */
const importFindings: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('imports')
      .addColumn('inspection', 'jsonb')
      .addColumn('answers', 'jsonb', c => c.notNull().defaultTo(sql`'{}'::jsonb`))
      .execute()
  },
}

/** How far an import has come, to go on from after a pause or a crash. */
const importCheckpoint: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('imports').addColumn('checkpoint', 'jsonb').execute()
  },
}

export const storeMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-22T10-10-collect-imports': imports,
  '2026-11-22T16-40-collect-import-findings': importFindings,
  '2026-11-22T23-00-collect-import-checkpoint': importCheckpoint,
  '2026-11-29T01-10-collect-connections': connections,
  '2026-11-29T01-30-collect-ad-cost-batches': adCostBatches,
  ...trustMigrations,
  ...mappingStoreMigrations,
}
