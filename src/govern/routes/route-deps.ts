import type { Clock } from '../../platform/clock.ts'
import type { Zones } from '../../platform/zones/zones.ts'
import type { AttemptLimit } from '../attempt-limit.ts'
import type { Keyring } from '../keyring.ts'
import type { JobEntry, WorkspaceView } from '../model.ts'
import type { StoredWorkspace } from '../records/workspaces.ts'
import type { Sessions } from '../sessions.ts'
import type { GovernDb, GovernTx } from '../tables.ts'

export interface RouteDeps {
  readonly db: GovernDb
  readonly clock: Clock
  readonly sessions: () => Sessions
  readonly keyring: Keyring
  readonly attempts: AttemptLimit
  readonly zones: Zones
  readonly jobs: JobDesk
  /** Told after a workspace was made or got another zone, so that SQL knows the zone's offsets. */
  readonly onZone: (zone: string) => Promise<void>
}

/** The part of the job queue that a screen needs; `platform/jobs` fits. */
export interface JobDesk {
  list(choice: { workspace?: number; state?: JobEntry['state']; id?: string }): Promise<readonly JobEntry[]>
  count(choice: { workspace?: number }): Promise<Partial<Record<JobEntry['state'], number>>>
  retry(id: string): Promise<boolean>
}

/** The change and its audit entry together, or neither. */
export function inTransaction<T>(
  deps: Pick<RouteDeps, 'db'>,
  work: (db: GovernTx) => Promise<T>,
): Promise<T> {
  return deps.db.transaction().execute(work)
}

export function viewOf(zones: Zones, workspace: StoredWorkspace): WorkspaceView {
  return { ...workspace, offsets: [...zones.offsets(workspace.zone)] }
}
