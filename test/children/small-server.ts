import { z } from 'zod'
import { readConfig } from '../../src/platform/config.ts'
import { RihlaError } from '../../src/platform/errors.ts'
import { route } from '../../src/platform/http/route.ts'
import { defineJob } from '../../src/platform/jobs/jobs.ts'
import { createLog } from '../../src/platform/log.ts'
import type { Part } from '../../src/platform/part.ts'
import { startServer } from '../../src/server.ts'
import { stopOnSignal } from '../../src/stop-on-signal.ts'

// A server with one small part, to watch it start, stop and be killed. Arguments: data folder, port.
const [dataFolder = '', port = '0'] = process.argv.slice(2)
const config = { ...readConfig(), dataFolder, port: Number(port) }

const said = (text: string) => console.log(text)
const part: Part = {
  name: 'govern',
  storeMigrations: {},
  warehouseMigrations: [],
  routes: [
    route({
      method: 'GET',
      path: '/api/slow',
      access: 'public',
      summary: 'Answers after a second',
      response: z.object({ slept: z.boolean() }),
      handler: async () => {
        said('slow begun')
        await new Promise(resolve => setTimeout(resolve, 1000))
        return { slept: true }
      },
    }),
  ],
  jobs: [defineJob({ name: 'nothing', schema: z.object({}), handler: async () => undefined })],
  start: async () => said('part started'),
  stop: async () => said('part stopped'),
}
const guard = { admit: async () => ({ caller: { kind: 'nobody' as const }, scope: null }) }

try {
  const server = await startServer({
    config,
    log: createLog('error'),
    compose: () => ({ parts: [part], guard }),
    onStage: stage => said(`stage ${stage}`),
  })
  stopOnSignal(() => server.stop(), said)
  said(`listening ${server.url}`)
} catch (error) {
  said(`failed ${error instanceof RihlaError ? error.code : error}`)
  process.exitCode = 1
}
