import { z } from 'zod'
import { localDayText } from './circumstances/model-circumstances.ts'
import { conditionSchema, touchpointSchema, viewSchema } from './model.ts'

const dayMs = 86_400_000
const path = z.string().min(1).max(300)

/** What is measured each day: one number over another. */
export const dailyMeasureSchema = z.discriminatedUnion('of', [
  /** How often it happened. */
  z.object({ of: z.literal('count'), event: touchpointSchema }),
  /** How many cases did it: a case once a day. */
  z.object({ of: z.literal('cases'), event: touchpointSchema }),
  /** Of the cases that did `from` on a day, how many did `to` after it within the window. */
  z.object({
    of: z.literal('conversion'),
    from: touchpointSchema,
    to: touchpointSchema,
    windowMs: z
      .number()
      .int()
      .positive()
      .max(92 * dayMs)
      .default(dayMs),
  }),
  /** The mean of a number that the event bears. */
  z.object({
    of: z.literal('average'),
    event: touchpointSchema,
    path,
    currency: z.string().max(20).nullable().default(null),
  }),
  /** The sum of it. Money: only in one currency (property `currency`). */
  z.object({
    of: z.literal('sum'),
    event: touchpointSchema,
    path,
    currency: z.string().max(20).nullable().default(null),
  }),
  /** Of the events, the share that meets the conditions. */
  z.object({
    of: z.literal('share'),
    event: touchpointSchema,
    where: z.array(conditionSchema).min(1).max(5),
  }),
])
export type DailyMeasure = z.infer<typeof dailyMeasureSchema>

/** Counts and sums are told as so many times more; shares and means as so much more. */
export function scaleOf({ of }: Pick<DailyMeasure, 'of'>): 'relative' | 'additive' {
  return of === 'count' || of === 'cases' || of === 'sum' ? 'relative' : 'additive'
}

/** Whose days: what a view can be narrowed to, in addition to the question's own view. */
export const groupSchema = viewSchema
  .pick({
    channels: true,
    where: true,
    having: true,
    lacking: true,
    segment: true,
    account: true,
    values: true,
  })
  .extend({ name: z.string().max(120).default('') })
export type Group = z.infer<typeof groupSchema>

export const whatChangedInput = viewSchema.extend({
  measure: dailyMeasureSchema,
  /** The first day on which it is changed, and the last (null: it stays). Local days of the zone. */
  change: z
    .object({ from: localDayText, to: localDayText.nullable().default(null) })
    .refine(c => c.to === null || c.from <= c.to, 'a change ends after it begins'),
  /** Days that are compared with. */
  daysBefore: z.number().int().min(14).max(730).default(84),
  /** Days after its beginning that are looked at, at most: to the end of the change or of the log. */
  daysAfter: z.number().int().min(1).max(366).default(56),
  /** What met the change. */
  treated: groupSchema.prefault({}),
  /** What did not, each a group: together they are the control. None: the treated are compared with their own past. */
  controls: z.array(groupSchema).max(5).default([]),
  /** Whose days: an IANA zone. The server puts the workspace's where none is said. */
  zone: z.string().max(60).default('UTC'),
})
export type WhatChangedInput = z.infer<typeof whatChangedInput>

const number = z.number()
const perhaps = number.nullable()

/** 95 %. In the scale of the measure: a share more or less, or points and units. `high` is null where nothing bounds it. */
export const effectSchema = z.object({ effect: number, low: number, high: perhaps, p: number })
export type Effect = z.infer<typeof effectSchema>

export const checkSchema = z.object({
  name: z.enum(['parallel-trends', 'placebo-dates', 'placebo-groups', 'enough']),
  state: z.enum(['passed', 'failed', 'not-run']),
  /** How many were tried and how many found something. */
  tried: number,
  found: number,
  /** Of the trends: by how much they drew apart a week, in the scale of the measure. */
  value: perhaps,
})
export type Check = z.infer<typeof checkSchema>

const side = z.object({ days: number, n: number, of: number, value: perhaps })

export const whatChangedSchema = z.object({
  scale: z.enum(['relative', 'additive']),
  /** First day compared with, the first changed, and the last looked at. Null: there was nothing to compare. */
  days: z.object({ first: localDayText, change: localDayText, last: localDayText }).nullable(),
  treated: z.object({ before: side, after: side }),
  control: z.object({ before: side, after: side }).nullable(),
  /** What the sentence says, and by which method; null where no method could tell. */
  headline: effectSchema
    .extend({
      method: z.enum(['difference-in-differences', 'structural']),
      found: z.enum(['rose', 'fell', 'nothing']),
    })
    .nullable(),
  /** All that could be estimated, side by side. `before-after` has no control and believes in none. */
  methods: z.object({
    'before-after': effectSchema.nullable(),
    'difference-in-differences': effectSchema.nullable(),
    structural: effectSchema.nullable(),
  }),
  /** What the change added in all, in units of n: events, people who went on, money. From the structural series. */
  added: z.object({ sum: number, low: number, high: number }).nullable(),
  checks: z.array(checkSchema),
  /** Pretend dates before the change, and controls pretended to be changed; `found` after Holm's correction. */
  placebos: z.array(
    effectSchema.extend({ of: z.enum(['date', 'group']), name: z.string(), found: z.boolean() }),
  ),
  series: z.array(
    z.object({
      day: localDayText,
      treated: perhaps,
      control: perhaps,
      /** What was expected of the treated without the change, with its band. */
      expected: perhaps,
      low: perhaps,
      high: perhaps,
      /** From the change on, added up, in units of n. */
      added: perhaps,
      addedLow: perhaps,
      addedHigh: perhaps,
    }),
  ),
  /** More than one and none chosen: then nothing was added up. */
  currencies: z.array(z.string()),
})
export type WhatChanged = z.infer<typeof whatChangedSchema>
