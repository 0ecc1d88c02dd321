import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Questions that were kept, and boards of them. */
const boards: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('saved_questions')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('description', 'text', c => c.notNull())
      .addColumn('visibility', 'text', c => c.notNull().check(sql`visibility IN ('private', 'workspace')`))
      .addColumn('asked', 'jsonb', c => c.notNull())
      .addColumn('author_id', 'text')
      .addColumn('author', 'text', c => c.notNull())
      .addColumn('created_at', 'timestamptz', c => c.notNull())
      .addColumn('changed_at', 'timestamptz', c => c.notNull())
      .addColumn('changed_by', 'text', c => c.notNull())
      .execute()
    await db.schema
      .createIndex('saved_questions_workspace')
      .on('saved_questions')
      .columns(['workspace', 'id'])
      .execute()
    await db.schema
      .createTable('boards')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('description', 'text', c => c.notNull())
      .addColumn('visibility', 'text', c => c.notNull().check(sql`visibility IN ('private', 'workspace')`))
      .addColumn('content', 'jsonb', c => c.notNull())
      /** When it was last made by itself; null once somebody edited it. */
      .addColumn('made_at', 'timestamptz')
      .addColumn('author_id', 'text')
      .addColumn('author', 'text', c => c.notNull())
      .addColumn('created_at', 'timestamptz', c => c.notNull())
      .addColumn('changed_at', 'timestamptz', c => c.notNull())
      .addColumn('changed_by', 'text', c => c.notNull())
      .execute()
    await db.schema.createIndex('boards_workspace').on('boards').columns(['workspace', 'id']).execute()
    await db.schema
      .createTable('board_settings')
      .addColumn('workspace', 'integer', c => c.primaryKey())
      /** It was made once; who deletes it does not get it back. */
      .addColumn('had_first_board', 'boolean', c => c.notNull().defaultTo(false))
      .addColumn('allows_outside', 'boolean', c => c.notNull().defaultTo(false))
      .execute()
    await db.schema
      .createTable('board_languages')
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('user_id', 'text', c => c.notNull())
      .addColumn('language', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('board_languages_member', ['workspace', 'user_id'])
      .execute()
  },
}

/** What is mailed, told and shown elsewhere. */
const told: Migration = {
  async up(db: Kysely<unknown>) {
    const thing = (table: string) =>
      db.schema
        .createTable(table)
        .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
        .addColumn('workspace', 'integer', c => c.notNull())
        .addColumn('board', 'integer', c => c.references('boards.id').onDelete('cascade'))
        .addColumn('saved', 'integer', c => c.references('saved_questions.id').onDelete('cascade'))
        .addColumn('author_id', 'text')
        .addColumn('author', 'text', c => c.notNull())
        .addColumn('created_at', 'timestamptz', c => c.notNull())
    await thing('board_mails')
      .addColumn('schedule', 'jsonb', c => c.notNull())
      .addColumn('readers', 'jsonb', c => c.notNull())
      .addColumn('is_on', 'boolean', c => c.notNull())
      .addColumn('next_at', 'timestamptz')
      .execute()
    // One row a letter, written before it is sent: what is due once is sent once.
    await db.schema
      .createTable('board_letters')
      .addColumn('key', 'text', c => c.primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('mail', 'integer', c => c.references('board_mails.id').onDelete('cascade'))
      .addColumn('due_at', 'timestamptz', c => c.notNull())
      .addColumn('reader', 'text', c => c.notNull())
      .addColumn('state', 'text', c => c.notNull())
      .addColumn('at', 'timestamptz', c => c.notNull())
      .addColumn('failed', 'text', c => c.notNull().defaultTo(''))
      .execute()
    await db.schema.createIndex('board_letters_mail').on('board_letters').columns(['mail', 'at']).execute()
    await thing('question_alerts')
      .addColumn('definition', 'jsonb', c => c.notNull())
      .addColumn('secret', 'text', c => c.notNull())
      .addColumn('is_on', 'boolean', c => c.notNull())
      .addColumn('state', 'text', c => c.notNull())
      .addColumn('since', 'timestamptz')
      .addColumn('checked_at', 'timestamptz')
      .addColumn('next_at', 'timestamptz')
      .execute()
    await db.schema
      .createTable('question_alert_checks')
      .addColumn('id', 'bigint', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('alert', 'integer', c => c.notNull().references('question_alerts.id').onDelete('cascade'))
      .addColumn('at', 'timestamptz', c => c.notNull())
      .addColumn('value', 'double precision')
      .addColumn('against', 'double precision')
      .addColumn('state', 'text', c => c.notNull())
      .addColumn('is_turn', 'boolean', c => c.notNull())
      .addColumn('failed', 'text', c => c.notNull().defaultTo(''))
      .execute()
    await db.schema
      .createIndex('question_alert_checks_alert')
      .on('question_alert_checks')
      .columns(['alert', 'id'])
      .execute()
    await db.schema
      .createTable('question_alerts_seen')
      .addColumn('alert', 'integer', c => c.notNull().references('question_alerts.id').onDelete('cascade'))
      .addColumn('user_id', 'text', c => c.notNull())
      .addColumn('since', 'timestamptz', c => c.notNull())
      .addPrimaryKeyConstraint('question_alerts_seen_member', ['alert', 'user_id'])
      .execute()
    await thing('board_embeds')
      .addColumn('token_hash', 'text', c => c.notNull().unique())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('settings', 'jsonb', c => c.notNull())
      .addColumn('frozen', 'jsonb', c => c.notNull())
      .addColumn('expires_at', 'timestamptz')
      .addColumn('revoked_at', 'timestamptz')
      .addColumn('opened', 'integer', c => c.notNull().defaultTo(0))
      .addColumn('last_opened_at', 'timestamptz')
      .execute()
  },
}

export const boardMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-30T00-40-understand-boards': boards,
  '2026-11-30T00-41-understand-boards-told': told,
}
