import { ClickHouseError } from '@clickhouse/client'

/** What the engine said about a statement, with the statement's name and its whole SQL. */
export class WarehouseError extends Error {
  /** Which query, command or table. */
  readonly query: string
  readonly sql: string
  /** The engine's name of its error, e.g. `TIMEOUT_EXCEEDED`; null when it did not answer at all. */
  readonly type: string | null

  constructor(query: string, sql: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`${query}: ${reason.trim()}\n${sql}`, { cause })
    this.name = 'WarehouseError'
    this.query = query
    this.sql = sql
    this.type = cause instanceof ClickHouseError ? (cause.type ?? null) : null
  }
}
