import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { readCatalogue } from './catalogue.ts'
import type { Intake } from './intake/intake.ts'
import type { Origin } from './intake/prepare-event.ts'
import type { Live } from './live.ts'
import { maskExamples } from './mask-examples.ts'
import { quarantineReasons } from './model.ts'
import {
  catalogueAnswer,
  liveAnswer,
  openedMessage,
  quarantineAnswer,
  replayAnswer,
  replayBody,
  sourcesAnswer,
} from './model-data.ts'
import { openMessage } from './open-message.ts'
import { readQuarantine, replay } from './quarantine.ts'
import { readSources } from './sources.ts'
import type { CheckEvent } from './tracking-plan/compile-plan.ts'

export interface DataDeps {
  readonly warehouse: Warehouse
  readonly intake: Intake
  readonly live: Live
  insertRows(table: 'quarantine', lines: readonly string[]): Promise<unknown>
  originOf(scope: Scope, source: string, importId: number): Promise<Origin>
  /** What the tracking plan in force says of an event. */
  checkOf(workspace: number): CheckEvent | null
  /** What the tracking plan calls personal. */
  isPersonal(workspace: number): (event: string, path: string) => boolean
}

/** What the Data screens ask: sources, the live stream, quarantine, the catalogue. */
export function dataRoutes(deps: DataDeps): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/sources',
      access: { role: 'viewer' },
      summary: 'What each source has sent',
      response: sourcesAnswer,
      handler: async ({ scope }) => ({ sources: await readSources(deps.warehouse, scope) }),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/live',
      access: { role: 'viewer' },
      summary: 'The latest messages and what became of each; `after` is the `seq` of the last one seen',
      query: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
      response: liveAnswer,
      handler: ({ scope, query }) => ({
        entries: deps.live
          .after(scope.workspace, query.after)
          .map(entry => ({ ...entry, identifiers: [...entry.identifiers] })),
      }),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/live/message',
      access: { role: 'viewer' },
      summary: 'One message as it came and what it became: by message id, or by its entry in quarantine',
      query: z.object({
        messageId: z.string().max(600).default(''),
        entry: z
          .string()
          .regex(/^\d{0,20}$/)
          .default(''),
      }),
      response: openedMessage,
      handler: async ({ scope, query }) => ({ found: await openMessage(deps, scope, query) }),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/catalogue',
      access: { role: 'viewer' },
      summary: 'Event names, channels and properties that were seen',
      response: catalogueAnswer,
      handler: async ({ scope }) => ({
        events: maskExamples(await readCatalogue(deps.warehouse, scope), deps.isPersonal(scope.workspace)),
      }),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/quarantine',
      access: { role: 'viewer' },
      summary: 'What was refused, with its reason and its exact text',
      query: z.object({
        reason: z.enum(quarantineReasons).optional(),
        source: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      response: quarantineAnswer,
      handler: ({ scope, query }) => readQuarantine(deps.warehouse, scope, query),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/quarantine/replay',
      access: { role: 'editor' },
      summary: 'Sends refused messages through the intake again, repaired where a text is given',
      body: replayBody,
      maxBytes: 5_000_000,
      response: replayAnswer,
      handler: async ({ scope, body }) => ({ results: await replay(deps, scope, body.entries) }),
    }),
  ]
}
