import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a workspace says about programs and colleagues. */
const bots: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('bot_settings')
      .addColumn('workspace', 'integer', c => c.primaryKey())
      .addColumn('settings', 'jsonb', c => c.notNull())
      .execute()
    await db.schema
      .createTable('bot_decisions')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('value', 'text', c => c.notNull())
      .addColumn('verdict', 'text', c => c.notNull())
      .addColumn('at', 'timestamptz', c => c.notNull())
      .addColumn('by', 'text', c => c.notNull())
      .execute()
    await db.schema
      .createIndex('bot_decisions_workspace')
      .on('bot_decisions')
      .columns(['workspace', 'id'])
      .execute()
  },
}

/** Each version is kept; the newest is in force. */
const trackingPlans: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('tracking_plans')
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull())
      .addColumn('plan', 'jsonb', c => c.notNull())
      .addColumn('note', 'text', c => c.notNull())
      .addColumn('at', 'timestamptz', c => c.notNull())
      .addColumn('by', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('tracking_plans_version', ['workspace', 'version'])
      .execute()
  },
}

/** An alarm is one thing of one source that went wrong, however many days; its key says which. */
const alarms: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('quality_alarms')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('key', 'text', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('source', 'text', c => c.notNull())
      .addColumn('subject', 'jsonb', c => c.notNull())
      .addColumn('state', 'text', c => c.notNull())
      .addColumn('days', 'jsonb', c => c.notNull().defaultTo(sql`'[]'::jsonb`))
      .addColumn('first_day', 'date', c => c.notNull())
      .addColumn('last_day', 'date', c => c.notNull())
      .addColumn('first_bad', 'text')
      .addColumn('raised_at', 'timestamptz', c => c.notNull())
      .addColumn('changed_at', 'timestamptz', c => c.notNull())
      .addColumn('changed_by', 'text', c => c.notNull())
      /** Days up to this one say nothing any more: it was resolved, or the new level was accepted as usual. */
      .addColumn('quiet_until', 'date')
      .addColumn('usual_from', 'date')
      .addUniqueConstraint('quality_alarms_key', ['workspace', 'key'])
      .execute()
    await db.schema
      .createTable('quality_subscriptions')
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('user_id', 'text', c => c.notNull())
      .addColumn('in_app', 'boolean', c => c.notNull())
      .addColumn('mail', 'boolean', c => c.notNull())
      .addColumn('address', 'text', c => c.notNull())
      .addColumn('webhook', 'text', c => c.notNull())
      .addColumn('secret', 'text', c => c.notNull())
      .addColumn('language', 'text', c => c.notNull())
      .addColumn('seen_at', 'timestamptz')
      .addColumn('failed', 'text', c => c.notNull().defaultTo(''))
      .addPrimaryKeyConstraint('quality_subscriptions_member', ['workspace', 'user_id'])
      .execute()
  },
}

/** Which raising of an alarm a member has seen. */
const seenAlarms: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('quality_seen')
      .addColumn('alarm', 'integer', c => c.notNull().references('quality_alarms.id').onDelete('cascade'))
      .addColumn('user_id', 'text', c => c.notNull())
      .addColumn('raised_at', 'timestamptz', c => c.notNull())
      .addPrimaryKeyConstraint('quality_seen_member', ['alarm', 'user_id'])
      .execute()
    await sql`
      INSERT INTO quality_seen (alarm, user_id, raised_at)
      SELECT alarms.id, members.user_id, alarms.raised_at
      FROM quality_alarms AS alarms JOIN quality_subscriptions AS members USING (workspace)
      WHERE alarms.raised_at <= members.seen_at`.execute(db)
    await db.schema.alterTable('quality_subscriptions').dropColumn('seen_at').execute()
  },
}

/** Ranges of data centres out of files. */
const botLists: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('bot_lists')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('ranges', 'jsonb', c => c.notNull())
      .addColumn('count', 'integer', c => c.notNull())
      .addColumn('at', 'timestamptz', c => c.notNull())
      .addColumn('by', 'text', c => c.notNull())
      .addUniqueConstraint('bot_lists_name', ['workspace', 'name'])
      .execute()
  },
}

export const trustMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-29T01-30-collect-bots': bots,
  '2026-11-29T01-31-collect-tracking-plans': trackingPlans,
  '2026-11-29T01-32-collect-quality': alarms,
  '2026-11-29T21-00-collect-seen-alarms': seenAlarms,
  '2026-11-29T21-10-collect-bot-lists': botLists,
}
