import { z } from 'zod'

/** What typed words were understood as. The reading is a question as the builder writes it: every part can be changed there. */

/** What a stretch of the text was understood as. */
export const readKinds = [
  'question',
  'event',
  'never',
  'property',
  'value',
  'channel',
  'period',
  'window',
  'unit',
  'compare',
  'breakdown',
  'count',
  'small',
] as const

const spanSchema = z.object({
  /** Place in the text as it was typed, in UTF-16 units; `to` is not included. */
  from: z.number().int(),
  to: z.number().int(),
  text: z.string(),
})

export const readSpanSchema = spanSchema.extend({
  is: z.enum(readKinds),
  /** The raw name it stands for, or what it means: `Order Completed`, `country=MA`, `2026-10-01..2026-10-31`. */
  means: z.string(),
})
export type ReadSpan = z.infer<typeof readSpanSchema>

const saidPeriod = z.union([
  z.object({ days: z.number().int().positive() }),
  z.object({ all: z.literal(true) }),
  z.object({ from: z.iso.date(), to: z.iso.date() }),
])
export type SaidPeriod = z.infer<typeof saidPeriod>

/** Conditions on whose journeys: what the frame of a question calls its scope, only what was said. */
const scopeSchema = z.object({
  by: z.string().optional(),
  channels: z.array(z.string()).optional(),
  lacking: z.array(z.object({ event: z.string() })).optional(),
  having: z.array(z.object({ event: z.string() })).optional(),
  values: z
    .array(z.object({ path: z.string(), of: z.enum(['first', 'last', 'step']), is: z.string() }))
    .optional(),
})
export type SaidScope = z.infer<typeof scopeSchema>

/** One question as it would be asked. `flow` is the screen of that name: its draft is the words of its address. */
export const draftedSchema = z.object({
  question: z.string(),
  draft: z.record(z.string(), z.unknown()),
  period: saidPeriod,
  scope: scopeSchema,
  compare: z.enum(['before', 'year-before']).nullable(),
  breakdown: z.object({ path: z.string(), of: z.enum(['first', 'last', 'step']) }).nullable(),
})
export type Drafted = z.infer<typeof draftedSchema>

/** Why another reading is offered. */
export const alternativeReasons = ['other-question', 'other-event', 'other-meaning', 'count-events'] as const

export const wordsReadingSchema = z.object({
  /** Null: not understood. */
  reading: draftedSchema.nullable(),
  read: z.array(readSpanSchema),
  unknown: z.array(spanSchema),
  alternatives: z.array(draftedSchema.extend({ why: z.enum(alternativeReasons), instead: z.string() })),
  /** 0 to 1: how much of the text was understood, and how clearly it asks one question. */
  confidence: z.number(),
  /** What could be typed, made of what the workspace has. */
  examples: z.array(z.string()),
  /** The text was longer than what is read. */
  cut: z.boolean(),
})
export type WordsReading = z.infer<typeof wordsReadingSchema>

export const mostCharacters = 600
/** Below this a reading is a guess. */
export const sureEnough = 0.5
