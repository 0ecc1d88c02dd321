import type { ColumnType, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { Caller } from '../../platform/http/access.ts'
import type { Store } from '../../platform/store/store.ts'
import {
  defaultVisitRules,
  type VisitRules,
  type VisitRulesAnswer,
  visitRulesSchema,
} from '../model-channel-groups.ts'

type VisitRuleTables = {
  visit_rules: {
    workspace: number
    rules: ColumnType<unknown, string, string>
    changed_by: string
    changed_at: ColumnType<Date, Date, Date>
  }
}

/** One row a workspace that has rules of its own. */
export const visitRuleTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('visit_rules')
      .addColumn('workspace', 'integer', c => c.primaryKey())
      .addColumn('rules', 'jsonb', c => c.notNull())
      .addColumn('changed_by', 'text', c => c.notNull())
      .addColumn('changed_at', 'timestamptz', c => c.notNull())
      .execute()
  },
}

interface Actor {
  readonly caller: Caller
  readonly at: number
}

/** The rules of visits, as usual where a workspace has none. A change and its audit entry are one transaction. */
export function createVisitRuleRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<VisitRuleTables>()

  async function read(workspace: number): Promise<VisitRulesAnswer> {
    const row = await db
      .selectFrom('visit_rules')
      .selectAll()
      .where('workspace', '=', workspace)
      .executeTakeFirst()
    if (!row) return { ...defaultVisitRules, isDefault: true, changedBy: '', changedAt: null }
    const rules = visitRulesSchema.parse(row.rules)
    return { ...rules, isDefault: false, changedBy: row.changed_by, changedAt: row.changed_at.getTime() }
  }

  /** Null: as usual again. */
  async function replace(workspace: number, rules: VisitRules | null, { caller, at }: Actor): Promise<void> {
    const before = await read(workspace)
    await store.db.transaction().execute(async tx => {
      const own = tx.withTables<VisitRuleTables>()
      await own.deleteFrom('visit_rules').where('workspace', '=', workspace).execute()
      if (rules !== null) {
        const changed_by = caller.kind === 'user' ? caller.name : ''
        const row = { workspace, rules: JSON.stringify(rules), changed_by, changed_at: new Date(at) }
        await own.insertInto('visit_rules').values(row).execute()
      }
      const change = { workspace, caller, at, action: 'visit-rules.changed', subject: '' }
      await recordChange(tx.withTables<GovernTables>(), {
        ...change,
        before: summaryOf(before),
        after: summaryOf(rules ?? defaultVisitRules),
      })
    })
  }

  return { read, replace }
}

export type VisitRuleRecords = ReturnType<typeof createVisitRuleRecords>

function summaryOf({ sessionMinutes, groups, ignoredReferrers }: VisitRules) {
  return { sessionMinutes, groups: groups.map(group => group.name), ignoredReferrers }
}

/** The rules by the field of an input that each stands for. */
export function settledVisits({ read }: VisitRuleRecords) {
  return {
    sessionMinutes: async (workspace: number) => (await read(workspace)).sessionMinutes,
    channelGroups: async (workspace: number) => (await read(workspace)).groups,
    ignoredReferrers: async (workspace: number) => (await read(workspace)).ignoredReferrers,
  }
}
