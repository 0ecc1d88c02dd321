import { z } from 'zod'
import { casePropertySchema, periodSchema, viewSchema } from './model.ts'

/**
 * How a period can be said when a question is asked: instants, local days (both included), the last so many local days
 * including today, or all time. Whatever is not an instant is read in the workspace's zone, so a saved question moves on.
 */
export const askedPeriodSchema = z.union([
  periodSchema,
  z.object({ days: z.number().int().min(1).max(7_400) }),
  z.object({ from: z.iso.date(), to: z.iso.date() }),
  z.object({ all: z.literal(true) }),
  z.null(),
])
export type AskedPeriod = z.infer<typeof askedPeriodSchema>

/** What an answer is compared with: the same question with some of its view changed. */
export const comparisonSchema = viewSchema
  .omit({ by: true, sessionMinutes: true, period: true })
  .partial()
  .extend({
    /** `before`: as many days right before; `year-before`: the same days a year earlier. */
    period: z.union([z.enum(['before', 'year-before']), askedPeriodSchema]).optional(),
  })
export type Comparison = z.infer<typeof comparisonSchema>

/** The same question once for each of the most frequent values of a property. */
export const breakdownSchema = casePropertySchema.extend({
  most: z.number().int().min(1).max(12).default(5),
  /** These values in place of the most frequent. */
  only: z.array(z.string().max(500)).max(12).default([]),
})
export type Breakdown = z.infer<typeof breakdownSchema>

export const askBodySchema = z.object({
  input: z.unknown().default({}),
  explain: z.boolean().default(false),
  compare: comparisonSchema.nullable().default(null),
  breakdown: breakdownSchema.nullable().default(null),
  /** An answer that was found at most so long ago is given as it was; 0: ask now. */
  notOlderThanMs: z.number().int().min(0).max(86_400_000).default(0),
})
export type AskBody = z.infer<typeof askBodySchema>

const explained = z.object({
  name: z.string(),
  sql: z.string(),
  params: z.record(z.string(), z.string()),
  rows: z.array(z.unknown()),
})

export const evidenceSchema = z.object({
  question: z.string(),
  people: z.number().nullable(),
  cases: z.number().nullable(),
  period: z.object({ from: z.number(), to: z.number() }).nullable(),
  ms: z.number(),
  /** When it was asked, in milliseconds since 1970 UTC: what came before that moment is in the answer. */
  at: z.number(),
  sql: z.array(explained).optional(),
})

/** An answer, its evidence, and the input as it was asked in the end: for the people behind its marks. */
const askedSchema = z.object({ input: z.unknown(), answer: z.unknown(), evidence: evidenceSchema })
export type AskedJson = z.infer<typeof askedSchema>

export const askAnswerSchema = askedSchema.extend({
  compared: askedSchema.optional(),
  parts: z.array(askedSchema.extend({ value: z.string(), cases: z.number() })).optional(),
  /** Of a breakdown: how many values there are, and the cases that have none. */
  rest: z.object({ distinct: z.number(), without: z.number(), cases: z.number() }).optional(),
})
export type AskAnswer = z.infer<typeof askAnswerSchema>
