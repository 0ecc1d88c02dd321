import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { steppedClock } from '../clock.ts'
import { RihlaError } from '../errors.ts'
import { createLog } from '../log.ts'
import { createApp } from './create-app.ts'
import type { Guard } from './guard.ts'
import { problem } from './problem.ts'
import { empty, route, stream } from './route.ts'

const clock = steppedClock(0)

/** Lets `Bearer yes` into workspace 7 as its local caller, and nobody else anywhere. */
const guard: Guard = {
  admit: async ({ headers, workspace }, access) => {
    if (access === 'public') return { caller: { kind: 'nobody' }, scope: null }
    if (headers.get('authorization') !== 'Bearer yes') throw new RihlaError('auth.required')
    if (workspace !== '7') throw new RihlaError('not-found')
    return { caller: { kind: 'local' }, scope: { workspace: 7, now: clock.now() } }
  },
}

const routes = [
  route({
    method: 'GET',
    path: '/api/w/:workspace/shelves/:shelf',
    access: { role: 'viewer' },
    summary: 'One shelf',
    params: z.object({ shelf: z.coerce.number().int() }),
    query: z.object({ books: z.coerce.number().default(3) }),
    response: z.object({ workspace: z.number(), shelf: z.number(), books: z.number() }),
    handler: ({ scope, params, query }) => {
      const row = { workspace: scope.workspace, ...params, ...query, secret: 'never leaves' }
      return row
    },
  }),
  route({
    method: 'POST',
    path: '/api/echo',
    access: 'public',
    summary: 'The same again',
    body: z.object({ word: z.string().min(1) }),
    maxBytes: 100,
    response: z.object({ word: z.string() }),
    status: 201,
    handler: ({ body, setHeader }) => {
      setHeader('set-cookie', 'a=1')
      setHeader('set-cookie', 'b=2')
      return body
    },
  }),
  route({
    method: 'POST',
    path: '/api/raw',
    access: 'public',
    summary: 'Length of the text',
    maxBytes: 1000,
    response: z.object({ length: z.number() }),
    handler: async ({ upload }) => ({ length: (await upload.text()).length }),
  }),
  route({
    method: 'DELETE',
    path: '/api/nothing',
    access: 'public',
    summary: 'Nothing',
    response: empty,
    handler: () => {},
  }),
  route({
    method: 'GET',
    path: '/api/lines',
    access: 'public',
    summary: 'Lines',
    response: stream('text/csv'),
    handler: () => new Response('a,b\n', { headers: { 'content-type': 'text/csv' } }),
  }),
  route({
    method: 'GET',
    path: '/api/broken',
    access: 'public',
    summary: 'Breaks',
    response: empty,
    handler: () => {
      throw new Error('password=hunter2 in SELECT * FROM users')
    },
  }),
]

let folder: string
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-web-'))
  await writeFile(join(folder, 'index.html'), '<title>Rihla</title>')
  await writeFile(join(folder, 'favicon.svg'), '<svg/>')
  await writeFile(join(folder, 'rihla.js'), 'tracker')
  app = createApp({ routes, guard, log: createLog('silent'), clock, webFolder: folder })
})
afterAll(() => rm(folder, { recursive: true }))

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
const refusal = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const document = problem.parse(await response.json())
  expect(document.status).toBe(response.status)
  expect(document.requestId).toBe(response.headers.get('x-request-id'))
  return document
}

