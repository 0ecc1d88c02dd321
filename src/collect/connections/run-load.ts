import { RihlaError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Intake } from '../intake/intake.ts'
import { bringMessages } from './bring-messages.ts'
import { type OpeningDeps, openConnection, originOf } from './connection-context.ts'
import { judgeFailure } from './failures.ts'
import { type LoadProgress, loadProgress } from './model-connection.ts'
import type { Connection, ConnectionRecords } from './records.ts'

export interface LoadDeps extends OpeningDeps {
  readonly records: ConnectionRecords
  readonly intake: Pick<Intake, 'accept' | 'refuse'>
  readonly log: Log
  /** The next load of this connection, not before this instant; it takes the place of one that waits. */
  schedule(workspace: number, id: number, at: number): Promise<unknown>
}

/**
 * Loads of connections, one at a time for each. After every page the cursor is kept, once the page is durable: a crash
 * repeats at most one page, whose messages have the ids that they had.
 */
export function createLoads(deps: LoadDeps) {
  const underWay = new Map<number, { readonly stop: AbortController; readonly done: Promise<void> }>()

  /** One load from where the last one came to. Does nothing where it is paused, or gone, or loading already. */
  async function run(workspace: number, id: number, stopping: AbortSignal): Promise<void> {
    for (let before = underWay.get(id); before !== undefined; before = underWay.get(id)) {
      if (!before.stop.signal.aborted) return
      // One that was told to stop is at its end: this one goes on from there.
      await before.done
    }
    const stop = new AbortController()
    const done = work(workspace, id, { stop: stop.signal, stopping }).finally(() => underWay.delete(id))
    underWay.set(id, { stop, done: done.catch(() => undefined) })
    await done
  }

  async function work(workspace: number, id: number, signals: Signals): Promise<void> {
    const found = await findActive(deps, workspace, id)
    if (found !== null) await loadAndTell(deps, found, signals)
  }

  return {
    run,
    /** Ends a load under way where it can go on. Resolves when it no longer writes. */
    async stop(id: number): Promise<void> {
      const found = underWay.get(id)
      found?.stop.abort()
      await found?.done
    },
  }
}

export type Loads = ReturnType<typeof createLoads>

interface Signals {
  /** A person paused it. */
  readonly stop: AbortSignal
  /** Rihla stops: the job comes again at the next start. */
  readonly stopping: AbortSignal
}

async function findActive({ records, connectors }: LoadDeps, workspace: number, id: number) {
  const found = await records.find(workspace, id).catch((error: unknown) => {
    if (error instanceof RihlaError && error.code === 'not-found') return null
    throw error
  })
  const hasLoad = connectors.some(one => one.kind === found?.kind && one.hasLoad)
  return found?.status === 'active' && hasLoad ? found : null
}

async function loadAndTell(deps: LoadDeps, found: Connection, signals: Signals): Promise<void> {
  const { records, clock, log } = deps
  const { workspace, id, minutes } = found
  try {
    const ended = await loadPages(deps, found, AbortSignal.any([signals.stop, signals.stopping]))
    const now = clock.now()
    if (!ended) return void (await records.keepRun(workspace, id, { runningSince: null, lastRunAt: now }))
    const nextRunAt = minutes > 0 ? now + minutes * 60_000 : null
    // TRICKY: before anybody can see that this one has ended. One that is asked for then takes the place of the planned one;
    // the other way round it waited for the plan.
    if (nextRunAt !== null) await deps.schedule(workspace, id, nextRunAt)
    await records.keepRun(workspace, id, {
      failure: null,
      failures: 0,
      runningSince: null,
      lastRunAt: now,
      nextRunAt,
      ...(found.firstLoadedAt === null && { firstLoadedAt: now }),
    })
  } catch (error) {
    if (signals.stopping.aborted) throw error
    const now = clock.now()
    if (signals.stop.aborted)
      return void (await records.keepRun(workspace, id, { runningSince: null, lastRunAt: now }))
    const { failure, isLasting, retryAt } = judgeFailure(error, found.failures, now)
    if (failure.code === 'internal') log.error({ err: error, connection: id }, 'a load failed')
    else log.warn({ code: failure.code, connection: id }, 'a load ended early')
    if (!isLasting) await deps.schedule(workspace, id, retryAt)
    await records.keepRun(workspace, id, {
      failure,
      failures: found.failures + 1,
      runningSince: null,
      lastRunAt: now,
      nextRunAt: isLasting ? null : retryAt,
      ...(isLasting && { status: 'failed' }),
    })
  }
}

/** True when it has caught up, false when it was paused or deleted meanwhile. */
async function loadPages(deps: LoadDeps, found: Connection, signal: AbortSignal): Promise<boolean> {
  const { records, intake, clock } = deps
  const { workspace, id } = found
  const isGoingOn = found.firstLoadedAt === null && found.cursor !== null
  let progress: LoadProgress = isGoingOn ? found.progress : loadProgress.parse({})
  await records.keepRun(workspace, id, { runningSince: clock.now(), progress })
  const opened = await openConnection(deps, found, signal)
  if (opened === null) return false
  const origin = originOf(found, await deps.workspaceOf(workspace))
  for await (const page of opened.load(found.cursor)) {
    const brought = await bringMessages(intake, origin, page)
    progress = {
      pages: progress.pages + 1,
      stored: progress.stored + brought.stored,
      repeated: progress.repeated + brought.repeated,
      quarantined: progress.quarantined + brought.quarantined,
      done: page.done ?? progress.done,
      of: page.of === undefined ? progress.of : page.of,
    }
    const isActive = await records.keepRun(workspace, id, { cursor: page.cursor, progress, add: brought })
    if (!isActive) return false
    signal.throwIfAborted()
  }
  return true
}
