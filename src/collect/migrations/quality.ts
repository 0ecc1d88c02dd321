import { table, type WarehouseMigration } from '../../platform/warehouse/table.ts'

/**
 * What became of messages that no row tells of: by hour of our clock and source, no more. `nonce` keeps two equal counts
 * from being taken for one that was sent twice.
 */
const counts = table({
  name: 'intake_counts',
  columns: `
    workspace UInt32,
    source LowCardinality(String),
    hour DateTime64(3, 'UTC'),
    what LowCardinality(String),
    events UInt64,
    nonce UInt64`,
  engine: 'SummingMergeTree',
  orderBy: 'workspace, source, hour, what',
  placement: { shardBy: 'workspace' },
})

export const qualityMigrations: readonly WarehouseMigration[] = [
  { id: '2026-11-29-05-collect-intake-counts', up: [counts] },
]
