import { table, type WarehouseMigration } from '../../platform/warehouse/table.ts'
import { mostFields } from './model.ts'

/**
 * The working tables of matching, one partition a run, dropped when the run ends. They are filled by statements on the
 * asking node and read there, so every node has them and only that one uses them.
 *
 * A record's values stand in numbered columns: `v` the value, `k` its key, `s` its spelling, `f` the share of records that
 * have the same value (0: not asked).
 */
const working = (name: string, columns: string, orderBy: string) =>
  table({
    name,
    columns: `run UInt32, ${columns}`,
    engine: 'MergeTree',
    orderBy,
    partitionBy: 'run',
    placement: 'everywhere',
  })

const numbers = Array.from({ length: mostFields }, (_, i) => i)
const texts = numbers
  .map(i => `v${i} String CODEC(LZ4), k${i} String CODEC(LZ4), s${i} String CODEC(LZ4)`)
  .join(', ')
const shares = numbers.map(i => `f${i} Float32`).join(', ')

export const matchTables = [
  'match_staged',
  'match_records',
  'match_blocks',
  'match_candidates',
  'match_name_pairs',
  'match_vectors',
] as const

export const matchWarehouseMigrations: readonly WarehouseMigration[] = [
  {
    id: '2026-11-22-30-unify-matching',
    up: [
      working('match_staged', `n UInt32, ${texts}`, 'n'),
      working('match_records', `n UInt32, ${texts}, ${shares}`, 'n'),
      working('match_blocks', 'rule UInt8, block UInt64, n UInt32', 'rule, block, n'),
      working('match_candidates', 'a UInt32, b UInt32, rule UInt8', 'a, b, rule'),
      working('match_name_pairs', 'arabic String, latin String, level UInt8', 'arabic, latin'),
      working('match_vectors', 'a UInt32, b UInt32, rules UInt32, levels UInt64, rarity Float32', 'a, b'),
    ],
  },
]
