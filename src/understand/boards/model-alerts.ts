import { z } from 'zod'
import { numberPath } from './model-answer-numbers.ts'
import { words } from './model-boards.ts'
import { readersSchema } from './model-mails.ts'

/**
 * When a number is worth telling. It is on once the line is crossed and off once it is back by the margin: a number that
 * trembles on the line is told once.
 */
export const alertRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('above'), limit: z.number(), margin: z.number().min(0).default(0) }),
  z.object({ kind: z.literal('below'), limit: z.number(), margin: z.number().min(0).default(0) }),
  /** By more than this share, of the period before: 0.2 is a fifth. */
  z.object({
    kind: z.literal('change'),
    by: z.number().min(0.001).max(1_000),
    way: z.enum(['any', 'up', 'down']).default('any'),
  }),
  /** Far from what it was in the twelve periods before: so many robust standard deviations from their median. */
  z.object({ kind: z.literal('anomaly'), deviations: z.number().min(2).max(10).default(3.5) }),
])
export type AlertRule = z.infer<typeof alertRule>

export const alertBody = z.object({
  saved: z.number().int().positive(),
  name: words(200).min(1),
  path: numberPath,
  rule: alertRule,
  everyMinutes: z.number().int().min(15).max(10_080).default(60),
  readers: readersSchema,
  webhook: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2_000)]).default(''),
  isOn: z.boolean().default(true),
})
export type AlertBody = z.infer<typeof alertBody>

/** `unknown`: it was not checked yet, or the number is not there. */
export const alertState = z.enum(['unknown', 'off', 'on'])
export type AlertState = z.infer<typeof alertState>

export const alertCheck = z.object({
  id: z.number(),
  at: z.number(),
  value: z.number().nullable(),
  /** What it was held against: the limit, the period before, the median of the periods before. */
  against: z.number().nullable(),
  state: alertState,
  /** Whether the state changed: that is what is told. */
  isTurn: z.boolean(),
  failed: z.string(),
})
export type AlertCheck = z.infer<typeof alertCheck>

export const alertSchema = z.object({
  id: z.number(),
  saved: z.number(),
  savedName: z.string(),
  question: z.string(),
  name: z.string(),
  path: numberPath,
  rule: alertRule,
  everyMinutes: z.number(),
  readers: readersSchema,
  webhook: z.string(),
  /** Signs what is sent to the webhook. Told to those who may change the alert. */
  secret: z.string(),
  isOn: z.boolean(),
  state: alertState,
  since: z.number().nullable(),
  checkedAt: z.number().nullable(),
  author: z.string(),
  isMine: z.boolean(),
  isUnseen: z.boolean(),
  history: z.array(alertCheck),
})
export type Alert = z.infer<typeof alertSchema>
export const alertListSchema = z.object({ alerts: z.array(alertSchema) })
export const unseenSchema = z.object({ unseen: z.number() })
