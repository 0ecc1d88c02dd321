import { z } from 'zod'
import { count, i64 } from '../../platform/warehouse/rows.ts'

/** A distinct path with what came of it, or what a campaign cost. */
export const attributionRow = z.object({
  /** 0: a path; 1: what a campaign cost: its touch, its id and its name as the path. */
  kind: z.number(),
  path: z.array(z.string()),
  conversions: count,
  nulls: count,
  minor: i64,
  /** What each touch weighs by time, in billionths of a conversion. */
  decay: z.array(count),
  /** And in ten thousandths of the smallest unit of revenue. */
  decay_minor: z.array(i64),
  shortened: count,
  other_currencies: z.array(z.string()),
  other_minor: z.array(i64),
  other_events: z.array(count),
  all_paths: count,
  all_conversions: count,
  all_nulls: count,
  all_minor: i64,
  all_cases: count,
})
export type AttributionRow = z.infer<typeof attributionRow>
