import { sql } from '../../platform/warehouse/sql.ts'
import { table, type WarehouseMigration } from '../../platform/warehouse/table.ts'

/**
 * The words of names and addresses, each once a workspace: what a word with a typo is compared with. A workspace of a million
 * people has some hundred thousand of them, so the whole list is read and no index of mistakes is kept.
 */
const personWords = table({
  name: 'person_words',
  columns: 'workspace UInt32, word String CODEC(ZSTD(1))',
  engine: 'ReplacingMergeTree',
  orderBy: '(workspace, word)',
  placement: 'everywhere',
})

/** What people were found by before there was this list. */
const fromTerms = sql`INSERT INTO person_words SELECT DISTINCT workspace, term FROM person_terms
WHERE field IN ('name', 'email') AND match(term, '^[\\p{L}]{3,40}$')`

export const wordWarehouseMigrations: readonly WarehouseMigration[] = [
  { id: '2026-11-29-01-unify-words', up: [personWords, fromTerms] },
]
