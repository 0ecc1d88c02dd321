import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What colleagues decided about two identifiers. A decision is never changed: undoing it is written beside it, and the one
 * before it on the same pair holds again.
 */
const decisions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('identity_decisions')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull().check(sql`kind IN ('link', 'cut')`))
      .addColumn('a', 'text', c => c.notNull())
      .addColumn('b', 'text', c => c.notNull())
      .addColumn('note', 'text', c => c.notNull().defaultTo(''))
      .addColumn('decided_by', 'text', c => c.notNull())
      .addColumn('decided_at', 'timestamptz', c => c.notNull())
      .addColumn('undone_by', 'text')
      .addColumn('undone_at', 'timestamptz')
      .execute()
    await db.schema
      .createIndex('identity_decisions_workspace')
      .on('identity_decisions')
      .columns(['workspace', 'id'])
      .execute()
    await db.schema
      .createTable('identity_rules')
      .addColumn('workspace', 'integer', c => c.primaryKey())
      .addColumn('rules', 'jsonb', c => c.notNull())
      .addColumn('changed_at', 'timestamptz', c => c.notNull())
      .execute()
  },
}

export const storeMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-22T10-20-unify-decisions': decisions,
}
