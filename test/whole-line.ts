import type { StoredGroup } from '../src/collect/intake/write-group.ts'
import { storeMigrations as collectStore } from '../src/collect/migrations/store.ts'
import { warehouseMigrations as collectMigrations } from '../src/collect/migrations/warehouse.ts'
import { createGovernPart } from '../src/govern/part.ts'
import { systemClock } from '../src/platform/clock.ts'
import { createLog } from '../src/platform/log.ts'
import { migrateStore } from '../src/platform/store/migrate-store.ts'
import type { Store } from '../src/platform/store/store.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { createZones } from '../src/platform/zones/zones.ts'
import { createJourneys, type Journeys } from '../src/understand/journeys/create-journeys.ts'
import { storeMigrations as journeyMigrations } from '../src/understand/migrations/store.ts'
import { warehouseMigrations as understandMigrations } from '../src/understand/migrations/warehouse.ts'
import { journeyRecords } from '../src/understand/records.ts'
import { warehouseMigrations as unifyMigrations } from '../src/unify/migrations/warehouse.ts'
import { createUnifyPart, type UnifyPart } from '../src/unify/part.ts'
import { createIdentityRecords, type IdentityRecords } from '../src/unify/records.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

/** Intake, persons and journeys as the server joins them, on one warehouse and one store. */
export interface WholeLine {
  /** A workspace whose events reach persons and journeys; a fresh one unless its number is said. */
  open(options?: WorldOptions): Promise<World>
  readonly unify: UnifyPart
  readonly journeys: Journeys
  readonly decisions: IdentityRecords
  /** Resolves when all that was stored has its person and its place in the journeys. */
  settled(workspace: number): Promise<void>
  stop(): Promise<void>
}

interface WholeLineOptions {
  readonly warehouse: Warehouse
  readonly store: Store
  /** Those that an earlier process filled: what it left undone is done before anything else. */
  readonly before?: readonly number[]
}

export async function openWholeLine({ warehouse, store, before = [] }: WholeLineOptions): Promise<WholeLine> {
  const workspaces = new Set(before)
  const deps = { warehouse, store, clock: systemClock, log: createLog('silent') }
  await warehouse.migrate([...collectMigrations, ...unifyMigrations, ...understandMigrations])
  const unify = createUnifyPart(deps)
  const { storeMigrations: governMigrations } = createGovernPart({
    ...deps,
    zones: createZones(),
    zoneTable: null,
    jobs: {
      list: async () => [],
      count: async () => ({}),
      retry: async () => false,
      enqueue: async () => '',
    },
    publicUrl: null,
    localKey: 'local_key-of-the-data-folder',
    parts: () => [],
    subjectOf: async () => null,
  })
  await migrateStore(store, {
    ...governMigrations,
    ...collectStore,
    ...unify.storeMigrations,
    ...journeyMigrations,
  })
  const journeys = createJourneys({
    ...deps,
    records: journeyRecords(store),
    workspaces: async () => [...workspaces],
    gatherMs: 5,
  })
  const onStored = (group: StoredGroup) => {
    unify.onStored(group)
    journeys.onStored(group)
  }
  await unify.start?.()
  await unify.settled()
  await journeys.repair()
  return {
    async open(options) {
      const world = await createWorld(warehouse, options)
      workspaces.add(world.scope.workspace)
      world.intake.onStored(onStored)
      return world
    },
    unify,
    journeys,
    decisions: createIdentityRecords(store),
    async settled(workspace) {
      await unify.settled()
      await journeys.settled(workspace)
    },
    async stop() {
      await Promise.allSettled([unify.stop?.(), journeys.stop()])
    },
  }
}
