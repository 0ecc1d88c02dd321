import type { ColumnType, Generated, Selectable } from 'kysely'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { Store } from '../../platform/store/store.ts'
import { callerName } from '../caller-name.ts'
import type { AccountDecision, AccountDecisionBody } from './model-accounts.ts'

type AccountTables = {
  account_decisions: {
    id: Generated<number>
    workspace: number
    account: string
    kind: AccountDecision['kind']
    identifier: string | null
    value: string
    decided_by: string
    decided_at: ColumnType<Date, Date, never>
    undone_by: string | null
    undone_at: ColumnType<Date | null, Date | null | undefined, Date>
  }
}

type Actor = Pick<Change, 'caller' | 'at'>

/** What colleagues decided about accounts. The audit trail names the account and never a person. */
export function createAccountRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<AccountTables>()
  const select = (workspace: number) =>
    db.selectFrom('account_decisions').selectAll().where('workspace', '=', workspace).orderBy('id')

  /** What holds, in the order of the decisions: of an account, or of the whole workspace. */
  async function holding(workspace: number, account?: string): Promise<AccountDecision[]> {
    const query = select(workspace).where('undone_at', 'is', null)
    const rows = await (account === undefined ? query : query.where('account', '=', account)).execute()
    return rows.map(decisionOf)
  }

  /** Also what was undone, newest first. */
  async function history(workspace: number, account: string): Promise<AccountDecision[]> {
    const rows = await select(workspace).where('account', '=', account).execute()
    return rows.reverse().map(decisionOf)
  }

  async function ofIdentifiers(
    workspace: number,
    identifiers: readonly string[],
  ): Promise<AccountDecision[]> {
    if (identifiers.length === 0) return []
    return (await select(workspace).where('identifier', 'in', identifiers).execute()).map(decisionOf)
  }

  function decide(
    workspace: number,
    account: string,
    body: AccountDecisionBody,
    actor: Actor,
  ): Promise<AccountDecision> {
    return store.db.transaction().execute(async tx => {
      const row = await tx
        .withTables<AccountTables>()
        .insertInto('account_decisions')
        .values({
          ...{ workspace, account, kind: body.kind, value: body.value },
          identifier: 'identifier' in body ? body.identifier : null,
          decided_by: callerName(actor.caller),
          decided_at: new Date(actor.at),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      const change = { workspace, ...actor, action: `account.${body.kind}-set`, subject: account }
      await recordChange(tx.withTables<GovernTables>(), change)
      return decisionOf(row)
    })
  }

  function undo(workspace: number, id: number, actor: Actor): Promise<AccountDecision | null> {
    return store.db.transaction().execute(async tx => {
      const row = await tx
        .withTables<AccountTables>()
        .updateTable('account_decisions')
        .set({ undone_at: new Date(actor.at), undone_by: callerName(actor.caller) })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('undone_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (!row) return null
      const change = { workspace, ...actor, action: 'account.undone', subject: row.account }
      await recordChange(tx.withTables<GovernTables>(), { ...change, before: row.kind })
      return decisionOf(row)
    })
  }

  async function erase(workspace: number, identifiers: readonly string[]): Promise<number> {
    if (identifiers.length === 0) return 0
    const gone = await db
      .deleteFrom('account_decisions')
      .where('workspace', '=', workspace)
      .where('identifier', 'in', identifiers)
      .executeTakeFirst()
    return Number(gone.numDeletedRows)
  }

  return { holding, history, ofIdentifiers, decide, undo, erase }
}

export type AccountRecords = ReturnType<typeof createAccountRecords>

function decisionOf(row: Selectable<AccountTables['account_decisions']>): AccountDecision {
  const { id, account, kind, identifier, value } = row
  return {
    ...{ id, account, kind, identifier, value },
    by: row.decided_by,
    at: row.decided_at.getTime(),
    undoneAt: row.undone_at?.getTime() ?? null,
    undoneBy: row.undone_by,
  }
}
