import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { backupRoute } from './platform/backup/backup-route.ts'
import type { Config } from './platform/config.ts'
import { openDataFolder } from './platform/data-folder.ts'
import { type Engines, openEngines } from './platform/engines.ts'
import type { App } from './platform/http/app-env.ts'
import { createApp } from './platform/http/create-app.ts'
import type { Guard } from './platform/http/guard.ts'
import { listen } from './platform/http/listen.ts'
import { createMetrics } from './platform/http/metrics.ts'
import { newSecret } from './platform/ids.ts'
import type { Log } from './platform/log.ts'
import type { Part } from './platform/part.ts'
import { migrateStore } from './platform/store/migrate-store.ts'
import { sql } from './platform/warehouse/sql.ts'

/** The parts, in the order in which data flows through them, and who decides who may call. */
export interface Composition {
  readonly parts: readonly Part[]
  readonly guard: Guard
}

/** Makes the parts on open engines; touches no table yet. `localKey` is what the guard takes for the command line. */
export type Compose<C extends Composition> = (engines: Engines, local: { localKey: string }) => Promise<C> | C

export interface ServerOptions<C extends Composition> {
  readonly config: Config
  readonly log: Log
  readonly compose: Compose<C>
  /** False for the command line: everything works, by `app.request`, but no port is opened. Default true. */
  readonly listens?: boolean
  /** Called before each stage, for a person who waits. */
  readonly onStage?: (stage: Stage) => void
}

export type Stage = 'engines' | 'migrations' | 'parts' | 'listening'

export interface Running<C extends Composition> {
  readonly engines: Engines
  readonly composition: C
  readonly app: App
  /** Calls with `Authorization: Bearer KEY` may do what an owner of every workspace may. */
  readonly localKey: string
  /** Where people reach it; null when it does not listen. */
  readonly url: string | null
  /** Loses nothing: calls under way are answered, jobs and parts finish, then the engines close. Safe to call twice. */
  stop(): Promise<void>
}

/** Folder of the built web app, when it was built. */
const webFolder = join(import.meta.dirname, '..', 'dist')

/**
 * Config → data folder → engines → migrations → parts → listen. What was opened before a failure is closed again.
 *
 * @throws RihlaError `data-folder.in-use`, `data-folder.newer`, `store.in-use`, and the system's error when the
 * port is taken.
 */
export async function startServer<C extends Composition>(options: ServerOptions<C>): Promise<Running<C>> {
  const { config, log, compose, listens = true, onStage = () => undefined } = options
  const undo: (() => Promise<void>)[] = []
  let stopping: Promise<void> | null = null
  const stop = () => {
    stopping ??= unwind(undo)
    return stopping
  }
  try {
    const folder = await openDataFolder(config.dataFolder)
    undo.push(() => folder.release())
    onStage('engines')
    const { engines, close } = await openEngines({ ...config, dataFolder: folder.path }, log)
    undo.push(close)
    const localKey = newSecret('local')
    const composition = await compose(engines, { localKey })
    onStage('migrations')
    await migrate(engines, composition.parts)
    onStage('parts')
    await startParts(engines, composition.parts, undo)
    const app = assembleApp(engines, composition)
    let url: string | null = null
    if (listens) {
      onStage('listening')
      const opened = await listen(app, config)
      undo.push(() => opened.close())
      await folder.announce({ url: opened.url, key: localKey, pid: process.pid })
      url = config.publicUrl ?? opened.url
    }
    return { engines, composition, app, localKey, url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Runs the steps last first; a step that fails does not keep the others from being tried. */
async function unwind(steps: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps.splice(0).reverse()) await step().catch(error => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, 'stopping was not clean')
}

async function migrate(engines: Engines, parts: readonly Part[]): Promise<void> {
  const migrations = parts.flatMap(part => Object.entries(part.storeMigrations))
  const twins = migrations.map(([id]) => id).filter((id, at, ids) => ids.indexOf(id) !== at)
  if (twins.length > 0) throw new Error(`two store migrations are called ${twins.join(', ')}`)
  await migrateStore(engines.store, Object.fromEntries(migrations))
  await engines.warehouse.migrate(parts.flatMap(part => part.warehouseMigrations))
}

/** Jobs stop before the parts they work for, and the parts in the order of the data: intake empties into the next. */
async function startParts(
  { jobs }: Engines,
  parts: readonly Part[],
  undo: (() => Promise<void>)[],
): Promise<void> {
  for (const job of parts.flatMap(part => part.jobs)) jobs.add(job)
  const started: Part[] = []
  undo.push(async () => {
    for (const part of started) await part.stop?.()
  })
  for (const part of parts) {
    started.push(part)
    await part.start?.()
  }
  undo.push(() => jobs.stop())
  await jobs.start()
}

function assembleApp(engines: Engines, { parts, guard }: Composition): App {
  const { store, warehouse, clock, log } = engines
  return createApp({
    routes: [...parts.flatMap(part => part.routes), backupRoute(engines, parts)],
    guard,
    log,
    clock,
    metrics: createMetrics({ withProcess: true }),
    async framedBy(path) {
      for (const part of parts) {
        const sites = await part.framedBy?.(path)
        if (sites) return sites
      }
      return null
    },
    ready: async () => {
      await store.pool.query('SELECT 1')
      await warehouse.rows({ name: 'ready', sql: sql`SELECT 1 AS one`, row: z.object({ one: z.literal(1) }) })
    },
    ...(existsSync(join(webFolder, 'index.html')) ? { webFolder } : {}),
  })
}
