import { type ColumnType, type Generated, type Kysely, type Selectable, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { Caller } from '../../platform/http/access.ts'
import type { Store } from '../../platform/store/store.ts'
import { calendarRules } from './model-calendar-rules.ts'
import {
  type Circumstance,
  type CircumstanceBody,
  circumstance,
  circumstanceKinds,
} from './model-circumstances.ts'

type CircumstanceTables = {
  circumstances: {
    id: Generated<number>
    workspace: number
    name: string
    kind: string
    from_day: string
    to_day: string
    channels: ColumnType<unknown, string, string>
    note: string
    instead_of: string | null
    created_by: string
    created_at: ColumnType<Date, Date, never>
  }
}

/** Days as text: a date of the workspace's calendar, which no zone may move. */
export const circumstanceTable: Migration = {
  async up(db: Kysely<unknown>) {
    const kinds = sql.join(circumstanceKinds.map(kind => sql.lit(kind)))
    await db.schema
      .createTable('circumstances')
      .addColumn('id', 'integer', c => c.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('workspace', 'integer', c => c.notNull())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull().check(sql`kind IN (${kinds})`))
      .addColumn('from_day', 'text', c => c.notNull())
      .addColumn('to_day', 'text', c => c.notNull())
      .addColumn('channels', 'jsonb', c => c.notNull())
      .addColumn('note', 'text', c => c.notNull())
      .addColumn('instead_of', 'text')
      .addColumn('created_by', 'text', c => c.notNull())
      .addColumn('created_at', 'timestamptz', c => c.notNull())
      .execute()
    await db.schema
      .createIndex('circumstances_workspace')
      .on('circumstances')
      .columns(['workspace', 'from_day'])
      .execute()
  },
}

interface Actor {
  readonly caller: Caller
  readonly at: number
}

/** More than anybody writes by hand; a programme that writes without end is stopped here. */
export const mostCircumstances = 2_000

/** Circumstances that were written down. A change and its audit entry are one transaction. */
export function createCircumstanceRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<CircumstanceTables>()

  async function inChange<T>(work: (tx: Kysely<CircumstanceTables>, audit: Audit) => Promise<T>): Promise<T> {
    return store.db
      .transaction()
      .execute(tx =>
        work(tx.withTables<CircumstanceTables>(), change =>
          recordChange(tx.withTables<GovernTables>(), change),
        ),
      )
  }

  return {
    /** Those with a day between two, both inside, in order of time. */
    async between(workspace: number, from: string, to: string): Promise<Circumstance[]> {
      const rows = await db
        .selectFrom('circumstances')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('from_day', '<=', to)
        .where('to_day', '>=', from)
        .orderBy('from_day')
        .orderBy('id')
        .limit(mostCircumstances)
        .execute()
      return rows.map(circumstanceOf)
    },

    /** Those of the calendar that a written one stands in place of, whenever it is. */
    async replaced(workspace: number): Promise<ReadonlySet<string>> {
      const rows = await db
        .selectFrom('circumstances')
        .select('instead_of')
        .where('workspace', '=', workspace)
        .where('instead_of', 'is not', null)
        .execute()
      return new Set(rows.flatMap(row => row.instead_of ?? []))
    },

    /** Null where the workspace has as many as it may have. */
    add: (workspace: number, body: CircumstanceBody, { caller, at }: Actor): Promise<Circumstance | null> =>
      inChange(async (tx, audit) => {
        const counted = await tx
          .selectFrom('circumstances')
          .select(eb => eb.fn.countAll<string>().as('n'))
          .where('workspace', '=', workspace)
          .executeTakeFirstOrThrow()
        if (Number(counted.n) >= mostCircumstances) return null
        const row = await tx
          .insertInto('circumstances')
          .values({ workspace, ...columnsOf(body), created_by: nameOf(caller), created_at: new Date(at) })
          .returningAll()
          .executeTakeFirstOrThrow()
        await audit({ workspace, caller, at, action: 'circumstance.added', subject: body.name, after: body })
        return circumstanceOf(row)
      }),

    /** Null where the workspace has none of that number. */
    change: (
      workspace: number,
      id: number,
      { body, caller, at }: Actor & { body: CircumstanceBody },
    ): Promise<Circumstance | null> =>
      inChange(async (tx, audit) => {
        const own = tx
          .selectFrom('circumstances')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('id', '=', id)
        const before = await own.forUpdate().executeTakeFirst()
        if (!before) return null
        const row = await tx
          .updateTable('circumstances')
          .set(columnsOf(body))
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow()
        const said = { workspace, caller, at, action: 'circumstance.changed', subject: body.name }
        await audit({ ...said, before: bodyOf(before), after: body })
        return circumstanceOf(row)
      }),

    remove: (workspace: number, id: number, { caller, at }: Actor): Promise<boolean> =>
      inChange(async (tx, audit) => {
        const row = await tx
          .deleteFrom('circumstances')
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        if (!row) return false
        const said = { workspace, caller, at, action: 'circumstance.removed', subject: row.name }
        await audit({ ...said, before: bodyOf(row) })
        return true
      }),
  }
}

export type CircumstanceRecords = ReturnType<typeof createCircumstanceRecords>

type Audit = (change: Change) => Promise<void>
type Row = Selectable<CircumstanceTables['circumstances']>

function columnsOf({ name, kind, from, to, channels, note, insteadOf }: CircumstanceBody) {
  const days = { from_day: from, to_day: to }
  return { name, kind, ...days, channels: JSON.stringify(channels), note, instead_of: insteadOf }
}

function bodyOf({ name, kind, from_day, to_day, channels, note, instead_of }: Row) {
  return { name, kind, from: from_day, to: to_day, channels, note, insteadOf: instead_of }
}

/** One that stands in place of the calendar's belongs to the calendar's situation, by the same kind of days. */
function circumstanceOf(row: Row): Circumstance {
  const rule = calendarRules.find(({ series }) => row.instead_of?.replace(/-\d+$/, '') === series)
  return circumstance.parse({
    ...bodyOf(row),
    id: String(row.id),
    source: 'written',
    series: rule?.series ?? seriesOf(row.name),
    names: { en: row.name, ar: row.name },
    isHijri: rule?.isHijri ?? false,
    certainty: 'told',
    createdBy: row.created_by,
    createdAt: row.created_at.getTime(),
  })
}

/** "Summer sale 2025" and "Summer sale 2026" are one situation: the name without its year. */
function seriesOf(name: string): string {
  const bare = name
    .replace(/(?<!\p{N})\p{Nd}{4}(?!\p{N})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  return bare === '' ? name : bare
}

function nameOf(caller: Caller): string {
  return caller.kind === 'user' ? caller.name : 'Rihla'
}
