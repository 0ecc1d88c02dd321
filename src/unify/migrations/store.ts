import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { profileStoreMigrations } from './profiles.ts'
import { segmentStoreMigrations } from './segments.ts'

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

/** Links that matching made, its runs, and the pairs that wait for a person or were judged by one. */
const matching: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE identity_decisions DROP CONSTRAINT IF EXISTS identity_decisions_kind_check`.execute(
      db,
    )
    await sql`ALTER TABLE identity_decisions ADD CONSTRAINT identity_decisions_kind_check
      CHECK (kind IN ('link', 'cut', 'matched'))`.execute(db)
    await db.schema
      .createTable('matching_settings')
      .addColumn('workspace', 'integer', c => c.primaryKey())
      .addColumn('settings', 'jsonb', c => c.notNull())
      .addColumn('changed_at', 'timestamptz', c => c.notNull())
      .execute()
    await db.schema
      .createTable('matching_runs')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('state', 'text', c =>
        c.notNull().check(sql`state IN ('waiting', 'running', 'done', 'failed')`),
      )
      .addColumn('asked_by', 'text', c => c.notNull())
      .addColumn('asked_at', 'timestamptz', c => c.notNull())
      .addColumn('ended_at', 'timestamptz')
      .addColumn('result', 'jsonb')
      .execute()
    await db.schema
      .createTable('matching_pairs')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('run', 'integer', c => c.notNull())
      .addColumn('a', 'text', c => c.notNull())
      .addColumn('b', 'text', c => c.notNull())
      .addColumn('state', 'text', c =>
        c.notNull().check(sql`state IN ('open', 'skipped', 'same', 'different', 'linked')`),
      )
      .addColumn('probability', 'double precision', c => c.notNull())
      .addColumn('comparison', 'jsonb', c => c.notNull())
      .addColumn('decision', 'integer')
      .addColumn('answered_by', 'text')
      .addColumn('answered_at', 'timestamptz')
      .addUniqueConstraint('matching_pairs_of', ['workspace', 'a', 'b'])
      .execute()
  },
}

export const storeMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-22T10-20-unify-decisions': decisions,
  '2026-11-22T22-50-unify-matching': matching,
  ...segmentStoreMigrations,
  ...profileStoreMigrations,
}
