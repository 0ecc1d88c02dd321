import { z } from 'zod'
import type { SystemEvent } from '../collect/intake/system-event.ts'
import type { StoredGroup } from '../collect/intake/write-group.ts'
import type { KindReading } from '../collect/model-identifier-kinds.ts'
import type { Clock } from '../platform/clock.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { Part, Subject } from '../platform/part.ts'
import type { Store } from '../platform/store/store.ts'
import { param, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { createAccountRecords } from './accounts/account-records.ts'
import { accountRoutes } from './accounts/account-routes.ts'
import { type Accounts, createAccounts } from './accounts/accounts.ts'
import { createIdentity, type Identity } from './identity.ts'
import { workspacesWithEvents } from './load-evidence.ts'
import { createMatching } from './matching/matching.ts'
import { createMatchingRecords } from './matching/matching-records.ts'
import { matchingRoutes } from './matching/matching-routes.ts'
import { storeMigrations } from './migrations/store.ts'
import { warehouseMigrations } from './migrations/warehouse.ts'
import { createNoteRecords } from './notes/note-records.ts'
import { noteRoutes } from './notes/note-routes.ts'
import { createPeople, type People } from './people.ts'
import { createPersonGroups } from './person-groups.ts'
import { profileRoutes } from './profile/profile-routes.ts'
import { createIdentityRecords } from './records.ts'
import { peopleRoutes } from './routes.ts'
import { createRulesPreview } from './rules-preview.ts'
import { createSearchIndex } from './search-index.ts'
import { segmentRoutes } from './segments/segment-routes.ts'
import { createSegments, type Segments } from './segments/segments.ts'
import { createSurvey } from './survey.ts'

export interface UnifyDeps {
  readonly warehouse: Warehouse
  readonly store: Pick<Store, 'db'>
  readonly clock: Clock
  readonly log: Log
  /** Where runs of matching wait for their turn. Without it nobody can start one (tests of other things). */
  readonly jobs?: Pick<Jobs, 'enqueue'> & Partial<Pick<Jobs, 'list'>>
  /** Writes what segments decide into the log. Without it membership is kept all the same (tests of other things). */
  record?(events: readonly SystemEvent[]): Promise<unknown>
  /** The zone in which a workspace counts its days; UTC unless said. */
  zoneOf?(workspace: number): Promise<string>
}

export interface UnifyPart extends Part {
  readonly identity: Identity
  readonly people: People
  readonly segments: Segments
  readonly accounts: Accounts
  /** The listener of the intake. */
  onStored(group: StoredGroup): void
  /** Everything that names the person of an identifier (or of a person's number); null where nothing is known of it. */
  subjectOf(workspace: number, handle: string): Promise<Subject | null>
  /** The kinds of identifiers that a workspace added, and where events carry them. */
  kindsOf(workspace: number): Promise<KindReading[]>
  /** Reads a workspace's evidence anew: events were taken out of the log (an import undone). */
  rebuild(workspace: number): Promise<void>
  /** The same, and what people can be found by: events stand in the log in other words. */
  rewritten(workspace: number): Promise<void>
  /** Waits until what was stored before the call has its person and can be found. */
  settled(): Promise<void>
}

const matchingJob = 'unify.match'
const matchingWork = z.object({ workspace: z.number().int().positive(), run: z.number().int().positive() })

const patienceMs = 2_000

/** Traces in, persons out. */
export function createUnifyPart(deps: UnifyDeps): UnifyPart {
  const { warehouse, store, clock, log } = deps
  const records = createIdentityRecords(store)
  const identity = createIdentity({ warehouse, records, clock, log })
  const search = createSearchIndex({ warehouse, log })
  const people = createPeople({ warehouse, identity, records })
  const matchingRecords = createMatchingRecords(store)
  const matching = createMatching({ ...deps, identity, decisions: records, records: matchingRecords })
  const groups = createPersonGroups({ warehouse, identity })
  const notes = createNoteRecords(store)
  const accountRecords = createAccountRecords(store)
  const segments = createSegments({
    ...{ warehouse, store, identity, groups, clock, log },
    accountDecisions: workspace => accountRecords.holding(workspace),
    record: async events => deps.record?.(events),
    dayOf: async (workspace, at) => dayIn((await deps.zoneOf?.(workspace)) ?? 'UTC', at),
  })
  const accounts = createAccounts({
    ...{ warehouse, groups, people, records: accountRecords },
    changed: async workspace => segments.keeper.accountsDecided(workspace),
  })
  let starting: Promise<void> | null = null

  /** A run whose process died at its last attempt is nobody's any more: the next can be asked for. */
  async function endAbandonedRuns(): Promise<void> {
    for (const { id, workspace } of await matchingRecords.openRuns()) {
      const queued = (await deps.jobs?.list?.({ workspace })) ?? []
      const goesOn = queued.some(
        ({ name, attempts, maxAttempts, payload }) =>
          name === matchingJob && attempts < maxAttempts && matchingWork.safeParse(payload).data?.run === id,
      )
      if (!goesOn) await matchingRecords.setRun(id, 'failed', { at: clock.now() })
    }
  }

  async function startAll(): Promise<void> {
    if (deps.jobs?.list) await endAbandonedRuns()
    await identity.start()
    for (const workspace of await workspacesWithEvents(warehouse)) await search.repair(workspace)
    await segments.keeper.start()
  }

  return {
    name: 'unify',
    storeMigrations,
    warehouseMigrations,
    routes: [
      ...peopleRoutes({
        people,
        identity,
        records,
        clock,
        previewRules: createRulesPreview({ warehouse, identity, people }),
        survey: createSurvey({ identity, clock }),
      }),
      ...segmentRoutes({ segments, people, groups, clock }),
      ...profileRoutes({ warehouse, groups }),
      ...noteRoutes({ notes, groups, clock }),
      ...accountRoutes({ accounts, clock }),
      ...matchingRoutes({
        matching,
        records: matchingRecords,
        clock,
        async enqueue(work) {
          if (!deps.jobs) throw new Error('matching has no queue')
          await deps.jobs.enqueue(matchingJob, work, {
            key: `${matchingJob} ${work.workspace}`,
            maxAttempts: 3,
          })
        },
      }),
    ],
    jobs: [
      defineJob({
        name: matchingJob,
        schema: matchingWork,
        handler: async ({ workspace, run }) => void (await matching.run(workspace, run)),
      }),
    ],
    identity,
    people,
    segments,
    accounts,
    onStored(group) {
      identity.onStored(group)
      search.onStored(group)
      segments.keeper.onStored(group)
    },
    subjectOf: people.subjectOf,
    async kindsOf(workspace) {
      const { kinds } = await records.rules(workspace)
      return kinds.flatMap(({ kind, reading }) => (reading ? [{ kind, ...reading }] : []))
    },
    async rewritten(workspace) {
      await identity.rebuild(workspace)
      await search.rebuild(workspace)
      await segments.keeper.lookAgain(workspace)
    },
    async rebuild(workspace) {
      await identity.rebuild(workspace)
      await segments.keeper.lookAgain(workspace)
    },
    async settled() {
      await starting
      await Promise.all([identity.settled(), search.settled()])
    },
    /**
     * Reads the evidence back and writes what a crash left undone. A large workspace takes its time (README.md): the
     * server does not wait for it. Persons as last written are there at once; what is new follows when this is done.
     */
    async start() {
      starting = startAll()
      starting.catch(error => log.error({ err: error }, 'identity could not be started'))
      await Promise.race([starting, new Promise(resolve => setTimeout(resolve, patienceMs).unref())])
    },
    async stop() {
      await segments.keeper.stop()
      await Promise.all([identity.stop(), search.stop()])
    },
    async export(subject) {
      const { workspace, identifiers } = subject
      return {
        notes: await notes.of(workspace, identifiers, { kind: 'nobody' }),
        accountDecisions: await accounts.export(subject),
        decisions: await records.history(workspace, identifiers),
        matching: await matchingRecords.history(workspace, identifiers),
        segments: await segments.ofPersons({ workspace, now: clock.now() }, subject.traces),
      }
    },
    async erase(subject) {
      const { workspace, identifiers, traces } = subject
      const decisions = await records.erase(workspace, identifiers)
      const matchingPairs = await matchingRecords.erase(workspace, identifiers)
      await search.erase(workspace, traces)
      await identity.forget(workspace, traces)
      const lists = await segments.erase(subject)
      const writtenNotes = await notes.erase(workspace, identifiers)
      const accountDecisions = await accounts.erase(subject)
      const among = sql`workspace = ${param(workspace, 'UInt32')} AND trace IN ${param([...traces], 'Array(UInt64)')}`
      for (const name of ['persons', 'person_changes'])
        await warehouse.onEveryNode({
          name: `unify: erase from ${name}`,
          sql: sql`DELETE FROM ${warehouse.localTable(name)} WHERE ${among}`,
        })
      await identity.reload()
      return { decisions, matchingPairs, lists, notes: writtenNotes, accountDecisions, traces: traces.length }
    },
  }
}

/** The day of an instant on the calendar of a zone: `2026-11-22`. */
function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at))
}
