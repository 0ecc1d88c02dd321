import { Logger, makeWorkerUtils, type Runner, run, type TaskList, type WorkerUtils } from 'graphile-worker'
import type { z } from 'zod'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import {
  countJobs,
  type JobChoice,
  type JobState,
  type JobView,
  listJobs,
  releaseAbandonedJobs,
  retryJob,
} from './job-rows.ts'

export interface JobContext {
  /** 1 the first time; a job that failed, or whose process died, comes again. */
  readonly attempt: number
  /** Aborted when Rihla stops and has waited long enough: give up, the job will run again. */
  readonly signal: AbortSignal
}

/** A kind of background work. `run` parses the stored payload before it touches it. */
export interface JobDefinition {
  readonly name: string
  readonly schema: z.ZodType
  run(payload: unknown, context: JobContext): Promise<void>
}

export interface EnqueueOptions {
  /** Of one key at most one waits: a second one takes the place of the first. */
  readonly key?: string
  /** Not before this instant (milliseconds since 1970, UTC). */
  readonly runAt?: number
  /** 1: at most once, not repeated even after a crash. Default 25, with growing pauses (e, e², … seconds). */
  readonly maxAttempts?: number
}

export interface Jobs {
  define<T>(name: string, schema: z.ZodType<T>, handler: JobHandler<T>): void
  add(definition: JobDefinition): void
  enqueue(name: string, payload: unknown, options?: EnqueueOptions): Promise<string>
  /** Starts working; first takes back what a killed process had begun. */
  start(): Promise<void>
  /** Waits for the jobs under way, at most some seconds; what did not finish runs again at the next start. */
  stop(): Promise<void>
  /** Everything that waits, runs or has failed for good: what failed first, then newest first. Jobs done are gone. */
  list(choice?: JobChoice): Promise<JobView[]>
  count(choice?: { readonly workspace?: number }): Promise<Partial<Record<JobState, number>>>
  /** Runs a failed or waiting job now. False when there is none with this number. */
  retry(id: string): Promise<boolean>
}

export type JobHandler<T> = (payload: T, context: JobContext) => Promise<void>

export function defineJob<T>(job: {
  name: string
  schema: z.ZodType<T>
  handler: JobHandler<T>
}): JobDefinition {
  const run = (payload: unknown, context: JobContext) => job.handler(job.schema.parse(payload), context)
  return { name: job.name, schema: job.schema, run }
}

/** Work that outlives a request, kept in the store by graphile-worker. One process works on one store. */
export function createJobs({ store, log }: { store: Pick<Store, 'pool'>; log: Log }): Jobs {
  const definitions = new Map<string, JobDefinition>()
  const logger = createLogger(log)
  let opening: Promise<WorkerUtils> | null = null
  let runner: Runner | null = null

  /** The queue's own tables are made on first use. */
  const utilities = () => {
    opening ??= makeWorkerUtils({ pgPool: store.pool, logger }).then(async made => {
      await made.migrate()
      return made
    })
    return opening
  }

  const add = (definition: JobDefinition) => {
    if (definitions.has(definition.name)) throw new Error(`job ${definition.name} is defined twice`)
    definitions.set(definition.name, definition)
  }

  return {
    define: (name, schema, handler) => add(defineJob({ name, schema, handler })),
    add,
    async enqueue(name, payload, options = {}) {
      const definition = definitions.get(name)
      if (!definition) throw new Error(`no job is called ${name}`)
      const job = await (await utilities()).addJob(name, definition.schema.parse(payload), {
        jobKey: options.key,
        runAt: options.runAt === undefined ? undefined : new Date(options.runAt),
        maxAttempts: options.maxAttempts,
      })
      return job.id
    },
    async start() {
      await utilities()
      const released = await releaseAbandonedJobs(store.pool)
      if (released > 0) log.warn({ released }, 'jobs of a killed process run again')
      runner = await run({
        pgPool: store.pool,
        logger,
        taskList: taskList(definitions, log),
        parsedCronItems: [],
        concurrency: 4,
        pollInterval: 1000,
        noHandleSignals: true,
      })
    },
    async stop() {
      await runner?.stop()
      runner = null
      await (await opening)?.release()
      opening = null
    },
    async list(choice = {}) {
      await utilities()
      return listJobs(store.pool, choice)
    },
    async count({ workspace } = {}) {
      await utilities()
      return countJobs(store.pool, workspace)
    },
    async retry(id) {
      await utilities()
      return retryJob(store.pool, id)
    },
  }
}

function taskList(definitions: ReadonlyMap<string, JobDefinition>, log: Log): TaskList {
  const tasks: TaskList = {}
  for (const [name, definition] of definitions) {
    tasks[name] = async (payload, helpers) => {
      const context = { attempt: helpers.job.attempts, signal: helpers.abortSignal }
      try {
        await definition.run(payload, context)
      } catch (error) {
        log.error({ job: name, id: helpers.job.id, attempt: context.attempt, err: error }, 'job failed')
        throw error
      }
    }
  }
  return tasks
}

/** graphile-worker's own words are for finding its faults; ours about a failed job are in `taskList`. */
function createLogger(log: Log): Logger {
  return new Logger(scope => (level, message) => {
    const entry = { worker: scope.label, job: scope.taskIdentifier }
    if (level === 'error') log.warn(entry, message)
    else log.debug(entry, message)
  })
}
