import { createWriteGate } from './backup/write-gate.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { createJobs, type Jobs } from './jobs/jobs.ts'
import type { Log } from './log.ts'
import { lockStore } from './store/lock-store.ts'
import { openStore, type Store } from './store/store.ts'
import { openWarehouse } from './warehouse/open-warehouse.ts'
import type { Warehouse } from './warehouse/warehouse.ts'

/** What every part is built on. */
export interface Engines {
  readonly config: Config
  readonly log: Log
  readonly clock: Clock
  readonly store: Store
  readonly warehouse: Warehouse
  readonly jobs: Jobs
  /** Does the work while nothing is written to the warehouse: for a backup of one moment. */
  holdWrites<T>(work: () => Promise<T>): Promise<T>
}

/** Opens the store and the warehouse that the configuration names, or neither. The caller holds the data folder. */
export async function openEngines(
  config: Config,
  log: Log,
): Promise<{ engines: Engines; close(): Promise<void> }> {
  const opened: (() => Promise<void>)[] = []
  const close = async () => {
    for (const step of opened.splice(0).reverse()) await step()
  }
  try {
    const store = await openStore({ config, log })
    opened.push(() => store.close())
    const lock = await lockStore(store, { log })
    opened.push(() => lock.release())
    const opening = await openWarehouse(config, log)
    opened.push(() => opening.close())
    const { warehouse, hold: holdWrites } = createWriteGate(opening)
    return {
      engines: {
        config,
        log,
        clock: systemClock,
        store,
        warehouse,
        holdWrites,
        jobs: createJobs({ store, log }),
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
