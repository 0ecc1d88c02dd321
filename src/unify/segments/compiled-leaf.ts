import type { Sql } from '../../platform/warehouse/sql.ts'

/** What one leaf asks of the log. Names end in the leaf's number, so that leaves never meet. */
export interface CompiledLeaf {
  /** Columns of an event, computed inside the `events` fragment. */
  readonly columns: readonly Sql[]
  /** Which events it rests on, as an expression over those columns. */
  readonly relevant: Sql
  /** Aggregates of a person's events. */
  readonly facts: readonly Sql[]
  /** Whether it holds, over the facts. */
  readonly holds: Sql
  /** When that may next change by time alone, in milliseconds since 1970; null where it cannot. */
  readonly next: Sql | null
  readonly needsPlace: boolean
  /** The names of the events that it rests on; null where others count as well. */
  readonly names: readonly string[] | null
}
