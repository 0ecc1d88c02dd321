import type { ColumnType, Generated } from 'kysely'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { Store } from '../../platform/store/store.ts'
import { callerName } from '../caller-name.ts'
import { defaultMatchSettings } from './default-settings.ts'
import { type MatchSettings, matchSettingsSchema } from './model.ts'
import {
  type Comparison,
  comparisonSchema,
  type PairView,
  pairSchema,
  type RunResult,
  type RunView,
  runResultSchema,
} from './model-review.ts'

type Written = ColumnType<unknown, string, string>
type MatchingTables = {
  matching_settings: { workspace: number; settings: Written; changed_at: Date }
  matching_runs: {
    id: Generated<number>
    workspace: number
    state: RunView['state']
    asked_by: string
    asked_at: Date
    ended_at: Date | null
    result: ColumnType<unknown, string | null, string | null>
  }
  matching_pairs: {
    id: Generated<number>
    workspace: number
    run: number
    a: string
    b: string
    state: PairView['state']
    probability: number
    comparison: Written
    decision: number | null
    answered_by: string | null
    answered_at: Date | null
  }
  identity_decisions: { id: number; undone_at: Date | null }
}

type Actor = Pick<Change, 'caller' | 'at'>

export interface NewPair extends Pick<PairView, 'a' | 'b' | 'probability'> {
  readonly comparison: Comparison
  /** The link that was made; null for a pair that a person is asked about. */
  readonly decision: number | null
}

/** A pair that somebody judged, or whose link somebody undid. */
export interface AnsweredPair extends Pick<PairView, 'a' | 'b' | 'comparison'> {
  readonly isSame: boolean
}

const rowsAnInsert = 2_000

