import type { Change } from '../../govern/records/audit.ts'
import { RihlaError } from '../../platform/errors.ts'
import { type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Judge } from '../intake/judge-event.ts'
import { compilePattern } from './compile-pattern.ts'
import { type CheckEvent, compileDoor, compilePlan } from './compile-plan.ts'
import type { Plan } from './model-plan.ts'
import { offPlanSql } from './plan-sql.ts'
import type { PlanRecords, SavedPlan } from './records.ts'

/** The tracking plans in force, compiled once a version. One process writes a workspace, so what is here is what holds. */
export function createPlans({ records }: { readonly records: PlanRecords }) {
  const doors = new Map<number, Judge['plan']>()
  const personal = new Map<number, ReadonlySet<string>>()
  const marks = new Map<number, Sql>()
  const checks = new Map<number, CheckEvent | null>()

  function hold(workspace: number, { version, plan }: SavedPlan): void {
    const check = compileDoor(plan)
    doors.set(workspace, check && { version, check })
    marks.set(workspace, offPlanSql(plan))
    checks.set(workspace, compilePlan(plan))
    const own = plan.events.flatMap(({ name, properties }) =>
      properties.filter(one => one.personal).map(one => JSON.stringify([name, one.path])),
    )
    personal.set(workspace, new Set(own))
  }

  return {
    records,
    /** For the door; null where nothing is asked. */
    doorOf: (workspace: number): Judge['plan'] => doors.get(workspace) ?? null,
    /** Everything that the plan says of an event, also what passes. */
    checkOf: (workspace: number): CheckEvent | null => checks.get(workspace) ?? null,
    isPersonal: (workspace: number) => (event: string, path: string) =>
      personal.get(workspace)?.has(JSON.stringify([event, path])) ?? false,
    /** Whether an event is marked, for a look at the flags. */
    offPlan: (workspace: number): Sql => marks.get(workspace) ?? sql`0`,
    /** @throws RihlaError `plan.invalid`, `plan.changed` */
    async save(
      workspace: number,
      body: { plan: Plan; note: string; from: number },
      actor: Pick<Change, 'caller' | 'at'>,
    ): Promise<SavedPlan> {
      refusePatterns(body.plan)
      const saved = await records.save(workspace, body, actor)
      hold(workspace, saved)
      return saved
    },
    async start(): Promise<void> {
      for (const workspace of await records.workspaces()) hold(workspace, await records.current(workspace))
    },
  }
}

export type Plans = ReturnType<typeof createPlans>

/** A pattern that cannot be read would hold of nothing, silently. */
export function refusePatterns(plan: Plan): void {
  for (const event of plan.events)
    for (const { path, pattern } of event.properties)
      if (pattern !== '' && compilePattern(pattern) === null)
        throw new RihlaError('plan.invalid', { detail: `${event.name} ${path}: ${pattern}` })
}
