import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { defineJob, type JobContext, type JobDefinition, type Jobs } from '../../platform/jobs/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Removal } from '../erase.ts'
import type { Intake } from '../intake/intake.ts'
import type { Origin } from '../intake/prepare-event.ts'
import { chosenBy, countMessages } from './kept-rows.ts'
import type { Actor, MappingRecords, RunRecord } from './mapping-records.ts'
import { findBadRules } from './model-bad-rules.ts'
import {
  type MappingAnswer,
  type MappingRun,
  noRules,
  type PreviewAnswer,
  type RuleSet,
  type RunChoice,
  type RunStatus,
} from './model-mapping.ts'
import { previewRules } from './preview.ts'
import type { LogLock } from './rederive/log-lock.ts'
import { runOverPast } from './rederive/run-over-past.ts'
import { clearStaged } from './rederive/staged.ts'
import type { RuleBook } from './rule-book.ts'
import { whatRulesDid } from './what-rules-did.ts'

export const rederiveJob = 'collect.rederive'
const work = z.object({ workspace: z.number().int().positive(), run: z.number().int().positive() })
/** An engine that is away for about an hour is a failure to be told; what the swap began is tried without end. */
const patientAttempts = 12
const openStatuses: ReadonlySet<RunStatus> = new Set(['staging', 'paused', 'swapping', 'following'])

export interface MappingDeps {
  readonly warehouse: Warehouse
  readonly records: MappingRecords
  readonly book: RuleBook
  readonly intake: Intake
  readonly lock: LogLock
  readonly clock: Clock
  readonly log: Log
  readonly jobs: Pick<Jobs, 'enqueue'>
  originOf(scope: Scope, source: string, importId: number): Promise<Origin>
  isSuppressed(workspace: number, identifiers: readonly string[]): boolean
  announceRemoval(workspace: number, removal: Removal): Promise<void>
  rederived(workspace: number, removal: Removal): Promise<void>
  replayRefused(scope: Scope, sources: readonly string[]): Promise<void>
}

