import { z } from 'zod'

/** What an event's property must be. Compared as text; `over` and `under` as numbers. A missing property is empty text. */
export const conditionSchema = z.object({
  path: z.string().min(1).max(300),
  op: z.enum(['is', 'is-not', 'contains', 'starts-with', 'exists', 'over', 'under']),
  value: z.string().max(500).default(''),
})
export type Condition = z.infer<typeof conditionSchema>

/**
 * Events of one name, on some channels (none listed = any), whose properties meet every condition. The conditions must
 * have been saved as a rule of the workspace: a code knows which rules it matches and nothing else of the properties.
 */
export const selectorSchema = z.object({
  event: z.string().min(1).max(500),
  channels: z.array(z.string().max(100)).max(20).default([]),
  where: z.array(conditionSchema).max(10).default([]),
})
export type Selector = z.infer<typeof selectorSchema>

/** A touchpoint: any of its selectors. `id` is what answers call it. */
export const touchpointSchema = z.object({
  id: z.string().min(1).max(200),
  any: z.array(selectorSchema).min(1).max(60),
})
export type Touchpoint = z.infer<typeof touchpointSchema>

/** Events that meet every condition: the name and conditions of a selector that has conditions. */
export const savedRuleSchema = z.object({
  event: z.string().min(1).max(500),
  where: z.array(conditionSchema).min(1).max(10),
})
export type SavedRule = z.infer<typeof savedRuleSchema>

/** Milliseconds since 1970-01-01 UTC; `to` is not included. */
export const periodSchema = z
  .object({ from: z.number().int(), to: z.number().int() })
  .refine(({ from, to }) => from < to, 'a period ends after it begins')
export type Period = z.infer<typeof periodSchema>

/**
 * `person`, `session` (a stretch of what a person did without a pause), `account`, or the path of a property that the
 * workspace declared: `order_id`.
 */
export const caseKindSchema = z.string().min(1).max(300)

/** Whose journeys a workspace can ask about: `person`, `account`, and what it declared. */
export const caseKindsSchema = z.object({ kinds: z.array(z.string()) })

/**
 * A property of events, and which of its values stands for a case: that of the case's `first` event that has one, of the
 * `last`, or each event's own (`step`). `channelProperty` as the path means the channel.
 */
export const casePropertySchema = z.object({
  path: z.string().min(1).max(300),
  of: z.enum(['first', 'last', 'step']).default('last'),
})
export type CaseProperty = z.infer<typeof casePropertySchema>

/** Not a path that an event's own property could have: those begin with their name, or with `$context`. */
export const channelProperty = '$channel'

/** Which part of which journeys a question sees. What is not seen is as if it had not happened. */
export const viewSchema = z.object({
  /** Whose journeys: one row a person, an account, or a value of a declared property. */
  by: caseKindSchema.default('person'),
  period: periodSchema.nullable().default(null),
  /** Only events on these channels (none listed = any). */
  channels: z.array(z.string().max(100)).max(50).default([]),
  /** Only events that meet all of these. Asked of the log itself, so it costs more than the rest. */
  where: z.array(conditionSchema).max(5).default([]),
  /** Only cases with at least one event of these, whenever it was. */
  having: z.array(selectorSchema).max(5).default([]),
  /** Only cases without any event of these, whenever it was. */
  lacking: z.array(selectorSchema).max(5).default([]),
  /** Only people who are in this saved segment now, and what they did. */
  segment: z.number().int().positive().nullable().default(null),
  /** Only people with an event that named this account; asked by account, only this one. */
  account: z.string().min(1).max(500).nullable().default(null),
  /** Only cases for which these values of properties stand (of `step`: only the events that have it). */
  values: z
    .array(casePropertySchema.extend({ is: z.string().max(500) }))
    .max(4)
    .default([]),
  /** Minutes without an event after which a session is over. The server puts the workspace's where none are said. */
  sessionMinutes: z.number().int().min(1).max(1_440).default(30),
})
export type View = z.infer<typeof viewSchema>

/**
 * What counts as one step of a journey. `event`: each name; `event-channel`: each name on each channel; or touchpoints:
 * only the events of these are seen, and an event that several name belongs to the first.
 */
export const grainSchema = z.union([
  z.enum(['event', 'event-channel']),
  z.array(touchpointSchema).min(1).max(200),
])
export type Grain = z.infer<typeof grainSchema>

/** A step as answers name it: an event (and its channel), or a touchpoint's id with an empty channel. */
export const stepNameSchema = z.object({ name: z.string(), channel: z.string().default('') })
export type StepName = z.infer<typeof stepNameSchema>

/** A share with its 95 % interval (Wilson). */
export const shareSchema = z.object({
  n: z.number(),
  of: z.number(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
})
export type Share = z.infer<typeof shareSchema>

/** Told of a page when it is left: what was seen of it, how fast it was. Nobody does anything by it, so it is no step. */
export const toldOfPages = ['Page Left', 'Page Measured'] as const

/** A case longer than this is left out of every question about journeys; it is listed and counted instead. */
export const longestCase = 10_000
