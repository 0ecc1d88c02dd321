import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { defineJob, type JobContext, type JobDefinition } from '../../platform/jobs/jobs.ts'
import type { Log } from '../../platform/log.ts'
import { deleteImport, type Removal, undoingOf } from '../erase.ts'
import type { LogLock } from '../mapping/rederive/log-lock.ts'
import type { ImportFiles } from './import-files.ts'
import type { ImportFailure, ImportRecord } from './model-import.ts'
import type { ImportChange, ImportRecords } from './records.ts'
import { type RunDeps, runImport } from './run-import.ts'
import { createSmallHeap } from './small-heap.ts'

export const importJobNames = { import: 'collect.import', undo: 'collect.undo-import' } as const

export interface ImportJobDeps extends RunDeps {
  readonly records: ImportRecords
  readonly files: ImportFiles
  readonly clock: Clock
  readonly log: Log
  /** Not while rows of the past are being put in again. */
  readonly lock: LogLock
  /** The imported property holds a journey together: journeys can be asked by it. */
  declareCase(workspace: number, path: string): Promise<void>
  /** Before an import is taken out of the log, and after it: persons and journeys from what is left. */
  announceRemoval(workspace: number, removal: Removal): Promise<void>
  removed(workspace: number, removal: Removal): Promise<void>
  /** Resolves when what was stored can be asked about: a done import is one whose journeys are there. */
  settled(workspace: number): Promise<void>
}

const work = z.object({ workspace: z.number().int().positive(), import: z.number().int().positive() })
/** With the queue's growing pauses about an hour: an engine that is away for longer is a failure to be told. */
const patientAttempts = 12

/**
 * What runs after the request that started it: an import, which goes on after a pause or a crash where it had come to,
 * and its undoing, which begins again. Of one import one job at a time: the next waits for the one before.
 */
export function importJobs(deps: ImportJobDeps): JobDefinition[] {
  const { records, files, clock } = deps
  const inTurn = createTurns()
  const inSmallHeap = createSmallHeap()
  return [
    defineJob({
      name: importJobNames.import,
      schema: work,
      handler: ({ workspace, import: id }, context) =>
        inTurn(id, async () => {
          // A kill after the end and before the files were gone: they hold what rows said.
          if ((await records.read(workspace, id)).status === 'done') await files.remove(workspace, id)
          await settle(deps, { workspace, id, context, status: 'running' }, async found => {
            const { signal } = context
            const report = await inSmallHeap(() => run(deps, found, { workspace, signal }))
            if (report === null) return
            const finishedAt = clock.now()
            const change = { status: 'done', report, finishedAt, inspection: null, checkpoint: null } as const
            // Paused when everything was there already: then it is done.
            await records.change(workspace, id, change, ['running', 'paused'])
            await files.remove(workspace, id)
          })
        }),
    }),
    defineJob({
      name: importJobNames.undo,
      schema: work,
      handler: ({ workspace, import: id }, context) =>
        inTurn(id, () =>
          settle(deps, { workspace, id, context, status: 'undoing' }, async () => {
            const removal = undoingOf(workspace, id)
            await deps.announceRemoval(workspace, removal)
            await deps.lock(workspace, () => deleteImport(deps.warehouse, workspace, id))
            deps.intake.forget()
            await deps.removed(workspace, removal)
            const finishedAt = clock.now()
            await records.change(workspace, id, { status: 'undone', report: null, finishedAt }, ['undoing'])
          }),
        ),
    }),
  ]
}

async function run(
  deps: ImportJobDeps,
  { id, mapping, progress }: ImportRecord,
  { workspace, signal }: { workspace: number; signal: AbortSignal },
) {
  if (mapping === null) throw new RihlaError('import.mapping-invalid', { detail: 'none' })
  const inputs = await deps.files.inputs(workspace, id)
  const from = await deps.records.reached(workspace, id)
  const resumedAt = from?.report.messages ?? null
  let durable = resumedAt ?? 0
  const change = (what: ImportChange) =>
    deps.records.change(workspace, id, what, ['running']).then(
      () => true,
      (error: unknown) => {
        if (error instanceof RihlaError && error.code === 'import.busy') return false
        throw error
      },
    )
  const report = await runImport(deps, {
    ...{ workspace, id, mapping, files: inputs, signal, from },
    onProgress: done => change({ progress: { ...done, of: progress.of, durable, resumedAt } }),
    onCheckpoint: async checkpoint => {
      durable = checkpoint.report.messages
      const { status } = await deps.records.read(workspace, id)
      if (status === 'running' || status === 'paused')
        await deps.records.change(workspace, id, { checkpoint }, ['running', 'paused'])
    },
  })
  if (report === null) return null
  for (const property of [...(mapping.case ? [mapping.case.property] : []), ...mapping.cases])
    await deps.declareCase(workspace, property)
  await deps.settled(workspace)
  return report
}

/** One after the other for each import: a paused one that goes on at once must not run beside its own end. */
function createTurns() {
  const underWay = new Map<number, Promise<void>>()
  return async (id: number, work: () => Promise<void>): Promise<void> => {
    const before = underWay.get(id)
    const own = (before ?? Promise.resolve()).catch(() => undefined).then(work)
    underWay.set(id, own)
    try {
      await own
    } finally {
      if (underWay.get(id) === own) underWay.delete(id)
    }
  }
}

interface Task {
  readonly workspace: number
  readonly id: number
  readonly context: JobContext
  readonly status: ImportRecord['status']
}

/** A stop or an engine that is away: the job comes again. Anything else is told on the import. */
async function settle(
  { records, clock, log }: ImportJobDeps,
  { workspace, id, context, status }: Task,
  work: (found: ImportRecord) => Promise<void>,
): Promise<void> {
  const found = await records.read(workspace, id)
  if (found.status !== status) return
  try {
    await work(found)
  } catch (error) {
    const isAway = error instanceof RihlaError && error.code === 'warehouse.unavailable'
    if (context.signal.aborted || (isAway && context.attempt < patientAttempts)) throw error
    if ((await records.read(workspace, id)).status !== status) return
    log.error({ err: error, workspace, import: id }, 'an import failed')
    const change = { status: 'failed', error: failureOf(error), finishedAt: clock.now() } as const
    await records.change(workspace, id, change, [status])
  }
}

function failureOf(error: unknown): ImportFailure {
  if (error instanceof RihlaError) return { code: error.code, params: { ...error.params } }
  return { code: 'internal', params: {} }
}
