import type * as groups from '../../collect/intake/write-group.ts'
import type { StoredEvent } from '../../collect/model.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { JourneyRecords } from '../records.ts'

/** What of a stored event matters here. */
export type StoredStep = Pick<
  StoredEvent,
  | 'type'
  | 'name'
  | 'channel'
  | 'trace'
  | 'account'
  | 'properties'
  | 'messageId'
  | 'time'
  | 'ordinal'
  | 'flags'
>

/** A durable group of events, as the intake tells it to its listeners. */
export interface StoredGroup extends Omit<groups.StoredGroup, 'rows'> {
  readonly rows: readonly StoredStep[]
}

export interface JourneysDeps {
  readonly warehouse: Warehouse
  readonly records: JourneyRecords
  readonly clock: Clock
  readonly log: Log
  /** Every workspace there is. */
  workspaces(): Promise<readonly number[]>
  /** How long events wait for others before their journeys are derived. Default 250 ms: what came is in the journeys within a second. */
  readonly gatherMs?: number
  /** Milliseconds that the rows of the fold before are kept for questions that still read them. Default two minutes. */
  readonly keepMs?: number
  /** Steps that are derived in one statement where a start makes up for what was left. Default a million. */
  readonly atOnce?: number
}
