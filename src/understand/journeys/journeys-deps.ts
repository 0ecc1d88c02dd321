import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { JourneyRecords } from '../records.ts'

/** A durable group of events, as the intake tells it to its listeners. */
export interface StoredGroup {
  readonly workspace: number
  readonly batch: bigint
  readonly rows: readonly StoredStep[]
}

/** What of a stored event matters here. */
export interface StoredStep {
  readonly type: string
  readonly name: string
  readonly channel: string
  readonly trace: bigint
}

export interface JourneysDeps {
  readonly warehouse: Warehouse
  readonly records: JourneyRecords
  readonly clock: Clock
  readonly log: Log
  /** Every workspace there is. */
  workspaces(): Promise<readonly number[]>
  /** How long events wait for others before their journeys are derived. Default 100 ms. */
  readonly gatherMs?: number
  /** Milliseconds that the rows of the fold before are kept for questions that still read them. Default two minutes. */
  readonly keepMs?: number
}
