import type { ColumnType } from 'kysely'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Store } from '../../platform/store/store.ts'
import { noPlan, type Plan, planSchema } from './model-plan.ts'

type PlanTables = {
  tracking_plans: {
    workspace: number
    version: number
    plan: ColumnType<unknown, string, never>
    note: string
    at: ColumnType<Date, Date, never>
    by: string
  }
}

type Actor = Pick<Change, 'caller' | 'at'>

export interface SavedPlan {
  readonly version: number
  readonly plan: Plan
}

/** The tracking plan of a workspace in all its versions; the newest is in force. */
export function createPlanRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<PlanTables>()
  const of = (workspace: number) =>
    db.selectFrom('tracking_plans').selectAll().where('workspace', '=', workspace).orderBy('version', 'desc')

  async function current(workspace: number): Promise<SavedPlan> {
    const row = await of(workspace).limit(1).executeTakeFirst()
    return row ? { version: row.version, plan: planSchema.parse(row.plan) } : { version: 0, plan: noPlan }
  }

  return {
    current,
    async versions(workspace: number) {
      const rows = await of(workspace).limit(200).execute()
      return rows.map(({ version, at, by, note, plan }) => ({
        ...{ version, by, note, at: at.getTime() },
        events: planSchema.parse(plan).events.length,
      }))
    },
    /** @throws RihlaError `not-found` */
    async read(workspace: number, version: number): Promise<Plan> {
      const row = await of(workspace).where('version', '=', version).executeTakeFirst()
      if (!row) throw new RihlaError('not-found')
      return planSchema.parse(row.plan)
    },
    /** @throws RihlaError `plan.changed` where somebody saved another version meanwhile */
    async save(
      workspace: number,
      { plan, note, from }: { plan: Plan; note: string; from: number },
      actor: Actor,
    ): Promise<SavedPlan> {
      return store.db.transaction().execute(async tx => {
        const { caller, at } = actor
        const by = caller.kind === 'user' ? caller.name : ''
        const tables = tx.withTables<PlanTables>()
        const newest = await tables
          .selectFrom('tracking_plans')
          .select('version')
          .where('workspace', '=', workspace)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst()
        if ((newest?.version ?? 0) !== from) throw new RihlaError('plan.changed')
        const version = from + 1
        // Two at once: the key of the table lets one of them in.
        const made = await tables
          .insertInto('tracking_plans')
          .values({ workspace, version, plan: JSON.stringify(plan), note, at: new Date(at), by })
          .onConflict(conflict => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
        if (!made) throw new RihlaError('plan.changed')
        const after = { version, events: plan.events.map(event => event.name), unplanned: plan.unplanned }
        await recordChange(tx.withTables<GovernTables>(), {
          ...{ workspace, caller, at, action: 'plan.saved', subject: note === '' ? `v${version}` : note },
          after,
        })
        return { version, plan }
      })
    },
    async workspaces(): Promise<number[]> {
      const rows = await db.selectFrom('tracking_plans').select('workspace').distinct().execute()
      return rows.map(row => row.workspace)
    },
  }
}

export type PlanRecords = ReturnType<typeof createPlanRecords>
