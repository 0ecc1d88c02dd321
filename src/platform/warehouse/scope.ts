/** Whose data, and when "now" is. Every SQL fragment that reads a table takes it, so no query can forget the workspace. */
export interface Scope {
  /** A positive integer. */
  readonly workspace: number
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
}
