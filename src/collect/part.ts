import { randomUUID } from 'node:crypto'
import type { Clock } from '../platform/clock.ts'
import type { KeyCaller } from '../platform/http/access.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { Part, Subject } from '../platform/part.ts'
import type { Store } from '../platform/store/store.ts'
import { insertRows } from '../platform/warehouse/insert-rows.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import type { Sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { adapters } from './adapters/adapters.ts'
import { clientRoutes } from './adapters/client-routes.ts'
import { botRoutes } from './bots/bot-routes.ts'
import { type Bots, createBots } from './bots/bots.ts'
import { createBotRecords } from './bots/records.ts'
import { type ConnectionsDeps, createConnections } from './connections/connections.ts'
import { createCostRecords } from './costs/cost-records.ts'
import { costRoutes } from './costs/cost-routes.ts'
import { createCostService } from './costs/cost-service.ts'
import { dataRoutes } from './data-routes.ts'
import { eraseEvents, erasureOf, exportEvents, type Removal } from './erase.ts'
import { createImportFiles } from './imports/import-files.ts'
import { importJobNames, importJobs } from './imports/import-jobs.ts'
import { type ImportRouteDeps, importRoutes } from './imports/import-routes.ts'
import { createImportService } from './imports/import-service.ts'
import { createImportRecords } from './imports/records.ts'
import { createIntake, type Intake } from './intake/intake.ts'
import type { Origin } from './intake/prepare-event.ts'
import { createLive } from './live.ts'
import { storeMigrations } from './migrations/store.ts'
import { warehouseMigrations } from './migrations/warehouse.ts'
import { receiveRoutes } from './receive-routes.ts'
import { planRoutes } from './tracking-plan/plan-routes.ts'
import { createPlans } from './tracking-plan/plans.ts'
import { createPlanRecords } from './tracking-plan/records.ts'

export interface CollectDeps {
  readonly warehouse: Warehouse
  readonly store: Pick<Store, 'db'>
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly clock: Clock
  readonly log: Log
  /** Uploaded files wait in its folder `imports`. */
  readonly dataFolder: string
  isSuppressed(workspace: number, identifiers: readonly string[]): boolean
  /** What the workspace of a write key says about messages that come with it. */
  originOfKey(caller: KeyCaller): Promise<Origin>
  /** The same for a source by its name, as an entry of quarantine remembers it. */
  originOf(scope: Scope, source: string, importId: number): Promise<Origin>
  recordChange: ImportRouteDeps['recordChange']
  /** Which private addresses may be called on behalf of a user. */
  readonly privateAddresses: ConnectionsDeps['privateAddresses']
  workspaceOf: ConnectionsDeps['workspaceOf']
  /** A property of an import holds journeys together: the parts that follow may be asked by it. */
  declareCase(workspace: number, path: string): Promise<void>
  /** Events are about to be taken out of the log: the parts that follow note whose they are. */
  announceRemoval(workspace: number, removal: Removal): Promise<void>
  /** An import was taken out of the log: the parts that follow do without it. */
  removed(workspace: number, removal: Removal): Promise<void>
  /** The person that a trace belongs to, as SQL of type UInt64; a trace is its own person unless said. */
  personOf?(scope: Scope, trace: Sql): Sql
  /** Flags were changed: the parts that follow see other events than before. */
  reflagged?(workspace: number, name: string): Promise<void>
  /** Every workspace there is. */
  workspaces?(): Promise<readonly number[]>
  /** Resolves when what was stored can be asked about. */
  settled(workspace: number): Promise<void>
}

export interface CollectPart extends Part {
  readonly intake: Intake
  readonly bots: Bots
}

/** The door of the log: messages and files in, one durable row each. */
export function createCollectPart(deps: CollectDeps): CollectPart {
  const { warehouse, clock, log, isSuppressed } = deps
  const live = createLive()
  const insert = (table: 'events' | 'quarantine', lines: readonly string[]) =>
    insertRows(warehouse, table, lines)
  const plans = createPlans({ records: createPlanRecords(deps.store) })
  const botRecords = createBotRecords(deps.store)
  const bots = createBots({
    ...{ warehouse, clock, log, records: botRecords },
    personOf: deps.personOf ?? ((_, trace) => trace),
    offPlan: plans.offPlan,
    announceRemoval: deps.announceRemoval,
    reflagged: async (workspace, name) => deps.reflagged?.(workspace, name),
  })
  const intake = createIntake({
    ...{ warehouse, clock, log, live, insertRows: insert, isSuppressed },
    judgeOf: workspace => ({ bots: bots.judgeOf(workspace), plan: plans.doorOf(workspace) }),
  })
  intake.onStored(bots.onStored)
  const records = createImportRecords(deps.store, clock)
  const files = createImportFiles(deps.dataFolder)
  const imports = createImportService({
    records,
    files,
    enqueue: (kind, work) =>
      deps.jobs.enqueue(importJobNames[kind], work, { key: `${importJobNames[kind]} ${work.import}` }),
  })
  const connections = createConnections({ ...deps, intake })
  const costs = createCostService({ warehouse, records: createCostRecords(deps.store, clock) })
  return {
    name: 'collect',
    storeMigrations,
    warehouseMigrations,
    routes: [
      ...receiveRoutes({ intake, originOf: deps.originOfKey }),
      ...clientRoutes({ intake, clock, originOf: deps.originOfKey, newId: randomUUID }, adapters),
      ...dataRoutes({ warehouse, intake, live, insertRows: insert, originOf: deps.originOf }),
      ...importRoutes({ imports, recordChange: deps.recordChange }),
      ...connections.routes,
      ...costRoutes({ costs, recordChange: deps.recordChange }),
      ...botRoutes({ bots, warehouse, clock }),
      ...planRoutes({ plans, warehouse, clock, planChanged: bots.planChanged }),
    ],
    jobs: [...importJobs({ ...deps, intake, records, files }), ...connections.jobs],
    intake,
    bots,
    async start() {
      await plans.start()
      await bots.start((await deps.workspaces?.()) ?? [])
      // In the background: until it is filled, the warehouse is asked about every id.
      intake.start().catch(error => log.error({ err: error }, 'known ids could not be read'))
      await connections.start()
    },
    async stop() {
      await intake.close()
      await bots.stop()
    },
    async export(subject: Subject) {
      const { workspace, identifiers } = subject
      const found = await exportEvents(warehouse, subject)
      return { ...found, saidAboutBots: await botRecords.export(workspace, identifiers) }
    },
    async erase(subject: Subject) {
      await deps.announceRemoval(subject.workspace, erasureOf(subject))
      const counts = await eraseEvents(warehouse, subject)
      intake.forget()
      return { ...counts, saidAboutBots: await botRecords.erase(subject.workspace, subject.identifiers) }
    },
  }
}
