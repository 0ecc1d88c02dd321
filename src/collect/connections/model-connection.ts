import { z } from 'zod'

/** A text of a connector, in both languages: a new kind of connection needs no change of any screen. */
export const words = z.object({ en: z.string(), ar: z.string() })
export type Words = z.infer<typeof words>

export const connectorGroups = ['shop', 'conversation', 'table', 'files', 'webhook'] as const

/** The parts of a long form: where the source is, which rows are read, what a row is, and whose. */
export const fieldSections = ['place', 'rows', 'event', 'person'] as const

/** One field of the form that makes a connection. `name` is the key in `settings`, or in `secrets` where `isSecret`. */
export const connectionField = z.object({
  name: z.string(),
  /** Fields of one section stand together under its heading. */
  section: z.enum(fieldSections).optional(),
  label: words,
  help: words.optional(),
  kind: z.enum(['text', 'url', 'number', 'choice', 'switch', 'lines']),
  isSecret: z.boolean().optional(),
  isOptional: z.boolean().optional(),
  /** Holds the name of a column: those of the table are offered once it was looked at. */
  isColumn: z.boolean().optional(),
  placeholder: z.string().optional(),
  /** What the field holds at first. */
  initial: z.union([z.string(), z.number(), z.boolean()]).optional(),
  choices: z.array(z.object({ value: z.string(), label: words })).optional(),
})
export type ConnectionField = z.infer<typeof connectionField>

/** A kind of connection, as the gallery shows it. */
export const connectorView = z.object({
  kind: z.string(),
  group: z.enum(connectorGroups),
  title: words,
  /** One honest sentence: what is brought, and what is not. */
  about: words,
  fields: z.array(connectionField),
  /** It loads what is there already, and what is new by a schedule. */
  loads: z.boolean(),
  /** It has an address to which the other side sends. */
  listens: z.boolean(),
  /** A mapping is made on a screen from a sample. */
  maps: z.boolean(),
  /** Minutes between two loads, unless a person chose others; 0: loaded once. */
  minutes: z.number(),
  /** Where the keys are found, step by step. */
  steps: z.array(words),
  /** How the address is entered at the other side. */
  hookSteps: z.array(words),
  /** What each thing becomes. */
  becomes: z.array(z.object({ what: words, events: z.array(z.string()) })),
})
export type ConnectorView = z.infer<typeof connectorView>

/** What one load has done so far. `done` of `of` counts things of the source, where it says how many there are. */
export const loadProgress = z.object({
  pages: z.number().default(0),
  stored: z.number().default(0),
  repeated: z.number().default(0),
  quarantined: z.number().default(0),
  done: z.number().default(0),
  of: z.number().nullable().default(null),
})
export type LoadProgress = z.infer<typeof loadProgress>

/** Why the last load ended early: the code and its parameters make the sentence. */
export const connectionFailure = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  at: z.number(),
})
export type ConnectionFailure = z.infer<typeof connectionFailure>

/**
 * - `active`: it loads by its schedule and listens.
 * - `paused`: a person stopped its loads; what is sent to its address still comes in, so that nothing is lost.
 * - `failed`: the last error needs a person (keys refused, wrong address); it listens.
 */
export const connectionStatuses = ['active', 'paused', 'failed'] as const
export type ConnectionStatus = (typeof connectionStatuses)[number]

export const hookCounts = z.object({
  /** Calls that were taken. */
  calls: z.number(),
  /** Calls with a wrong or missing signature. */
  refused: z.number(),
  /** Calls that could not be read, or of which something was quarantined. */
  unread: z.number(),
  lastAt: z.number().nullable(),
})

export const connectionView = z.object({
  id: z.number(),
  kind: z.string(),
  /** Also the source of its events: it does not change. */
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  /** The names of the secrets that are set. They themselves never leave. */
  secretsSet: z.array(z.string()),
  minutes: z.number(),
  status: z.enum(connectionStatuses),
  isRunning: z.boolean(),
  /** Everything that was there has been brought once. */
  firstLoadedAt: z.number().nullable(),
  lastRunAt: z.number().nullable(),
  nextRunAt: z.number().nullable(),
  /** Of the load under way, or of the last one. */
  progress: loadProgress,
  /** Of all loads. */
  totals: loadProgress.pick({ stored: true, repeated: true, quarantined: true }),
  error: connectionFailure.nullable(),
  hook: hookCounts,
  createdBy: z.string(),
  createdAt: z.number(),
})
export type ConnectionView = z.infer<typeof connectionView>

export const connectionsAnswer = z.object({
  connections: z.array(connectionView),
  kinds: z.array(connectorView),
})

const values = z.record(z.string().max(100), z.unknown())
/** Not trimmed: a secret may begin with a blank. */
const secretValues = z.record(z.string().max(100), z.string().max(20_000))
const minutes = z.number().int().min(5).max(10_080)

export const newConnectionBody = z.object({
  kind: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(80),
  settings: values.default({}),
  secrets: secretValues.default({}),
  minutes: minutes.optional(),
})
export type NewConnection = z.infer<typeof newConnectionBody>

/** What is left out stays as it is. An empty secret is one that was left out. */
export const changeConnectionBody = z.object({
  settings: values.optional(),
  secrets: secretValues.default({}),
  minutes: minutes.optional(),
})
export type ConnectionChange = z.infer<typeof changeConnectionBody>

export const tryConnectionBody = z.object({
  kind: z.string().min(1).max(60),
  settings: values.default({}),
  secrets: secretValues.default({}),
  /** Secrets that are left out are those of this connection. */
  id: z.number().int().positive().optional(),
})

export const rowRefusals = ['time-missing', 'time-unreadable', 'event-name-missing'] as const

/** A row as the event that it would be. `person` is who it names, as the source writes it. */
const triedEvent = z.object({
  event: z.string(),
  time: z.string(),
  person: z.string().nullable(),
  properties: z.record(z.string(), z.unknown()),
})
export type TriedEvent = z.infer<typeof triedEvent>

/** What the other side said about itself, to be recognised: its name, how many orders. */
export const triedAnswer = z.object({
  name: z.string().nullable(),
  counts: z.array(z.object({ what: words, n: z.number() })),
  /** Of a table: what its columns are called. */
  columns: z.array(z.string()).optional(),
  /** Of a table: what a few of its rows become, and why others become nothing. */
  preview: z.object({ events: z.array(triedEvent), refused: z.array(z.enum(rowRefusals)) }).optional(),
})
export type Tried = z.infer<typeof triedAnswer>

/** The only time that the address is shown: its secret part is stored hashed. */
export const connectionIssued = z.object({ connection: connectionView, path: z.string().nullable() })
