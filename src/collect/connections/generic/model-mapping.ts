import { z } from 'zod'

/** A place in a payload: keys from the outside in. `*` stands for every entry of a list. Empty: the whole payload. */
export const fieldPath = z.array(z.string().max(200)).max(20)
export type FieldPath = z.infer<typeof fieldPath>

/** A value that is read from the payload, or the same for every message. */
export const source = z.union([
  z.object({ path: fieldPath }),
  z.object({ value: z.string().min(1).max(500) }),
])
export type Source = z.infer<typeof source>

export const personKinds = ['user_id', 'email', 'phone', 'anonymous_id', 'external'] as const

/** What each call of the address becomes. */
export const hookMapping = z.object({
  /** A list of the payload: one message for each of its entries. Null: one message a call. */
  each: fieldPath.nullable(),
  call: z.enum(['track', 'identify']),
  /** Of the event. It counts for nothing where somebody is described. */
  name: source,
  /** ISO 8601, or seconds or milliseconds since 1970. Null: when it came. */
  time: fieldPath.nullable(),
  /** What together tells one message from another. Empty: its content. */
  id: z.array(fieldPath).max(5),
  channel: source.nullable(),
  /** `external` needs the kind of identifier that the workspace gives it. */
  person: z
    .array(z.object({ kind: z.enum(personKinds), path: fieldPath, external: z.string().max(60).optional() }))
    .max(10),
  properties: z.array(z.object({ name: z.string().trim().min(1).max(200), path: fieldPath })).max(200),
})
export type HookMapping = z.infer<typeof hookMapping>

export const savedMapping = z.object({
  version: z.number().int().positive(),
  at: z.number(),
  by: z.string(),
  mapping: hookMapping,
})

/** A field of a sample, with the values that stand there. */
export const sampleField = z.object({
  path: fieldPath,
  kind: z.enum(['text', 'number', 'yes-no', 'nothing', 'list', 'group']),
  /** The first values, as texts. */
  values: z.array(z.string()),
  /** Of a list: how many entries. */
  entries: z.number().nullable(),
})
export type SampleField = z.infer<typeof sampleField>

export const proposalReasons = [
  'named-email',
  'looks-email',
  'named-phone',
  'named-user',
  'named-time',
  'named-event',
  'named-id',
  'only-value',
] as const

/** Why a field stands where it stands in the proposal. */
export const proposalReason = z.object({
  part: z.enum(['name', 'time', 'id', 'person']),
  path: fieldPath,
  reason: z.enum(proposalReasons),
})
export type ProposalReason = z.infer<typeof proposalReason>

export const sampleAnswer = z.object({
  /** What was sent before there was a mapping, newest first. */
  samples: z.array(z.object({ id: z.string(), at: z.number(), text: z.string() })),
  waiting: z.number(),
  versions: z.array(savedMapping),
})

export const readSampleBody = z.object({ text: z.string().min(1).max(500_000) })
export const readSampleAnswer = z.object({
  fields: z.array(sampleField),
  /** Lists whose entries are groups: what may be split into one message each. */
  lists: z.array(fieldPath),
  proposal: hookMapping,
  reasons: z.array(proposalReason),
})
export type ReadSample = z.infer<typeof readSampleAnswer>

export const previewMappingBody = z.object({ text: z.string().min(1).max(500_000), mapping: hookMapping })
export const previewMappingAnswer = z.object({
  messages: z.array(
    z.object({
      name: z.string(),
      time: z.number().nullable(),
      channel: z.string(),
      identifiers: z.array(z.string()),
      messageId: z.string(),
      properties: z.record(z.string(), z.unknown()),
      /** Empty where it would be taken; otherwise the reason of quarantine. */
      refused: z.string(),
    }),
  ),
})
export type MappingPreview = z.infer<typeof previewMappingAnswer>

export const saveMappingBody = z.object({ mapping: hookMapping })
export const replayedAnswer = z.object({ taken: z.number(), left: z.number() })
