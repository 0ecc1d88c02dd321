import type { ColumnType, Generated, Kysely, Transaction } from 'kysely'
import { type Change, listChangesOf, recordChange } from '../govern/records/audit.ts'
import type { GovernTables } from '../govern/tables.ts'
import type { Store } from '../platform/store/store.ts'
import { callerName } from './caller-name.ts'
import {
  type Decision,
  type DecisionView,
  defaultRules,
  type IdentityRules,
  identityRulesSchema,
} from './model.ts'
import type { FormerRules } from './model-people.ts'
import { compareText } from './order.ts'

type UnifyTables = {
  identity_decisions: {
    id: Generated<number>
    workspace: number
    kind: Decision['kind']
    a: string
    b: string
    note: string
    decided_by: string
    decided_at: ColumnType<Date, Date, never>
    undone_by: string | null
    undone_at: ColumnType<Date | null, Date | null | undefined, Date>
  }
  identity_rules: { workspace: number; rules: ColumnType<unknown, string, string>; changed_at: Date }
}

/** PostgreSQL takes 65,535 values a statement; a decision has seven. */
const rowsAnInsert = 5_000

const rulesChanged = 'identity.rules-changed'

type Actor = Pick<Change, 'caller' | 'at'>

/** The decisions and rules of identity, with their entries in the audit trail. */
export function createIdentityRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<UnifyTables>()

  /** What holds: everything decided and not undone, in the order of the decisions. */
  async function decisions(workspace: number): Promise<Decision[]> {
    const rows = await selectDecisions(db, workspace).where('undone_at', 'is', null).execute()
    return rows.map(row => decisionOf(row))
  }

  /** Also what was undone: the history of some identifiers, newest first. */
  async function history(workspace: number, identifiers: readonly string[]): Promise<DecisionView[]> {
    if (identifiers.length === 0) return []
    const rows = await selectDecisions(db, workspace)
      .where(eb => eb.or([eb('a', 'in', identifiers), eb('b', 'in', identifiers)]))
      .execute()
    return rows.reverse().map(row => ({
      ...decisionOf(row),
      undoneAt: row.undone_at?.getTime() ?? null,
      undoneBy: row.undone_by,
    }))
  }

  function decide(
    workspace: number,
    pair: Pick<Decision, 'kind' | 'a' | 'b' | 'note'>,
    actor: Actor,
  ): Promise<Decision> {
    const [a, b] = compareText(pair.a, pair.b) < 0 ? [pair.a, pair.b] : [pair.b, pair.a]
    return store.db.transaction().execute(async tx => {
      const row = await tx
        .withTables<UnifyTables>()
        .insertInto('identity_decisions')
        .values({
          workspace,
          kind: pair.kind,
          a,
          b,
          note: pair.note,
          decided_by: callerName(actor.caller),
          decided_at: new Date(actor.at),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      const action = pair.kind === 'cut' ? 'identity.cut' : 'identity.linked'
      await audit(tx, { workspace, ...actor, action, subject: numberOf(row) })
      return decisionOf(row)
    })
  }

  /**
   * Writes down what matching found, with one entry in the audit trail for all of it. Returns the decisions in the order
   * of the pairs.
   */
  function decideMatched(
    workspace: number,
    pairs: readonly Pick<Decision, 'a' | 'b' | 'note'>[],
    actor: Actor & { readonly run: number },
  ): Promise<Decision[]> {
    return store.db.transaction().execute(async tx => {
      const made: Decision[] = []
      for (let from = 0; from < pairs.length; from += rowsAnInsert) {
        const rows = await tx
          .withTables<UnifyTables>()
          .insertInto('identity_decisions')
          .values(
            pairs.slice(from, from + rowsAnInsert).map(({ a, b, note }) => ({
              workspace,
              kind: 'matched' as const,
              a: compareText(a, b) < 0 ? a : b,
              b: compareText(a, b) < 0 ? b : a,
              note,
              decided_by: callerName(actor.caller),
              decided_at: new Date(actor.at),
            })),
          )
          .returningAll()
          .execute()
        made.push(...rows.sort((x, y) => x.id - y.id).map(decisionOf))
      }
      const { caller, at, run } = actor
      await audit(tx, {
        ...{ workspace, caller, at, action: 'identity.matched', subject: `#${run}` },
        after: pairs.length,
      })
      return made
    })
  }

  /** Undoes a decision that holds; null where there is none with this number. */
  function undo(workspace: number, id: number, actor: Actor): Promise<Decision | null> {
    return store.db.transaction().execute(async tx => {
      const row = await tx
        .withTables<UnifyTables>()
        .updateTable('identity_decisions')
        .set({ undone_at: new Date(actor.at), undone_by: callerName(actor.caller) })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('undone_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (!row) return null
      await audit(tx, {
        workspace,
        ...actor,
        action: 'identity.undone',
        subject: numberOf(row),
        before: row.kind,
      })
      return decisionOf(row)
    })
  }

  async function rules(workspace: number): Promise<IdentityRules> {
    const row = await db
      .selectFrom('identity_rules')
      .select('rules')
      .where('workspace', '=', workspace)
      .executeTakeFirst()
    return row ? identityRulesSchema.parse(row.rules) : defaultRules
  }

  async function setRules(workspace: number, next: IdentityRules, actor: Actor): Promise<void> {
    await store.db.transaction().execute(async tx => {
      // Two owners at once: the second waits here and writes down what the first made of the rules.
      const held = await tx
        .withTables<UnifyTables>()
        .selectFrom('identity_rules')
        .select('rules')
        .where('workspace', '=', workspace)
        .forUpdate()
        .executeTakeFirst()
      const before = held ? identityRulesSchema.parse(held.rules) : defaultRules
      if (JSON.stringify(before) === JSON.stringify(next)) return
      const row = { rules: JSON.stringify(next), changed_at: new Date(actor.at) }
      await tx
        .withTables<UnifyTables>()
        .insertInto('identity_rules')
        .values({ workspace, ...row })
        .onConflict(conflict => conflict.column('workspace').doUpdateSet(row))
        .execute()
      await audit(tx, {
        workspace,
        ...actor,
        action: rulesChanged,
        subject: '',
        before,
        after: next,
      })
    })
  }

  /** Rules that held once, newest first, from the trail of their changes. */
  async function formerRules(workspace: number): Promise<FormerRules[]> {
    const changes = await listChangesOf(store.db.withTables<GovernTables>(), {
      workspace,
      action: rulesChanged,
      limit: 30,
    })
    return changes.flatMap(({ id, at, actorName, before }) => {
      const read = identityRulesSchema.safeParse(before)
      return read.success ? [{ id, until: at, replacedBy: actorName, rules: read.data }] : []
    })
  }

  /** Removes every decision that names one of the identifiers: somebody is erased. */
  async function erase(workspace: number, identifiers: readonly string[]): Promise<number> {
    if (identifiers.length === 0) return 0
    const result = await db
      .deleteFrom('identity_decisions')
      .where('workspace', '=', workspace)
      .where(eb => eb.or([eb('a', 'in', identifiers), eb('b', 'in', identifiers)]))
      .executeTakeFirst()
    return Number(result.numDeletedRows)
  }

  async function workspaces(): Promise<number[]> {
    const rows = await db.selectFrom('identity_decisions').select('workspace').distinct().execute()
    return rows.map(row => row.workspace)
  }

  return { decisions, history, decide, decideMatched, undo, rules, setRules, formerRules, erase, workspaces }
}

export type IdentityRecords = ReturnType<typeof createIdentityRecords>

function selectDecisions(db: Kysely<UnifyTables>, workspace: number) {
  return db.selectFrom('identity_decisions').selectAll().where('workspace', '=', workspace).orderBy('id')
}

interface DecisionRow {
  readonly id: number
  readonly kind: Decision['kind']
  readonly a: string
  readonly b: string
  readonly note: string
  readonly decided_by: string
  readonly decided_at: Date
}

function decisionOf(row: DecisionRow): Decision {
  const { id, kind, a, b, note } = row
  return { id, kind, a, b, note, by: row.decided_by, at: row.decided_at.getTime() }
}

/** The trail outlives an erasure, so it names the decision and never the identifiers. */
function numberOf(row: { readonly id: number }): string {
  return `#${row.id}`
}

function audit(tx: Transaction<Record<never, never>>, change: Change): Promise<void> {
  return recordChange(tx.withTables<GovernTables>(), change)
}
