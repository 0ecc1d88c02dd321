import { z } from 'zod'
import { selectorSchema } from '../understand/model.ts'

/** Fewer cases or answers than this are drawn hollow, and nothing is concluded from them. */
export const smallSample = 30

/** A name in the languages it was given. One is enough; the screen takes the reader's, else the other. */
export const titleSchema = z
  .object({ en: z.string().max(200).optional(), ar: z.string().max(200).optional() })
  .refine(title => Boolean(title.en?.trim() || title.ar?.trim()), 'a title in at least one language')
export type Title = z.infer<typeof titleSchema>

/** A step is what its rule says: any of the selectors. Without one it is assumed: drawn hollow until a rule is given. */
export const stepSchema = z.object({
  id: z.string().min(1).max(40),
  title: titleSchema,
  rule: z.array(selectorSchema).max(60),
})
export type MapStep = z.infer<typeof stepSchema>

export const stageSchema = z.object({
  id: z.string().min(1).max(40),
  title: titleSchema,
  steps: z.array(stepSchema).max(30),
  /** Customers leave here: nobody wishes them to reach it. */
  isExit: z.boolean().optional(),
})
export type MapStage = z.infer<typeof stageSchema>

/** A number that customers gave: a review's stars, a survey's score. Blended on −2…+2. */
export const scoreSourceSchema = z.object({
  event: z.string().min(1).max(500),
  path: z.string().min(1).max(300),
  worst: z.number(),
  best: z.number(),
  /** The step that the score is about; null = the step that the event belongs to. */
  about: z.string().nullable().default(null),
})
export type ScoreSource = z.infer<typeof scoreSourceSchema>

/** Words that customers wrote. */
export const quoteSourceSchema = z.object({
  event: z.string().min(1).max(500),
  path: z.string().min(1).max(300),
  about: z.string().nullable().default(null),
})
export type QuoteSource = z.infer<typeof quoteSourceSchema>

export const laneKinds = ['actions', 'channels', 'emotion', 'quotes', 'pains', 'metrics'] as const
export type LaneKind = (typeof laneKinds)[number]

export const mapContentSchema = z
  .object({
    title: titleSchema,
    /** Whose journeys: `person`, `account`, or a declared property such as `order_id`. */
    by: z.string().min(1).max(100),
    stages: z.array(stageSchema).min(1).max(20),
    lanes: z.array(z.object({ kind: z.enum(laneKinds), shown: z.boolean() })).max(20),
    scores: z.array(scoreSourceSchema).max(20),
    quotes: z.array(quoteSourceSchema).max(20),
  })
  .refine(content => {
    const ids = content.stages.flatMap(stage => [stage.id, ...stage.steps.map(step => step.id)])
    return new Set(ids).size === ids.length
  }, 'ids of stages and steps are distinct')
  .refine(
    content => content.stages.reduce((sum, stage) => sum + stage.steps.length, 0) <= 60,
    'at most 60 steps',
  )
export type MapContent = z.infer<typeof mapContentSchema>

export const journeyMapSchema = z.object({
  id: z.number().int(),
  version: z.number().int(),
  content: mapContentSchema,
  owner: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  updatedBy: z.string(),
})
export type JourneyMap = z.infer<typeof journeyMapSchema>

export const mapListSchema = z.object({
  maps: z.array(
    z.object({
      id: z.number(),
      title: titleSchema,
      by: z.string(),
      steps: z.number(),
      updatedAt: z.number(),
      owner: z.string(),
    }),
  ),
})

/** All steps in the order of the map. */
export function stepsOf(content: Pick<MapContent, 'stages'>): MapStep[] {
  return content.stages.flatMap(stage => stage.steps)
}

/** The title in the reader's language, else in the other. */
export function titleIn(title: Title, language: string): string {
  const arabic = language.startsWith('ar')
  return (arabic ? title.ar : title.en)?.trim() || title.en?.trim() || title.ar?.trim() || ''
}
