import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { hashSecret, newSecret } from '../../platform/ids.ts'
import { thingColumns, thingOf } from './mail-records.ts'
import { boardLimits } from './model-boards.ts'
import { type Embed, type EmbedBody, embedSchema, type Frozen, frozenSchema } from './model-embeds.ts'
import { type Actor, type BoardStore, type BoardTables, boardTables, inTrail, signed } from './tables.ts'

const settingsOf = embedSchema.pick({ sites: true, language: true, theme: true })
const dayMs = 86_400_000

export interface OpenEmbed {
  readonly id: number
  readonly workspace: number
  readonly settings: z.infer<typeof settingsOf>
  readonly frozen: Frozen
}

/** Links by which a board or an answer is seen without an account. The secret is told once and kept hashed. */
export function createEmbedRecords(store: BoardStore) {
  const db = boardTables(store)
  const of = (workspace: number) =>
    db.selectFrom('board_embeds').selectAll().where('workspace', '=', workspace)

  async function read(workspace: number, id: number): Promise<Embed> {
    const row = await of(workspace).where('id', '=', id).executeTakeFirst()
    if (!row) throw new RihlaError('not-found')
    return embedOf(row)
  }

  return {
    read,
    list: async (workspace: number) => (await of(workspace).orderBy('id', 'desc').execute()).map(embedOf),
    async create(
      workspace: number,
      { body, frozen }: { body: EmbedBody; frozen: Frozen },
      { caller, at }: Actor,
    ): Promise<{ embed: Embed; token: string }> {
      const token = newSecret('embed')
      return inTrail(store, async (tables, note) => {
        const { n } = await tables
          .selectFrom('board_embeds')
          .select(eb => eb.fn.countAll<string>().as('n'))
          .where('workspace', '=', workspace)
          .where('revoked_at', 'is', null)
          .executeTakeFirstOrThrow()
        if (Number(n) >= boardLimits.embeds)
          throw new RihlaError('board.too-many', { limit: boardLimits.embeds })
        const name = body.name === '' ? frozen.title : body.name
        const row = await tables
          .insertInto('board_embeds')
          .values({
            ...signed(workspace, { caller, at }),
            ...thingColumns(body.of),
            ...{ token_hash: hashSecret(token), name, frozen: JSON.stringify(frozen) },
            settings: JSON.stringify(settingsOf.parse(body)),
            expires_at: body.days === null ? null : new Date(at + body.days * dayMs),
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        const after = { sites: body.sites, days: body.days, tiles: frozen.tiles.length }
        await note({ workspace, caller, at, action: 'embed.created', subject: name, after })
        return { embed: embedOf(row), token }
      })
    },
    /** It opens nothing from now on. */
    async revoke(workspace: number, id: number, { caller, at }: Actor): Promise<void> {
      const before = await read(workspace, id)
      await inTrail(store, async (tables, note) => {
        await tables
          .updateTable('board_embeds')
          .set({ revoked_at: new Date(at) })
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .execute()
        await note({ workspace, caller, at, action: 'embed.revoked', subject: before.name })
      })
    },
    /** What a token opens; null for one that is unknown, over or revoked. */
    async open(token: string, at: number): Promise<OpenEmbed | null> {
      const row = await db
        .selectFrom('board_embeds')
        .selectAll()
        .where('token_hash', '=', hashSecret(token))
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      if (!row || (row.expires_at !== null && row.expires_at.getTime() <= at)) return null
      return {
        id: row.id,
        workspace: row.workspace,
        settings: settingsOf.parse(row.settings),
        frozen: frozenSchema.parse(row.frozen),
      }
    },
    async countOpened(id: number, at: number): Promise<void> {
      await db
        .updateTable('board_embeds')
        .set(eb => ({ opened: eb('opened', '+', 1), last_opened_at: new Date(at) }))
        .where('id', '=', id)
        .execute()
    },
  }
}

export type EmbedRecords = ReturnType<typeof createEmbedRecords>

function embedOf(row: Selectable<BoardTables['board_embeds']>): Embed {
  return {
    ...settingsOf.parse(row.settings),
    id: row.id,
    of: thingOf(row),
    name: row.name,
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at?.getTime() ?? null,
    revokedAt: row.revoked_at?.getTime() ?? null,
    createdBy: row.author,
    opened: row.opened,
    lastOpenedAt: row.last_opened_at?.getTime() ?? null,
  }
}
