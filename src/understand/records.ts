import type { Generated, Kysely } from 'kysely'
import { z } from 'zod'
import type { Store } from '../platform/store/store.ts'
import { ruleNumber } from './journeys/rule-number.ts'
import { type SavedRule, savedRuleSchema } from './model.ts'

type JourneyTables = {
  journey_rules: { workspace: number; rule: string; event: string; conditions: string }
  journey_codes: { workspace: number; code: number; name: string; channel: string; rules: readonly string[] }
  journey_kinds: { workspace: number; kind: number; path: string }
  journey_rebuilds: { id: Generated<number>; workspace: number; reason: string; marked_at: Date }
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

/**
 * Something that journeys do not follow yet. Each has an id of its own, so that a rebuild takes away what it has seen
 * and nothing that was marked while it ran.
 */
export interface RebuildMark {
  readonly id: number
  readonly reason: z.infer<typeof rebuildReason>
}

/** A rule or a case kind is marked in the transaction that saves it; a removal before events are taken out of the log. */
const rebuildReason = z.enum(['rules', 'kind', 'removal'])
const markRow = z.object({ id: z.number().int(), reason: rebuildReason })
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

    /** Marks a rebuild when one of them is new. */
    async addRules(workspace: number, rules: readonly SavedRule[], at: number): Promise<void> {
      if (rules.length === 0) return
      const values = rules.map(rule => ({
        workspace,
        rule: ruleNumber(rule).toString(),
        event: rule.event,
        conditions: JSON.stringify(rule.where),
      }))
      await db.transaction().execute(async change => {
        const result = await change
          .insertInto('journey_rules')
          .values(values)
          .onConflict(c => c.doNothing())
          .executeTakeFirst()
        if (Number(result.numInsertedOrUpdatedRows ?? 0n) > 0)
          await mark(change, { workspace, reason: 'rules', at })
      })
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

    /** Marks a rebuild. */
    async addKind(workspace: number, { kind, path }: CaseKind, at: number): Promise<void> {
      await db.transaction().execute(async change => {
        await change.insertInto('journey_kinds').values({ workspace, kind, path }).execute()
        await mark(change, { workspace, reason: 'kind', at })
      })
    },

    /** Returns the id of the mark. */
    markRemoval: (workspace: number, at: number): Promise<number> =>
      mark(db, { workspace, reason: 'removal', at }),

    async marks(workspace: number): Promise<RebuildMark[]> {
      const rows = await db
        .selectFrom('journey_rebuilds')
        .select(['id', 'reason'])
        .where('workspace', '=', workspace)
        .orderBy('id')
        .execute()
      return rows.map(row => markRow.parse(row))
    },

    async unmark(ids: readonly number[]): Promise<void> {
      if (ids.length > 0) await db.deleteFrom('journey_rebuilds').where('id', 'in', ids).execute()
    },
  }
}

async function mark(
  db: Kysely<JourneyTables>,
  { workspace, reason, at }: { workspace: number; reason: RebuildMark['reason']; at: number },
): Promise<number> {
  const insert = db.insertInto('journey_rebuilds').values({ workspace, reason, marked_at: new Date(at) })
  return (await insert.returning('id').executeTakeFirstOrThrow()).id
}

export type JourneyRecords = ReturnType<typeof journeyRecords>
