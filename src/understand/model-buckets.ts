import { z } from 'zod'
import { textOfDay } from '../platform/zones/model-days.ts'

/**
 * Days, weeks and months as whole numbers that follow each other: of two buckets the difference says how far apart they
 * are. The zone decides in SQL which bucket an instant is in (`questions/local-buckets.ts`); from there on it is a date.
 */
export const bucketUnitSchema = z.enum(['hour', 'day', 'week', 'month'])
export type BucketUnit = z.infer<typeof bucketUnitSchema>

/** Fields of every question by day, week or month: the ask entrance fills in the workspace's zone and week. */
export const calendarShape = {
  /** Whose days: an IANA zone. The server puts the workspace's where none is said. */
  zone: z.string().max(60).default('UTC'),
  /** First day of the week, ISO: 1 Monday … 7 Sunday. */
  weekStart: z.number().int().min(1).max(7).default(1),
}

export interface Calendar {
  readonly unit: BucketUnit
  readonly weekStart: number
}

const dayMs = 86_400_000
const hourMs = 3_600_000

/** Day number of the week 0 (in 1778): weeks are counted from there, so that they are never negative. */
export function weekAnchor(weekStart: number): number {
  return weekStart - 4 - 70_000
}

/** First day of a bucket, `YYYY-MM-DD`; of an hour its local time, `YYYY-MM-DDThh:00`. */
export function bucketText(index: number, { unit, weekStart }: Calendar): string {
  if (unit === 'hour') return new Date(index * hourMs).toISOString().slice(0, 16)
  if (unit === 'month') {
    const year = Math.floor(index / 12)
    return new Date(Date.UTC(year, index - year * 12, 1)).toISOString().slice(0, 10)
  }
  const days = unit === 'day' ? index : weekAnchor(weekStart) + 7 * index
  return textOfDay(days)
}

/** The bucket that holds a local day or hour. */
export function bucketIndex(text: string, { unit, weekStart }: Calendar): number {
  const at = new Date(text.length > 10 ? `${text}Z` : `${text}T00:00Z`)
  if (unit === 'hour') return Math.floor(at.getTime() / hourMs)
  if (unit === 'month') return at.getUTCFullYear() * 12 + at.getUTCMonth()
  const days = Math.floor(at.getTime() / dayMs)
  return unit === 'day' ? days : Math.floor((days - weekAnchor(weekStart)) / 7)
}

/** A bucket as a mark names it. */
export const bucketSchema = z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:00)?$/)

/** More buckets in one answer are refused: choose a longer unit or a shorter period. */
export const mostBuckets = 1_500
