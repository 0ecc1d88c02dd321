import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { visitRuleTable } from '../acquisition/visit-rules-records.ts'
import { circumstanceTable } from '../circumstances/circumstance-records.ts'

/** Codes, saved rules and declared kinds: numbers that must survive whatever happens to the warehouse. */
const journeys: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('journey_rules')
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('rule', 'text', c => c.notNull())
      .addColumn('event', 'text', c => c.notNull())
      .addColumn('conditions', 'jsonb', c => c.notNull())
      .addPrimaryKeyConstraint('journey_rules_key', ['workspace', 'rule'])
      .execute()
    await db.schema
      .createTable('journey_codes')
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('code', 'integer', c => c.notNull())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('channel', 'text', c => c.notNull())
      .addColumn('rules', sql`text[]`, c => c.notNull())
      .addPrimaryKeyConstraint('journey_codes_key', ['workspace', 'code'])
      .addUniqueConstraint('journey_codes_once', ['workspace', 'name', 'channel', 'rules'])
      .execute()
    await db.schema
      .createTable('journey_kinds')
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('kind', 'integer', c => c.notNull())
      .addColumn('path', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('journey_kinds_key', ['workspace', 'kind'])
      .addUniqueConstraint('journey_kinds_once', ['workspace', 'path'])
      .execute()
  },
}

/**
 * What must be derived again and was not yet: written with the change itself, taken away when journeys follow it. After a
 * crash whatever stands here is made up for.
 */
const rebuilds: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('journey_rebuilds')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('reason', 'text', c => c.notNull().check(sql`reason IN ('rules', 'kind', 'removal')`))
      .addColumn('marked_at', 'timestamptz', c => c.notNull())
      .execute()
  },
}

export const storeMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-22T10-40-understand-journeys': journeys,
  '2026-11-22T22-10-understand-rebuilds': rebuilds,
  '2026-11-30T00-20-understand-circumstances': circumstanceTable,
  '2026-11-30T00-50-understand-visit-rules': visitRuleTable,
}
