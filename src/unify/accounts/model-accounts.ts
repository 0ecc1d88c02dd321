import { z } from 'zod'
import { identifierSchema } from '../model.ts'
import { eventCountSchema, personSummarySchema, timelineEventSchema, traitSchema } from '../model-people.ts'
import { valueSchema } from '../profile/model-profile.ts'

/** Accounts (companies): who acts for them, in which role, and what belongs to what. Times are milliseconds since 1970 UTC. */

export const accountIdSchema = z
  .string()
  .min(1)
  .max(512)
  .refine(text => text.trim() === text)

/** What somebody is to an account's decision to buy. A closed list. */
export const accountRoles = ['economic-buyer', 'champion', 'user', 'blocker'] as const
export type AccountRole = (typeof accountRoles)[number]

export const accountDecisionKinds = ['member', 'role', 'parent', 'name'] as const

/**
 * What a colleague decides about an account. It holds above what the events say, until it is undone.
 * - `member`: somebody belongs to it (`in`) or does not (`out`), whatever the events say.
 * - `role`: what somebody is to it; `none` says: nothing of the kind.
 * - `parent`: the account that it is a part of; empty says: of none.
 * - `name`: what it is called.
 */
export const accountDecisionBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), identifier: identifierSchema, value: z.enum(['in', 'out']) }),
  z.object({
    kind: z.literal('role'),
    identifier: identifierSchema,
    value: z.enum([...accountRoles, 'none']),
  }),
  z.object({ kind: z.literal('parent'), value: z.union([accountIdSchema, z.literal('')]) }),
  z.object({ kind: z.literal('name'), value: z.string().trim().min(1).max(300) }),
])
export type AccountDecisionBody = z.infer<typeof accountDecisionBody>

export const accountDecisionSchema = z.object({
  id: z.number().int(),
  account: z.string(),
  kind: z.enum(accountDecisionKinds),
  /** Whom it is about; null where it is about the account itself. */
  identifier: z.string().nullable(),
  value: z.string(),
  by: z.string(),
  at: z.number(),
  undoneAt: z.number().nullable(),
  undoneBy: z.string().nullable(),
})
export type AccountDecision = z.infer<typeof accountDecisionSchema>

export const accountRefSchema = z.object({ account: z.string(), name: z.string().nullable() })
export type AccountRef = z.infer<typeof accountRefSchema>

export const accountSummarySchema = accountRefSchema.extend({
  people: z.number().int(),
  events: z.number().int(),
  firstTime: z.number().nullable(),
  lastTime: z.number().nullable(),
  parent: accountRefSchema.nullable(),
})
export type AccountSummary = z.infer<typeof accountSummarySchema>

export const accountsQuery = z.object({
  search: z.string().max(200).default(''),
  after: z.coerce.number().int().min(0).max(20_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const accountsAnswer = z.object({
  accounts: z.array(accountSummarySchema),
  next: z.number().nullable(),
  total: z.number().int(),
})
export type AccountsAnswer = z.infer<typeof accountsAnswer>

export const newAccountBody = z.object({ account: accountIdSchema, name: z.string().trim().min(1).max(300) })

/** Somebody in an account, and how that is known. */
export const accountPersonSchema = z.object({
  person: personSummarySchema,
  role: z.enum(accountRoles).nullable(),
  roleFrom: z.enum(['events', 'hand']).nullable(),
  /** Events for this account. */
  events: z.number().int(),
  firstTime: z.number().nullable(),
  lastTime: z.number().nullable(),
  memberFrom: z.enum(['events', 'hand']),
})
export type AccountPerson = z.infer<typeof accountPersonSchema>

export const accountPageSchema = accountSummarySchema.extend({
  /** From the nearest to the topmost; ends where the chain would come back to itself. */
  ancestors: z.array(accountRefSchema),
  children: z.array(accountRefSchema),
  /** The most active first, at most 500; `people` counts all. */
  members: z.array(accountPersonSchema),
  traits: z.array(traitSchema),
  value: valueSchema,
  channelCounts: z.array(z.object({ channel: z.string(), events: z.number() })),
  eventCounts: z.array(eventCountSchema),
  decisions: z.array(accountDecisionSchema),
  /** True where it has so many people that only what names the account is counted and shown. */
  isLarge: z.boolean(),
})
export type AccountPage = z.infer<typeof accountPageSchema>

export const accountTimelineAnswer = z.object({
  events: z.array(timelineEventSchema.extend({ person: personSummarySchema.nullable() })),
  next: z.string().nullable(),
})

/** An account of somebody's. */
export const personAccountSchema = accountRefSchema.extend({
  role: z.enum(accountRoles).nullable(),
  roleFrom: z.enum(['events', 'hand']).nullable(),
  events: z.number().int(),
  firstTime: z.number().nullable(),
  lastTime: z.number().nullable(),
  memberFrom: z.enum(['events', 'hand']),
  parent: accountRefSchema.nullable(),
})
export type PersonAccount = z.infer<typeof personAccountSchema>
export const personAccountsAnswer = z.object({ accounts: z.array(personAccountSchema) })
