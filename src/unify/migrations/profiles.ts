import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Notes by colleagues. A note names an identifier and never a person. */
const notes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('person_notes')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('identifier', 'text', c => c.notNull())
      .addColumn('text', 'text', c => c.notNull())
      .addColumn('author', 'text', c => c.notNull())
      .addColumn('author_name', 'text', c => c.notNull())
      .addColumn('written_at', 'timestamptz', c => c.notNull())
      .addColumn('changed_at', 'timestamptz')
      .execute()
    await db.schema
      .createIndex('person_notes_of')
      .on('person_notes')
      .columns(['workspace', 'identifier'])
      .execute()
  },
}

/**
 * What colleagues decided about accounts: who belongs to one, in which role, what it is called and which account it is a
 * part of. Never changed: undoing is written beside it, and the decision before it on the same thing holds again.
 */
const accounts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('account_decisions')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('account', 'text', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull().check(sql`kind IN ('member', 'role', 'parent', 'name')`))
      .addColumn('identifier', 'text')
      .addColumn('value', 'text', c => c.notNull())
      .addColumn('decided_by', 'text', c => c.notNull())
      .addColumn('decided_at', 'timestamptz', c => c.notNull())
      .addColumn('undone_by', 'text')
      .addColumn('undone_at', 'timestamptz')
      .execute()
    await db.schema
      .createIndex('account_decisions_of')
      .on('account_decisions')
      .columns(['workspace', 'account'])
      .execute()
  },
}

/** Names of computed traits in each language; the plain name stands where there is none. */
const traitTitles: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('computed_traits')
      .addColumn('titles', 'jsonb', c => c.notNull().defaultTo(sql`'{}'::jsonb`))
      .execute()
  },
}

export const profileStoreMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-29T01-20-unify-notes': notes,
  '2026-11-29T01-21-unify-accounts': accounts,
  '2026-11-29T01-22-unify-trait-titles': traitTitles,
}
