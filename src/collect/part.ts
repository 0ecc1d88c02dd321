import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from '../platform/clock.ts'
import type { KeyCaller } from '../platform/http/access.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { Part, Subject } from '../platform/part.ts'
import type { Store } from '../platform/store/store.ts'
import { insertRows } from '../platform/warehouse/insert-rows.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { adapters } from './adapters/adapters.ts'
import { clientRoutes } from './adapters/client-routes.ts'
import type { Bots } from './bots/bots.ts'
import { type ConnectionsDeps, createConnections } from './connections/connections.ts'
import type { WorkspaceFacts } from './connections/connector.ts'
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
import { type Journal, openJournal } from './intake/journal.ts'
import type { Origin } from './intake/prepare-event.ts'
import { createLive } from './live.ts'
import { createMapping } from './mapping/mapping.ts'
import { createMappingRecords } from './mapping/mapping-records.ts'
import { mappingRoutes } from './mapping/mapping-routes.ts'
import { createLogLock } from './mapping/rederive/log-lock.ts'
import { createRuleBook } from './mapping/rule-book.ts'
import { storeMigrations } from './migrations/store.ts'
import { warehouseMigrations } from './migrations/warehouse.ts'
import { replayMendable } from './quarantine.ts'
import { receiveRoutes } from './receive-routes.ts'
import { createTrust, type TrustDeps } from './trust.ts'

export interface CollectDeps extends TrustDeps {
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
  workspaceOf: (workspace: number) => Promise<WorkspaceFacts & { readonly name: string }>
  /** A property of an import holds journeys together: the parts that follow may be asked by it. */
  declareCase(workspace: number, path: string): Promise<void>
  /** Events are about to be taken out of the log: the parts that follow note whose they are. */
  announceRemoval(workspace: number, removal: Removal): Promise<void>
  /** An import was taken out of the log: the parts that follow do without it. */
  removed(workspace: number, removal: Removal): Promise<void>
  /** Rows of the log were made anew: the parts that follow derive from what stands there now. */
  rederived(workspace: number, removal: Removal): Promise<void>
  /** Resolves when what was stored can be asked about. */
  settled(workspace: number): Promise<void>
}

export interface CollectPart extends Part {
  readonly intake: Intake
  readonly bots: Bots
  /** What the workspace's tracking plan calls personal. */
  isPersonal(workspace: number): (event: string, path: string) => boolean
}

/** The door of the log: messages and files in, one durable row each. */
export function createCollectPart(deps: CollectDeps): CollectPart {
  const { warehouse, clock, log, isSuppressed } = deps
  const live = createLive()
  const insert = (table: 'events' | 'quarantine', lines: readonly string[]) =>
    insertRows(warehouse, table, lines)
  const trust = createTrust(deps)
  const mappingRecords = createMappingRecords(deps.store)
  const book = createRuleBook(mappingRecords)
  const lock = createLogLock()
  let journal: Journal | null = null
  const intake = createIntake({
    ...{ warehouse, clock, log, live, insertRows: insert, isSuppressed },
    judgeOf: trust.judgeOf,
    countRepeated: trust.countRepeated,
    mappingOf: book.of,
  })
  intake.onStored(trust.onStored)
  const mapping = createMapping({
    ...{ ...deps, records: mappingRecords, book, intake, lock },
    replayRefused: (...of) => replayMendable({ ...deps, intake, insertRows: insert }, ...of),
    // What is said of the new rows follows with the next look.
    rederived: (workspace, removal) =>
      deps.rederived(workspace, removal).then(() => trust.bots.planChanged(workspace)),
  })
  const records = createImportRecords(deps.store, clock)
  const files = createImportFiles(deps.dataFolder)
  const imports = createImportService({
    records,
    files,
    enqueue: (kind, work) =>
      deps.jobs.enqueue(importJobNames[kind], work, { key: `${importJobNames[kind]} ${work.import}` }),
  })
  const connections = createConnections({ ...deps, intake, insertRows: insert })
  const costs = createCostService({ warehouse, records: createCostRecords(deps.store, clock) })
  return {
    name: 'collect',
    storeMigrations,
    warehouseMigrations,
    routes: [
      ...receiveRoutes({ intake, originOf: deps.originOfKey }),
      ...clientRoutes({ intake, clock, originOf: deps.originOfKey, newId: randomUUID }, adapters),
      ...dataRoutes({
        ...{ ...deps, intake, live, insertRows: insert },
        ...{ checkOf: trust.checkOf, isPersonal: trust.isPersonal },
      }),
      ...mappingRoutes({ mapping, clock }),
      ...importRoutes({ imports, recordChange: deps.recordChange }),
      ...connections.routes,
      ...costRoutes({ costs, recordChange: deps.recordChange }),
      ...trust.routes,
    ],
    jobs: [
      ...importJobs({ ...deps, intake, records, files, lock }),
      ...connections.jobs,
      ...trust.jobs,
      ...mapping.jobs,
    ],
    intake,
    isPersonal: trust.isPersonal,
    bots: trust.bots,
    async start() {
      await mapping.begin()
      journal = await openJournal(join(deps.dataFolder, 'journal'))
      await intake.keepIn(journal)
      await trust.start()
      // In the background: until it is filled, the warehouse is asked about every id.
      intake.start().catch(error => log.error({ err: error }, 'known ids could not be read'))
      await connections.start()
    },
    flush: async () => void (await intake.barrier()),
    async stop() {
      await intake.close()
      await journal?.close()
      await trust.stop()
    },
    export: async (subject: Subject) => ({
      ...(await exportEvents(warehouse, subject)),
      ...(await trust.export(subject)),
    }),
    async erase(subject: Subject) {
      // What somebody was answered for is taken out with the rest.
      await intake.settle()
      await deps.announceRemoval(subject.workspace, erasureOf(subject))
      const counts = await lock(subject.workspace, () => eraseEvents(warehouse, subject))
      intake.forget()
      return { ...counts, ...(await trust.erase(subject)) }
    },
  }
}
