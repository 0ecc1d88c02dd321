import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Store } from '../platform/store/store.ts'
import { ruleNumber } from './journeys/rule-number.ts'
import { type SavedRule, savedRuleSchema } from './model.ts'

type JourneyTables = {
  journey_rules: { workspace: number; rule: string; event: string; conditions: string }
  journey_codes: { workspace: number; code: number; name: string; channel: string; rules: readonly string[] }
  journey_kinds: { workspace: number; kind: number; path: string }
}

/** One distinct (event name, channel, matching saved rules) and its number. */
export interface Code {
  readonly code: number
  readonly name: string
  readonly channel: string
  /** Numbers of rules, sorted. */
  readonly rules: readonly bigint[]
}

export interface CaseKind {
  readonly kind: number
  readonly path: string
}

const codeRow = z.object({
  code: z.number().int(),
  name: z.string(),
  channel: z.string(),
  rules: z.array(z.string()).transform(rules => rules.map(BigInt)),
})
const ruleRow = z
  .object({ event: z.string(), conditions: z.unknown() })
  .transform(({ event, conditions }) => savedRuleSchema.parse({ event, where: conditions }))

/** The workspace's codes, saved rules and declared kinds in PostgreSQL. */
export function journeyRecords(store: Store) {
  const db: Kysely<JourneyTables> = store.db.withTables<JourneyTables>()
  return {
    async rules(workspace: number): Promise<SavedRule[]> {
      const rows = await db
        .selectFrom('journey_rules')
        .select(['event', 'conditions'])
        .where('workspace', '=', workspace)
        .orderBy('rule')
        .execute()
      return rows.map(row => ruleRow.parse(row))
    },

    /** Returns how many of them were new. */
    async addRules(workspace: number, rules: readonly SavedRule[]): Promise<number> {
      if (rules.length === 0) return 0
      const values = rules.map(rule => ({
        workspace,
        rule: ruleNumber(rule).toString(),
        event: rule.event,
        conditions: JSON.stringify(rule.where),
      }))
      const result = await db
        .insertInto('journey_rules')
        .values(values)
        .onConflict(c => c.doNothing())
        .executeTakeFirst()
      return Number(result.numInsertedOrUpdatedRows ?? 0n)
    },

    async codes(workspace: number): Promise<Code[]> {
      const rows = await db
        .selectFrom('journey_codes')
        .select(['code', 'name', 'channel', 'rules'])
        .where('workspace', '=', workspace)
        .orderBy('code')
        .execute()
      return rows.map(row => codeRow.parse(row))
    },

    async addCodes(workspace: number, codes: readonly Code[]): Promise<void> {
      const values = codes.map(code => ({ workspace, ...code, rules: code.rules.map(String) }))
      await db.insertInto('journey_codes').values(values).execute()
    },

    async kinds(workspace: number): Promise<CaseKind[]> {
      return db
        .selectFrom('journey_kinds')
        .select(['kind', 'path'])
        .where('workspace', '=', workspace)
        .orderBy('kind')
        .execute()
    },

    async addKind(workspace: number, { kind, path }: CaseKind): Promise<void> {
      await db.insertInto('journey_kinds').values({ workspace, kind, path }).execute()
    },
  }
}

export type JourneyRecords = ReturnType<typeof journeyRecords>
