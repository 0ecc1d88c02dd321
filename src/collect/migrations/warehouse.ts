import { alterTable, table, type WarehouseMigration } from '../../platform/warehouse/table.ts'
import { adCostTable } from '../costs/ad-costs.ts'
import { mappingWarehouseMigrations } from '../mapping/migrations.ts'
import { arrivalColumn } from './arrival-column.ts'
import { qualityMigrations } from './quality.ts'

/**
 * The log. Sorted so that one trace's events lie together in total order (time, ordinal, call, message id).
 * `by_id` answers "is this message here already?": message ids are hashes in it, and it carries the hash of the content
 * to tell a repeat from another event under the same id. Small granules, because a question asks for scattered ids.
 */
const events = table({
  name: 'events',
  columns: `
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
    batch UInt64 CODEC(Delta, ZSTD(1))`,
  engine: 'MergeTree',
  orderBy: 'workspace, trace, time, ordinal, call, message_id',
  placement: { shardBy: 'trace' },
  indexes: ['by_batch batch TYPE minmax GRANULARITY 1', 'by_import import_id TYPE set(16) GRANULARITY 4'],
  projections: [
    'by_id (SELECT workspace, id_hash, content ORDER BY workspace, id_hash) WITH SETTINGS (index_granularity = 512)',
  ],
  // Somebody's timeline reads whole granules: of 8,192 rows it took twice the processor time (decision 81).
  storage: { index_granularity: 1024 },
})

/** What could not be taken, kept whole with its reason. A repeat replaces itself; repairing writes a newer version. */
const quarantine = table({
  name: 'quarantine',
  columns: `
    workspace UInt32,
    id UInt64,
    at DateTime64(3, 'UTC'),
    source LowCardinality(String),
    import_id UInt32,
    reason LowCardinality(String),
    detail String CODEC(ZSTD(1)),
    received String CODEC(ZSTD(3)),
    status LowCardinality(String),
    version UInt64`,
  engine: 'ReplacingMergeTree(version)',
  orderBy: 'workspace, id',
  placement: { shardBy: 'id' },
})

export const warehouseMigrations: readonly WarehouseMigration[] = [
  { id: '2026-11-22-01-collect-events', up: [events, quarantine] },
  ...qualityMigrations,
  { id: '2026-11-29-01-collect-ad-costs', up: [adCostTable] },
  ...mappingWarehouseMigrations,
  // Of a stream each row was written again 16 times by merges, is 5 times (decision 81).
  {
    id: '2026-11-29-09-collect-events-merges',
    up: [alterTable(events, 'MODIFY SETTING merge_selector_base = 12', 'stored')],
  },
  // Whoever reads whole documents reads one column: put together from those of `properties`, a timeline takes half as long again.
  // Of older rows the engine's merges write it, by the clock and the manners of the server: where these are not ours, not at all.
  {
    id: '2026-11-29-10-collect-properties-text',
    up: [
      alterTable(
        events,
        `ADD COLUMN IF NOT EXISTS properties_text String
         MATERIALIZED if(timezone() IN ('UTC', 'Etc/UTC') AND toJSONString(toInt64(1)) = '1', toString(properties), '') CODEC(ZSTD(1))`,
      ),
    ],
  },
  // Made by the engine it took a third of each insert (400 rows 33 ms, with the text sent 21): the intake sends it
  // (`properties-text.ts`), empty where the engine might hold another value. For whoever inserts without it all stays as it was.
  {
    id: '2026-11-29-11-collect-properties-text-sent',
    up: [
      alterTable(
        events,
        `MODIFY COLUMN properties_text String
         DEFAULT if(timezone() IN ('UTC', 'Etc/UTC') AND toJSONString(toInt64(1)) = '1', toString(properties), '') CODEC(ZSTD(1))`,
      ),
      alterTable(
        { name: 'mapping_staged', placement: { shardBy: 'trace' } },
        'ADD COLUMN IF NOT EXISTS properties_text String CODEC(ZSTD(1))',
      ),
    ],
  },
  // Which properties an event carries, as one of few texts, made by the engine: the catalogue counts by it (decision 84). Of older
  // rows it is made once, here: 2 s a million.
  {
    id: '2026-11-29-12-collect-paths',
    up: [
      alterTable(
        events,
        'ADD COLUMN IF NOT EXISTS paths LowCardinality(String) MATERIALIZED toJSONString(arraySort(JSONAllPaths(properties))) CODEC(ZSTD(1))',
      ),
      alterTable(events, 'MATERIALIZE COLUMN paths', 'stored'),
    ],
  },
  // Where visitors came from, found when an event is written. Of older rows it is made once, here: 6 s a million.
  {
    id: '2026-11-30-03-collect-arrival',
    up: [
      alterTable(events, `ADD COLUMN IF NOT EXISTS ${arrivalColumn}`),
      alterTable(events, 'MATERIALIZE COLUMN arrival', 'stored'),
    ],
  },
  // What is made anew of the past waits there, as it was sent.
  {
    id: '2026-11-30-04-collect-arrival-staged',
    up: [
      alterTable(
        { name: 'mapping_staged', placement: { shardBy: 'trace' } },
        `ADD COLUMN IF NOT EXISTS ${arrivalColumn}`,
      ),
    ],
  },
  // Questions about properties read the ids and times of the whole log (ties are in the order of ids): unpacked by ZSTD 484 ms of
  // 29 million ids, 136 by LZ4; of their times 341 and 68 ms. Rows written before are packed anew when they are merged.
  {
    id: '2026-12-01-01-collect-quicker-ids-and-times',
    up: [
      alterTable(
        events,
        `MODIFY COLUMN message_id String CODEC(LZ4), MODIFY COLUMN time DateTime64(3, 'UTC') CODEC(T64, LZ4),
         MODIFY COLUMN received_at DateTime64(3, 'UTC') CODEC(T64, LZ4)`,
        'stored',
      ),
    ],
  },
]