/** The mapping rules of workspaces: versions, what they would do and did, and runs that bring the past to the newest. */
export function createMapping(deps: MappingDeps) {
  const { warehouse, records, book, intake, clock } = deps
  const originOf = (workspace: number, source: string, importId: number) =>
    deps.originOf({ workspace, now: clock.now() }, source, importId)

  async function overview(scope: Scope): Promise<MappingAnswer> {
    const versions = await records.versions(scope.workspace)
    const version = versions[0]?.version ?? 0
    const set = version === 0 ? noRules : (await records.read(scope.workspace, version)).set
    return { version, set, versions, ...(await whatRulesDid(warehouse, scope, version)) }
  }

  /** From here on what comes in is read so. @throws RihlaError `mapping.invalid`, `mapping.changed` */
  async function save(
    workspace: number,
    given: { readonly set: RuleSet; readonly base: number; readonly note: string },
    actor: Actor,
  ): Promise<void> {
    refuseBad(given.set)
    const version = await records.save(workspace, given, actor)
    book.set(workspace, version, given.set)
  }

  /** An older version becomes the newest again, under a number of its own. */
  async function restore(workspace: number, version: number, actor: Actor): Promise<void> {
    const { set } = await records.read(workspace, version)
    const base = (await records.versions(workspace))[0]?.version ?? 0
    await save(workspace, { set, base, note: `← ${version}` }, actor)
  }

  function preview(
    workspace: number,
    asked: { readonly set: RuleSet; readonly limit: number; readonly messageId: string | null },
  ): Promise<PreviewAnswer> {
    refuseBad(asked.set)
    return previewRules({ warehouse, originOf }, workspace, asked)
  }

  /** The same rules under a new number: then whatever is in the log was read by an older one. */
  async function renew(workspace: number, actor: Actor): Promise<void> {
    const isBusy = (await records.runs(workspace)).some(({ status }) => openStatuses.has(status))
    if (isBusy) throw new RihlaError('mapping.busy')
    const base = book.of(workspace)?.mappingVersion ?? 0
    const { set } = base === 0 ? { set: noRules } : await records.read(workspace, base)
    await save(workspace, { set, base, note: base === 0 ? '' : `= ${base}` }, actor)
  }

  async function start(workspace: number, choice: RunChoice, actor: Actor): Promise<MappingRun> {
    if (choice.again) await renew(workspace, actor)
    const version = book.of(workspace)?.mappingVersion ?? 0
    if (version === 0) throw new RihlaError('not-found')
    const upTo = await intake.barrier()
    const of = await countMessages(warehouse, chosenBy({ workspace, version, choice, upTo }))
    const run = await records.begin(workspace, { version, choice, upTo, of }, actor)
    await enqueue(run)
    return shown(run)
  }

  const pause = async (workspace: number, id: number) =>
    shown(await records.change({ workspace, id }, { status: 'paused' }, ['staging']))

  async function resume(workspace: number, id: number): Promise<MappingRun> {
    const run = await records.change({ workspace, id }, { status: 'staging' }, ['paused'])
    await enqueue(run)
    return shown(run)
  }

  /** Only before the swap: until then nothing has changed. */
  async function cancel(workspace: number, id: number): Promise<MappingRun> {
    const change = { status: 'cancelled', finishedAt: clock.now() } as const
    const run = await records.change({ workspace, id }, change, ['staging', 'paused', 'failed'])
    await deps.lock(workspace, () => clearStaged(warehouse, run))
    return shown(run)
  }

  const enqueue = ({ workspace, id }: RunRecord) =>
    deps.jobs.enqueue(rederiveJob, { workspace, run: id }, { key: `${rederiveJob} ${id}` })

  async function handle({ workspace, run: id }: z.infer<typeof work>, context: JobContext): Promise<void> {
    const found = await records.run(workspace, id)
    const past = { ...deps, originOf, replayRefused: replayRefusedOf(deps) }
    try {
      await runOverPast(past, found, context.signal)
      const now = await records.run(workspace, id)
      // Begun anew, because rows appeared meanwhile.
      if (now.status === 'staging' && !context.signal.aborted) await enqueue(now)
      if (now.status === 'following')
        await records.change(now, { status: 'done', finishedAt: clock.now() }, ['following'])
    } catch (error) {
      const isAway = error instanceof RihlaError && error.code === 'warehouse.unavailable'
      if (context.signal.aborted || (isAway && context.attempt < patientAttempts)) throw error
      const now = await records.run(workspace, id)
      if (now.status !== 'staging') throw error
      deps.log.error({ err: error, workspace, run: id }, 'events could not be derived again')
      const code = error instanceof RihlaError ? error.code : 'internal'
      await records.change(now, { status: 'failed', error: code, finishedAt: clock.now() }, ['staging'])
    }
  }

  const jobs: JobDefinition[] = [defineJob({ name: rederiveJob, schema: work, handler: inTurn(handle) })]

  return {
    ...{ overview, save, restore, preview, start, pause, resume, cancel, jobs, handle },
    version: (workspace: number, version: number) => records.read(workspace, version),
    runs: async (workspace: number) => (await records.runs(workspace)).map(shown),
    /** Before anything is taken in: the rules, and what a crash left half-way. */
    async begin(): Promise<void> {
      await book.load()
      for (const run of await records.openRuns()) {
        if (run.status === 'swapping') await intake.beginSwap(run.workspace)
        if (run.status !== 'paused') await enqueue(run)
      }
    },
  }
}

export type Mapping = ReturnType<typeof createMapping>

/** One after the other for each run: paused and gone on with at once, it must not run beside its own end. */
function inTurn(handle: (given: z.infer<typeof work>, context: JobContext) => Promise<void>) {
  const underWay = new Map<number, Promise<void>>()
  return async (given: z.infer<typeof work>, context: JobContext): Promise<void> => {
    const before = underWay.get(given.run) ?? Promise.resolve()
    const own = before.catch(() => undefined).then(() => handle(given, context))
    underWay.set(given.run, own)
    try {
      await own
    } finally {
      if (underWay.get(given.run) === own) underWay.delete(given.run)
    }
  }
}

function replayRefusedOf({ replayRefused, clock }: MappingDeps) {
  return ({ workspace, choice }: RunRecord) => replayRefused({ workspace, now: clock.now() }, choice.sources)
}

function refuseBad(set: RuleSet): void {
  const [bad] = findBadRules(set)
  if (!bad) return
  const at = set.rules.findIndex(rule => rule.id === bad.rule) + 1
  throw new RihlaError('mapping.invalid', { rule: at, text: bad.bad.text, problem: bad.bad.problem })
}

function shown({ workspace: _, upTo: _upTo, reached: _reached, ...run }: RunRecord): MappingRun {
  return run
}
