import { z } from 'zod'
import { calendarRules } from './circumstances/model-calendar-rules.ts'
import { localDayText } from './circumstances/model-circumstances.ts'
import { viewSchema } from './model.ts'
import { dailyMeasureSchema, effectSchema } from './model-what-changed.ts'

const name = z.string().max(120).default('')
const stretch = z
  .object({ name, from: localDayText, to: localDayText })
  .refine(s => s.from <= s.to, 'it ends after it begins')
export type Stretch = z.infer<typeof stretch>

/** Situations that the calendar knows by themselves. */
export const calendarSituation = z.enum([...new Set(calendarRules.map(rule => rule.series))])

export const mostOccurrences = 12

export const situationsInput = viewSchema.extend({
  measure: dailyMeasureSchema,
  /** One that the calendar knows: its occurrences are those in the log, and the one that comes next. */
  calendar: calendarSituation.nullable().default(null),
  /** Or occurrences as they were written down; they stand in place of the calendar's that they overlap. Local days, both inside. */
  occurrences: z.array(stretch).max(mostOccurrences).default([]),
  /** Onto what it is projected; null: onto the calendar's next. */
  coming: stretch.nullable().default(null),
  /**
   * `start`: day 1 is each occurrence's first. `hijri`: the day of the Hijri month, so that day 10 of Ramadan stands beside day 10
   * of Ramadan. `auto`: Hijri where the calendar's situation is one of the Hijri year.
   */
  align: z.enum(['auto', 'start', 'hijri']).default('auto'),
  /** Ordinary days right before each occurrence that it is compared with. */
  baselineDays: z.number().int().min(14).max(120).default(28),
  /** Days shown before and after: no part of the occurrence, and none of its baseline. */
  around: z.number().int().min(0).max(30).default(7),
  /** Days that were not ordinary for another reason. Ramadan and the two Eids never are. */
  exclude: z.array(stretch).max(60).default([]),
  /** Whose days: an IANA zone. The server puts the workspace's where none is said. */
  zone: z.string().max(60).default('UTC'),
})
export type SituationsInput = z.infer<typeof situationsInput>

const number = z.number()
const perhaps = number.nullable()

export const situationsSchema = z.object({
  scale: z.enum(['relative', 'additive']),
  align: z.enum(['start', 'hijri']),
  /** In the order of time. */
  occurrences: z.array(
    z.object({
      name: z.string(),
      from: localDayText,
      to: localDayText,
      /** Its days that the log has, of how many. */
      days: number,
      of: number,
      /** The log has nearly all of it (four fifths), and a baseline: it counts for the average and the projection. */
      counts: z.boolean(),
      baseline: z.object({ days: number, value: perhaps }),
      value: perhaps,
      /** Beyond what its weekdays were on ordinary days. */
      lift: effectSchema.nullable(),
      /** What else lay on its days, by name: Ramadan, a feast, or another circumstance. */
      overlaps: z.array(z.string()),
      series: z.array(
        z.object({
          /** Day of the situation by the alignment. */
          k: number,
          day: localDayText,
          isInside: z.boolean(),
          value: perhaps,
          /** Of the same weekday on ordinary days. */
          usual: perhaps,
          lift: perhaps,
        }),
      ),
    }),
  ),
  /** Over the occurrences that count: day by day, on how many it rests, and its interval where there are two. */
  profile: z.array(z.object({ k: number, n: number, lift: number, low: perhaps, high: perhaps })),
  average: effectSchema.extend({ occurrences: number }).nullable(),
  projection: z
    .object({
      name: z.string(),
      from: localDayText,
      to: localDayText,
      /** On how many occurrences it rests. One says nothing of how far others differ: then there is no interval. */
      occurrences: number,
      effect: number,
      low: perhaps,
      high: perhaps,
      /** In all, and without the situation; of a share or a mean its average. */
      total: z.object({ usual: number, value: number, low: perhaps, high: perhaps }),
      days: z.array(
        z.object({ k: number, day: localDayText, usual: number, value: number, low: perhaps, high: perhaps }),
      ),
    })
    .nullable(),
  currencies: z.array(z.string()),
})
export type Situations = z.infer<typeof situationsSchema>
