import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Erasures that have begun and are not done, so that one whose process was killed is finished by the next. */
export const governErasures: Migration = {
  up: async (db: Kysely<never>) => {
    await sql`CREATE TABLE erasures_under_way (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      workspace integer NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
      subject jsonb NOT NULL,
      caller jsonb NOT NULL,
      began_at timestamptz NOT NULL
    )`.execute(db)
  },
}
