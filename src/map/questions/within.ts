import { type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Period } from '../../understand/model.ts'

/** Whether an event's time lies in the period, for `WHERE`. Null is all time. */
export function within(period: Period | null): Sql {
  return period === null ? sql`1` : sql`time >= ${new Date(period.from)} AND time < ${new Date(period.to)}`
}
