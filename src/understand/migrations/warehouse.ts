import { alterTable, table, type WarehouseMigration } from '../../platform/warehouse/table.ts'

/** Codes by number. Full on every node: it is joined while deriving and read as an array by every question. */
const codes = table({
  name: 'journey_codes',
  columns: 'workspace UInt32, code UInt16, name String, channel String, rules Array(UInt64)',
  engine: 'ReplacingMergeTree',
  orderBy: '(workspace, code)',
  placement: 'everywhere',
})

/** Declared kinds of cases: 0 is the person and 1 the account, without a row. */
const kinds = table({
  name: 'journey_kinds',
  columns: 'workspace UInt32, kind UInt16, path String',
  engine: 'ReplacingMergeTree',
  orderBy: '(workspace, kind)',
  placement: 'everywhere',
})

/** Steps in total order, and beside them the rest of the order: what two rows are merged by. */
const ordered = `
    steps Array(UInt64) CODEC(ZSTD(1)),
    ordinals Array(UInt64) CODEC(ZSTD(1)),
    calls Array(UInt8) CODEC(ZSTD(1)),
    ids Array(String) CODEC(LZ4)`

/**
 * What a trace (or an account, an order …) did in one batch. Written after the events of the batch; writing it again
 * replaces it. Small: it holds what came since the last fold.
 */
const parts = table({
  name: 'journey_parts',
  columns: `
    workspace UInt32,
    kind UInt16,
    revision UInt64,
    unit UInt64,
    batch UInt64,
    label String,
    ${ordered}`,
  engine: 'ReplacingMergeTree',
  orderBy: '(workspace, kind, revision, unit, batch)',
  placement: { shardBy: 'unit' },
})

/**
 * The same for everything up to the last fold, one row a unit. A newer row holds all that an older one held, and merging
 * drops repeats of a message id, so readers need no FINAL. Small granules: a regroup reads a few scattered units.
 */
const units = table({
  name: 'journey_units',
  columns: `
    workspace UInt32,
    kind UInt16,
    revision UInt64,
    unit UInt64,
    generation UInt64,
    label String,
    ${ordered}`,
  engine: 'ReplacingMergeTree(generation)',
  orderBy: '(workspace, kind, revision, unit)',
  placement: { shardBy: 'unit' },
  settings: { index_granularity: 256, min_compress_block_size: 16384 },
})

/** The folded journeys: what questions read. A fold writes a generation and then points to it. */
const journeys = table({
  name: 'journeys',
  columns: `
    workspace UInt32,
    kind UInt16,
    generation UInt64,
    case UInt64,
    label String CODEC(ZSTD(1)),
    steps Array(UInt64) CODEC(LZ4)`,
  engine: 'MergeTree',
  partitionBy: '(workspace, generation)',
  orderBy: '(workspace, kind, generation, case)',
  placement: { shardBy: 'case' },
})

/**
 * The codes of the steps alone: questions that need no times read a quarter (*measured*, 20 M steps: 25 ms against 50). And
 * the last step: whether something came after it is asked of every touched case. Rows written before are told both from
 * their steps while they are read.
 */
const besideSteps = [
  'ADD COLUMN IF NOT EXISTS codes Array(UInt16) DEFAULT arrayMap(s -> toUInt16(s), steps) CODEC(LZ4)',
  'ADD COLUMN IF NOT EXISTS last UInt64 DEFAULT steps[-1]',
].map(clause => alterTable(journeys, clause))

/** Where the log begins is asked of every case, and reading its steps for that costs a hundred times as much. */
const firstStep = [alterTable(journeys, 'ADD COLUMN IF NOT EXISTS first UInt64 DEFAULT steps[1]')]

/** Touched cases are put together from these: unpacked in half the time, in less room. Older rows follow when they are merged. */
const quickerSteps = [parts, units].map(of =>
  alterTable(of, 'MODIFY COLUMN steps Array(UInt64) CODEC(T64, LZ4)', 'stored'),
)

/**
 * Which generation is valid, and up to which batch of events and version of the persons it holds. The newest counts.
 * `revision`: what parts and units were last derived from scratch as; codes of other revisions mean other rules.
 */
const folds = table({
  name: 'journey_folds',
  columns: 'workspace UInt32, generation UInt64, batch UInt64, version UInt64, revision UInt64',
  engine: 'ReplacingMergeTree',
  orderBy: '(workspace, generation)',
  placement: 'everywhere',
})

/** The value that stands for each case, while a question is asked once for each value: a partition an asking, dropped after it. */
const keptValues = table({
  name: 'kept_values',
  columns: 'workspace UInt32, asking UInt64, case UInt64, value String CODEC(ZSTD(1))',
  engine: 'MergeTree',
  partitionBy: 'asking',
  orderBy: '(workspace, asking, value, case)',
  placement: { shardBy: 'case' },
})

export const warehouseMigrations: readonly WarehouseMigration[] = [
  { id: '2026-11-22-05-understand-journeys', up: [codes, kinds, parts, units, journeys, folds] },
  { id: '2026-11-22-08-understand-journeys-beside-steps', up: besideSteps },
  { id: '2026-11-30-01-understand-kept-values', up: [keptValues] },
  { id: '2026-11-30-02-understand-first-step', up: firstStep },
  { id: '2026-12-01-02-understand-quicker-steps', up: quickerSteps },
]
