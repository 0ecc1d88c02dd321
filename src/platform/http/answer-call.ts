import type { Context } from 'hono'
import type { z } from 'zod'
import { RihlaError } from '../errors.ts'
import { carriedKeysOf, isScoped } from './access.ts'
import type { AppEnv } from './app-env.ts'
import type { Guard } from './guard.ts'
import { InvalidInput } from './problem.ts'
import { type RequestBody, requestBody } from './request-body.ts'
import type { AnyRoute } from './route.ts'

interface Call {
  readonly guard: Guard
  readonly context: Context<AppEnv>
  readonly ip: string
}

/** One call of one route: guard, then the input, then the handler, then the answer through its schema. */
export async function answerCall(route: AnyRoute, { guard, context: c, ip }: Call): Promise<Response> {
  const request = c.req.raw
  const { workspace = null, ...params } = c.req.param()
  const carried = carriedKeysOf(route.access)
  const early = carried && requestBody(request, route.maxBytes)
  const carriedKeys = carried && early ? await carried({ request, params, upload: early }) : null
  const { caller, scope } = await guard.admit(
    { method: request.method, url: request.url, headers: request.headers, workspace, ip, carriedKeys },
    route.access,
  )
  c.set('caller', caller.kind === 'key' ? `${caller.key} key ${caller.keyId}` : caller.kind)
  if (isScoped(route.access) && scope === null)
    throw new Error(`${route.method} ${route.path}: the guard let a call through without its workspace`)

  const upload = early ?? requestBody(request, route.maxBytes)
  const headers = new Headers()
  const result = await route.handle({
    caller,
    scope,
    params: parse(route.params, params, 'params.invalid'),
    query: parse(route.query, queryOf(request.url), 'query.invalid'),
    body:
      route.body === null ? undefined : parse(route.body, await readJson(request, upload), 'body.invalid'),
    upload,
    request,
    requestId: c.get('requestId'),
    ip,
    setHeader: (name, value) => headers.append(name, value),
  })
  return answer(route, result, headers)
}

function parse(
  schema: z.ZodType | null,
  value: unknown,
  code: 'params.invalid' | 'query.invalid' | 'body.invalid',
) {
  if (schema === null) return undefined
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new InvalidInput(code, parsed.error)
  return parsed.data
}

function queryOf(url: string): Record<string, string | string[]> {
  const query = new URL(url).searchParams
  return Object.fromEntries(
    [...new Set(query.keys())].map(name => {
      const values = query.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

/** Asking for the JSON type also keeps out plain HTML forms of other sites. */
async function readJson(request: Request, upload: RequestBody): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type))
    throw new RihlaError('body.unsupported', { type: type.slice(0, 80) })
  const text = await upload.text()
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new RihlaError('body.invalid', { reason: 'not JSON' }, { cause })
  }
}

/** The answer passes its own schema, so that no field leaves that was not declared. */
function answer(route: AnyRoute, result: unknown, headers: Headers): Response {
  if (result instanceof Response) {
    for (const [name, value] of headers) result.headers.append(name, value)
    return result
  }
  headers.set('cache-control', 'no-store')
  if ('kind' in route.response) {
    if (route.response.kind === 'stream') throw new Error(`${route.path} promised a Response`)
    return new Response(null, { status: 204, headers })
  }
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(route.response.parse(result)), { status: route.status, headers })
}
