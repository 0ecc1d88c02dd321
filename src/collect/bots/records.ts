import type { ColumnType, Generated } from 'kysely'
import { z } from 'zod'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { Store } from '../../platform/store/store.ts'
import {
  type BotSettings,
  botSettings,
  type Decision,
  type DecisionBody,
  decisionSchema,
  noBotSettings,
  type RangeList,
} from './model-bots.ts'

type BotTables = {
  bot_lists: {
    id: Generated<number>
    workspace: number
    name: string
    ranges: ColumnType<unknown, string, string>
    count: number
    at: ColumnType<Date, Date, Date>
    by: string
  }
  bot_settings: { workspace: number; settings: ColumnType<unknown, string, string> }
  bot_decisions: {
    id: Generated<number>
    workspace: number
    kind: string
    value: string
    verdict: string
    at: ColumnType<Date, Date, never>
    by: string
  }
}

type Actor = Pick<Change, 'caller' | 'at'>

/** What a workspace says about programs and colleagues, each change with its entry in the audit trail. */
export function createBotRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<BotTables>()

  async function settingsOf(workspace: number): Promise<BotSettings> {
    const row = await db
      .selectFrom('bot_settings')
      .selectAll()
      .where('workspace', '=', workspace)
      .executeTakeFirst()
    return row ? botSettings.parse(row.settings) : noBotSettings
  }

  /** In the order in which they were made. */
  async function decisionsOf(workspace: number): Promise<Decision[]> {
    const rows = await db
      .selectFrom('bot_decisions')
      .selectAll()
      .where('workspace', '=', workspace)
      .orderBy('id')
      .execute()
    return rows.map(row => decisionSchema.parse({ ...row, at: row.at.getTime() }))
  }

  async function saveSettings(workspace: number, settings: BotSettings, actor: Actor): Promise<void> {
    const before = await settingsOf(workspace)
    const text = JSON.stringify(settings)
    await store.db.transaction().execute(async tx => {
      await tx
        .withTables<BotTables>()
        .insertInto('bot_settings')
        .values({ workspace, settings: text })
        .onConflict(conflict => conflict.column('workspace').doUpdateSet({ settings: text }))
        .execute()
      const change = {
        workspace,
        ...actor,
        action: 'bots.settings-changed',
        subject: '',
        before,
        after: settings,
      }
      await recordChange(tx.withTables<GovernTables>(), change)
    })
  }

  async function decide(workspace: number, body: DecisionBody, actor: Actor): Promise<void> {
    await store.db.transaction().execute(async tx => {
      await tx
        .withTables<BotTables>()
        .insertInto('bot_decisions')
        .values({ workspace, ...body, at: new Date(actor.at), by: nameOf(actor) })
        .execute()
      const change = { workspace, ...actor, action: 'bots.decided', subject: body.value, after: body }
      await recordChange(tx.withTables<GovernTables>(), change)
    })
  }

  /** False where there is none with this number. */
  async function takeBack(workspace: number, id: number, actor: Actor): Promise<boolean> {
    return store.db.transaction().execute(async tx => {
      const row = await tx
        .withTables<BotTables>()
        .deleteFrom('bot_decisions')
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      if (!row) return false
      const { kind, value, verdict } = row
      const change = {
        workspace,
        ...actor,
        action: 'bots.taken-back',
        subject: value,
        before: { kind, value, verdict },
      }
      await recordChange(tx.withTables<GovernTables>(), change)
      return true
    })
  }

  const about = (workspace: number, identifiers: readonly string[]) =>
    db
      .selectFrom('bot_decisions')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('kind', '=', 'person')
      .where('value', 'in', [...identifiers])

  return {
    settingsOf,
    decisionsOf,
    saveSettings,
    decide,
    takeBack,
    ...listRecords(store),
    /** Workspaces that said anything. */
    async workspaces(): Promise<number[]> {
      const rows = await db
        .selectFrom('bot_settings')
        .select('workspace')
        .union(db.selectFrom('bot_decisions').select('workspace'))
        .union(db.selectFrom('bot_lists').select('workspace'))
        .execute()
      return rows.map(row => row.workspace)
    },
    export: async (workspace: number, identifiers: readonly string[]) =>
      identifiers.length === 0 ? [] : await about(workspace, identifiers).execute(),
    async erase(workspace: number, identifiers: readonly string[]): Promise<number> {
      if (identifiers.length === 0) return 0
      const gone = await db
        .deleteFrom('bot_decisions')
        .where('workspace', '=', workspace)
        .where('kind', '=', 'person')
        .where('value', 'in', [...identifiers])
        .executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  }
}

/** Lists of data centres. The audit trail says how many ranges, not which. */
function listRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<BotTables>()
  const of = (workspace: number) =>
    db.selectFrom('bot_lists').where('workspace', '=', workspace).orderBy('id')
  return {
    async listsOf(workspace: number): Promise<RangeList[]> {
      const rows = await of(workspace).select(['id', 'name', 'count', 'at', 'by']).execute()
      return rows.map(({ count, at, ...row }) => ({ ...row, ranges: count, at: at.getTime() }))
    },
    async rangesOf(workspace: number): Promise<string[]> {
      const rows = await of(workspace).select('ranges').execute()
      return rows.flatMap(row => z.array(z.string()).parse(row.ranges))
    },
    /** In the place of the one of the same name. */
    async saveList(
      workspace: number,
      { name, ranges }: { readonly name: string; readonly ranges: readonly string[] },
      actor: Actor,
    ): Promise<void> {
      const count = ranges.length
      const row = { ranges: JSON.stringify(ranges), count, at: new Date(actor.at), by: nameOf(actor) }
      await store.db.transaction().execute(async tx => {
        await tx
          .withTables<BotTables>()
          .insertInto('bot_lists')
          .values({ workspace, name, ...row })
          .onConflict(conflict => conflict.columns(['workspace', 'name']).doUpdateSet(row))
          .execute()
        const change = { workspace, ...actor, action: 'bots.list-loaded', subject: name, after: { count } }
        await recordChange(tx.withTables<GovernTables>(), change)
      })
    },
    /** False where there is none with this number. */
    removeList: (workspace: number, id: number, actor: Actor): Promise<boolean> =>
      store.db.transaction().execute(async tx => {
        const row = await tx
          .withTables<BotTables>()
          .deleteFrom('bot_lists')
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .returning(['name', 'count'])
          .executeTakeFirst()
        if (!row) return false
        const before = { count: row.count }
        const change = { workspace, ...actor, action: 'bots.list-removed', subject: row.name, before }
        await recordChange(tx.withTables<GovernTables>(), change)
        return true
      }),
  }
}

export type BotRecords = ReturnType<typeof createBotRecords>

function nameOf({ caller }: Actor): string {
  return caller.kind === 'user' ? caller.name : ''
}
