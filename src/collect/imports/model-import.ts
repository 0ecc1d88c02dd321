import { z } from 'zod'
import { mapping } from '../files/mapping.ts'

export const importStatuses = ['new', 'running', 'done', 'failed', 'undoing', 'undone'] as const

export const importFile = z.object({ name: z.string(), bytes: z.number() })

export const importProgress = z.object({
  /** Rows read so far; `bytes` of `ofBytes` of the files. */
  rows: z.number().default(0),
  stored: z.number().default(0),
  repeated: z.number().default(0),
  refused: z.number().default(0),
})

/** What an import found out: counts, refusals by reason, rows in an impossible order. */
export const importReport = z.object({
  rows: z.number(),
  stored: z.number(),
  repeated: z.number(),
  refused: z.array(z.object({ reason: z.string(), count: z.number(), example: z.string() })),
  order: z.array(z.object({ earlier: z.string(), later: z.string(), count: z.number() })),
  ms: z.number(),
})
export type ImportReport = z.infer<typeof importReport>

export const importRecord = z.object({
  id: z.number(),
  name: z.string(),
  status: z.enum(importStatuses),
  files: z.array(importFile),
  mapping: mapping.nullable(),
  progress: importProgress,
  report: importReport.nullable(),
  error: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.number(),
  finishedAt: z.number().nullable(),
})
export type ImportRecord = z.infer<typeof importRecord>

export const importList = z.object({ imports: z.array(importRecord) })
