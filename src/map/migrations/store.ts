import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const maps: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('journey_maps')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull())
      .addColumn('content', 'jsonb', c => c.notNull())
      .addColumn('owner', 'text', c => c.notNull())
      .addColumn('created_at', 'timestamptz', c => c.notNull())
      .addColumn('updated_at', 'timestamptz', c => c.notNull())
      .addColumn('updated_by', 'text', c => c.notNull())
      .execute()
    await db.schema
      .createIndex('journey_maps_workspace')
      .on('journey_maps')
      .columns(['workspace', 'id'])
      .execute()
    await db.schema
      .createTable('journey_map_versions')
      .addColumn('map', 'integer', c => c.notNull().references('journey_maps.id').onDelete('cascade'))
      .addColumn('version', 'integer', c => c.notNull())
      .addColumn('content', 'jsonb', c => c.notNull())
      .addColumn('at', 'timestamptz', c => c.notNull())
      .addColumn('by', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('journey_map_versions_key', ['map', 'version'])
      .execute()
  },
}

export const storeMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-22T10-40-map-maps': maps,
}
