import type { Migration } from 'kysely/migration'
import type { AnyRoute } from './http/route.ts'
import type { JobDefinition } from './jobs/jobs.ts'
import type { WarehouseMigration } from './warehouse/table.ts'

/** Somebody to export or erase: every identifier of the person and every trace they left. */
export interface Subject {
  readonly workspace: number
  readonly identifiers: readonly string[]
  readonly traces: readonly bigint[]
}

/** What one of the seven parts gives the server to mount. Made by `main.ts`; nothing here acts by being imported. */
export interface Part {
  readonly name: 'govern' | 'collect' | 'unify' | 'understand' | 'map' | 'plan' | 'orchestrate'
  readonly storeMigrations: Readonly<Record<string, Migration>>
  readonly warehouseMigrations: readonly WarehouseMigration[]
  readonly routes: readonly AnyRoute[]
  readonly jobs: readonly JobDefinition[]
  /** Repairs what a crash left half done; runs before the server listens. */
  start?(): Promise<void>
  /** Resolves when everything that somebody was answered for lies in the engines. */
  flush?(): Promise<void>
  /** Finishes what is under way; after it nothing of the part touches the engines. */
  stop?(): Promise<void>
  /** Sites in whose frames the page at this address may stand; null for pages of which this part knows nothing. */
  framedBy?(path: string): Promise<readonly string[] | null>
  /** Everything this part holds about the person, as plain JSON. */
  export?(subject: Subject): Promise<unknown>
  /** Removes everything this part holds about the person. Returns counts by kind of record. */
  erase?(subject: Subject): Promise<Readonly<Record<string, number>>>
}
