import type { z } from 'zod'
import type { Sql } from './sql.ts'
import type { WarehouseMigration } from './table.ts'

/**
 * Which connection a statement takes. In the embedded engine a connection is a lock: one running question holds
 * every other statement on its connection (measured: an insert takes 1 ms idle, 189 ms beside one question on the
 * same connection, 4 ms on another). So what has a promise of its own has a connection of its own:
 * - `insert`: rows on their way to the disk;
 * - `check`: what an insert waits for before it begins;
 * - `lookup`: what a person waits for and the engine answers in milliseconds;
 * - `derive`: what follows from new rows, a moment after them;
 * - `question`: everything that may take its time.
 */
export const lanes = ['insert', 'check', 'lookup', 'derive', 'question'] as const
export type Lane = (typeof lanes)[number]

export type Settings = Readonly<Record<string, string | number>>

export interface Query<T> {
  /** Says in logs, timings and errors who asked. */
  readonly name: string
  readonly sql: Sql
  /** Every row is parsed: what the engine returns is as little trusted as what a browser sends. */
  readonly row: z.ZodType<T>
  /** Default `question`. Take `lookup` for what answers in milliseconds and must not wait behind questions. */
  readonly lane?: Lane
  readonly settings?: Settings
  /** The engine stops the query after so long. Default: the limit for questions. */
  readonly timeoutMs?: number
}

export interface Command {
  readonly name: string
  readonly sql: Sql
  /** Default `question`. */
  readonly lane?: Lane
  readonly settings?: Settings
}

export interface Timing {
  readonly name: string
  readonly ms: number
  /** Rows returned or inserted. */
  readonly rows: number
  /** When it ended, milliseconds since 1970-01-01 UTC. */
  readonly at: number
}

/** The event warehouse: ClickHouse in this process, a server, or a cluster. The same SQL on all three. */
export interface Warehouse {
  readonly kind: 'embedded' | 'server' | 'cluster'
  /** @throws WarehouseError with the query's name and its whole SQL. */
  rows<T>(query: Query<T>): Promise<T[]>
  /** `INSERT … SELECT` and other statements without rows, on the asking node. Not bounded in time. */
  run(command: Command): Promise<void>
  /** Mutations, `OPTIMIZE`, `TRUNCATE`, `SYSTEM …`: on each node in turn. Name tables with `localTable`. */
  onEveryNode(command: Command): Promise<void>
  /** The table that a node holds itself: `NAME_local` of a sharded table on a cluster, otherwise NAME. */
  localTable(name: string): Sql
  /**
   * One statement, durable when resolved (fsync): all lines or none on one node. A line is one row as a JSON object;
   * 64-bit integers as strings, instants as `instantText` gives them. On a cluster a table that is everywhere
   * receives the rows on every node.
   */
  insert(table: string, lines: readonly string[], columns?: readonly string[]): Promise<void>
  /** Applies the migrations that were not yet applied here, in the order of their ids. Safe to repeat after a crash. */
  migrate(migrations: readonly WarehouseMigration[]): Promise<void>
  /** Every table into files of a new folder. Nothing should be written meanwhile. */
  backupTo(folder: string): Promise<void>
  /** From such a folder, whichever driver wrote it, into migrated and empty tables. Dictionaries are not reloaded. */
  restoreFrom(folder: string): Promise<void>
  /** The latest statements, oldest first: the embedded engine keeps no log of queries. */
  timings(): readonly Timing[]
  /** Waits for what is running, then lets go of the engine. */
  close(): Promise<void>
}
