import type { Kysely, Selectable } from 'kysely'
import type { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { boardLimits } from './model-boards.ts'
import {
  letterState,
  type MailBody,
  type MailedThing,
  type Readers,
  readersSchema,
  type Schedule,
  scheduleSchema,
} from './model-mails.ts'
import {
  type Actor,
  type BoardStore,
  type BoardTables,
  boardTables,
  inTrail,
  refuseMore,
  signed,
} from './tables.ts'

export interface KeptMail {
  readonly id: number
  readonly workspace: number
  readonly of: MailedThing
  readonly schedule: Schedule
  readonly readers: Readers
  readonly isOn: boolean
  readonly author: string
  readonly authorId: string | null
  readonly nextAt: number | null
}
export interface LetterKey {
  readonly mail: number
  readonly dueAt: number
  readonly reader: string
}

/** What is mailed when and to whom, and every letter that was. */
export function createMailRecords(store: BoardStore) {
  const db = boardTables(store)
  const of = (workspace: number) =>
    db.selectFrom('board_mails').selectAll().where('workspace', '=', workspace)

  async function read(workspace: number, id: number): Promise<KeptMail> {
    const row = await of(workspace).where('id', '=', id).executeTakeFirst()
    if (!row) throw new RihlaError('not-found')
    return mailOf(row)
  }

  async function setReaders(workspace: number, id: number, readers: Readers): Promise<void> {
    await db
      .updateTable('board_mails')
      .set({ readers: JSON.stringify(readers) })
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .execute()
  }

  return {
    read,
    setReaders,
    list: async (workspace: number) => (await of(workspace).orderBy('id').execute()).map(mailOf),
    /** Of every workspace: for the start. */
    allOn: async () =>
      (await db.selectFrom('board_mails').selectAll().where('is_on', '=', true).execute()).map(mailOf),
    find: async (id: number) => {
      const row = await db.selectFrom('board_mails').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? mailOf(row) : null
    },
    async create(workspace: number, body: MailBody & { nextAt: number; name: string }, actor: Actor) {
      return inTrail(store, async (tables, note) => {
        await refuseMore(tables, 'board_mails', { workspace, limit: boardLimits.mails })
        const { id } = await tables
          .insertInto('board_mails')
          .values({
            ...signed(workspace, actor),
            ...thingColumns(body.of),
            ...columnsOf(body),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        await note({ ...noteOf(workspace, actor, body), action: 'board-mail.created' })
        return id
      })
    },
    async save(
      workspace: number,
      id: number,
      { body, actor }: { body: MailBody & { nextAt: number; name: string }; actor: Actor },
    ) {
      const before = await read(workspace, id)
      await inTrail(store, async (tables, note) => {
        await tables
          .updateTable('board_mails')
          .set(columnsOf(body))
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .execute()
        const was = { schedule: before.schedule, readers: before.readers, isOn: before.isOn }
        await note({ ...noteOf(workspace, actor, body), action: 'board-mail.changed', before: was })
      })
    },
    async remove(workspace: number, id: number, { name, actor }: { name: string; actor: Actor }) {
      await inTrail(store, async (tables, note) => {
        await tables
          .deleteFrom('board_mails')
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .execute()
        await note({ workspace, ...actor, action: 'board-mail.deleted', subject: name })
      })
    },
    async setNext(workspace: number, id: number, nextAt: number): Promise<void> {
      await db
        .updateTable('board_mails')
        .set({ next_at: new Date(nextAt) })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .execute()
    },
    /** Puts the outside address out of every mail. Returns of how many. */
    async forgetAddress(workspace: number, address: string): Promise<number> {
      const held = (await of(workspace).execute())
        .map(mailOf)
        .filter(mail => mail.readers.outside.some(one => one.address === address))
      for (const { id, readers } of held)
        await setReaders(workspace, id, {
          ...readers,
          outside: readers.outside.filter(one => one.address !== address),
        })
      await db
        .deleteFrom('board_letters')
        .where('workspace', '=', workspace)
        .where('reader', '=', `outside:${address}`)
        .execute()
      return held.length
    },
    ...letters(db),
  }
}

export type MailRecords = ReturnType<typeof createMailRecords>

function letters(db: Kysely<BoardTables>) {
  const finish = async (
    key: string,
    state: z.infer<typeof letterState>,
    more: { at: number; failed?: string },
  ) => {
    await db
      .updateTable('board_letters')
      .set({ state, at: new Date(more.at), failed: (more.failed ?? '').slice(0, 300) })
      .where('key', '=', key)
      .execute()
  }
  return {
    finish,
    /**
     * Whether the letter is the caller's to send now. It is written down before it is sent: one that was under way when the
     * process died may have arrived, so it is not sent again. One that failed is.
     */
    async claim(
      key: string,
      letter: { workspace: number; mail: number | null; dueAt: number; reader: string; at: number },
    ): Promise<boolean> {
      const { workspace, mail, dueAt, reader, at } = letter
      const claimed = await db
        .insertInto('board_letters')
        .values({ key, workspace, mail, due_at: new Date(dueAt), reader, state: 'sending', at: new Date(at) })
        .onConflict(conflict =>
          conflict
            .column('key')
            .doUpdateSet({ state: 'sending', at: new Date(at) })
            .where('board_letters.state', '=', 'failed'),
        )
        .returning('key')
        .executeTakeFirst()
      if (claimed) return true
      await db
        .updateTable('board_letters')
        .set({ state: 'unclear' })
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .execute()
      return false
    },
    async lettersOf(workspace: number) {
      const rows = await db
        .selectFrom('board_letters')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('mail', 'is not', null)
        .orderBy('at', 'desc')
        .orderBy('key')
        .limit(500)
        .execute()
      return rows.map(row => ({
        mail: row.mail,
        reader: row.reader,
        dueAt: row.due_at.getTime(),
        at: row.at.getTime(),
        state: row.state === 'sending' ? ('unclear' as const) : letterState.parse(row.state),
        failed: row.failed,
      }))
    },
    /** Letters of a year ago tell nobody anything. */
    async forgetLetters(before: number): Promise<void> {
      await db.deleteFrom('board_letters').where('at', '<', new Date(before)).execute()
    },
  }
}

function noteOf(
  workspace: number,
  { caller, at }: Actor,
  { name, schedule, readers, isOn }: MailBody & { name: string },
) {
  return { workspace, caller, at, subject: name, after: { schedule, readers, isOn } }
}

export function thingColumns(of: MailedThing): { board: number | null; saved: number | null } {
  return 'board' in of ? { board: of.board, saved: null } : { board: null, saved: of.saved }
}

export function thingOf(row: { board: number | null; saved: number | null }): MailedThing {
  return row.board === null ? { saved: row.saved ?? 0 } : { board: row.board }
}

function columnsOf({ schedule, readers, isOn, nextAt }: MailBody & { nextAt: number }) {
  return {
    schedule: JSON.stringify(schedule),
    readers: JSON.stringify(readers),
    is_on: isOn,
    next_at: new Date(nextAt),
  }
}

function mailOf(row: Selectable<BoardTables['board_mails']>): KeptMail {
  return {
    id: row.id,
    workspace: row.workspace,
    of: thingOf(row),
    schedule: scheduleSchema.parse(row.schedule),
    readers: readersSchema.parse(row.readers),
    isOn: row.is_on,
    author: row.author,
    authorId: row.author_id,
    nextAt: row.next_at?.getTime() ?? null,
  }
}
