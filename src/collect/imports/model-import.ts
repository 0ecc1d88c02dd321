import { z } from 'zod'
import { mapping } from '../files/mapping.ts'
import { position } from '../files/messages/cursor.ts'
import { inspection } from '../files/model-inspection.ts'
import { noticeKinds, refusalReasons } from '../files/model-outcome.ts'
import { question } from '../files/model-question.ts'
import { quarantineReasons } from '../model.ts'

/** `undone` and `failed` can be started again, `paused` goes on; `done` must be undone before it goes. */
export const importStatuses = ['new', 'running', 'paused', 'done', 'failed', 'undoing', 'undone'] as const
export type ImportStatus = (typeof importStatuses)[number]

const count = z.number().int().min(0)

export const importFile = z.object({ name: z.string(), bytes: count })

export const importProgress = z.object({
  /** Events read from the files so far, of the most that there can be; null where nobody counted the rows before. */
  messages: count.default(0),
  of: count.nullable().default(null),
  refused: count.default(0),
  /** Of these, how many need not be brought again, whatever happens. */
  durable: count.default(0),
  /** Where this run went on after a pause or a crash; null where it began at the start. */
  resumedAt: count.nullable().default(null),
})
export type ImportProgress = z.infer<typeof importProgress>

/** Where, but not what: the text of a row may name a person and stands in quarantine alone. */
const place = z.object({ file: z.string(), line: count, column: z.string().nullable() })

const reportLine = <Code extends readonly [string, ...string[]]>(codes: Code) =>
  z.object({ code: z.enum(codes), detail: z.string(), count, places: z.array(place) })

/** What an import did, most frequent first. */
export const importReport = z.object({
  /** Events that the rows gave: stored now, known already from the same rows, or refused by the intake. */
  messages: count,
  stored: count,
  repeated: count,
  events: z.array(z.object({ event: z.string(), count })),
  /** Rows of which nothing was taken. */
  refused: z.array(reportLine(refusalReasons)),
  /** Events that the intake refused. */
  quarantined: z.array(z.object({ reason: z.enum(quarantineReasons), count })),
  /** Things to know about rows that were taken. The detail of `times-out-of-order` is `later < earlier`. */
  notices: z.array(reportLine(noticeKinds)),
  ms: count,
})
export type ImportReport = z.infer<typeof importReport>

const tally = <Code extends readonly [string, ...string[]]>(codes: Code) =>
  z.array(
    z.object({
      code: z.enum(codes),
      detail: z.string(),
      count,
      examples: z.array(
        z.object({ file: z.string(), line: count, column: z.string().optional(), text: z.string() }),
      ),
    }),
  )

/** How far an import has come: everything before is durable, and this is what was counted of it. */
export const checkpoint = z.object({
  at: position,
  report: z.object({
    messages: count,
    events: z.array(z.object({ event: z.string(), count })),
    refused: tally(refusalReasons),
    notices: tally(noticeKinds),
  }),
  quarantined: z.array(z.object({ reason: z.enum(quarantineReasons), count })),
  ms: count,
})
export type Checkpoint = z.infer<typeof checkpoint>

export const importFailure = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export type ImportFailure = z.infer<typeof importFailure>

export const importRecord = z.object({
  id: z.number(),
  name: z.string(),
  status: z.enum(importStatuses),
  files: z.array(importFile),
  mapping: mapping.nullable(),
  progress: importProgress,
  report: importReport.nullable(),
  error: importFailure.nullable(),
  createdBy: z.string(),
  createdAt: z.number(),
  finishedAt: z.number().nullable(),
})
export type ImportRecord = z.infer<typeof importRecord>

export const importList = z.object({ imports: z.array(importRecord) })

/** An import with what was found in its files, as long as it waits to be started. */
export const importDetail = z.object({
  import: importRecord,
  inspection: inspection.nullable(),
  questions: z.array(question),
  /** Tables of which nothing is imported. */
  unused: z.array(z.string()),
})
export type ImportDetail = z.infer<typeof importDetail>

export const answersSchema = z.record(z.string().max(500), z.string().max(500))

export const newImport = z.object({ name: z.string().trim().min(1).max(200) })
export const inspectBody = z.object({ answers: answersSchema.default({}) })
/** Answers make the proposal anew; a mapping stands as it is. */
export const mappingBody = z.union([z.object({ answers: answersSchema }), z.object({ mapping: z.unknown() })])

export const importPreview = z.object({
  messages: z.array(
    z.object({
      event: z.string(),
      time: z.string(),
      person: z.string().nullable(),
      channel: z.string().nullable(),
      properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
  refused: z.array(
    z.object({
      file: z.string(),
      line: count,
      column: z.string().nullable(),
      reason: z.enum(refusalReasons),
      text: z.string(),
    }),
  ),
})
export type ImportPreview = z.infer<typeof importPreview>

export type Mapping = z.infer<typeof mapping>
export type Inspection = z.infer<typeof inspection>
export type Question = z.infer<typeof question>

/** A file of more would not be read in one piece by anybody. */
export const maxFileBytes = 2 * 1024 ** 3
/** Of one import: nearly three years of daily files. */
export const maxImportFiles = 1000
