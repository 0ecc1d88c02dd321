import type { ColumnType, Generated, Kysely, Transaction } from 'kysely'
import type { Role } from '../platform/http/access.ts'

type Instant = ColumnType<Date, Date, Date>
type InstantOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

/** The tables of this part, as Kysely sees them. No other part reads them. */
export type GovernTables = {
  auth_users: {
    id: string
    name: string
    email: string
    emailVerified: boolean
    createdAt: Instant
    updatedAt: Instant
  }
  auth_accounts: {
    id: string
    accountId: string
    providerId: string
    userId: string
    password: string | null
    createdAt: Instant
    updatedAt: Instant
  }
  auth_sessions: {
    id: string
    userId: string
    token: string
    createdAt: Instant
    expiresAt: Instant
    seenAt: InstantOrNull
    ipAddress: string | null
    userAgent: string | null
  }
  workspaces: {
    id: Generated<number>
    name: string
    country: string
    zone: string
    currency: string
    weekend: number[]
    week_start: number
    digits: string
    calendar: string
    language: string
    created_at: Instant
  }
  members: { workspace: number; user_id: string; role: Role; created_at: Instant }
  one_time_links: {
    id: Generated<number>
    token_hash: string
    purpose: 'welcome' | 'invitation' | 'reset'
    workspace: number | null
    role: Role | null
    email: string | null
    user_id: string | null
    created_by: string | null
    created_at: Instant
    expires_at: Instant
    used_at: InstantOrNull
    used_by: string | null
    revoked_at: InstantOrNull
  }
  access_keys: {
    id: Generated<number>
    workspace: number
    kind: 'write' | 'read'
    name: string
    hint: string
    key_hash: string
    created_by: string | null
    created_at: Instant
    last_used_at: InstantOrNull
    revoked_at: InstantOrNull
  }
  audit_trail: {
    id: Generated<string>
    workspace: number | null
    at: Instant
    actor_kind: string
    actor_id: string | null
    actor_name: string
    action: string
    subject: string
    before: ColumnType<unknown, string | null, never>
    after: ColumnType<unknown, string | null, never>
  }
  display_names: { workspace: number; kind: string; raw: string; language: string; name: string }
  exchange_rates: {
    workspace: number
    currency: string
    day: string
    rate: ColumnType<string, number, number>
  }
  erasures_under_way: {
    id: Generated<string>
    workspace: number
    subject: ColumnType<unknown, string, never>
    caller: ColumnType<unknown, string, never>
    began_at: Instant
  }
  suppressed_identifiers: { workspace: number; identifier_hash: string; at: Instant }
  install_secrets: { name: string; value: string }
}

export type GovernDb = Kysely<GovernTables>
/** Either the store or one transaction on it. */
export type GovernTx = GovernDb | Transaction<GovernTables>
