import type { MailLanguage, Readers } from './model-mails.ts'
import { type Actor, type BoardStore, boardTables, inTrail } from './tables.ts'

export interface Member {
  readonly userId: string
  readonly name: string
  readonly email: string
}

/** Somebody to write to, in their language. `key` names them in what is kept: `member:…` or `outside:…`. */
export interface LetterReader {
  readonly key: string
  readonly address: string
  readonly language: MailLanguage
}

export interface ReaderDeps {
  readonly store: BoardStore
  members(workspace: number): Promise<readonly Member[]>
  /** For members who have not said theirs. */
  languageOf(workspace: number): Promise<MailLanguage>
}

/** Languages of members, and whether letters may leave the workspace. */
export function createReaders({ store, members, languageOf }: ReaderDeps) {
  const db = boardTables(store)

  async function languages(workspace: number): Promise<(userId: string) => MailLanguage> {
    const rows = await db
      .selectFrom('board_languages')
      .selectAll()
      .where('workspace', '=', workspace)
      .execute()
    const said = new Map(rows.map(row => [row.user_id, row.language]))
    const usual = await languageOf(workspace)
    return userId => {
      const language = said.get(userId)
      return language === 'ar' || language === 'en' ? language : usual
    }
  }

  return {
    members,
    async languageOf(workspace: number, userId: string | null): Promise<MailLanguage> {
      return userId === null ? languageOf(workspace) : (await languages(workspace))(userId)
    },
    async sayLanguage(workspace: number, userId: string, language: MailLanguage): Promise<void> {
      await db
        .insertInto('board_languages')
        .values({ workspace, user_id: userId, language })
        .onConflict(conflict => conflict.columns(['workspace', 'user_id']).doUpdateSet({ language }))
        .execute()
    },
    async allowsOutside(workspace: number): Promise<boolean> {
      const row = await db
        .selectFrom('board_settings')
        .select('allows_outside')
        .where('workspace', '=', workspace)
        .executeTakeFirst()
      return row?.allows_outside ?? false
    },
    async allowOutside(
      workspace: number,
      { allows, actor }: { allows: boolean; actor: Actor },
    ): Promise<void> {
      await inTrail(store, async (tables, note) => {
        await tables
          .insertInto('board_settings')
          .values({ workspace, allows_outside: allows })
          .onConflict(conflict => conflict.column('workspace').doUpdateSet({ allows_outside: allows }))
          .execute()
        const action = 'board-mail.outside'
        await note({ workspace, ...actor, action, subject: String(allows), after: { allows } })
      })
    },
    /** Those who are written to now: who left the workspace is not, nor anybody outside once the owner forbids it. */
    async resolve(workspace: number, readers: Readers): Promise<LetterReader[]> {
      const known = new Map((await members(workspace)).map(member => [member.userId, member]))
      const speaks = await languages(workspace)
      const inside = readers.members.flatMap(userId => {
        const member = known.get(userId)
        return member ? [{ key: `member:${userId}`, address: member.email, language: speaks(userId) }] : []
      })
      if (!(await this.allowsOutside(workspace))) return inside
      const outside = readers.outside.map(({ address, language }) => ({
        ...{ key: `outside:${address}`, address, language },
      }))
      const taken = new Set(inside.map(({ address }) => address.toLowerCase()))
      return [...inside, ...outside.filter(({ address }) => !taken.has(address))]
    },
  }
}

export type ReadersOf = ReturnType<typeof createReaders>

/** The readers without one of them. */
export function withoutReader(readers: Readers, key: string): Readers {
  return {
    members: readers.members.filter(userId => `member:${userId}` !== key),
    outside: readers.outside.filter(({ address }) => `outside:${address}` !== key),
  }
}
