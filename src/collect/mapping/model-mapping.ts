import { z } from 'zod'

/** The calls that rules may touch; what Rihla itself writes is never mapped. */
export const mappedCalls = ['identify', 'group', 'alias', 'page', 'screen', 'track'] as const

/**
 * Where a value stands in a message: `properties.shipping.city`, `traits.email`, `context.page.path`. Without one of these
 * three in front it is a property. A dot that belongs to a name is written `\.`.
 */
export const mappingPath = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .refine(path => !/(^|\.)__proto__(\.|$)/.test(path))

const eventName = z.string().trim().min(1).max(500)

export const propertyTests = [
  'is',
  'is-not',
  'contains',
  'starts-with',
  'less',
  'more',
  'exists',
  'missing',
] as const

export const mappingCondition = z.object({
  /** Names of keys and imports. Empty: from anywhere. */
  sources: z.array(z.string().min(1).max(300)).max(50),
  calls: z.array(z.enum(mappedCalls)).max(mappedCalls.length),
  /** Names; `*` stands for anything. Empty: whatever it is called. */
  events: z.array(eventName).max(100),
  /** All must hold. */
  properties: z
    .array(z.object({ path: mappingPath, test: z.enum(propertyTests), value: z.string().max(500) }))
    .max(20),
})
export type MappingCondition = z.infer<typeof mappingCondition>

export const castTypes = ['number', 'text', 'boolean', 'date', 'money'] as const
export const decimalMarks = ['either', '.', ','] as const
export const dateOrders = ['none', 'ymd', 'dmy', 'mdy'] as const

