import { z } from 'zod'
import { type AnyRoute, route } from '../../../platform/http/route.ts'
import { connectionView } from '../model-connection.ts'
import type { MappingService } from './mapping-service.ts'
import {
  previewMappingAnswer,
  previewMappingBody,
  readSampleAnswer,
  readSampleBody,
  replayedAnswer,
  sampleAnswer,
  saveMappingBody,
} from './model-mapping.ts'

const params = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) })
const base = '/api/w/:workspace/connections/:id'
const editor = { role: 'editor' } as const

export function mappingRoutes(mappings: MappingService): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: `${base}/samples`,
      access: editor,
      summary:
        'What was sent to the address before its fields had a meaning, and the mappings that were saved',
      params,
      response: sampleAnswer,
      handler: ({ scope, params: { id } }) => mappings.samples(scope, id),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/connections/read-sample',
      access: editor,
      summary: 'The fields of a sample, and what its names and values suggest, with reasons',
      body: readSampleBody,
      response: readSampleAnswer,
      handler: ({ scope, body }) => mappings.read(scope.workspace, body.text),
    }),
    route({
      method: 'POST',
      path: `${base}/preview`,
      access: editor,
      summary: 'The messages that a sample would become; nothing is kept',
      params,
      body: previewMappingBody,
      response: previewMappingAnswer,
      handler: ({ scope, params: { id }, body }) => mappings.preview(scope, id, body),
    }),
    route({
      method: 'PUT',
      path: `${base}/mapping`,
      access: editor,
      summary: 'Saves what the fields mean, as a new version; it holds from now on',
      params,
      body: saveMappingBody,
      response: connectionView,
      handler: ({ scope, params: { id }, body, caller }) => mappings.save(scope, id, body.mapping, caller),
    }),
    route({
      method: 'POST',
      path: `${base}/replay`,
      access: editor,
      summary: 'Reads what came before the mapping was saved',
      params,
      response: replayedAnswer,
      handler: ({ scope, params: { id } }) => mappings.replay(scope, id),
    }),
  ]
}