describe('a call', () => {
  it('reaches the handler with parsed input and the checked workspace, and answers only what is declared', async () => {
    const response = await app.request('/api/w/7/shelves/4?books=12', {
      headers: { authorization: 'Bearer yes' },
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ workspace: 7, shelf: 4, books: 12 })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('is refused before its input is looked at', async () => {
    const response = await app.request('/api/w/7/shelves/x')
    expect((await refusal(response)).code).toBe('auth.required')
  })

  it('says which parameter is wrong', async () => {
    const response = await app.request('/api/w/7/shelves/x', { headers: { authorization: 'Bearer yes' } })
    const document = await refusal(response)
    expect(document).toMatchObject({ status: 400, code: 'params.invalid', params: { path: 'shelf' } })
    expect(document.issues).toHaveLength(1)
  })

  it('takes JSON only under its own type, valid and small', async () => {
    const good = await post('/api/echo', '{"word":"رحلة"}')
    expect([good.status, await good.json()]).toEqual([201, { word: 'رحلة' }])
    expect(good.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect((await refusal(await post('/api/echo', '{"word":'))).code).toBe('body.invalid')
    expect((await refusal(await post('/api/echo', '{"word":""}'))).params.path).toBe('word')
    const form = await post('/api/echo', '{"word":"x"}', { 'content-type': 'text/plain' })
    expect((await refusal(form)).status).toBe(415)
    const large = await post('/api/echo', JSON.stringify({ word: 'x'.repeat(200) }))
    expect((await refusal(large)).code).toBe('body.too-large')
  })

  it('unpacks gzip and limits what comes out of it', async () => {
    const packed = (text: string) => new Uint8Array(gzipSync(text))
    const good = await post('/api/raw', packed('hello'), { 'content-encoding': 'gzip' })
    expect(await good.json()).toEqual({ length: 5 })
    const bomb = await post('/api/raw', packed('0'.repeat(500_000)), { 'content-encoding': 'gzip' })
    expect((await refusal(bomb)).code).toBe('body.too-large')
    const damaged = await post('/api/raw', 'not gzip', { 'content-encoding': 'gzip' })
    expect((await refusal(damaged)).code).toBe('body.invalid')
    const unknown = await post('/api/raw', 'x', { 'content-encoding': 'zstd' })
    expect((await refusal(unknown)).status).toBe(415)
    const latin = await post('/api/raw', new Uint8Array([0xe9, 0x20]))
    expect((await refusal(latin)).params.reason).toBe('not UTF-8')
  })

  it('answers without a body, and with a stream', async () => {
    expect((await app.request('/api/nothing', { method: 'DELETE' })).status).toBe(204)
    expect(await (await app.request('/api/lines')).text()).toBe('a,b\n')
  })

  it('never shows what broke inside', async () => {
    const response = await app.request('/api/broken')
    const document = await refusal(response)
    expect(document.code).toBe('internal')
    expect(JSON.stringify(document)).not.toContain('hunter2')
  })

  it('keeps the request id of the caller when it is harmless', async () => {
    const kept = await app.request('/healthz', { headers: { 'x-request-id': 'abcd-1234' } })
    expect(kept.headers.get('x-request-id')).toBe('abcd-1234')
    const strange = await app.request('/healthz', { headers: { 'x-request-id': '<script>' } })
    expect(strange.headers.get('x-request-id')).not.toContain('<')
  })
})

describe('the process', () => {
  it('carries the security headers on every answer, also refusals', async () => {
    for (const path of ['/', '/healthz', '/api/none', '/api/broken']) {
      const { headers } = await app.request(path)
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('is healthy, and ready only while the engines answer', async () => {
    const ill = createApp({
      routes: [],
      guard,
      log: createLog('silent'),
      clock,
      ready: () => Promise.reject(new Error('engine down')),
    })
    expect((await ill.request('/healthz')).status).toBe(200)
    expect((await ill.request('/readyz')).status).toBe(503)
    expect((await app.request('/readyz')).status).toBe(200)
  })

  it('counts calls by pattern, not by path', async () => {
    await app.request('/api/w/7/shelves/secret%40example.com')
    const text = await (await app.request('/metrics')).text()
    expect(text).toContain('route="/api/w/:workspace/shelves/:shelf"')
    expect(text).not.toContain('example.com')
  })

  it('describes its routes', async () => {
    const document = z
      .object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(await (await app.request('/api/openapi.json')).json())
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths['/api/w/{workspace}/shelves/{shelf}']?.get).toMatchObject({
      security: [{ session: [] }, { readKey: [] }],
      parameters: [
        { name: 'workspace', in: 'path', required: true, schema: { type: 'integer' } },
        { name: 'shelf', in: 'path', required: true, schema: { type: 'integer' } },
        { name: 'books', in: 'query', schema: { type: 'number' } },
      ],
    })
  })

  it('serves the page for every address a person opens, its files, and 404 for what is missing', async () => {
    expect(await (await app.request('/w/7/people')).text()).toContain('Rihla')
    expect(await (await app.request('/')).text()).toContain('Rihla')
    expect((await app.request('/favicon.svg')).headers.get('content-type')).toContain('svg')
    const tracker = await app.request('/rihla.js')
    expect([tracker.status, tracker.headers.get('cache-control')]).toEqual([200, 'public, max-age=3600'])
    expect((await app.request('/assets/old-hash.js')).status).toBe(404)
    expect((await refusal(await app.request('/api/none'))).code).toBe('not-found')
    expect((await app.request('/../package.json')).status).toBe(404)
  })

  it('refuses two routes at one address, and a role outside a workspace', () => {
    const [first] = routes
    expect(() => createApp({ routes: [first!, first!], guard, log: createLog('silent'), clock })).toThrow(
      'twice',
    )
    expect(() =>
      route({
        method: 'GET',
        path: '/api/x',
        access: { role: 'viewer' },
        summary: '',
        response: empty,
        handler() {},
      }),
    ).toThrow('belong together')
  })
})
