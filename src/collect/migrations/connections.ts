import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Shops and other sources that are loaded or listened to. Secrets are sealed, the token of the address is hashed. */
export const connections: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('connections')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('settings', 'jsonb', c => c.notNull())
      .addColumn('secrets', 'text', c => c.notNull())
      .addColumn('token_hash', 'text', c => c.unique())
      .addColumn('minutes', 'integer', c => c.notNull())
      .addColumn('status', 'text', c => c.notNull().defaultTo('active'))
      .addColumn('cursor', 'jsonb')
      .addColumn('progress', 'jsonb', c => c.notNull().defaultTo(sql`'{}'::jsonb`))
      .addColumn('totals', 'jsonb', c => c.notNull().defaultTo(sql`'{}'::jsonb`))
      .addColumn('error', 'jsonb')
      .addColumn('failures', 'integer', c => c.notNull().defaultTo(0))
      .addColumn('running_since', 'timestamptz')
      .addColumn('first_loaded_at', 'timestamptz')
      .addColumn('last_run_at', 'timestamptz')
      .addColumn('next_run_at', 'timestamptz')
      .addColumn('hook_calls', 'integer', c => c.notNull().defaultTo(0))
      .addColumn('hook_refused', 'integer', c => c.notNull().defaultTo(0))
      .addColumn('hook_unread', 'integer', c => c.notNull().defaultTo(0))
      .addColumn('hook_last_at', 'timestamptz')
      .addColumn('created_by', 'text', c => c.notNull())
      .addColumn('created_at', 'timestamptz', c => c.notNull())
      .addUniqueConstraint('connections_name', ['workspace', 'name'])
      .execute()
  },
}
