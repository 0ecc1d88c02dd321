import type { Sql } from './sql.ts'

/** Whose data, and when "now" is. Every SQL fragment that reads a table takes it, so no query can forget the workspace. */
export interface Scope {
  /** A positive integer. */
  readonly workspace: number
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
  /** What was written down for this one asking, by a name that its fragment knows: tables to read in its place, for `FROM`. */
  readonly kept?: ReadonlyMap<string, Sql>
}
