import { z } from 'zod'
import { type Sql, sql } from '../../platform/warehouse/sql.ts'

/** Milliseconds since 1970 UTC; `to` is not included. Null = all time. */
export const periodSchema = z.object({ from: z.number().int(), to: z.number().int() }).nullable()
export type Period = z.infer<typeof periodSchema>

/** Whether an event's time lies in the period, for `WHERE`. */
export function within(period: Period): Sql {
  return period === null ? sql`1` : sql`time >= ${new Date(period.from)} AND time < ${new Date(period.to)}`
}
