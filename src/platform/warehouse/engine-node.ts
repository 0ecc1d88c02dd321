import type { ParamValue } from './sql.ts'
import type { Lane, Settings } from './warehouse.ts'

/** All our tables live in one database, on every engine. */
export const database = 'rihla'

export interface Statement {
  readonly name: string
  readonly text: string
  readonly params: Readonly<Record<string, { readonly value: ParamValue }>>
  readonly settings: Settings
  readonly lane: Lane
}

/** One ClickHouse that we talk to: the engine in this process or one server. The warehouse is built from these. */
export interface EngineNode {
  /** The rows as JSON, one object a line. */
  query(statement: Statement): Promise<string>
  run(statement: Statement): Promise<void>
  insert(table: string, lines: readonly string[], columns?: readonly string[]): Promise<void>
  /** All rows of a table into a new local file, in Native format with zstd. */
  writeFile(table: string, path: string): Promise<void>
  /** The rows of such a file into a table. */
  readFile(table: string, columns: readonly string[], path: string): Promise<void>
  close(): Promise<void>
}
