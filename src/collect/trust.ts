import type { Clock } from '../platform/clock.ts'
import type { AnyRoute } from '../platform/http/route.ts'
import type { Log } from '../platform/log.ts'
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
  /** Every workspace there is. */
  workspaces?(): Promise<readonly number[]>
}

export interface Trust {
  readonly bots: Bots
  readonly routes: readonly AnyRoute[]
  judgeOf(workspace: number): Judge
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
  return {
    bots,
    routes: [
      ...botRoutes({ bots, warehouse, clock }),
      ...planRoutes({ plans, warehouse, clock, planChanged: bots.planChanged }),
    ],
    judgeOf: workspace => ({ bots: bots.judgeOf(workspace), plan: plans.doorOf(workspace) }),
    async start() {
      await plans.start()
      await bots.start((await deps.workspaces?.()) ?? [])
    },
    stop: () => bots.stop(),
    export: async ({ workspace, identifiers }) => ({
      saidAboutBots: await records.export(workspace, identifiers),
    }),
    erase: async ({ workspace, identifiers }) => ({
      saidAboutBots: await records.erase(workspace, identifiers),
    }),
  }
}
