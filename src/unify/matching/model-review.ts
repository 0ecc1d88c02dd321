import { z } from 'zod'
import { fieldKinds, matchModelSchema } from './model.ts'

/** What the screen of matching and its routes exchange. Times are milliseconds since 1970 UTC. */

export const pairStates = ['open', 'skipped', 'same', 'different', 'linked'] as const

/** One field of a pair, with what it says. Values are as the persons' traits had them when the pair was found. */
export const comparedFieldSchema = z.object({
  name: z.string(),
  kind: z.enum(fieldKinds),
  left: z.string(),
  right: z.string(),
  level: z.number().int(),
  /** log₂ of how much likelier this is of one person than of two. */
  weight: z.number(),
})
export type ComparedField = z.infer<typeof comparedFieldSchema>

export const comparisonSchema = z.object({
  fields: z.array(comparedFieldSchema),
  /** What rare values add, in the same unit; part of the fields' weights. */
  rarity: z.number(),
})
export type Comparison = z.infer<typeof comparisonSchema>

export const pairSchema = z.object({
  id: z.number().int(),
  a: z.string(),
  b: z.string(),
  state: z.enum(pairStates),
  probability: z.number(),
  comparison: comparisonSchema,
  answeredBy: z.string().nullable(),
})
export type PairView = z.infer<typeof pairSchema>

/** What people's answers say of the model: a pair is taken for one person from probability .5 on. */
export const qualitySchema = z.object({
  answers: z.number().int(),
  same: z.number().int(),
  precision: z.number().nullable(),
  recall: z.number().nullable(),
  f1: z.number().nullable(),
})
export type Quality = z.infer<typeof qualitySchema>

export const thresholdsSchema = z.object({ linkAt: z.number().nullable(), askAt: z.number() })
export type Thresholds = z.infer<typeof thresholdsSchema>

export const runResultSchema = z.object({
  records: z.number().int(),
  candidates: z.number().int(),
  blocksLeftOut: z.number().int(),
  linked: z.number().int(),
  asked: z.number().int(),
  /** Pairs that would have been asked beyond the most that wait. */
  notAsked: z.number().int(),
  thresholds: thresholdsSchema,
  model: matchModelSchema,
  ms: z.number(),
})
export type RunResult = z.infer<typeof runResultSchema>

export const runSchema = z.object({
  id: z.number().int(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  askedBy: z.string(),
  askedAt: z.number(),
  endedAt: z.number().nullable(),
  result: runResultSchema.nullable(),
})
export type RunView = z.infer<typeof runSchema>

export const matchingStatusAnswer = z.object({
  run: runSchema.nullable(),
  open: z.number().int(),
  skipped: z.number().int(),
  quality: qualitySchema,
})
export type MatchingStatus = z.infer<typeof matchingStatusAnswer>

export const reviewAnswer = z.object({ pairs: z.array(pairSchema) })

/** `open` takes an answer back. */
export const answers = ['same', 'different', 'skip', 'open'] as const
export const answerBody = z.object({ answer: z.enum(answers) })
export type Answer = z.infer<typeof answerBody>['answer']
