import type { Kysely } from 'kysely'
import type { Store } from '../../platform/store/store.ts'
import type { SeenBody } from './model-quality.ts'
import { listedAlarms } from './records.ts'

type SeenTables = {
  quality_alarms: { id: number; workspace: number; state: string; last_day: string; raised_at: Date }
  quality_seen: { user_id: string; alarm: number; raised_at: Date }
}

/**
 * Which alarms a member has seen. Kept is the raising that was seen, not when: an alarm that is written while the screen is
 * being read is not taken for seen, and one that is bad again after it was resolved is new again.
 */
export function createSeenAlarms(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<SeenTables>()
  return {
    /** Open alarms that the member has not seen, of those that the screen lists. */
    async unseen(workspace: number, userId: string): Promise<ReadonlySet<number>> {
      const rows = await db
        .selectFrom(listed(db, workspace).as('listed'))
        .leftJoin('quality_seen', join =>
          join.onRef('quality_seen.alarm', '=', 'listed.id').on('quality_seen.user_id', '=', userId),
        )
        .select('listed.id')
        .where('listed.state', '=', 'open')
        .where(eb =>
          eb.or([
            eb('quality_seen.raised_at', 'is', null),
            eb('quality_seen.raised_at', '<', eb.ref('listed.raised_at')),
          ]),
        )
        .execute()
      return new Set(rows.map(({ id }) => id))
    },
    /** Alarms of another workspace are passed over. */
    async see(workspace: number, userId: string, seen: SeenBody['alarms']): Promise<void> {
      const own = await db
        .selectFrom('quality_alarms')
        .select('id')
        .where('workspace', '=', workspace)
        .where('id', 'in', [0, ...seen.map(({ id }) => id)])
        .execute()
      const ids = new Set(own.map(({ id }) => id))
      const rows = new Map(seen.filter(({ id }) => ids.has(id)).map(one => [one.id, one.raisedAt]))
      if (rows.size === 0) return
      await db
        .insertInto('quality_seen')
        .values([...rows].map(([alarm, at]) => ({ user_id: userId, alarm, raised_at: new Date(at) })))
        .onConflict(conflict =>
          conflict.columns(['alarm', 'user_id']).doUpdateSet({
            raised_at: eb => eb.fn('greatest', ['quality_seen.raised_at', 'excluded.raised_at']),
          }),
        )
        .execute()
    },
  }
}

export type SeenAlarms = ReturnType<typeof createSeenAlarms>

function listed(db: Kysely<SeenTables>, workspace: number) {
  return db
    .selectFrom('quality_alarms')
    .select(['id', 'state', 'raised_at'])
    .where('workspace', '=', workspace)
    .orderBy('last_day', 'desc')
    .orderBy('id', 'desc')
    .limit(listedAlarms)
}
