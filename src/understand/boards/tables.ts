import type { ColumnType, Generated, Kysely } from 'kysely'
import { z } from 'zod'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import type { Store } from '../../platform/store/store.ts'

type Instant = ColumnType<Date, Date, Date>
type InstantOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
type Json = ColumnType<unknown, string, string>

interface Signed {
  id: Generated<number>
  workspace: number
  author_id: string | null
  author: string
  created_at: Instant
}
interface OfThing extends Signed {
  board: number | null
  saved: number | null
}

/** The tables of this folder. Nothing else reads them. */
export type BoardTables = {
  saved_questions: Signed & {
    version: number
    name: string
    description: string
    visibility: string
    asked: Json
    changed_at: Instant
    changed_by: string
  }
  boards: Signed & {
    version: number
    name: string
    description: string
    visibility: string
    content: Json
    made_at: InstantOrNull
    changed_at: Instant
    changed_by: string
  }
  board_settings: {
    workspace: number
    had_first_board: Generated<boolean>
    allows_outside: Generated<boolean>
  }
  board_languages: { workspace: number; user_id: string; language: string }
  board_mails: OfThing & { schedule: Json; readers: Json; is_on: boolean; next_at: InstantOrNull }
  board_letters: {
    key: string
    workspace: number
    mail: number | null
    due_at: Instant
    reader: string
    state: string
    at: Instant
    failed: Generated<string>
  }
  question_alerts: OfThing & {
    definition: Json
    secret: string
    is_on: boolean
    state: string
    since: InstantOrNull
    checked_at: InstantOrNull
    next_at: InstantOrNull
  }
  question_alert_checks: {
    id: Generated<string>
    alert: number
    at: Instant
    value: number | null
    against: number | null
    state: string
    is_turn: boolean
    failed: Generated<string>
  }
  question_alerts_seen: { alert: number; user_id: string; since: Instant }
  board_embeds: OfThing & {
    token_hash: string
    name: string
    settings: Json
    frozen: Json
    expires_at: InstantOrNull
    revoked_at: InstantOrNull
    opened: Generated<number>
    last_opened_at: InstantOrNull
  }
}

export type BoardStore = Pick<Store, 'db'>

export function boardTables(store: BoardStore): Kysely<BoardTables> {
  return store.db.withTables<BoardTables>()
}

/** A change and its entry in the audit trail together, or neither. */
export function inTrail<T>(
  store: BoardStore,
  work: (db: Kysely<BoardTables>, note: (change: Change) => Promise<void>) => Promise<T>,
): Promise<T> {
  return store.db
    .transaction()
    .execute(tx =>
      work(tx.withTables<BoardTables>(), change => recordChange(tx.withTables<GovernTables>(), change)),
    )
}

/** Who makes a change, and when. */
export interface Actor {
  readonly caller: Caller
  readonly at: number
}

export function idOf(caller: Caller): string | null {
  return caller.kind === 'user' ? caller.userId : null
}

/** How a change is signed. */
export function nameOf(caller: Caller): string {
  return caller.kind === 'user' ? caller.name : 'Rihla'
}

/** Who made a row, and when. */
export function signed(workspace: number, { caller, at }: Actor) {
  return { workspace, author_id: idOf(caller), author: nameOf(caller), created_at: new Date(at) }
}

type Counted = 'boards' | 'saved_questions' | 'board_mails' | 'question_alerts'

/** @throws RihlaError `board.too-many` when the workspace has as many as it may have */
export async function refuseMore(
  db: Kysely<BoardTables>,
  table: Counted,
  { workspace, limit }: { workspace: number; limit: number },
): Promise<void> {
  const { n } = await db
    .selectFrom(table)
    .select(eb => eb.fn.countAll<string>().as('n'))
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow()
  if (Number(n) >= limit) throw new RihlaError('board.too-many', { limit })
}

/** Half a number would be another row: beyond what the store counts there is nothing. */
export const idParam = z.coerce.number().int().positive().max(2_147_483_647)
