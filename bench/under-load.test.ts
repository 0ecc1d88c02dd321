import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LoadedServer, quantile, startLoadedServer } from './drive-load.ts'

let folder = ''
let server: LoadedServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-load-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
  server = await startLoadedServer(join(folder, 'data'))
})
afterAll(async () => {
  await server?.end('SIGKILL') // the question still runs
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

/** On one lane they would be answered only after the question, a minute later. How fast is a matter of `bench/under-load.ts`. */
it('while a heavy question runs, batches are acknowledged and timelines opened', async () => {
  const question = await server.ask(60)
  const { acknowledged, timelines, failures } = await server.drive({ rate: 1_000, timelines: 4, seconds: 3 })
  expect(question.isRunning()).toBe(true)
  expect(failures).toEqual([])
  expect([acknowledged.length, timelines.length]).toEqual([60, 12])
  console.log(
    `acknowledged p50 ${quantile(acknowledged, 0.5).toFixed(0)} ms, p99 ${quantile(acknowledged, 0.99).toFixed(0)} ms; ` +
      `timelines p50 ${quantile(timelines, 0.5).toFixed(0)} ms, p99 ${quantile(timelines, 0.99).toFixed(0)} ms`,
  )
}, 120_000)
