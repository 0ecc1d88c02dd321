import type { Clock } from '../../platform/clock.ts'
import type { Outgoing } from '../../platform/http/outgoing.ts'
import type { DisplayName } from '../../platform/i18n/display-names.ts'
import type { LocaleSettings } from '../../platform/i18n/locale.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Mail } from '../../platform/mail.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Zones } from '../../platform/zones/zones.ts'
import type { Asking } from './asking.ts'
import type { Member } from './readers.ts'
import type { BoardStore } from './tables.ts'

/** A workspace as letters and shared boards show it; `language` is the workspace's own. */
export interface Place {
  readonly name: string
  readonly settings: LocaleSettings
}

/** What boards need of the rest of Rihla. */
export interface BoardsDeps {
  readonly store: BoardStore
  readonly warehouse: Warehouse
  readonly clock: Clock
  readonly log: Log
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly zones: Zones
  readonly mail: Mail | null
  readonly outgoing: Outgoing
  readonly publicUrl: string | null
  readonly asking: Asking
  placeOf(workspace: number): Promise<Place>
  members(workspace: number): Promise<readonly Member[]>
  displayNames(workspace: number): Promise<readonly DisplayName[]>
}
