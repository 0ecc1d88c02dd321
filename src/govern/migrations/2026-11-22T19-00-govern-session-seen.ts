import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When a session was last used, so that its owner can tell a forgotten one. The library renews its own column once a day. */
export const governSessionSeen: Migration = {
  up: async (db: Kysely<never>) => {
    await sql`ALTER TABLE auth_sessions ADD COLUMN "seenAt" timestamptz`.execute(db)
  },
}