export const mappingAction = z.discriminatedUnion('do', [
  /** `*` of the pattern are what `*` of the new name stand for, in their order. Without a pattern the name is replaced. */
  z.object({ do: z.literal('rename-event'), pattern: eventName.nullable(), to: eventName }),
  z.object({ do: z.literal('move'), from: mappingPath, to: mappingPath }),
  z.object({
    do: z.literal('cast'),
    path: mappingPath,
    to: z.enum(castTypes),
    /** How a fraction is written; `either` refuses what could be both ("1,234"). */
    decimal: z.enum(decimalMarks),
    /** The zone of a date that names none. */
    zone: z.string().min(1).max(60),
    order: z.enum(dateOrders),
    /** Of an amount that names none, or whose sign several share. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
  }),
  z.object({ do: z.literal('compute'), to: mappingPath, expression: z.string().trim().min(1).max(2_000) }),
  z.object({ do: z.literal('drop-property'), path: mappingPath }),
  z.object({ do: z.literal('drop-event') }),
  /** One event for each element of a list; `keep` leaves the event itself as well. */
  z.object({ do: z.literal('split'), list: mappingPath, name: eventName.nullable(), keep: z.boolean() }),
  z.object({ do: z.literal('copy'), name: eventName }),
  z.object({ do: z.literal('channel'), name: z.string().trim().min(1).max(100) }),
  z.object({
    do: z.literal('identify'),
    from: mappingPath,
    kind: z.string().regex(/^[a-z][a-z0-9_]{0,60}$/),
  }),
])
export type MappingAction = z.infer<typeof mappingAction>
export type ActionKind = MappingAction['do']

export const mappingRule = z.object({
  /** Stays the same from version to version. */
  id: z.number().int().positive().max(1_000_000),
  name: z.string().trim().max(200),
  isOn: z.boolean(),
  when: mappingCondition,
  actions: z.array(mappingAction).min(1).max(50),
})
export type MappingRule = z.infer<typeof mappingRule>

export const lookupTable = z.object({
  name: z.string().trim().min(1).max(100),
  rows: z.array(z.tuple([z.string().max(300), z.string().max(300)])).max(5_000),
})
export type LookupTable = z.infer<typeof lookupTable>

export const ruleSet = z
  .object({ rules: z.array(mappingRule).max(200), tables: z.array(lookupTable).max(50) })
  .refine(({ rules }) => new Set(rules.map(rule => rule.id)).size === rules.length)
export type RuleSet = z.infer<typeof ruleSet>

export const noRules: RuleSet = { rules: [], tables: [] }

/** Why an action could not do its work on an event. A closed list: screens know every one. */
export const failureReasons = [
  'ambiguous',
  'divided-by-zero',
  'name-invalid',
  'no-list',
  'not-a-boolean',
  'not-a-date',
  'not-a-number',
  'not-an-identifier',
  'not-money',
  'not-renamable',
  'refused',
  'too-long',
  'too-many',
  'wrong-type',
] as const
export type FailureReason = (typeof failureReasons)[number]

/** The action of a rule that failed on an event: the value stayed as it was. */
export const mappingFailure = z.object({
  rule: z.number(),
  action: z.number(),
  reason: z.enum(failureReasons),
})
export type MappingFailure = z.infer<typeof mappingFailure>

/** What the rules did to an event: the column `mapped` of its row. */
export const mappedNote = z.object({
  /** Which of the events of its message it is; the first carries the message's own id. */
  part: z.number().int().nonnegative().optional(),
  /** The call that its message came by, where it is another now. */
  call: z.enum(mappedCalls).optional(),
  rules: z.array(z.number()),
  failed: z.array(mappingFailure).optional(),
  /** The rule that dropped it. */
  dropped: z.number().optional(),
})
export type MappedNote = z.infer<typeof mappedNote>

const versionHead = z.object({
  version: z.number(),
  at: z.number(),
  by: z.string(),
  note: z.string(),
  rules: z.number(),
})
export type VersionHead = z.infer<typeof versionHead>

export const ruleCount = z.object({
  rule: z.number(),
  events: z.number(),
  failed: z.number(),
  dropped: z.number(),
})

export const mappingAnswer = z.object({
  /** 0: no rules were ever saved. */
  version: z.number(),
  set: ruleSet,
  versions: z.array(versionHead),
  /** What the rules of the current version did to the events of the whole log. */
  counts: z.array(ruleCount),
  failures: z.array(z.object({ rule: z.number(), reason: z.enum(failureReasons), events: z.number() })),
  /** Events that another version made, or none. */
  older: z.number(),
  events: z.number(),
  sources: z.array(z.string()),
})
export type MappingAnswer = z.infer<typeof mappingAnswer>

export const saveBody = z.object({
  set: ruleSet,
  /** The version that was edited: another one meanwhile is told, and nothing is overwritten. */
  base: z.number().int().nonnegative(),
  note: z.string().trim().max(300).default(''),
})

export const versionAnswer = z.object({ head: versionHead, set: ruleSet })

const shownEvent = z.object({
  messageId: z.string(),
  type: z.string(),
  name: z.string(),
  channel: z.string(),
  time: z.number(),
  identifiers: z.array(z.string()),
  properties: z.record(z.string(), z.unknown()),
  isDropped: z.boolean(),
})
export type ShownEvent = z.infer<typeof shownEvent>

const previewRow = z.object({
  source: z.string(),
  before: shownEvent,
  after: z.array(shownEvent),
  rules: z.array(z.number()),
  failed: z.array(mappingFailure),
})
export type PreviewRow = z.infer<typeof previewRow>

export const previewBody = z.object({
  set: ruleSet,
  limit: z.number().int().min(1).max(500).default(100),
  /** One event by its message id, instead of the latest. */
  messageId: z.string().min(1).max(512).nullable().default(null),
})

export const previewAnswer = z.object({
  looked: z.number(),
  changed: z.number(),
  unreadable: z.number(),
  counts: z.array(ruleCount),
  failures: z.array(z.object({ rule: z.number(), reason: z.enum(failureReasons), events: z.number() })),
  rows: z.array(previewRow),
  /** Events whose identifiers would change, and sets of people's identifiers that would meet on one event. */
  identifiersChange: z.number(),
  joins: z.array(z.object({ identifiers: z.array(z.string()), events: z.number() })),
})
export type PreviewAnswer = z.infer<typeof previewAnswer>

export const runStatuses = [
  'staging',
  'paused',
  'swapping',
  'following',
  'done',
  'cancelled',
  'failed',
] as const
export type RunStatus = (typeof runStatuses)[number]

export const runBody = z.object({
  /** Empty: all. */
  sources: z.array(z.string().min(1).max(300)).max(100).default([]),
  /** By event time, milliseconds since 1970 UTC; the end is not among them. */
  from: z.number().int().nullable().default(null),
  to: z.number().int().nullable().default(null),
  /**
   * Also events that the newest rules read already: a new version with the same rules is made first. For what else is read of a
   * message than rules say: a kind of identifier that was added since.
   */
  again: z.boolean().default(false),
})
export type RunChoice = z.infer<typeof runBody>

export const runAnswer = z.object({
  id: z.number(),
  version: z.number(),
  status: z.enum(runStatuses),
  choice: runBody,
  /** Messages read so far, of how many. */
  read: z.number(),
  of: z.number(),
  /** Rows that take their place. */
  made: z.number(),
  unreadable: z.number(),
  at: z.number(),
  by: z.string(),
  finishedAt: z.number().nullable(),
  error: z.string().nullable(),
})
export type MappingRun = z.infer<typeof runAnswer>
export const runsAnswer = z.object({ runs: z.array(runAnswer) })
