import { sql } from '../../platform/warehouse/sql.ts'
import { dictionary, table, type WarehouseMigration } from '../../platform/warehouse/table.ts'
import { matchWarehouseMigrations } from '../matching/match-tables.ts'
import { segmentWarehouseMigrations } from './segments.ts'
import { wordWarehouseMigrations } from './words.ts'

/**
 * Which person a trace belongs to, for traces that are not their own person. `person_changes` is a log: every change of
 * every trace, with the person before, so that readers can ask what moved since. `persons` holds its latest state up to
 * the last fold (`person_folds`). The dictionaries read the one and, for what came since, the other.
 */
const personChanges = table({
  name: 'person_changes',
  columns: 'version UInt64, workspace UInt32, trace UInt64, person UInt64, previous UInt64',
  engine: 'MergeTree',
  orderBy: 'version, workspace, trace',
  placement: 'everywhere',
})

const persons = table({
  name: 'persons',
  columns: 'workspace UInt32, trace UInt64, person UInt64, version UInt64',
  engine: 'ReplacingMergeTree(version)',
  orderBy: 'workspace, trace',
  placement: 'everywhere',
})

const personFolds = table({
  name: 'person_folds',
  columns: 'version UInt64',
  engine: 'MergeTree',
  orderBy: 'version',
  placement: 'everywhere',
})

/**
 * One 64-bit key for (workspace, trace): a trace is a hash already, and a hash of the workspace turns it. Measured on
 * 20 M look-ups among 1 M entries: 0.40 s and 34 MB so, 1.93 s and 84 MB with the two columns as key.
 */
const personsView = sql`CREATE VIEW IF NOT EXISTS persons_by_key AS
SELECT bitXor(trace, intHash64(workspace)) AS key, person FROM persons FINAL WHERE person != trace`

/** A trace that became its own person again stands here as itself, against what the large dictionary still says. */
const changesView = sql`CREATE VIEW IF NOT EXISTS person_changes_by_key AS
SELECT bitXor(c.trace, intHash64(c.workspace)) AS key, argMax(c.person, c.version) AS person
FROM person_changes AS c WHERE c.version > (SELECT max(version) FROM person_folds)
GROUP BY c.workspace, c.trace`

const layout = { columns: 'key UInt64, person UInt64', key: 'key', layout: 'HASHED()' }

/**
 * What people are found by: identifiers, names, addresses, phones, folded for search, one row a word. It points to the
 * trace that said it, never to a person. `words` is the whole label folded, for queries of several words. Written again it
 * replaces itself.
 */
const searchTerms = table({
  name: 'person_terms',
  columns: `
    workspace UInt32,
    term String CODEC(ZSTD(1)),
    trace UInt64,
    field LowCardinality(String),
    label String CODEC(ZSTD(1)),
    words String CODEC(ZSTD(1))`,
  engine: 'ReplacingMergeTree',
  orderBy: '(workspace, term, trace, field)',
  placement: { shardBy: 'trace' },
})

/** What traces said their person is called, one row an event that said so: the latest by the order of events counts. */
const personNames = table({
  name: 'person_names',
  columns: `
    workspace UInt32,
    trace UInt64,
    time DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    ordinal UInt64,
    call UInt8,
    message_id String CODEC(ZSTD(1)),
    name String CODEC(ZSTD(1))`,
  engine: 'ReplacingMergeTree',
  orderBy: '(workspace, trace, time, ordinal, call, message_id)',
  placement: { shardBy: 'trace' },
  // Read for the forty traces of a page, which lie anywhere.
  storage: { index_granularity: 512 },
})

/** Up to which insert group of the log terms and names are written. */
const searchProgress = table({
  name: 'person_search_progress',
  columns: 'workspace UInt32, batch UInt64',
  engine: 'ReplacingMergeTree(batch)',
  orderBy: 'workspace',
  placement: 'everywhere',
})

export const warehouseMigrations: readonly WarehouseMigration[] = [
  {
    id: '2026-11-22-02-unify-persons',
    up: [
      personChanges,
      persons,
      personFolds,
      personsView,
      changesView,
      dictionary({ name: 'persons_large', from: { table: 'persons_by_key' }, ...layout }),
      dictionary({ name: 'persons_small', from: { table: 'person_changes_by_key' }, ...layout }),
    ],
  },
  { id: '2026-11-22-03-unify-search', up: [searchTerms, personNames, searchProgress] },
  ...matchWarehouseMigrations,
  ...segmentWarehouseMigrations,
  ...wordWarehouseMigrations,
]
