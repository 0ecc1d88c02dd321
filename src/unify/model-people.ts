import { z } from 'zod'
import {
  decisionKinds,
  decisionViewSchema,
  identifierSchema,
  identityRulesSchema,
  linkSchema,
  refusedLinkSchema,
} from './model.ts'

/** What the People screens and their routes exchange. Times are milliseconds since 1970 UTC, persons and traces are decimal texts. */

/** An identifier (`email:a@b.c`) or the number of a person or trace, as the evidence behind a figure gives it. */
export const personHandleSchema = z.union([identifierSchema, z.string().regex(/^\d{1,20}$/)])

export const personSummarySchema = z.object({
  person: z.string(),
  /** Names the person in addresses: the identifier that is trusted most. It outlives merges and cuts. */
  handle: z.string(),
  /** What they were called last, by event time; null where nobody said. */
  name: z.string().nullable(),
  /** The most trusted first, at most five; `identifierCount` says how many there are. */
  identifiers: z.array(z.string()),
  identifierCount: z.number(),
  events: z.number(),
  firstTime: z.number(),
  lastTime: z.number(),
  channels: z.array(z.string()),
  /** Why a search found them: the field and what stands there. */
  match: z.object({ field: z.string(), label: z.string() }).nullable(),
})
export type PersonSummary = z.infer<typeof personSummarySchema>

