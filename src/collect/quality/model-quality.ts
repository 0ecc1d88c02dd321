import { z } from 'zod'

/** What can be wrong with what a source sends on a day. A closed list: screens and messages know every one. */
export const alarmKinds = [
  'volume-fell',
  'volume-jumped',
  'property-gone',
  'property-type',
  'identifiers-missing',
  'orders-repeated',
  'revenue-zero',
  'clock-wrong',
  'zone-invalid',
] as const
export type AlarmKind = (typeof alarmKinds)[number]

/**
 * `open`: nobody has said anything. `acknowledged`: somebody is at it. `muted`: it is shown, and nobody is told.
 * `resolved`: done; a later day that is bad opens it again.
 */
export const alarmStates = ['open', 'acknowledged', 'muted', 'resolved'] as const
export type AlarmState = (typeof alarmStates)[number]

export const alarmDay = z.object({
  day: z.string(),
  /** Events, or the share of them, as `kind` asks. */
  seen: z.number(),
  usual: z.number(),
  /** Of how many events. */
  n: z.number(),
})
export type AlarmDay = z.infer<typeof alarmDay>

export const alarmSubject = z.object({
  /** Empty: all events of the source. */
  event: z.string(),
  /** The property, the kind of identifier, or empty. */
  path: z.string(),
  /** What kind of value came, of a property that changed its type; a zone that is none. */
  detail: z.string(),
})

export const alarmSchema = z.object({
  id: z.number(),
  kind: z.enum(alarmKinds),
  source: z.string(),
  subject: alarmSubject,
  state: z.enum(alarmStates),
  days: z.array(alarmDay),
  firstDay: z.string(),
  lastDay: z.string(),
  /** Its last bad day is not the last day that was looked at. */
  isOver: z.boolean(),
  raisedAt: z.number(),
  changedAt: z.number(),
  changedBy: z.string(),
})
export type Alarm = z.infer<typeof alarmSchema>

/** One row that is bad: the first of the first bad day; of a volume that fell, the last one before. */
export const firstBad = z.object({
  messageId: z.string(),
  time: z.number(),
  receivedAt: z.number(),
  name: z.string(),
  identifiers: z.array(z.string()),
  received: z.string(),
})

export const subscriptionBody = z.object({
  inApp: z.boolean(),
  mail: z.boolean(),
  /** Where to; empty: the member's own address. */
  address: z.union([z.literal(''), z.email()]),
  /** Empty: none. */
  webhook: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  language: z.enum(['en', 'ar']),
})
export type SubscriptionBody = z.infer<typeof subscriptionBody>
export const subscriptionSchema = subscriptionBody.extend({
  /** Signs what is sent to the webhook; told to its owner alone. */
  secret: z.string(),
  failed: z.string(),
})

/** What came of a source on a day of our clock. */
export const arrivalRow = z.object({
  source: z.string(),
  day: z.string(),
  events: z.number(),
  late: z.number(),
  early: z.number(),
  future: z.number(),
  unordered: z.number(),
  repeated: z.number(),
  refused: z.number(),
  flagged: z.number(),
})

/** How many open alarms the caller has not seen; none of those who asked not to be told here. */
export const unseenAnswer = z.object({ unseen: z.number() })
/** What was on the screen; an alarm that was raised anew since then stays unseen. */
export const seenBody = z.object({
  alarms: z
    .array(z.object({ id: z.number().int().positive(), raisedAt: z.number().int().min(0).max(8.64e15) }))
    .max(1000),
})
export type SeenBody = z.infer<typeof seenBody>

export const qualityAnswer = z.object({
  alarms: z.array(alarmSchema),
  arrivals: z.array(arrivalRow),
  /** The open ones that the caller has not seen. */
  unseen: z.array(z.number()),
  subscription: subscriptionSchema.nullable(),
  /** Whether the operator named a server for mail. */
  canMail: z.boolean(),
})
export const alarmChange = z.object({
  state: z.enum(alarmStates),
  /** What came is the new usual: days before are no measure any more. */
  isUsual: z.boolean().default(false),
})
