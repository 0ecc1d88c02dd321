import { randomBytes } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import { type AlertBody, type AlertCheck, type AlertState, alertBody, alertState } from './model-alerts.ts'
import { boardLimits } from './model-boards.ts'
import type { Readers } from './model-mails.ts'
import {
  type Actor,
  type BoardStore,
  type BoardTables,
  boardTables,
  idOf,
  inTrail,
  refuseMore,
  signed,
} from './tables.ts'

const definition = alertBody.omit({ saved: true, isOn: true })

export interface KeptAlert extends AlertBody {
  readonly id: number
  readonly workspace: number
  readonly secret: string
  readonly state: AlertState
  readonly since: number | null
  readonly checkedAt: number | null
  readonly nextAt: number | null
  readonly author: string
  readonly authorId: string | null
}

const keptChecks = 500

/** Alerts, what they found, and who has seen it. */
export function createAlertRecords(store: BoardStore) {
  const db = boardTables(store)
  const of = (workspace: number) =>
    db.selectFrom('question_alerts').selectAll().where('workspace', '=', workspace)

  async function read(workspace: number, id: number): Promise<KeptAlert> {
    const row = await of(workspace).where('id', '=', id).executeTakeFirst()
    if (!row) throw new RihlaError('not-found')
    return alertOf(row)
  }

  return {
    read,
    list: async (workspace: number) => (await of(workspace).orderBy('id').execute()).map(alertOf),
    find: async (id: number) => {
      const row = await db.selectFrom('question_alerts').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? alertOf(row) : null
    },
    allOn: async () =>
      (await db.selectFrom('question_alerts').selectAll().where('is_on', '=', true).execute()).map(alertOf),
    async create(workspace: number, body: AlertBody, { caller, at }: Actor): Promise<number> {
      return inTrail(store, async (tables, note) => {
        await refuseMore(tables, 'question_alerts', { workspace, limit: boardLimits.alerts })
        const { id } = await tables
          .insertInto('question_alerts')
          .values({
            ...signed(workspace, { caller, at }),
            ...{ board: null, saved: body.saved, ...columnsOf(body) },
            ...{ secret: randomBytes(24).toString('hex'), state: 'unknown' },
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        await note({
          workspace,
          caller,
          at,
          action: 'alert.created',
          subject: body.name,
          after: factsOf(body),
        })
        return id
      })
    },
    /** What it watches from now on is another thing: nothing is known of it yet. */
    async save(
      workspace: number,
      id: number,
      { body, actor }: { body: AlertBody; actor: Actor },
    ): Promise<void> {
      const before = await read(workspace, id)
      const same = JSON.stringify([before.rule, before.path]) === JSON.stringify([body.rule, body.path])
      await inTrail(store, async (tables, note) => {
        await tables
          .updateTable('question_alerts')
          .set({ ...columnsOf(body), ...(same ? {} : { state: 'unknown', since: null }) })
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .execute()
        const facts = { before: factsOf(before), after: factsOf(body) }
        await note({ workspace, ...actor, action: 'alert.changed', subject: body.name, ...facts })
      })
    },
    async remove(workspace: number, id: number, { caller, at }: Actor): Promise<void> {
      const before = await read(workspace, id)
      await inTrail(store, async (tables, note) => {
        await tables
          .deleteFrom('question_alerts')
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .execute()
        await note({ workspace, caller, at, action: 'alert.deleted', subject: before.name })
      })
    },
    async setReaders(workspace: number, id: number, readers: Readers): Promise<void> {
      const { saved: _, isOn: __, ...alert } = await read(workspace, id)
      await db
        .updateTable('question_alerts')
        .set({ definition: JSON.stringify(definition.parse({ ...alert, readers })) })
        .where('id', '=', id)
        .execute()
    },
    ...checks(db),
    ...seen(db),
  }
}

export type AlertRecords = ReturnType<typeof createAlertRecords>

function checks(db: Kysely<BoardTables>) {
  return {
    /**
     * Writes down a check and what the alert is by it. Two that looked at once tell of one turn: the second finds that the state
     * it set out from is gone.
     */
    async note(
      alert: Pick<KeptAlert, 'id' | 'state'>,
      check: Omit<AlertCheck, 'id'>,
      to: { state: AlertState; since: number | null; nextAt: number },
    ): Promise<AlertCheck> {
      return db.transaction().execute(async tx => {
        const { at, value, against, state, failed } = check
        const now = await tx
          .selectFrom('question_alerts')
          .select(['state', 'since'])
          .where('id', '=', alert.id)
          .forUpdate()
          .executeTakeFirst()
        const isFirst = now?.state === alert.state
        const isTurn = check.isTurn && isFirst
        const since = isFirst ? to.since : (now?.since?.getTime() ?? null)
        const { id } = await tx
          .insertInto('question_alert_checks')
          .values({
            ...{ alert: alert.id, at: new Date(at), value, against, state, is_turn: isTurn },
            failed: failed.slice(0, 300),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        await tx
          .updateTable('question_alerts')
          .set({
            ...{ state: to.state, checked_at: new Date(at), next_at: new Date(to.nextAt) },
            since: since === null ? null : new Date(since),
          })
          .where('id', '=', alert.id)
          .execute()
        // Turns stay; of the rest the latest.
        await tx
          .deleteFrom('question_alert_checks')
          .where('alert', '=', alert.id)
          .where('is_turn', '=', false)
          .where('id', '<', String(Number(id) - keptChecks))
          .execute()
        return { ...check, isTurn, id: Number(id) }
      })
    },
    async check(alert: number, id: number): Promise<AlertCheck | null> {
      const row = await db
        .selectFrom('question_alert_checks')
        .selectAll()
        .where('alert', '=', alert)
        .where('id', '=', String(id))
        .executeTakeFirst()
      return row ? checkOf(row) : null
    },
    /** Newest first. */
    async history(alert: number, limit: number): Promise<AlertCheck[]> {
      const rows = await db
        .selectFrom('question_alert_checks')
        .selectAll()
        .where('alert', '=', alert)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(checkOf)
    },
    async lastTurn(alert: number): Promise<AlertCheck | null> {
      const row = await db
        .selectFrom('question_alert_checks')
        .selectAll()
        .where('alert', '=', alert)
        .where('is_turn', '=', true)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? checkOf(row) : null
    },
  }
}

function seen(db: Kysely<BoardTables>) {
  return {
    /** Alerts that are on since a moment that the member has not seen. */
    async unseen(workspace: number, caller: Caller): Promise<ReadonlySet<number>> {
      const userId = idOf(caller)
      if (userId === null) return new Set()
      const rows = await db
        .selectFrom('question_alerts as alerts')
        .leftJoin('question_alerts_seen as seen', join =>
          join.onRef('seen.alert', '=', 'alerts.id').on('seen.user_id', '=', userId),
        )
        .select('alerts.id')
        .where('alerts.workspace', '=', workspace)
        .where('alerts.is_on', '=', true)
        .where('alerts.state', '=', 'on')
        .where(eb => eb.or([eb('seen.since', 'is', null), eb('seen.since', '<', eb.ref('alerts.since'))]))
        .execute()
      return new Set(rows.map(({ id }) => id))
    },
    /** What was on the screen; what turned on since then stays new. */
    async see(
      workspace: number,
      userId: string,
      shown: readonly { id: number; since: number }[],
    ): Promise<void> {
      if (shown.length === 0) return
      const own = await db
        .selectFrom('question_alerts')
        .select('id')
        .where('workspace', '=', workspace)
        .where(
          'id',
          'in',
          shown.map(({ id }) => id),
        )
        .execute()
      const ids = new Set(own.map(({ id }) => id))
      for (const { id, since } of shown.filter(one => ids.has(one.id)))
        await db
          .insertInto('question_alerts_seen')
          .values({ alert: id, user_id: userId, since: new Date(since) })
          .onConflict(conflict =>
            conflict.columns(['alert', 'user_id']).doUpdateSet({
              since: eb => eb.fn('greatest', ['question_alerts_seen.since', 'excluded.since']),
            }),
          )
          .execute()
    },
  }
}

function columnsOf({ saved: _, isOn, ...rest }: AlertBody) {
  return { definition: JSON.stringify(definition.parse(rest)), is_on: isOn }
}

function factsOf({ rule, path, everyMinutes, isOn, readers, webhook }: AlertBody) {
  return { rule, path: JSON.stringify(path), everyMinutes, isOn, readers, hasWebhook: webhook !== '' }
}

function alertOf(row: Selectable<BoardTables['question_alerts']>): KeptAlert {
  return {
    ...definition.parse(row.definition),
    id: row.id,
    workspace: row.workspace,
    saved: row.saved ?? 0,
    isOn: row.is_on,
    secret: row.secret,
    state: alertState.parse(row.state),
    since: row.since?.getTime() ?? null,
    checkedAt: row.checked_at?.getTime() ?? null,
    nextAt: row.next_at?.getTime() ?? null,
    author: row.author,
    authorId: row.author_id,
  }
}

function checkOf(row: Selectable<BoardTables['question_alert_checks']>): AlertCheck {
  const { value, against, failed } = row
  const state = alertState.parse(row.state)
  return { id: Number(row.id), at: row.at.getTime(), value, against, state, isTurn: row.is_turn, failed }
}