/** What matching keeps in the store: its settings and runs, and pairs of identifiers with what was said of them. */
export function createMatchingRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<MatchingTables>()

  async function settings(workspace: number): Promise<MatchSettings> {
    const row = await db
      .selectFrom('matching_settings')
      .select('settings')
      .where('workspace', '=', workspace)
      .executeTakeFirst()
    return row ? matchSettingsSchema.parse(row.settings) : defaultMatchSettings
  }

  async function setSettings(workspace: number, next: MatchSettings, actor: Actor): Promise<void> {
    const before = await settings(workspace)
    const row = { settings: JSON.stringify(next), changed_at: new Date(actor.at) }
    await store.db.transaction().execute(async tx => {
      await tx
        .withTables<MatchingTables>()
        .insertInto('matching_settings')
        .values({ workspace, ...row })
        .onConflict(conflict => conflict.column('workspace').doUpdateSet(row))
        .execute()
      const change = { workspace, ...actor, action: 'matching.settings-changed', subject: '' }
      await recordChange(tx.withTables<GovernTables>(), { ...change, before, after: next })
    })
  }

  /** One run at a time: the number of the one that waits or runs, or of a new one. */
  function ask(workspace: number, actor: Actor): Promise<{ id: number; isNew: boolean }> {
    return store.db.transaction().execute(async tx => {
      const open = await tx
        .withTables<MatchingTables>()
        .selectFrom('matching_runs')
        .select('id')
        .where('workspace', '=', workspace)
        .where('state', 'in', ['waiting', 'running'])
        .executeTakeFirst()
      if (open) return { id: open.id, isNew: false }
      const { id } = await tx
        .withTables<MatchingTables>()
        .insertInto('matching_runs')
        .values({
          ...{
            workspace,
            state: 'waiting',
            asked_by: callerName(actor.caller),
            asked_at: new Date(actor.at),
          },
          ...{ ended_at: null, result: null },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const change = { workspace, ...actor, action: 'matching.asked', subject: `#${id}` }
      await recordChange(tx.withTables<GovernTables>(), change)
      return { id, isNew: true }
    })
  }

  async function setRun(
    run: number,
    state: RunView['state'],
    end: { at: number; result?: RunResult } | null,
  ): Promise<void> {
    await db
      .updateTable('matching_runs')
      .set({
        state,
        ended_at: end ? new Date(end.at) : null,
        ...(end?.result ? { result: JSON.stringify(end.result) } : {}),
      })
      .where('id', '=', run)
      .execute()
  }

  /** Runs that nobody has ended yet, of every workspace. */
  async function openRuns(): Promise<{ id: number; workspace: number }[]> {
    return db
      .selectFrom('matching_runs')
      .select(['id', 'workspace'])
      .where('state', 'in', ['waiting', 'running'])
      .orderBy('id')
      .execute()
  }

  async function latestRun(workspace: number): Promise<RunView | null> {
    const row = await db
      .selectFrom('matching_runs')
      .selectAll()
      .where('workspace', '=', workspace)
      .orderBy('id', 'desc')
      .executeTakeFirst()
    if (!row) return null
    return {
      id: row.id,
      state: row.state,
      askedBy: row.asked_by,
      askedAt: row.asked_at.getTime(),
      endedAt: row.ended_at?.getTime() ?? null,
      result: row.result === null ? null : runResultSchema.parse(row.result),
    }
  }

  /** Pairs judged by a person keep their judgement; what an earlier run asked is asked anew with what is known now. */
  async function keepPairs(workspace: number, run: number, pairs: readonly NewPair[]): Promise<void> {
    await store.db.transaction().execute(async tx => {
      const own = tx.withTables<MatchingTables>()
      await own
        .deleteFrom('matching_pairs')
        .where('workspace', '=', workspace)
        .where('state', 'in', ['open', 'skipped'])
        .execute()
      for (let from = 0; from < pairs.length; from += rowsAnInsert)
        await own
          .insertInto('matching_pairs')
          .values(
            pairs.slice(from, from + rowsAnInsert).map(({ a, b, probability, comparison, decision }) => ({
              ...{ workspace, run, a, b, probability, decision },
              state: decision === null ? ('open' as const) : ('linked' as const),
              comparison: JSON.stringify(comparison),
            })),
          )
          .onConflict(conflict => conflict.columns(['workspace', 'a', 'b']).doNothing())
          .execute()
    })
  }

  function selectPairs(workspace: number) {
    return db.selectFrom('matching_pairs').selectAll().where('workspace', '=', workspace)
  }

  /** Those that wait for a person, the most probable first; what was skipped comes last. */
  async function waiting(workspace: number, limit: number): Promise<PairView[]> {
    const rows = await selectPairs(workspace)
      .where('state', 'in', ['open', 'skipped'])
      .orderBy('state')
      .orderBy('probability', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(viewOf)
  }

  async function find(
    workspace: number,
    id: number,
  ): Promise<(PairView & { decision: number | null }) | null> {
    const row = await selectPairs(workspace).where('id', '=', id).executeTakeFirst()
    return row ? { ...viewOf(row), decision: row.decision } : null
  }

  async function answer(
    { workspace, id }: { workspace: number; id: number },
    next: { state: PairView['state']; decision: number | null },
    actor: Actor,
  ): Promise<void> {
    const isAnswer = next.state !== 'open'
    await store.db.transaction().execute(async tx => {
      await tx
        .withTables<MatchingTables>()
        .updateTable('matching_pairs')
        .set({
          ...next,
          answered_by: isAnswer ? callerName(actor.caller) : null,
          answered_at: isAnswer ? new Date(actor.at) : null,
        })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .execute()
      const change = { workspace, ...actor, action: 'matching.answered', subject: `#${id}` }
      await recordChange(tx.withTables<GovernTables>(), { ...change, after: next.state })
    })
  }

  /** Labels: what people said, and links that somebody undid, which says that the two are not one. */
  async function answered(workspace: number): Promise<AnsweredPair[]> {
    const rows = await db
      .selectFrom('matching_pairs as p')
      .leftJoin('identity_decisions as d', 'd.id', 'p.decision')
      .select(['p.a', 'p.b', 'p.state', 'p.comparison', 'd.undone_at'])
      .where('p.workspace', '=', workspace)
      .where('p.state', 'in', ['same', 'different', 'linked'])
      .orderBy('p.id')
      .execute()
    return rows.flatMap(({ a, b, state, comparison, undone_at }) => {
      if (state === 'linked' && undone_at === null) return []
      const isSame = state === 'same' && undone_at === null
      return [{ a, b, isSame, comparison: comparisonSchema.parse(comparison) }]
    })
  }

  async function counts(workspace: number): Promise<{ open: number; skipped: number }> {
    const rows = await db
      .selectFrom('matching_pairs')
      .select(['state', eb => eb.fn.countAll<string>().as('pairs')])
      .where('workspace', '=', workspace)
      .groupBy('state')
      .execute()
    const of = (state: string) => Number(rows.find(row => row.state === state)?.pairs ?? 0)
    return { open: of('open'), skipped: of('skipped') }
  }

  function ofIdentifiers(workspace: number, identifiers: readonly string[]) {
    return selectPairs(workspace).where(eb => eb.or([eb('a', 'in', identifiers), eb('b', 'in', identifiers)]))
  }

  async function history(workspace: number, identifiers: readonly string[]): Promise<PairView[]> {
    if (identifiers.length === 0) return []
    return (await ofIdentifiers(workspace, identifiers).orderBy('id').execute()).map(viewOf)
  }

  async function erase(workspace: number, identifiers: readonly string[]): Promise<number> {
    if (identifiers.length === 0) return 0
    const result = await db
      .deleteFrom('matching_pairs')
      .where('workspace', '=', workspace)
      .where(eb => eb.or([eb('a', 'in', identifiers), eb('b', 'in', identifiers)]))
      .executeTakeFirst()
    return Number(result.numDeletedRows)
  }

  return {
    settings,
    setSettings,
    ask,
    setRun,
    latestRun,
    openRuns,
    keepPairs,
    waiting,
    find,
    answer,
    answered,
    counts,
    history,
    erase,
  }
}

export type MatchingRecords = ReturnType<typeof createMatchingRecords>

function viewOf(row: {
  id: number
  a: string
  b: string
  state: PairView['state']
  probability: number
  comparison: unknown
  answered_by: string | null
}): PairView {
  return pairSchema.parse({ ...row, answeredBy: row.answered_by })
}
