import type { Kysely, Selectable } from 'kysely'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import {
  type Board,
  type BoardBody,
  type BoardContent,
  boardContentSchema,
  boardLimits,
} from './model-boards.ts'
import { isOf, maySee, namedColumns, namedOf, refuseHiding } from './named-rows.ts'
import {
  type Actor,
  type BoardStore,
  type BoardTables,
  boardTables,
  inTrail,
  refuseMore,
  signed,
} from './tables.ts'

type Row = Selectable<BoardTables['boards']>
export type KeptBoard = Omit<Board, 'shown'> & { readonly authorId: string | null }

/** Boards of a workspace. One that the caller may not see is not found, like one that is not there. */
export function createBoardRecords(store: BoardStore) {
  const db = boardTables(store)

  async function list(workspace: number, caller: Caller): Promise<KeptBoard[]> {
    const rows = await all(db, workspace).orderBy('name').orderBy('id').execute()
    return rows.filter(row => maySee(row, caller)).map(row => boardOf(row, caller))
  }

  /** @throws RihlaError `not-found` */
  async function read(workspace: number, id: number, caller: Caller): Promise<KeptBoard> {
    const row = await all(db, workspace).where('id', '=', id).executeTakeFirst()
    if (!row || !maySee(row, caller)) throw new RihlaError('not-found')
    return boardOf(row, caller)
  }

  /** Whoever it belongs to: for what the server itself does with it. */
  async function find(workspace: number, id: number): Promise<KeptBoard | null> {
    const row = await all(db, workspace).where('id', '=', id).executeTakeFirst()
    return row ? boardOf(row, { kind: 'local' }) : null
  }

  async function create(workspace: number, body: BoardBody, { caller, at }: Actor): Promise<number> {
    return inTrail(store, async (tables, note) => {
      await refuseMore(tables, 'boards', { workspace, limit: boardLimits.boards })
      const { id } = await tables
        .insertInto('boards')
        .values({
          ...signed(workspace, { caller, at }),
          ...{ version: 1, made_at: null, ...columnsOf(body, { caller, at }) },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await note({ workspace, caller, at, action: 'board.created', subject: body.name })
      return id
    })
  }

  /** Saves a change made on top of `version`. @throws RihlaError `not-found`, `board.changed` */
  async function save(
    workspace: number,
    { id, version, body }: { id: number; version: number; body: BoardBody },
    { caller, at }: Actor,
  ): Promise<void> {
    const before = await read(workspace, id, caller)
    refuseHiding(body, before)
    await inTrail(store, async (tables, note) => {
      const changed = await tables
        .updateTable('boards')
        .set({ version: version + 1, made_at: null, ...columnsOf(body, { caller, at }) })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst()
      if (changed.numUpdatedRows !== 1n) throw new RihlaError('board.changed')
      await note({
        ...{ workspace, caller, at, action: 'board.changed', subject: body.name },
        before: factsOf(before),
        after: factsOf(body),
      })
    })
  }

  /** @throws RihlaError `not-found` */
  async function remove(workspace: number, id: number, { caller, at }: Actor): Promise<void> {
    const before = await read(workspace, id, caller)
    await inTrail(store, async (tables, note) => {
      await tables.deleteFrom('boards').where('workspace', '=', workspace).where('id', '=', id).execute()
      await note({
        ...{ workspace, caller, at, action: 'board.deleted', subject: before.name },
        before: factsOf(before),
      })
    })
  }

  return { list, read, find, create, save, remove, ...firstBoard(store) }
}

export type BoardRecords = ReturnType<typeof createBoardRecords>

/** The board that is made by itself: until somebody edits it, it is made anew; once deleted it stays away. */
function firstBoard(store: BoardStore) {
  const db = boardTables(store)
  return {
    async automatic(
      workspace: number,
    ): Promise<{ id: number; madeAt: number; content: BoardContent } | 'none' | 'not-yet'> {
      const row = await all(db, workspace).where('made_at', 'is not', null).executeTakeFirst()
      if (row?.made_at)
        return { id: row.id, madeAt: row.made_at.getTime(), content: boardContentSchema.parse(row.content) }
      const settings = await db
        .selectFrom('board_settings')
        .select('had_first_board')
        .where('workspace', '=', workspace)
        .executeTakeFirst()
      return settings?.had_first_board ? 'none' : 'not-yet'
    },
    /** Two readers who come first at once make one. */
    async makeFirst(workspace: number, body: BoardBody, at: number): Promise<void> {
      await db.transaction().execute(async tx => {
        const { numInsertedOrUpdatedRows: isFirst } = await tx
          .insertInto('board_settings')
          .values({ workspace, had_first_board: true })
          .onConflict(conflict =>
            conflict
              .column('workspace')
              .doUpdateSet({ had_first_board: true })
              .where('board_settings.had_first_board', '=', false),
          )
          .executeTakeFirst()
        if (isFirst !== 1n) return
        const made = { caller: { kind: 'local' }, at } as const
        await tx
          .insertInto('boards')
          .values({
            ...signed(workspace, made),
            ...{ version: 1, made_at: new Date(at), ...columnsOf(body, made) },
          })
          .execute()
      })
    },
    /** A change that a person saved meanwhile stays: only what is still automatic is made anew. */
    async remake(workspace: number, id: number, made: { content: BoardContent; at: number }): Promise<void> {
      await db
        .updateTable('boards')
        .set({ content: JSON.stringify(made.content), made_at: new Date(made.at) })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('made_at', 'is not', null)
        .execute()
    },
  }
}

function all(db: Kysely<BoardTables>, workspace: number) {
  return db.selectFrom('boards').selectAll().where('workspace', '=', workspace)
}

function columnsOf(body: BoardBody, actor: Actor) {
  return { ...namedColumns(body, actor), content: JSON.stringify(body.content) }
}

function factsOf({ name, visibility, content }: Pick<BoardBody, 'name' | 'visibility' | 'content'>) {
  return { name, visibility, tiles: content.tiles.length, period: content.period, segment: content.segment }
}

function boardOf(row: Row, caller: Caller): KeptBoard {
  return {
    ...namedOf(row),
    content: boardContentSchema.parse(row.content),
    isAutomatic: row.made_at !== null,
    authorId: row.author_id,
    isMine: isOf(row, caller),
  }
}
