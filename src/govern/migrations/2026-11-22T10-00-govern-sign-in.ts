import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * The tables that better-auth reads and writes; `open-auth.test.ts` compares them with what the library expects.
 * Column names are the library's own, so that its documentation applies as it stands.
 */
export const governSignIn: Migration = {
  up: async (db: Kysely<never>) => {
    await sql`CREATE TABLE auth_users (
      id text PRIMARY KEY,
      name text NOT NULL,
      email text NOT NULL UNIQUE,
      "emailVerified" boolean NOT NULL,
      image text,
      "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
      "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
    )`.execute(db)
    await sql`CREATE TABLE auth_sessions (
      id text PRIMARY KEY,
      "expiresAt" timestamptz NOT NULL,
      token text NOT NULL UNIQUE,
      "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
      "updatedAt" timestamptz NOT NULL,
      "ipAddress" text,
      "userAgent" text,
      "userId" text NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE
    )`.execute(db)
    await sql`CREATE INDEX ON auth_sessions ("userId")`.execute(db)
    await sql`CREATE TABLE auth_accounts (
      id text PRIMARY KEY,
      "accountId" text NOT NULL,
      "providerId" text NOT NULL,
      "userId" text NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE,
      "accessToken" text,
      "refreshToken" text,
      "idToken" text,
      "accessTokenExpiresAt" timestamptz,
      "refreshTokenExpiresAt" timestamptz,
      scope text,
      password text,
      "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
      "updatedAt" timestamptz NOT NULL
    )`.execute(db)
    await sql`CREATE INDEX ON auth_accounts ("userId")`.execute(db)
    await sql`CREATE TABLE auth_verifications (
      id text PRIMARY KEY,
      identifier text NOT NULL,
      value text NOT NULL,
      "expiresAt" timestamptz NOT NULL,
      "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
      "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
    )`.execute(db)
    await sql`CREATE INDEX ON auth_verifications (identifier)`.execute(db)
  },
}
