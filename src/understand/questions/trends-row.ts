import { z } from 'zod'
import { count } from '../../platform/warehouse/rows.ts'

const perhaps = z.number().nullable()
export const trendRow = z.object({
  /** Place among the measures; see `measuresOf`. */
  measure: z.number(),
  /** Place in the split; see `partPlaces`. */
  part: z.number(),
  currency: z.string(),
  bucket: z.number(),
  /** 1: this row is of the whole period. */
  is_whole: z.number(),
  n: count,
  cases: count,
  total: perhaps,
  mean: perhaps,
  spread: perhaps,
  median: perhaps,
  p90: perhaps,
  least: perhaps,
  most: perhaps,
  unknown: count,
  /** Values of the split, the most frequent first. */
  names: z.array(z.string()),
  /** First and last bucket, and whether the period, the beginning and the end of the log leave them whole. */
  first: z.number(),
  last: z.number(),
  first_complete: z.number(),
  last_complete: z.number(),
})
export type TrendRow = z.infer<typeof trendRow>
