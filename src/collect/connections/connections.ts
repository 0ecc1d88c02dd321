import { installSecret } from '../../govern/install-secret.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { Clock } from '../../platform/clock.ts'
import { createAddressPolicy, type PrivateAddresses } from '../../platform/http/address-policy.ts'
import { createOutgoing } from '../../platform/http/outgoing.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { JobDefinition, Jobs } from '../../platform/jobs/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Store } from '../../platform/store/store.ts'
import type { Intake } from '../intake/intake.ts'
import type { QuarantineDeps } from '../quarantine.ts'
import { connectionJobs, loadJobKey, loadJobName } from './connection-jobs.ts'
import { connectionRoutes } from './connection-routes.ts'
import { createConnectionService } from './connection-service.ts'
import type { WorkspaceFacts } from './connector.ts'
import { connectors } from './connectors.ts'
import { mappingRoutes } from './generic/mapping-routes.ts'
import { createMappingService } from './generic/mapping-service.ts'
import { hookRoutes } from './hook-routes.ts'
import { createConnectionRecords } from './records.ts'
import { createLoads } from './run-load.ts'
import { createSecretBox } from './secret-box.ts'

export interface ConnectionsDeps extends QuarantineDeps {
  readonly store: Pick<Store, 'db'>
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly clock: Clock
  readonly log: Log
  readonly intake: Pick<Intake, 'accept' | 'refuse'>
  readonly privateAddresses: PrivateAddresses
  declareCase(workspace: number, path: string): Promise<void>
  workspaceOf(workspace: number): Promise<WorkspaceFacts>
}

export interface Connections {
  readonly routes: readonly AnyRoute[]
  readonly jobs: readonly JobDefinition[]
  /** Takes up the schedules again: a process that died had some of them in its hands. */
  start(): Promise<void>
}

/** Shops and other sources, loaded by a schedule and listened to. */
export function createConnections(deps: ConnectionsDeps): Connections {
  const box = createSecretBox(() => installSecret(deps.store.db.withTables<GovernTables>(), 'connections'))
  const records = createConnectionRecords(deps.store, box)
  const addresses = createAddressPolicy(deps.privateAddresses)
  const schedule = (workspace: number, id: number, at: number) =>
    deps.jobs.enqueue(loadJobName, { workspace, connection: id }, { key: loadJobKey(id), runAt: at })
  const opening = { ...deps, connectors, records, addresses, outgoing: createOutgoing(addresses), schedule }
  const loads = createLoads(opening)
  const service = createConnectionService({ ...opening, loads })
  return {
    routes: [
      ...connectionRoutes(service),
      ...mappingRoutes(createMappingService({ ...opening, records })),
      ...hookRoutes(opening),
    ],
    jobs: connectionJobs(loads),
    async start() {
      for (const { workspace, id, at } of await records.due()) await schedule(workspace, id, at)
    },
  }
}
