import { randomBytes } from 'node:crypto'
import type { ColumnType, Generated, Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { Store } from '../../platform/store/store.ts'
import { shiftDay } from '../../platform/zones/model-days.ts'
import type { Defect } from './find-defects.ts'
import {
  type Alarm,
  type AlarmState,
  alarmDay,
  alarmKinds,
  alarmStates,
  alarmSubject,
  type SubscriptionBody,
} from './model-quality.ts'

type Json = ColumnType<unknown, string, string>
type QualityTables = {
  quality_alarms: {
    id: Generated<number>
    workspace: number
    key: string
    kind: string
    source: string
    subject: Json
    state: string
    days: Json
    first_day: string
    last_day: string
    raised_at: Date
    changed_at: Date
    changed_by: string
    quiet_until: string | null
    usual_from: string | null
  }
  quality_subscriptions: {
    workspace: number
    user_id: string
    in_app: boolean
    mail: boolean
    address: string
    webhook: string
    secret: string
    language: string
    failed: string
  }
}

type Actor = Pick<Change, 'caller' | 'at'>
const keptDays = 60
/** So many alarms are listed, the latest bad day first. */
export const listedAlarms = 500

export type StoredAlarm = Omit<Alarm, 'isOver'> & { readonly key: string; readonly usualFrom: string | null }
export type Subscription = SubscriptionBody & {
  readonly userId: string
  readonly secret: string
  readonly failed: string
}

/** What a defect is about, the same on each of its days. */
export function keyOf({
  kind,
  source,
  event,
  path,
}: Pick<Defect, 'kind' | 'source' | 'event' | 'path'>): string {
  return JSON.stringify([kind, source, event, path])
}

/** Alarms and who is told of them. */
export function createQualityRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<QualityTables>()

  async function list(workspace: number): Promise<StoredAlarm[]> {
    const rows = await db
      .selectFrom('quality_alarms')
      .selectAll()
      .where('workspace', '=', workspace)
      .orderBy('last_day', 'desc')
      .orderBy('id', 'desc')
      .limit(listedAlarms)
      .execute()
    return rows.map(alarmOf)
  }

  /**
   * Writes down what was found; returns the alarms that are new, or bad again after they were resolved: of those somebody
   * is to be told. Found twice it is one alarm, whose days are those on which it was bad.
   */
  async function raise(workspace: number, defects: readonly Defect[], at: number): Promise<StoredAlarm[]> {
    const known = new Map((await list(workspace)).map(alarm => [alarm.key, alarm]))
    const raised: StoredAlarm[] = []
    for (const [key, own] of Map.groupBy(defects, keyOf)) {
      const before = known.get(key)
      const quiet = await quietUntil(workspace, key)
      const fresh = own.filter(({ day }) => quiet === null || day.day > quiet)
      const [first] = fresh
      if (!first) continue
      const days = mergeDays(
        before?.days ?? [],
        fresh.map(({ day }) => day),
      )
      const isNew = !before || before.state === 'resolved'
      const row = {
        subject: JSON.stringify({ event: first.event, path: first.path, detail: first.detail }),
        days: JSON.stringify(days),
        first_day: days[0]?.day ?? first.day.day,
        last_day: days.at(-1)?.day ?? first.day.day,
        ...(isNew
          ? { state: 'open', raised_at: new Date(at), changed_at: new Date(at), changed_by: '' }
          : {}),
      }
      const saved = await db
        .insertInto('quality_alarms')
        .values({
          ...{ workspace, key, kind: first.kind, source: first.source, ...row },
          ...{ state: 'open', raised_at: new Date(at), changed_at: new Date(at), changed_by: '' },
        })
        .onConflict(conflict => conflict.columns(['workspace', 'key']).doUpdateSet(row))
        .returningAll()
        .executeTakeFirstOrThrow()
      if (isNew) raised.push(alarmOf(saved))
    }
    return raised
  }

  async function quietUntil(workspace: number, key: string): Promise<string | null> {
    const row = await db
      .selectFrom('quality_alarms')
      .select('quiet_until')
      .where('workspace', '=', workspace)
      .where('key', '=', key)
      .executeTakeFirst()
    return row?.quiet_until ?? null
  }

  /** Null where there is none with this number. */
  async function change(
    workspace: number,
    id: number,
    { state, isUsual }: { state: AlarmState; isUsual: boolean },
    actor: Actor,
  ): Promise<StoredAlarm | null> {
    return store.db.transaction().execute(async tx => {
      const tables = tx.withTables<QualityTables>()
      const before = await tables
        .selectFrom('quality_alarms')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .executeTakeFirst()
      if (!before) return null
      const { caller, at } = actor
      const saved = await tables
        .updateTable('quality_alarms')
        .set({
          state,
          changed_at: new Date(at),
          changed_by: caller.kind === 'user' ? caller.name : '',
          // Its days were dealt with; those that come are judged again.
          quiet_until: state === 'resolved' ? before.last_day : before.quiet_until,
          usual_from: isUsual ? before.first_day : before.usual_from,
          ...(state === 'resolved' ? { days: '[]' } : {}),
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      await recordChange(tx.withTables<GovernTables>(), {
        ...{ workspace, caller, at, action: 'quality.changed', subject: `${before.kind} ${before.source}` },
        before: { state: before.state },
        after: { state, isUsual },
      })
      return alarmOf(saved)
    })
  }

  return { list, raise, change, ...subscriptions(db) }
}

function subscriptions(tables: Kysely<QualityTables>) {
  const of = (workspace: number) =>
    tables.selectFrom('quality_subscriptions').selectAll().where('workspace', '=', workspace)
  return {
    subscribers: async (workspace: number) =>
      (await of(workspace).orderBy('user_id').execute()).map(subscriptionOf),
    async subscription(workspace: number, userId: string): Promise<Subscription | null> {
      const row = await of(workspace).where('user_id', '=', userId).executeTakeFirst()
      return row ? subscriptionOf(row) : null
    },
    async subscribe(workspace: number, userId: string, body: SubscriptionBody): Promise<void> {
      const { inApp, ...rest } = body
      await tables
        .insertInto('quality_subscriptions')
        .values({
          ...{ workspace, user_id: userId, in_app: inApp, ...rest },
          ...{ secret: randomBytes(24).toString('hex'), failed: '' },
        })
        .onConflict(conflict =>
          conflict.columns(['workspace', 'user_id']).doUpdateSet({ in_app: inApp, ...rest, failed: '' }),
        )
        .execute()
    },
    /** Why the last message could not be delivered; empty when it was. */
    async noteFailure(workspace: number, userId: string, failed: string): Promise<void> {
      await tables
        .updateTable('quality_subscriptions')
        .set({ failed: failed.slice(0, 300) })
        .where('workspace', '=', workspace)
        .where('user_id', '=', userId)
        .execute()
    },
  }
}

export type QualityRecords = ReturnType<typeof createQualityRecords>

function alarmOf(row: Selectable<QualityTables['quality_alarms']>): StoredAlarm {
  return {
    id: row.id,
    key: row.key,
    kind: z.enum(alarmKinds).parse(row.kind),
    source: row.source,
    subject: alarmSubject.parse(row.subject),
    state: z.enum(alarmStates).parse(row.state),
    days: z.array(alarmDay).parse(row.days),
    firstDay: row.first_day,
    lastDay: row.last_day,
    raisedAt: row.raised_at.getTime(),
    changedAt: row.changed_at.getTime(),
    changedBy: row.changed_by,
    usualFrom: row.usual_from,
  }
}

function subscriptionOf(row: Selectable<QualityTables['quality_subscriptions']>): Subscription {
  return {
    userId: row.user_id,
    inApp: row.in_app,
    mail: row.mail,
    address: row.address,
    webhook: row.webhook,
    language: row.language === 'ar' ? 'ar' : 'en',
    secret: row.secret,
    failed: row.failed,
  }
}

/** In order; a day that was found again has the later numbers. */
function mergeDays(before: Alarm['days'], found: Alarm['days']): Alarm['days'] {
  const days = new Map([...before, ...found].map(day => [day.day, day]))
  const last = [...days.keys()].toSorted().at(-1)
  const oldest = last === undefined ? '' : shiftDay(last, -keptDays)
  return [...days.values()].filter(({ day }) => day > oldest).toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