export const peopleQuery = z.object({
  search: z.string().max(200).default(''),
  /** Everybody is counted only when asked: it reads every trace, a page reads the latest. */
  total: z.enum(['yes', 'no']).default('no'),
  after: z.coerce.number().int().min(0).max(10_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type PeopleQuery = z.infer<typeof peopleQuery>
export const peopleAnswer = z.object({
  people: z.array(personSummarySchema),
  /** Where the next page begins; null after the last. */
  next: z.number().nullable(),
  /** Everybody in the workspace; null where it was not asked, and while searching. */
  total: z.number().nullable(),
})
export type PeopleAnswer = z.infer<typeof peopleAnswer>

export const describeBody = z.object({ people: z.array(personHandleSchema).min(1).max(200) })
export const describeAnswer = z.object({ people: z.array(personSummarySchema) })

export const identifierFactSchema = z.object({
  identifier: z.string(),
  /** False for a value that is blocked: it came with this person's events and links nothing. */
  isCounted: z.boolean(),
  events: z.number(),
  firstTime: z.number().nullable(),
  lastTime: z.number().nullable(),
})
/** An event, as evidence of something. */
export const sourceEventSchema = z.object({
  messageId: z.string(),
  time: z.number(),
  type: z.string(),
  name: z.string(),
  channel: z.string(),
  source: z.string(),
})
export type SourceEvent = z.infer<typeof sourceEventSchema>

/** A trait as the latest event by event time says it; never by arrival. */
export const traitSchema = z.object({
  key: z.string(),
  /** JSON text. */
  value: z.string(),
  from: sourceEventSchema,
  /** How many different values the person's events ever gave it. */
  values: z.number(),
})
export type Trait = z.infer<typeof traitSchema>

export const eventCountSchema = z.object({ type: z.string(), name: z.string(), events: z.number() })
export type EventCount = z.infer<typeof eventCountSchema>

export const personPageSchema = personSummarySchema.extend({
  facts: z.array(identifierFactSchema),
  links: z.array(linkSchema),
  refused: z.array(refusedLinkSchema),
  /** The events that are evidence of the links, by message id. */
  evidence: z.array(sourceEventSchema),
  decisions: z.array(decisionViewSchema),
  traits: z.array(traitSchema),
  channelCounts: z.array(z.object({ channel: z.string(), events: z.number() })),
  /** What they did and how often, the most frequent first, at most 200. */
  eventCounts: z.array(eventCountSchema),
})
export type PersonPage = z.infer<typeof personPageSchema>

/** What an event is about: something done, something looked at, something said about the person, Rihla's own word. */
export const timelineKinds = ['actions', 'views', 'profile', 'system'] as const
export const timelineFilter = z.object({
  channel: z.string().max(100).optional(),
  kind: z.enum(timelineKinds).optional(),
  name: z.string().max(500).optional(),
  /** Milliseconds since 1970 UTC; `to` is not included. */
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
})
export type TimelineFilter = z.infer<typeof timelineFilter>

/** A place in the total order of events, as `next` of a page writes it. */
const timelineCursor = z
  .string()
  .max(2_000)
  .regex(/^\[-?\d{1,16},\d{1,16},\d{1,3},".*"\]$/s)
  .refine(isJson)

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export const timelineQuery = timelineFilter.extend({
  /** The `next` of the page before; newest first. */
  before: timelineCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const timelineEventSchema = sourceEventSchema.extend({
  ordinal: z.number(),
  identifiers: z.array(z.string()),
  account: z.string(),
  /** JSON text. */
  properties: z.string(),
  flags: z.number(),
  receivedAt: z.number(),
})
export type TimelineEvent = z.infer<typeof timelineEventSchema>
export const timelineAnswer = z.object({ events: z.array(timelineEventSchema), next: z.string().nullable() })
export type TimelineAnswer = z.infer<typeof timelineAnswer>

export const decideBody = z.object({
  kind: z.enum(decisionKinds),
  a: identifierSchema,
  b: identifierSchema,
  note: z.string().trim().max(500).default(''),
})
export const previewBody = z.union([decideBody, z.object({ undo: z.number().int() })])

/** A person as a preview shows them: who they would be, and how much of a history they would have. */
export const previewPersonSchema = z.object({
  identifiers: z.array(z.string()),
  identifierCount: z.number(),
  name: z.string().nullable(),
  events: z.number(),
})
export type PreviewPerson = z.infer<typeof previewPersonSchema>
export const previewAnswer = z.object({
  before: z.array(previewPersonSchema),
  after: z.array(previewPersonSchema),
  /** The decision itself would be refused: a cut stands against the link, or its value is blocked. */
  refused: z.array(refusedLinkSchema),
})
export type PreviewAnswer = z.infer<typeof previewAnswer>

/** What other rules would change, as far as it was looked at. */
export const rulesPreviewAnswer = z.object({
  /** People who would be somebody else: how many they are now, and how many they would be. */
  before: z.number().int(),
  after: z.number().int(),
  /** People of then who are several now, and people of now who would be several. */
  merged: z.number().int(),
  split: z.number().int(),
  /** Connected sets in all, and those that were looked at within the time. */
  sets: z.number().int(),
  looked: z.number().int(),
  examples: z.array(z.object({ before: z.array(previewPersonSchema), after: z.array(previewPersonSchema) })),
})
export type RulesPreview = z.infer<typeof rulesPreviewAnswer>

/** Rules that held once, newest first: what stood before somebody replaced them. */
export const formerRulesAnswer = z.object({
  former: z.array(
    z.object({ id: z.string(), until: z.number(), replacedBy: z.string(), rules: identityRulesSchema }),
  ),
})
export type FormerRules = z.infer<typeof formerRulesAnswer>['former'][number]

const limitRefusal = z.object({
  reason: z.literal('limit'),
  kind: z.string(),
  most: z.number(),
  days: z.number().nullable(),
})
/** The links of a workspace: how many hold, how many were refused and why. */
export const surveyAnswer = z.object({
  links: z.number().int(),
  refused: z.array(
    z.object({
      why: z.discriminatedUnion('reason', [limitRefusal, z.object({ reason: z.literal('cut') })]),
      links: z.number().int(),
      examples: z.array(z.object({ a: z.string(), b: z.string() })),
    }),
  ),
  /** Values that name nobody and came beside identifiers that do: the most frequent, and in how many traces. */
  blocked: z.array(z.object({ identifier: z.string(), traces: z.number().int() })),
  blockedTraces: z.number().int(),
  sets: z.number().int(),
  looked: z.number().int(),
})
export type Survey = z.infer<typeof surveyAnswer>
