import { hash } from 'node:crypto'
import { ident, Sql } from './sql.ts'

/**
 * One definition of a table for every driver. Embedded and server: the table itself. Cluster: a sharded table is
 * NAME_local on every node and a Distributed NAME over them; an `everywhere` table is a full copy on every node.
 */
export interface TableDefinition {
  readonly kind: 'table'
  readonly name: string
  /** The column definitions, as in CREATE TABLE. */
  readonly columns: string
  /** e.g. `MergeTree`, `ReplacingMergeTree(version)`. */
  readonly engine: string
  /** Comma-separated, as in ORDER BY. */
  readonly orderBy: string
  readonly partitionBy?: string
  /** Rows with the same value of the expression (an unsigned integer) are on the same shard. */
  readonly placement: { readonly shardBy: string } | 'everywhere'
  /** e.g. `name_index name TYPE set(100) GRANULARITY 4`. */
  readonly indexes?: readonly string[]
  /** e.g. `by_minute (SELECT … ORDER BY …)`. */
  readonly projections?: readonly string[]
  readonly settings?: Readonly<Record<string, string | number>>
  /** How it lies on the disk, where that changes no answer: only tables that are made from now on get it. */
  readonly storage?: Readonly<Record<string, number>>
}

/** A dictionary over a table of ours. It is never refreshed by itself: `onEveryNode(SYSTEM RELOAD DICTIONARY name)`. */
export interface DictionaryDefinition {
  readonly kind: 'dictionary'
  readonly name: string
  /** The column definitions, keys first. */
  readonly columns: string
  /** Comma-separated key columns. */
  readonly key: string
  /** The table that it is loaded from, or a query for exactly its columns. */
  readonly from: { readonly table: string } | { readonly query: string }
  /** e.g. `COMPLEX_KEY_HASHED()`. */
  readonly layout: string
}

/** A later change of a table: `alterTable(events, 'ADD COLUMN IF NOT EXISTS …')`. Write it so that it can be repeated. */
export interface TableChange {
  readonly kind: 'change'
  readonly table: string
  readonly placement: TableDefinition['placement']
  readonly clause: string
  /** `stored`: only where rows are stored (indexes, projections, settings); `all`: the distributed table too (columns). */
  readonly where: 'stored' | 'all'
}

export interface WarehouseMigration {
  /** e.g. `2026-11-22-01-collect-events`. Applied in the order of the ids, each once, forward only, never edited later. */
  readonly id: string
  /** An `Sql` runs on every node as it is. Only the statement that a crash interrupts can run twice. */
  readonly up: readonly (TableDefinition | DictionaryDefinition | TableChange | Sql)[]
}

export function table(definition: Omit<TableDefinition, 'kind'>): TableDefinition {
  ident(definition.name)
  return { kind: 'table', ...definition }
}

export function dictionary(definition: Omit<DictionaryDefinition, 'kind'>): DictionaryDefinition {
  ident(definition.name)
  return { kind: 'dictionary', ...definition }
}

export function alterTable(
  { name, placement }: Pick<TableDefinition, 'name' | 'placement'>,
  clause: string,
  where: 'stored' | 'all' = 'all',
): TableChange {
  return { kind: 'change', table: name, placement, clause, where }
}

/** The same for the same text, on every driver: tells a migration that was edited after it was applied. */
export function fingerprint(item: WarehouseMigration['up'][number]): string {
  const content = JSON.stringify(item instanceof Sql ? item.strings : { ...item, storage: undefined })
  return hash('sha256', content, 'hex').slice(0, 16)
}
