import type { StoredGroup } from '../src/collect/intake/intake.ts'
import { warehouseMigrations as collectMigrations } from '../src/collect/migrations/warehouse.ts'
import { systemClock } from '../src/platform/clock.ts'
import { createLog } from '../src/platform/log.ts'
import { migrateStore } from '../src/platform/store/migrate-store.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { createJourneys, type Journeys } from '../src/understand/journeys/create-journeys.ts'
import { storeMigrations as journeyMigrations } from '../src/understand/migrations/store.ts'
import { warehouseMigrations as understandMigrations } from '../src/understand/migrations/warehouse.ts'
import { journeyRecords } from '../src/understand/records.ts'
import { warehouseMigrations as unifyMigrations } from '../src/unify/migrations/warehouse.ts'
import { createUnifyPart, type UnifyPart } from '../src/unify/part.ts'
import { createIdentityRecords, type IdentityRecords } from '../src/unify/records.ts'
import { startGovern } from './govern.ts'
import { createWorld, type World } from './world.ts'

/** Intake, persons and journeys as the server joins them, on one warehouse and one store. */
export interface WholeLine {
  /** A fresh workspace whose events reach persons and journeys. */
  open(): Promise<World>
  unify(): UnifyPart
  journeys(): Journeys
  readonly decisions: IdentityRecords
  /** Resolves when all that was stored has its person and its place in the journeys. */
  settled(workspace: number): Promise<void>
  /** What is derived dies as with its process: what it had not written is lost, and others begin from the tables. */
  crash(): Promise<void>
  stop(): Promise<void>
}

export async function openWholeLine(warehouse: Warehouse): Promise<WholeLine> {
  const { store, govern } = await startGovern()
  const log = createLog('silent')
  const workspaces = new Set<number>()
  await warehouse.migrate([...collectMigrations, ...unifyMigrations, ...understandMigrations])
  const bear = () => {
    const alive = { yes: true, running: new Set<Promise<unknown>>() }
    const deps = { warehouse: mortal(warehouse, alive), store, clock: systemClock, log }
    const unify = createUnifyPart(deps)
    const journeys = createJourneys({
      ...deps,
      records: journeyRecords(store),
      workspaces: async () => [...workspaces],
      gatherMs: 5,
    })
    return { alive, unify, journeys }
  }
  let living = bear()
  await migrateStore(store, {
    ...govern.storeMigrations,
    ...living.unify.storeMigrations,
    ...journeyMigrations,
  })
  const onStored = (group: StoredGroup) => {
    living.unify.onStored(group)
    living.journeys.onStored(group)
  }
  return {
    async open() {
      const world = await createWorld(warehouse)
      workspaces.add(world.scope.workspace)
      world.intake.onStored(onStored)
      return world
    },
    unify: () => living.unify,
    journeys: () => living.journeys,
    decisions: createIdentityRecords(store),
    async settled(workspace) {
      await living.unify.settled()
      await living.journeys.settled(workspace)
    },
    async crash() {
      const dead = living
      dead.alive.yes = false
      while (dead.alive.running.size > 0) await Promise.allSettled(dead.alive.running)
      Promise.allSettled([dead.unify.stop?.(), dead.journeys.stop()])
      living = bear()
      await living.unify.start?.()
      await living.unify.settled()
      await living.journeys.repair()
    },
    async stop() {
      await Promise.allSettled([living.unify.stop?.(), living.journeys.stop()])
    },
  }
}

/** A warehouse whose process may die: a statement under way ends, then nothing more is asked or written. */
function mortal(
  warehouse: Warehouse,
  alive: { readonly yes: boolean; readonly running: Set<Promise<unknown>> },
): Warehouse {
  const guard = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => {
    return (...args: A): Promise<R> => {
      if (!alive.yes) return Promise.reject(new Error('killed'))
      const running = work(...args)
      alive.running.add(running)
      return running.finally(() => alive.running.delete(running))
    }
  }
  return {
    ...warehouse,
    insert: guard(warehouse.insert),
    run: guard(warehouse.run),
    onEveryNode: guard(warehouse.onEveryNode),
    rows: query => {
      if (!alive.yes) return Promise.reject(new Error('killed'))
      return warehouse.rows(query)
    },
  }
}
