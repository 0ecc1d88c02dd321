import { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import type { Access } from './access.ts'
import { problem } from './problem.ts'
import type { AnyRoute } from './route.ts'

type Registry = OpenAPIHono['openAPIRegistry']
type Operation = Parameters<Registry['registerPath']>[0]

/** The API document, OpenAPI 3.1, made from the routes themselves: it cannot say anything that is not so. */
export function describeRoutes(routes: readonly AnyRoute[]) {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono()
  const scheme = openAPIRegistry.registerComponent.bind(openAPIRegistry, 'securitySchemes')
  scheme('session', { type: 'apiKey', in: 'cookie', name: 'rihla.session_token' })
  scheme('writeKey', {
    type: 'http',
    scheme: 'basic',
    description: 'The write key as user name, no password.',
  })
  scheme('readKey', { type: 'http', scheme: 'bearer' })
  scheme('localKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'The key in `server.json` of the data folder.',
  })
  for (const route of routes) openAPIRegistry.registerPath(describe(route))
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Rihla',
      version: '1',
      description: 'Errors are problem documents (RFC 9457) with a stable `code`.',
    },
  })
}

function describe(route: AnyRoute): Operation {
  return {
    method: lowerCase(route.method),
    path: route.path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}').replace(/\/\*$/, '/{rest}'),
    summary: route.summary,
    security: securityOf(route.access),
    parameters: [...pathParameters(route), ...queryParameters(route.query)],
    ...(route.body ? { requestBody: { required: true, content: json(route.body, 'input') } } : {}),
    responses: {
      [route.status]: { description: 'Done', ...contentOf(route) },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: schemaOf(problem, 'output') } },
      },
    },
  }
}

function contentOf({ response }: AnyRoute) {
  if (!('kind' in response)) return { content: json(response, 'output') }
  if (response.kind === 'empty') return {}
  return { content: { [response.contentType]: { schema: { type: 'string' as const } } } }
}

function json(schema: z.ZodType, side: 'input' | 'output') {
  return { 'application/json': { schema: schemaOf(schema, side) } }
}

/** What JSON Schema cannot say (a date, a transform's result) is described as anything. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Readonly<Record<string, never>> {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return jsonObject.parse(described)
}
/** TRICKY: `never` fits every place of the generator's types; what is in it is zod's own JSON Schema, checked by a test. */
const jsonObject = z.record(z.string(), z.custom<never>())

function pathParameters(route: AnyRoute) {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(match => match[1] ?? '')
  const properties = route.params ? propertiesOf(route.params) : {}
  return names.map(name => ({
    name,
    in: 'path' as const,
    required: true,
    schema: properties[name] ?? { type: name === 'workspace' ? ('integer' as const) : ('string' as const) },
  }))
}

function queryParameters(query: z.ZodType | null) {
  if (query === null) return []
  return Object.entries(propertiesOf(query)).map(([name, schema]) => ({ name, in: 'query' as const, schema }))
}

function propertiesOf(schema: z.ZodType): Readonly<Record<string, Readonly<Record<string, never>>>> {
  return z
    .object({ properties: z.record(z.string(), jsonObject).default({}) })
    .parse(schemaOf(schema, 'input')).properties
}

function securityOf(access: Access): Record<string, string[]>[] {
  if (access === 'public') return []
  if (access === 'signedIn') return [{ session: [] }]
  if (access === 'local') return [{ localKey: [] }]
  if ('key' in access) return [access.key === 'write' ? { writeKey: [] } : { readKey: [] }]
  return access.role === 'viewer' ? [{ session: [] }, { readKey: [] }] : [{ session: [] }]
}

function lowerCase(method: AnyRoute['method']): Operation['method'] {
  switch (method) {
    case 'GET':
      return 'get'
    case 'POST':
      return 'post'
    case 'PUT':
      return 'put'
    case 'PATCH':
      return 'patch'
    case 'DELETE':
      return 'delete'
  }
}
