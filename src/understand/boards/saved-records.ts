import type { Kysely, Selectable } from 'kysely'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import { type AskedQuestion, boardLimits, type Saved, type SavedBody, savedSchema } from './model-boards.ts'
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

type Row = Selectable<BoardTables['saved_questions']>
/** As it was kept; whether it can still be asked is not known here. */
export type KeptQuestion = Omit<Saved, 'broken' | 'isMine'>

/** Saved questions of a workspace. One that the caller may not see is not found, like one that is not there. */
export function createSavedRecords(store: BoardStore) {
  const db = boardTables(store)

  async function list(workspace: number, caller: Caller) {
    const rows = await all(db, workspace).orderBy('name').orderBy('id').execute()
    return rows.filter(row => maySee(row, caller)).map(row => ({ ...keptOf(row), isMine: isOf(row, caller) }))
  }

  /** @throws RihlaError `not-found` */
  async function read(workspace: number, id: number, caller: Caller) {
    const row = await all(db, workspace).where('id', '=', id).executeTakeFirst()
    if (!row || !maySee(row, caller)) throw new RihlaError('not-found')
    return { ...keptOf(row), isMine: isOf(row, caller) }
  }

  /** Whoever it belongs to: for what the server itself does with it. */
  async function find(workspace: number, ids: readonly number[]) {
    if (ids.length === 0) return []
    const rows = await all(db, workspace)
      .where('id', 'in', [...ids])
      .execute()
    return rows.map(row => ({ ...keptOf(row), authorId: row.author_id }))
  }

  async function create(workspace: number, body: SavedBody, { caller, at }: Actor): Promise<number> {
    return inTrail(store, async (tables, note) => {
      await refuseMore(tables, 'saved_questions', { workspace, limit: boardLimits.saved })
      const { id } = await tables
        .insertInto('saved_questions')
        .values({
          ...signed(workspace, { caller, at }),
          ...{ version: 1, ...columnsOf(body, { caller, at }) },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await note({ workspace, caller, at, action: 'saved-question.created', subject: body.name })
      return id
    })
  }

  /** @throws RihlaError `not-found`, `saved.changed` */
  async function save(
    workspace: number,
    { id, version, body }: { id: number; version: number; body: SavedBody },
    { caller, at }: Actor,
  ): Promise<void> {
    const before = await read(workspace, id, caller)
    refuseHiding(body, before)
    await inTrail(store, async (tables, note) => {
      const changed = await tables
        .updateTable('saved_questions')
        .set({ version: version + 1, ...columnsOf(body, { caller, at }) })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst()
      if (changed.numUpdatedRows !== 1n) throw new RihlaError('saved.changed')
      await note({
        ...{ workspace, caller, at, action: 'saved-question.changed', subject: body.name },
        before: factsOf(before),
        after: factsOf(body),
      })
    })
  }

  /** @throws RihlaError `not-found` */
  async function remove(workspace: number, id: number, { caller, at }: Actor): Promise<void> {
    const before = await read(workspace, id, caller)
    await inTrail(store, async (tables, note) => {
      await tables
        .deleteFrom('saved_questions')
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .execute()
      await note({
        ...{ workspace, caller, at, action: 'saved-question.deleted', subject: before.name },
        before: factsOf(before),
      })
    })
  }

  return { list, read, find, create, save, remove }
}

export type SavedRecords = ReturnType<typeof createSavedRecords>

function all(db: Kysely<BoardTables>, workspace: number) {
  return db.selectFrom('saved_questions').selectAll().where('workspace', '=', workspace)
}

function columnsOf({ name, description, visibility, ...asked }: SavedBody, actor: Actor) {
  return { ...namedColumns({ name, description, visibility }, actor), asked: JSON.stringify(asked) }
}

function factsOf({
  name,
  visibility,
  question,
  input,
}: Pick<SavedBody, 'name' | 'visibility'> & AskedQuestion) {
  return { name, visibility, question, input: JSON.stringify(input).slice(0, 2_000) }
}

const asked = savedSchema.pick({ question: true, input: true, compare: true, breakdown: true })

function keptOf(row: Row): KeptQuestion {
  return { ...asked.parse(row.asked), ...namedOf(row) }
}
