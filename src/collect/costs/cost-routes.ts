import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import type { RequestBody } from '../../platform/http/request-body.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import { type FileInput, fileOf, readableEnding } from '../files/read/file-input.ts'
import type { CostService } from './cost-service.ts'
import {
  costAcknowledged,
  costBatch,
  costBody,
  costLook,
  costMapping,
  costsAnswer,
  maxCostBytes,
} from './model-costs.ts'

interface CostRouteDeps {
  readonly costs: CostService
  recordChange(change: {
    readonly workspace: number
    readonly caller: Caller
    readonly action: string
    readonly subject: string
  }): Promise<void>
}

const base = '/api/w/:workspace/ad-costs'
const summary = 'Tells what advertising cost, by day and campaign; a campaign’s day is replaced as a whole'
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const fileQuery = z.object({
  name: z.string().min(1).max(300),
  mapping: z
    .string()
    .max(20_000)
    .default('{}')
    .transform((text, context) => {
      const read = costMapping.safeParse(readJson(text))
      if (read.success) return read.data
      context.addIssue({ code: 'custom', message: 'no mapping of costs' })
      return z.NEVER
    }),
})

/** Told with a write key by a program, or by an editor; by file in two steps: looked at, then kept. */
export function costRoutes({ costs, recordChange }: CostRouteDeps): AnyRoute[] {
  const record = (workspace: number, caller: Caller, action: string, id: number) =>
    recordChange({ workspace, caller, action, subject: String(id) })
  return [
    route({
      method: 'POST',
      path: '/v1/ad-costs',
      access: { key: 'write' },
      summary,
      body: costBody,
      maxBytes: maxCostBytes,
      response: costAcknowledged,
      handler: async ({ scope, body }) => {
        const { id, rows } = await costs.tell(scope.workspace, body.rows, '')
        return { batch: id, rows }
      },
    }),
    route({
      method: 'POST',
      path: base,
      access: { role: 'editor' },
      summary,
      body: costBody,
      maxBytes: maxCostBytes,
      response: costAcknowledged,
      status: 201,
      handler: async ({ scope, body, caller }) => {
        const { id, rows } = await costs.tell(scope.workspace, body.rows, nameOf(caller))
        await record(scope.workspace, caller, 'costs.imported', id)
        return { batch: id, rows }
      },
    }),
    route({
      method: 'GET',
      path: base,
      access: { role: 'viewer' },
      summary: 'What advertising cost, by month, campaign and currency, with the days that are missing',
      query: z.object({ from: day.default('1970-01-01'), to: day.default('2200-01-01') }),
      response: costsAnswer,
      handler: ({ scope, query }) => costs.answer(scope, query),
    }),
    route({
      method: 'POST',
      path: `${base}/look`,
      access: { role: 'editor' },
      summary: 'Reads a file of costs and says what is in it and what has to be answered; nothing is kept',
      query: fileQuery,
      maxBytes: maxCostBytes,
      response: costLook,
      handler: async ({ query, upload }) => costs.look(await fileIn(query.name, upload), query.mapping),
    }),
    route({
      method: 'POST',
      path: `${base}/files`,
      access: { role: 'editor' },
      summary: 'Keeps the costs of a file',
      query: fileQuery,
      maxBytes: maxCostBytes,
      response: costBatch,
      status: 201,
      handler: async ({ scope, query, upload, caller }) => {
        const file = await fileIn(query.name, upload)
        const batch = await costs.importFile(scope.workspace, file, query.mapping, nameOf(caller))
        await record(scope.workspace, caller, 'costs.imported', batch.id)
        return batch
      },
    }),
    route({
      method: 'POST',
      path: `${base}/batches/:id/undo`,
      access: { role: 'editor' },
      summary: 'Takes out what one file or call told; what stood there before counts again',
      params: z.object({ id: z.coerce.number().int().positive() }),
      response: costBatch,
      handler: async ({ scope, params, caller }) => {
        const batch = await costs.undo(scope.workspace, params.id)
        await record(scope.workspace, caller, 'costs.undone', batch.id)
        return batch
      },
    }),
  ]
}

async function fileIn(name: string, upload: RequestBody): Promise<FileInput> {
  if (!readableEnding.test(name)) throw new RihlaError('import.format-unknown', { file: name })
  return fileOf(name, await upload.bytes())
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function nameOf(caller: Caller): string {
  return caller.kind === 'user' ? caller.name : ''
}
