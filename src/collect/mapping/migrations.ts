import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { alterTable, table, type WarehouseMigration } from '../../platform/warehouse/table.ts'

/** Versions of the rules are never changed; a run is one pass over the past. */
const mapping: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('mapping_versions')
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull())
      .addColumn('definition', 'jsonb', c => c.notNull())
      .addColumn('note', 'text', c => c.notNull())
      .addColumn('saved_at', 'timestamptz', c => c.notNull())
      .addColumn('saved_by', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('mapping_versions_pk', ['workspace', 'version'])
      .execute()
    await db.schema
      .createTable('mapping_runs')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull())
      .addColumn('status', 'text', c => c.notNull())
      .addColumn('choice', 'jsonb', c => c.notNull())
      .addColumn('up_to', 'text', c => c.notNull())
      .addColumn('reached', 'jsonb')
      .addColumn('read', 'integer', c => c.notNull())
      .addColumn('of', 'integer', c => c.notNull())
      .addColumn('made', 'integer', c => c.notNull())
      .addColumn('unreadable', 'integer', c => c.notNull())
      .addColumn('started_at', 'timestamptz', c => c.notNull())
      .addColumn('started_by', 'text', c => c.notNull())
      .addColumn('finished_at', 'timestamptz')
      .addColumn('error', 'text')
      .execute()
    await db.schema
      .createIndex('mapping_runs_workspace')
      .on('mapping_runs')
      .columns(['workspace', 'id'])
      .execute()
  },
}

export const mappingStoreMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-29T01-20-collect-mapping': mapping,
}

const columns = `
    workspace UInt32,
    message_id String CODEC(ZSTD(1)),
    id_hash UInt64 CODEC(NONE),
    content UInt64 CODEC(NONE),
    type LowCardinality(String),
    call UInt8,
    name LowCardinality(String),
    channel LowCardinality(String),
    time DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    ordinal UInt64 CODEC(Delta, ZSTD(1)),
    identifiers Array(String) CODEC(ZSTD(1)),
    trace UInt64,
    account String CODEC(ZSTD(1)),
    properties JSON,
    received String CODEC(ZSTD(3)),
    source LowCardinality(String),
    import_id UInt32,
    mapping_version UInt16,
    flags UInt32,
    batch UInt64 CODEC(Delta, ZSTD(1)),
    mapped String CODEC(ZSTD(1))`

/** Rows of the log as a newer version of the rules makes them, until they take the place of the old ones. */
const staged = table({
  name: 'mapping_staged',
  columns: `run UInt32, ${columns}`,
  engine: 'ReplacingMergeTree',
  orderBy: 'workspace, run, id_hash',
  placement: { shardBy: 'trace' },
})

const events = { name: 'events', placement: { shardBy: 'trace' } } as const

export const mappingWarehouseMigrations: readonly WarehouseMigration[] = [
  {
    id: '2026-11-29-01-collect-mapping',
    up: [
      alterTable(events, 'ADD COLUMN IF NOT EXISTS mapped String CODEC(ZSTD(1))'),
      // The number that imports wrote there was of the form of their own mapping, always 1, and of no rules.
      alterTable(events, 'UPDATE mapping_version = 0 WHERE mapping_version != 0', 'stored'),
      staged,
    ],
  },
]
