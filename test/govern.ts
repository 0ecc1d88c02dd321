import type { WorkspaceSettings } from '../src/govern/model.ts'
import { createGovernPart } from '../src/govern/part.ts'
import type { JobDesk } from '../src/govern/routes/route-deps.ts'
import { type Clock, systemClock } from '../src/platform/clock.ts'
import { createApp } from '../src/platform/http/create-app.ts'
import type { AnyRoute } from '../src/platform/http/route.ts'
import type { Jobs } from '../src/platform/jobs/jobs.ts'
import { createLog } from '../src/platform/log.ts'
import type { Part } from '../src/platform/part.ts'
import { migrateStore } from '../src/platform/store/migrate-store.ts'
import { createZones } from '../src/platform/zones/zones.ts'
import { openTestStore } from './store.ts'

export const localKey = 'local_key-of-the-data-folder'
export const cairoShop: WorkspaceSettings = {
  name: 'متجر القاهرة',
  country: 'EG',
  zone: 'Africa/Cairo',
  currency: 'EGP',
  weekend: [5, 6],
  weekStart: 6,
  digits: 'arab',
  calendar: 'gregory',
  language: 'ar',
}

interface Options {
  readonly clock?: Clock
  readonly parts?: readonly Pick<Part, 'name' | 'export' | 'erase'>[]
  readonly routes?: readonly AnyRoute[]
  readonly jobs?: JobDesk & Partial<Pick<Jobs, 'enqueue'>>
  readonly publicUrl?: string
}

/** The part with its own store behind the whole HTTP side, without a port. */
export async function startGovern(options: Options = {}) {
  const store = await openTestStore()
  const clock = options.clock ?? systemClock
  const log = createLog('silent')
  const govern = createGovernPart({
    store,
    clock,
    log,
    zones: createZones(),
    zoneTable: null,
    jobs: {
      list: async () => [],
      count: async () => ({}),
      retry: async () => false,
      enqueue: async () => '',
      ...options.jobs,
    },
    publicUrl: options.publicUrl ?? null,
    localKey,
    parts: () => options.parts ?? [],
    subjectOf: async () => null,
  })
  await migrateStore(store, govern.storeMigrations)
  await govern.start?.()
  const routes = options.routes ?? govern.routes
  const app = createApp({ routes, guard: govern.guard, log, clock })
  return { app, govern, store, clock }
}

export type TestApp = Awaited<ReturnType<typeof startGovern>>['app']

/** A browser: keeps its cookies and says where it is, as browsers do. */
export function browser(app: TestApp, origin = 'http://localhost') {
  const jar = new Map<string, string>()
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const headers = new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') })
    if (jar.size === 0) headers.delete('cookie')
    if (method !== 'GET') headers.set('origin', origin)
    if (body !== undefined) headers.set('content-type', 'application/json')
    const response = await app.request(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]!.split(/=(.*)/s)
      if (/max-age=0/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  return {
    jar,
    get: (path: string) => call('GET', path),
    post: (path: string, body?: unknown) => call('POST', path, body),
    patch: (path: string, body?: unknown) => call('PATCH', path, body),
    put: (path: string, body?: unknown) => call('PUT', path, body),
    delete: (path: string) => call('DELETE', path),
  }
}

export const tokenOf = (path: string | null) => path!.split('token=')[1]!
