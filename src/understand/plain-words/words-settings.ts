import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { Caller } from '../../platform/http/access.ts'
import type { Store } from '../../platform/store/store.ts'

type WordsTables = {
  words_settings: { workspace: number; model_on: boolean }
}

/** Whether a workspace lets a language model read what is typed. No row: it does not. */
const wordsSettingsTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('words_settings')
      .addColumn('workspace', 'integer', c => c.primaryKey())
      .addColumn('model_on', 'boolean', c => c.notNull())
      .execute()
  },
}

export const wordsMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-30T01-00-understand-words': wordsSettingsTable,
}

export interface WordsSettingsRecords {
  isOn(workspace: number): Promise<boolean>
  put(workspace: number, isOn: boolean, by: { caller: Caller; at: number }): Promise<void>
}

export function createWordsSettings(store: Pick<Store, 'db'>): WordsSettingsRecords {
  const db = store.db.withTables<WordsTables>()
  const isOn = async (workspace: number) => {
    const row = await db
      .selectFrom('words_settings')
      .select('model_on')
      .where('workspace', '=', workspace)
      .executeTakeFirst()
    return row?.model_on ?? false
  }
  return {
    isOn,
    async put(workspace, next, { caller, at }) {
      const before = await isOn(workspace)
      await db.transaction().execute(async tx => {
        await tx
          .insertInto('words_settings')
          .values({ workspace, model_on: next })
          .onConflict(conflict => conflict.column('workspace').doUpdateSet({ model_on: next }))
          .execute()
        await recordChange(tx.withTables<GovernTables>(), {
          workspace,
          caller,
          action: 'words.model',
          subject: '',
          before: { isOn: before },
          after: { isOn: next },
          at,
        })
      })
    },
  }
}
