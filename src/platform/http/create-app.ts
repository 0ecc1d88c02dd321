import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import type { Clock } from '../clock.ts'
import { RihlaError } from '../errors.ts'
import type { Log } from '../log.ts'
import { answerCall } from './answer-call.ts'
import type { App, AppEnv } from './app-env.ts'
import type { Guard } from './guard.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { describeRoutes } from './openapi.ts'
import { problemOf } from './problem.ts'
import type { AnyRoute } from './route.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { serveWeb } from './serve-web.ts'

export interface AppDeps {
  readonly routes: readonly AnyRoute[]
  readonly guard: Guard
  readonly log: Log
  readonly clock: Clock
  /** Throws while the engines do not answer: `/readyz` then says 503. */
  readonly ready?: () => Promise<void>
  readonly metrics?: Metrics
  /** Sites in whose frames a page may stand; null for every page but shared ones. */
  readonly framedBy?: (path: string) => Promise<readonly string[] | null>
  /** Folder of the built web app. Without it only the API answers. */
  readonly webFolder?: string
}

/**
 * The whole HTTP side of the process, without a port: tests call `app.request()`, `listen()` opens the port.
 * Order of a call: request id → security headers → log and metrics → guard → body → handler.
 */
export function createApp(deps: AppDeps): App {
  refuseTwins(deps.routes)
  const app: App = new Hono()
  const metrics = deps.metrics ?? createMetrics({ withProcess: false })

  app.use(async (c, next) => {
    const given = c.req.header('x-request-id')
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    c.set('requestId', requestId)
    c.set('route', 'web')
    c.set('caller', 'nobody')
    const started = deps.clock.now()
    metrics.running.inc()
    try {
      await next()
    } finally {
      metrics.running.dec()
      recordCall(c, { ms: deps.clock.now() - started, log: deps.log, metrics })
    }
    c.header('x-request-id', requestId)
    addSecurityHeaders(c, await framedBy(deps, c))
  })

  mountService(app, deps, metrics)
  for (const route of deps.routes) {
    if (route.anyOrigin)
      app.options(route.path, c => {
        const response = openToAnyOrigin(c.body(null, 204))
        const asked = c.req.header('access-control-request-headers') ?? ''
        // Clients of another make add headers of their own, from version to version others; none of them means anything here.
        if (/^[\w\-, ]{1,500}$/.test(asked)) response.headers.set('access-control-allow-headers', asked)
        return response
      })
    app.on(route.method, route.path, async c => {
      c.set('route', route.path)
      c.set('manners', route)
      const response = await answerCall(route, { guard: deps.guard, context: c, ip: addressOf(c) })
      return route.anyOrigin ? openToAnyOrigin(response) : response
    })
  }
  for (const prefix of ['/api/*', '/v1/*'])
    app.all(prefix, () => {
      throw new RihlaError('not-found')
    })
  if (deps.webFolder !== undefined) serveWeb(app, deps.webFolder)

  app.notFound(c => refuse(c, new RihlaError('not-found')))
  app.onError((error, c) => {
    const { status } = problemOf(error, '')
    if (status >= 500) deps.log.error({ requestId: c.get('requestId'), err: error }, 'request failed')
    const response = refuse(c, error)
    const isOpen = c.get('manners')?.anyOrigin || c.req.path.startsWith('/v1/')
    return isOpen ? openToAnyOrigin(response) : response
  })
  return app
}

function refuse(c: Context<AppEnv>, error: unknown): Response {
  const document = problemOf(error, c.get('requestId'))
  const inItsManner = c.get('manners')?.refuse?.(document, c.req.raw)
  if (inItsManner) return inItsManner
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: { 'content-type': 'application/problem+json' },
  })
}

/** Only pages can stand in a frame: what a part says of an address counts for its HTML alone. */
async function framedBy(deps: AppDeps, c: Context<AppEnv>): Promise<readonly string[]> {
  if (!deps.framedBy || c.req.method !== 'GET' || c.req.path.startsWith('/api/')) return []
  return (await deps.framedBy(c.req.path)) ?? []
}

/** The routes that belong to the process and not to a part. */
function mountService(app: App, { ready, routes, log }: AppDeps, metrics: Metrics): void {
  const document = JSON.stringify(describeRoutes(routes))
  app.get('/api/openapi.json', c => c.body(document, 200, { 'content-type': 'application/json' }))
  app.get('/healthz', c => c.json({ status: 'ok' }))
  app.get('/readyz', async c => {
    try {
      await ready?.()
      return c.json({ status: 'ready' })
    } catch (error) {
      log.warn({ err: error }, 'not ready')
      return c.json({ status: 'not ready' }, 503)
    }
  })
  app.get('/metrics', async c =>
    c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  )
}

/** The pattern is logged, never the path: a path can hold an e-mail address. */
function recordCall(
  c: Context<AppEnv>,
  { ms, log, metrics }: { ms: number; log: Log; metrics: Metrics },
): void {
  const route = c.get('route')
  const status = c.res.status
  metrics.requests.observe({ method: c.req.method, route, status: String(status) }, ms / 1000)
  log.info(
    { requestId: c.get('requestId'), method: c.req.method, route, status, ms, caller: c.get('caller') },
    'call',
  )
}

function addressOf(c: Context<AppEnv>): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    // `app.request()` in a test has no connection.
    return ''
  }
}

/** Called with a key and never with a cookie, so any page may read the answer. */
function openToAnyOrigin(response: Response): Response {
  response.headers.set('access-control-allow-origin', '*')
  response.headers.set('access-control-allow-methods', 'GET, POST, OPTIONS')
  response.headers.set('access-control-allow-headers', 'authorization, content-type')
  response.headers.set('access-control-max-age', '86400')
  return response
}

function refuseTwins(routes: readonly AnyRoute[]): void {
  const seen = new Set<string>()
  for (const { method, path } of routes) {
    const key = `${method} ${path}`
    if (seen.has(key)) throw new Error(`${key} is declared twice`)
    seen.add(key)
  }
}
