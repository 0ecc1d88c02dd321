import type { ColumnType, Generated, Selectable } from 'kysely'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { Caller } from '../../platform/http/access.ts'
import type { Store } from '../../platform/store/store.ts'
import { callerName } from '../caller-name.ts'
import type { Note } from './model-notes.ts'

type NoteTables = {
  person_notes: {
    id: Generated<number>
    workspace: number
    identifier: string
    text: string
    author: string
    author_name: string
    written_at: ColumnType<Date, Date, never>
    changed_at: Date | null
  }
}

type Actor = Pick<Change, 'caller' | 'at'>

/** Notes by colleagues. The audit trail says that one was written, changed or deleted, and never what it says or of whom. */
export function createNoteRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<NoteTables>()

  /** Newest first: what was written about any of the identifiers. */
  async function of(workspace: number, identifiers: readonly string[], reader: Caller): Promise<Note[]> {
    if (identifiers.length === 0) return []
    const rows = await db
      .selectFrom('person_notes')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('identifier', 'in', identifiers)
      .orderBy('id', 'desc')
      .limit(500)
      .execute()
    return rows.map(row => noteOf(row, reader))
  }

  async function add(
    workspace: number,
    { identifier, text }: { identifier: string; text: string },
    actor: Actor,
  ): Promise<Note> {
    return store.db.transaction().execute(async tx => {
      const row = await tx
        .withTables<NoteTables>()
        .insertInto('person_notes')
        .values({
          ...{ workspace, identifier, text, changed_at: null },
          ...{ author: authorOf(actor.caller), author_name: callerName(actor.caller) },
          written_at: new Date(actor.at),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      const change = { workspace, ...actor, action: 'note.written', subject: `#${row.id}` }
      await recordChange(tx.withTables<GovernTables>(), change)
      return noteOf(row, actor.caller)
    })
  }

  /** Changes a note of the actor's own; null where there is none of theirs with this number. */
  async function change(workspace: number, id: number, text: string, actor: Actor): Promise<Note | null> {
    return store.db.transaction().execute(async tx => {
      const row = await tx
        .withTables<NoteTables>()
        .updateTable('person_notes')
        .set({ text, changed_at: new Date(actor.at) })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('author', '=', authorOf(actor.caller))
        .returningAll()
        .executeTakeFirst()
      if (!row) return null
      const entry = { workspace, ...actor, action: 'note.changed', subject: `#${id}` }
      await recordChange(tx.withTables<GovernTables>(), entry)
      return noteOf(row, actor.caller)
    })
  }

  /** Deletes a note: anybody's where `ofAnybody`, else one of the actor's own. */
  async function remove(
    workspace: number,
    id: number,
    { ofAnybody, ...actor }: Actor & { ofAnybody: boolean },
  ): Promise<boolean> {
    return store.db.transaction().execute(async tx => {
      const found = tx
        .withTables<NoteTables>()
        .deleteFrom('person_notes')
        .where('workspace', '=', workspace)
        .where('id', '=', id)
      const row = await (ofAnybody ? found : found.where('author', '=', authorOf(actor.caller)))
        .returning('id')
        .executeTakeFirst()
      if (!row) return false
      const entry = { workspace, ...actor, action: 'note.deleted', subject: `#${id}` }
      await recordChange(tx.withTables<GovernTables>(), entry)
      return true
    })
  }

  async function erase(workspace: number, identifiers: readonly string[]): Promise<number> {
    if (identifiers.length === 0) return 0
    const gone = await db
      .deleteFrom('person_notes')
      .where('workspace', '=', workspace)
      .where('identifier', 'in', identifiers)
      .executeTakeFirst()
    return Number(gone.numDeletedRows)
  }

  return { of, add, change, remove, erase }
}

export type NoteRecords = ReturnType<typeof createNoteRecords>

function noteOf(row: Selectable<NoteTables['person_notes']>, reader: Caller): Note {
  return {
    id: row.id,
    identifier: row.identifier,
    text: row.text,
    by: row.author_name,
    at: row.written_at.getTime(),
    changedAt: row.changed_at?.getTime() ?? null,
    isMine: row.author === authorOf(reader),
  }
}

/** Who may change it: a user by number, so that another of the same name may not. */
function authorOf(caller: Caller): string {
  if (caller.kind === 'user') return `user ${caller.userId}`
  return caller.kind === 'key' ? `key ${caller.keyId}` : caller.kind
}
