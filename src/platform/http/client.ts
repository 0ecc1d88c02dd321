import { z } from 'zod'

/**
 * What the server refused, for pages: `code` and `params` make the sentence in the reader's language.
 * `code` is `offline` when no answer came at all.
 */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  readonly params: Readonly<Record<string, string | number>>
  readonly issues: readonly { path: string; reason: string }[]
  readonly requestId: string

  constructor(refused: z.infer<typeof refusal>, options?: ErrorOptions) {
    super(refused.code, options)
    this.name = 'ApiError'
    this.code = refused.code
    this.status = refused.status
    this.params = refused.params
    this.issues = refused.issues
    this.requestId = refused.requestId
  }
}

const refusal = z.object({
  code: z.string(),
  status: z.number(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  issues: z.array(z.object({ path: z.string(), reason: z.string() })).default([]),
  requestId: z.string().default(''),
})

export interface ApiCall<T> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With every part that came from data already through `encodeURIComponent`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  /** JSON, or a file that is sent as it is. */
  readonly body?: unknown
  /** What the answer must be. Leave it out where the route answers nothing. */
  readonly response?: z.ZodType<T>
  readonly signal?: AbortSignal
}

/** One call of our own API from a page. The answer is parsed as strictly as the server parses requests. */
export async function callApi<T = undefined>(call: ApiCall<T>): Promise<T> {
  const response = await send(call)
  if (!response.ok) throw new ApiError(await readRefusal(response))
  const answer: unknown = response.status === 204 ? undefined : await response.json()
  return (call.response ?? nothing<T>()).parse(answer)
}

/** A file that is served beside the app. */
export async function readText(path: string): Promise<string> {
  const response = await send({ path })
  if (!response.ok) throw new ApiError(await readRefusal(response))
  return response.text()
}

async function send({ method = 'GET', path, query = {}, body, signal }: ApiCall<unknown>): Promise<Response> {
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  const search = asked.length > 0 ? `?${new URLSearchParams(asked)}` : ''
  const isFile = body instanceof Blob
  try {
    return await fetch(`${path}${search}`, {
      method,
      signal,
      headers: body === undefined || isFile ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : isFile ? body : JSON.stringify(body),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    const offline = { code: 'offline', status: 0, params: {}, issues: [], requestId: '' }
    throw new ApiError(offline, { cause })
  }
}

async function readRefusal(response: Response): Promise<z.infer<typeof refusal>> {
  const read = refusal.safeParse(await response.json().catch(() => null))
  if (read.success) return read.data
  return { code: 'internal', status: response.status, params: {}, issues: [], requestId: '' }
}

function nothing<T>(): z.ZodType<T> {
  return z.custom<T>(value => value === undefined)
}
