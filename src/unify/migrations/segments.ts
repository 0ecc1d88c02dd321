import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { alterTable, table, type WarehouseMigration } from '../../platform/warehouse/table.ts'

/** What segments and computed traits are. Lists inside a definition name identifiers, never persons. */
const segments: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('segments')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('definition', 'jsonb', c => c.notNull())
      .addColumn('created_at', 'timestamptz', c => c.notNull())
      .addColumn('changed_at', 'timestamptz', c => c.notNull())
      .addColumn('changed_by', 'text', c => c.notNull())
      .execute()
    await db.schema.createIndex('segments_workspace').on('segments').columns(['workspace', 'id']).execute()
    await db.schema
      .createTable('segment_sizes')
      .addColumn('segment', 'integer', c => c.notNull().references('segments.id').onDelete('cascade'))
      .addColumn('day', 'text', c => c.notNull())
      .addColumn('size', 'integer', c => c.notNull())
      .addPrimaryKeyConstraint('segment_sizes_pk', ['segment', 'day'])
      .execute()
    await db.schema
      .createTable('computed_traits')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('measure', 'jsonb', c => c.notNull())
      .addColumn('changed_at', 'timestamptz', c => c.notNull())
      .execute()
  },
}

export const segmentStoreMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-22T23-00-unify-segments': segments,
}

/**
 * Who is in which segment, and who will have to be looked at again by time alone. A person without a row is in none and
 * will not enter by waiting. `since` is when the latest entering or leaving was decided, `changes` counts them, and `said`
 * tells that it is to be written into the log as an event.
 */
const members = table({
  name: 'segment_members',
  columns: `
    workspace UInt32,
    segment UInt32,
    person UInt64,
    is_member UInt8,
    next_check Int64,
    since Int64,
    changes UInt32,
    said UInt8,
    version UInt64`,
  engine: 'ReplacingMergeTree(version)',
  orderBy: '(workspace, segment, person)',
  placement: { shardBy: 'person' },
})

/** Up to which version enterings and leavings stand in the log. */
const progress = table({
  name: 'segment_progress',
  columns: 'workspace UInt32, version UInt64',
  engine: 'ReplacingMergeTree(version)',
  orderBy: 'workspace',
  placement: 'everywhere',
})

/**
 * `told`: the last word of the log about this number, which may be nobody's any more; `step` by how much the row changed the
 * size. The index finds the rows of a version.
 */
const toldOfMembers = [
  alterTable(members, 'ADD COLUMN IF NOT EXISTS told UInt8 DEFAULT is_member'),
  alterTable(members, 'ADD COLUMN IF NOT EXISTS step Int8 DEFAULT 0'),
  alterTable(members, 'ADD INDEX IF NOT EXISTS by_version version TYPE minmax GRANULARITY 1', 'stored'),
]

export const segmentWarehouseMigrations: readonly WarehouseMigration[] = [
  { id: '2026-11-22-20-unify-segments', up: [members, progress] },
  { id: '2026-11-29-01-unify-segments-told', up: toldOfMembers },
]
