import { z } from 'zod'

export const circumstanceKinds = [
  'release',
  'sale',
  'price',
  'campaign',
  'crisis',
  'redesign',
  'holiday',
  'other',
] as const
export const circumstanceKind = z.enum(circumstanceKinds)
export type CircumstanceKind = z.infer<typeof circumstanceKind>

/** A day of the workspace's calendar, `2026-11-30`: a date, not an instant. Four digits, so that text order is time order. */
export const localDayText = z.iso
  .date()
  .refine(day => day >= '1900-01-01' && day <= '2199-12-31', 'between 1900 and 2199')

/** Both days are inside. */
const days = { from: localDayText, to: localDayText }
const mostDays = 1_100
const dayMs = 86_400_000

/** What somebody writes down: something outside of the log that has a date. */
export const circumstanceBody = z
  .object({
    name: z.string().trim().min(1).max(120),
    kind: circumstanceKind,
    ...days,
    /** Only these channels met it; none listed: all. */
    channels: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
    note: z.string().trim().max(1_000).default(''),
    /** It stands in place of one that the calendar knows (`ramadan-1447`): where the moon was seen a day later. */
    insteadOf: z.string().trim().min(1).max(60).nullable().default(null),
  })
  .refine(c => c.from <= c.to, 'it ends after it begins')
  .refine(
    c => Date.parse(c.to) - Date.parse(c.from) < mostDays * dayMs,
    `it lasts at most ${mostDays} days: write longer ones down by their first and their last part`,
  )
export type CircumstanceBody = z.infer<typeof circumstanceBody>

/**
 * How sure its days are. `fixed`: by law on the same date each year. `computed`: by the calendar of Umm al-Qura or of the
 * churches; where the moon is sighted it may begin a day later. `usual`: the trade's habit; a shop chooses its own days.
 * `told`: somebody wrote it down.
 */
export const certainty = z.enum(['fixed', 'computed', 'usual', 'told'])
export type Certainty = z.infer<typeof certainty>

export const circumstance = z.object({
  /** A number where it was written; `ramadan-1447` where the calendar knows it. */
  id: z.string(),
  source: z.enum(['written', 'calendar']),
  /** Occurrences of the same situation bear the same: `ramadan`, or the name as it was written. */
  series: z.string(),
  /** Both the same where somebody wrote one name. */
  names: z.object({ en: z.string(), ar: z.string() }),
  kind: circumstanceKind,
  ...days,
  /** Its days are those of the Hijri calendar: occurrences are compared by them. */
  isHijri: z.boolean(),
  certainty,
  channels: z.array(z.string()),
  note: z.string(),
  insteadOf: z.string().nullable(),
  createdBy: z.string(),
  /** Milliseconds since 1970; null where the calendar knows it. */
  createdAt: z.number().nullable(),
})
export type Circumstance = z.infer<typeof circumstance>

/** In the order of their first days, then of last days, then of ids. */
export const circumstancesAnswer = z.object({
  circumstances: z.array(circumstance),
  /** The days that were looked at. */
  ...days,
  country: z.string(),
})
export type CircumstancesAnswer = z.infer<typeof circumstancesAnswer>

export const circumstancesQuery = z
  .object({ from: localDayText.optional(), to: localDayText.optional() })
  .refine(q => q.from === undefined || q.to === undefined || q.from <= q.to, 'a period ends after it begins')
