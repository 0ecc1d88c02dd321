import { expect, it } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../clock.ts'
import { createLog } from '../log.ts'
import { createApp } from './create-app.ts'
import { listen } from './listen.ts'
import { route } from './route.ts'

it('finishes the calls that are running when it closes, and takes no new ones', async () => {
  const started = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const slow = route({
    method: 'POST',
    path: '/api/slow',
    access: 'public',
    summary: 'Waits',
    body: z.object({ n: z.number() }),
    response: z.object({ n: z.number() }),
    handler: async ({ body, ip }) => {
      expect(ip).toBe('127.0.0.1')
      started.resolve()
      await release.promise
      return body
    },
  })
  const guard = { admit: async () => ({ caller: { kind: 'nobody' as const }, scope: null }) }
  const app = createApp({ routes: [slow], guard, log: createLog('silent'), clock: systemClock })
  const server = await listen(app, { host: '127.0.0.1', port: 0 })
  const call = fetch(`${server.url}/api/slow`, {
    method: 'POST',
    body: '{"n":5}',
    headers: { 'content-type': 'application/json' },
  })
  await started.promise
  const closed = server.close()
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  release.resolve()
  expect(await (await call).json()).toEqual({ n: 5 })
  await closed
  await server.close()
})
