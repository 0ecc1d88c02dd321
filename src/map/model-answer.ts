import { z } from 'zod'

/** What the log says about one step of a map. Times in milliseconds. Shares between 0 and 1. */
export const channelShareSchema = z.object({ channel: z.string(), cases: z.number(), share: z.number() })
export const actionShareSchema = z.object({ event: z.string(), cases: z.number(), share: z.number() })

/** A mean on −2…+2 with its 95 % interval. */
export const emotionSchema = z.object({ mean: z.number(), low: z.number(), high: z.number(), n: z.number() })
export type Emotion = z.infer<typeof emotionSchema>

export const quoteSchema = z.object({
  text: z.string(),
  at: z.number(),
  event: z.string(),
  channel: z.string(),
  messageId: z.string(),
  /** The trace of who said it, for opening their page; `'0'` when nobody is named. */
  trace: z.string(),
  /** The score in the same event on −2…+2, where it has one. */
  mood: z.number().nullable(),
})
export type Quote = z.infer<typeof quoteSchema>

/**
 * Where it hurts, found from the numbers: many leave here; the way to the next step is long; scores are low.
 * `severity` 0…1 orders them, `cases` says how many are touched.
 */
export const painSchema = z.object({
  kind: z.enum(['drop-off', 'slow', 'low-score']),
  severity: z.number(),
  cases: z.number(),
  value: z.number(),
})
export type Pain = z.infer<typeof painSchema>

export const stepAnswerSchema = z.object({
  id: z.string(),
  /** False where the step has no rule: it is assumed, and has no numbers. */
  measured: z.boolean(),
  cases: z.number(),
  /** Of the cases that reached the first measured step. */
  share: z.number(),
  /** Share of this step's cases that reached no later step of the map; null for the last. */
  dropOff: z.number().nullable(),
  /** Interval of `dropOff` (Wilson, 95 %). */
  dropOffLow: z.number().nullable(),
  dropOffHigh: z.number().nullable(),
  /** Median milliseconds to the first event of any later step; null where nobody went on. */
  medianToNext: z.number().nullable(),
  channels: z.array(channelShareSchema),
  actions: z.array(actionShareSchema),
  emotion: emotionSchema.nullable(),
  quotes: z.array(quoteSchema),
  pains: z.array(painSchema),
})
export type StepAnswer = z.infer<typeof stepAnswerSchema>

export const mapAnswerSchema = z.object({
  steps: z.array(stepAnswerSchema),
  /** Cases with at least one event of any step. */
  cases: z.number(),
  /** Of the cells that the shown lanes have, how many rest on data. */
  coverage: z.number(),
  /** Time of the latest event that took part; null without any. */
  lastEvent: z.number().nullable(),
  period: z.object({ from: z.number(), to: z.number() }).nullable(),
  ms: z.number(),
})
export type MapAnswer = z.infer<typeof mapAnswerSchema>

/** Who is behind a number of a step: the cases that reached it, or that left there. */
export const stepCasesSchema = z.object({
  cases: z.array(
    z.object({
      case: z.string(),
      /** What the case is called: an identifier of the person, the account, or the value of the property. */
      label: z.string(),
      /** An identifier that opens the person's page; null where the case is no person. */
      identifier: z.string().nullable(),
    }),
  ),
  total: z.number(),
})
