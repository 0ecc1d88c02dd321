import type { Clock } from '../platform/clock.ts'
import { createAddressPolicy, type PrivateAddresses } from '../platform/http/address-policy.ts'
import { createOutgoing } from '../platform/http/outgoing.ts'
import type { AnyRoute } from '../platform/http/route.ts'
import type { JobDefinition, Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { Mail } from '../platform/mail.ts'
import type { Subject } from '../platform/part.ts'
import type { Store } from '../platform/store/store.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import type { Sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { botRoutes } from './bots/bot-routes.ts'
import { type Bots, createBots } from './bots/bots.ts'
import { createBotRecords } from './bots/records.ts'
import type { Removal } from './erase.ts'
import type { Judge } from './intake/judge-event.ts'
import type { StoredGroup } from './intake/write-group.ts'
import { createRepeatCounts } from './quality/count-repeated.ts'
import { createQuality } from './quality/quality.ts'
import { qualityRoutes } from './quality/quality-routes.ts'
import { createQualityRecords } from './quality/records.ts'
import { createSeenAlarms } from './quality/seen-alarms.ts'
import type { CheckEvent } from './tracking-plan/compile-plan.ts'
import { planRoutes } from './tracking-plan/plan-routes.ts'
import { createPlans } from './tracking-plan/plans.ts'
import { createPlanRecords } from './tracking-plan/records.ts'

export interface TrustDeps {
  readonly warehouse: Warehouse
  readonly store: Pick<Store, 'db'>
  readonly clock: Clock
  readonly log: Log
  /** The person that a trace belongs to, as SQL of type UInt64; a trace is its own person unless said. */
  personOf?(scope: Scope, trace: Sql): Sql
  /** Events are about to go out of what the parts that follow see. */
  announceRemoval(workspace: number, removal: Removal): Promise<void>
  /** Flags were changed: the parts that follow see other events than before. */
  reflagged?(workspace: number, name: string): Promise<void>
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly privateAddresses: PrivateAddresses
  /** Null where the operator named no server. */
  readonly mail: Mail | null
  readonly publicUrl: string | null
  isZone(name: string): boolean
  workspaceOf(workspace: number): Promise<{ readonly zone: string; readonly name: string }>
  /** Every workspace there is. */
  workspaces?(): Promise<readonly number[]>
}

export interface Trust {
  readonly bots: Bots
  readonly routes: readonly AnyRoute[]
  readonly jobs: readonly JobDefinition[]
  onStored(group: StoredGroup): void
  countRepeated(workspace: number, source: string, events: number): void
  judgeOf(workspace: number): Judge
  checkOf(workspace: number): CheckEvent | null
  isPersonal(workspace: number): (event: string, path: string) => boolean
  start(): Promise<void>
  stop(): Promise<void>
  export(subject: Subject): Promise<Readonly<Record<string, unknown>>>
  erase(subject: Subject): Promise<Readonly<Record<string, number>>>
}

/** Whether what is received can be trusted: programs and colleagues, and what the tracking plan says. */
export function createTrust(deps: TrustDeps): Trust {
  const { warehouse, clock, log } = deps
  const plans = createPlans({ records: createPlanRecords(deps.store) })
  const records = createBotRecords(deps.store)
  const bots = createBots({
    ...{ warehouse, clock, log, records },
    personOf: deps.personOf ?? ((_, trace) => trace),
    offPlan: plans.offPlan,
    announceRemoval: deps.announceRemoval,
    reflagged: async (workspace, name) => deps.reflagged?.(workspace, name),
  })
  const qualityRecords = createQualityRecords(deps.store)
  const quality = createQuality({
    ...{ warehouse, clock, log, records: qualityRecords, jobs: deps.jobs },
    ...{ mail: deps.mail, publicUrl: deps.publicUrl, isZone: deps.isZone },
    outgoing: createOutgoing(createAddressPolicy(deps.privateAddresses)),
    placeOf: deps.workspaceOf,
  })
  const repeats = createRepeatCounts({ warehouse, clock, log })
  const canMail = deps.mail !== null
  return {
    bots,
    jobs: quality.jobs,
    countRepeated: repeats.count,
    onStored(group) {
      bots.onStored(group)
      quality.onStored(group)
    },
    routes: [
      ...botRoutes({ bots, warehouse, clock }),
      ...qualityRoutes({
        ...{ quality, records: qualityRecords, seen: createSeenAlarms(deps.store) },
        ...{ warehouse, clock, canMail },
      }),
      ...planRoutes({ plans, warehouse, clock, planChanged: bots.planChanged }),
    ],
    checkOf: plans.checkOf,
    isPersonal: plans.isPersonal,
    judgeOf: workspace => ({ bots: bots.judgeOf(workspace), plan: plans.doorOf(workspace) }),
    async start() {
      await plans.start()
      const workspaces = (await deps.workspaces?.()) ?? []
      await bots.start(workspaces)
      for (const workspace of workspaces) quality.onStored({ workspace })
    },
    async stop() {
      await repeats.flush()
      await bots.stop()
    },
    export: async ({ workspace, identifiers }) => ({
      saidAboutBots: await records.export(workspace, identifiers),
    }),
    erase: async ({ workspace, identifiers }) => ({
      saidAboutBots: await records.erase(workspace, identifiers),
    }),
  }
}
