import { z } from 'zod'
import type { Caller } from '../platform/http/access.ts'
import { type AnyRoute, empty, route } from '../platform/http/route.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { caseKindsSchema, periodSchema } from '../understand/model.ts'
import { answerMap } from './answer-map.ts'
import { listCases } from './list-cases.ts'
import {
  type JourneyMap,
  journeyMapSchema,
  type MapContent,
  mapContentSchema,
  mapListSchema,
} from './model.ts'
import { mapAnswerSchema, stepCasesSchema } from './model-answer.ts'
import { type MapRecords, summaryOf } from './records.ts'

export interface MapRouteDeps {
  readonly warehouse: Warehouse
  readonly records: MapRecords
  /** Drafts a map from the events of the workspace and saves it. */
  draft(scope: Scope, by: string, caller: Caller): Promise<JourneyMap>
  /** Rules with conditions must be known before a question can use them. */
  prepare(workspace: number, content: MapContent): Promise<void>
  caseKinds(workspace: number): Promise<readonly string[]>
  /** Makes the values of a property cases of their own: `order_id`. Resolves when questions can use it. */
  declareCaseKind(workspace: number, path: string): Promise<void>
  recordChange(change: {
    workspace: number
    caller: Caller
    action: string
    subject: string
    before?: unknown
    after?: unknown
  }): Promise<void>
}

const idParams = z.object({ id: z.coerce.number().int().positive() })

/** Maps of a workspace: list, draft, read, save, remove, versions, and what the log says about one. */
export function mapRoutes(deps: MapRouteDeps): AnyRoute[] {
  return [...readRoutes(deps), ...changeRoutes(deps), ...answerRoutes(deps)]
}

function readRoutes({ records, caseKinds }: MapRouteDeps): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/maps',
      access: { role: 'viewer' },
      summary: 'The journey maps of the workspace',
      response: mapListSchema,
      handler: async ({ scope }) => ({ maps: (await records.list(scope.workspace)).map(summaryOf) }),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/maps/:id',
      access: { role: 'viewer' },
      summary: 'One journey map',
      params: idParams,
      response: journeyMapSchema,
      handler: ({ scope, params }) => records.read(scope.workspace, params.id),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/maps/:id/versions',
      access: { role: 'viewer' },
      summary: 'All versions of a map, newest first',
      params: idParams,
      response: z.object({
        versions: z.array(
          z.object({ version: z.number(), content: mapContentSchema, at: z.number(), by: z.string() }),
        ),
      }),
      handler: async ({ scope, params }) => ({
        versions: await records.versions(scope.workspace, params.id),
      }),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/case-kinds',
      access: { role: 'viewer' },
      summary: 'Whose journeys can be shown: persons, accounts, and declared properties',
      response: caseKindsSchema,
      handler: async ({ scope }) => ({ kinds: [...(await caseKinds(scope.workspace))] }),
    }),
  ]
}

function changeRoutes({
  records,
  draft,
  prepare,
  caseKinds,
  declareCaseKind,
  recordChange,
}: MapRouteDeps): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/w/:workspace/case-kinds',
      access: { role: 'editor' },
      summary: 'Declares a property whose values are cases of their own, such as the order',
      body: z.object({ path: z.string().trim().min(1).max(300) }),
      response: caseKindsSchema,
      handler: async ({ scope, body, caller }) => {
        const before = await caseKinds(scope.workspace)
        if (!before.includes(body.path)) {
          await declareCaseKind(scope.workspace, body.path)
          await recordChange({
            workspace: scope.workspace,
            caller,
            action: 'case-kind.declared',
            subject: body.path,
          })
        }
        return { kinds: [...(await caseKinds(scope.workspace))] }
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/maps/draft',
      access: { role: 'editor' },
      summary: 'Drafts a map from the events of the workspace',
      body: z.object({ by: z.string().min(1).max(300).default('person') }),
      response: journeyMapSchema,
      status: 201,
      handler: ({ scope, body, caller }) => draft(scope, body.by, caller),
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/maps/:id',
      access: { role: 'editor' },
      summary: 'Saves a change made on top of a version; refused when somebody saved another meanwhile',
      params: idParams,
      body: z.object({ version: z.number().int().positive(), content: mapContentSchema }),
      response: journeyMapSchema,
      handler: async ({ scope, params, body, caller }) => {
        await records.read(scope.workspace, params.id)
        await prepare(scope.workspace, body.content)
        const saved = await records.save(scope.workspace, params.id, { ...body, by: nameOf(caller) })
        await recordChange({
          workspace: scope.workspace,
          caller,
          action: 'map.changed',
          subject: String(saved.id),
          after: { version: saved.version },
        })
        return saved
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/maps/:id',
      access: { role: 'editor' },
      summary: 'Deletes a map and its versions',
      params: idParams,
      response: empty,
      handler: async ({ scope, params, caller }) => {
        const map = await records.remove(scope.workspace, params.id)
        await recordChange({
          workspace: scope.workspace,
          caller,
          action: 'map.deleted',
          subject: String(map.id),
          before: { title: map.content.title },
        })
      },
    }),
  ]
}

function answerRoutes({ warehouse, records }: MapRouteDeps): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/w/:workspace/maps/:id/answer',
      access: { role: 'viewer' },
      summary: 'What the log says about each step of a map in a period',
      params: idParams,
      body: z.object({ period: periodSchema.nullable().default(null) }),
      response: mapAnswerSchema,
      handler: async ({ scope, params, body }) => {
        const map = await records.read(scope.workspace, params.id)
        return answerMap(warehouse, scope, map.content, body.period)
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/maps/:id/cases',
      access: { role: 'viewer' },
      summary: 'The cases behind a number of a step',
      params: idParams,
      body: z.object({
        step: z.string().max(40),
        what: z.enum(['reached', 'left']).default('reached'),
        period: periodSchema.nullable().default(null),
      }),
      response: stepCasesSchema,
      handler: async ({ scope, params, body }) => {
        const map = await records.read(scope.workspace, params.id)
        return listCases(warehouse, scope, { content: map.content, behind: body })
      },
    }),
  ]
}

/** How a change is signed on the map. */
export function nameOf(caller: Caller): string {
  return caller.kind === 'user' ? caller.name : 'Rihla'
}
